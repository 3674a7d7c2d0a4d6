// Events that a pixel has not yet dealt with, kept over a change of page: a form's event happens as the page goes.
// The next page sends them once more, under the same id, and then forgets them.
import type { PixelEvent } from '../protocol';

const KEPT = 20;

export type Outbox = {
  /** What the page before left behind; asked once. */
  take(): PixelEvent[];
  add(event: PixelEvent): void;
  remove(eventId: string): void;
  forget(): void;
};

export function createOutbox(pixelId: string): Outbox {
  const key = `pixel-outbox:${pixelId}`;
  const read = () => JSON.parse(sessionStorage.getItem(key) ?? '[]') as PixelEvent[];
  const write = (events: PixelEvent[]) => {
    if (events.length === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(events.slice(-KEPT)));
  };
  return {
    take: () => {
      const left = read();
      write([]);
      return left;
    },
    add: (event) => write([...read(), event]),
    remove: (eventId) => write(read().filter(({ id }) => id !== eventId)),
    forget: () => write([]),
  };
}
