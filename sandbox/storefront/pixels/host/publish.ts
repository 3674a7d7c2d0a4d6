// Makes full events of what happened on the page, and hands them to the pixels that may hear of them: only those
// whose permissions are all granted, and only from then on.
import type { RegisterInit } from '@shopify/web-pixels-extension';
import {
  isAllowed,
  privacyOf,
  type PageData,
  type PageEvent,
  type PixelEvent,
  type PixelOnPage,
} from '../protocol';
import { createOutbox, type Outbox } from './outbox';
import { describePage } from './page-context';
import { openPixelFrame, type PixelFrame } from './pixel-frame';
import type { Privacy } from './privacy';
import { createVisitor, type Visitor } from './visitor';

export type Publish = (event: PageEvent) => void;

type Running = { pixel: PixelOnPage; outbox: Outbox; frame: PixelFrame | null };

export function createPublisher(data: PageData, privacy: Privacy): Publish {
  const ahead = data.now - Date.now();
  const visitor = createVisitor(() => privacy.current().analytics);
  const running = data.pixels.map((pixel): Running => ({
    pixel,
    outbox: createOutbox(pixel.id),
    frame: null,
  }));
  const listening = () => running.filter(({ pixel }) => isAllowed(pixel.needs, privacy.current()));
  const load = () => {
    for (const one of listening()) one.frame ??= openFrame(one, initOf(data, privacy));
  };

  load();
  privacy.onChange((consent) => {
    if (!consent.analytics) visitor.forget();
    for (const { pixel, outbox, frame } of running) {
      if (!isAllowed(pixel.needs, consent)) outbox.forget();
      frame?.tellConsent(privacyOf(consent));
    }
    load();
  });

  return (happened) => {
    const hearing = listening();
    if (hearing.length === 0) return;
    const event = makeEvent(happened, { visitor, at: new Date(Date.now() + ahead) });
    for (const { outbox, frame } of hearing) {
      outbox.add(event);
      frame?.send(event);
    }
  };
}

function openFrame({ pixel, outbox }: Running, init: RegisterInit): PixelFrame {
  const left = outbox.take();
  const frame = openPixelFrame({ pixel, init, onHandled: outbox.remove });
  for (const event of left) frame.send(event);
  return frame;
}

function initOf(data: PageData, privacy: Privacy): RegisterInit {
  return {
    context: describePage(),
    data: data.init,
    customerPrivacy: privacyOf(privacy.current()),
  };
}

function makeEvent(
  { name, type, data }: PageEvent,
  { visitor, at }: { visitor: Visitor; at: Date },
): PixelEvent {
  return {
    id: `sh-${crypto.randomUUID()}`,
    clientId: visitor.clientId(),
    name,
    type,
    timestamp: at.toISOString(),
    seq: visitor.nextSeq(),
    // Shopify's own events of the page's elements name no page.
    ...(type === 'dom' ? {} : { context: describePage() }),
    ...(type === 'custom' ? { customData: data } : { data }),
  };
}
