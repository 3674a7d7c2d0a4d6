import { expect, test } from 'vitest';
import { english } from '~/components/i18n/catalogue';
import type { CampaignState } from '~/campaigns/store';
import type { SpokenReason } from '~/decisions/reason-words';
import type { EndReason, PassReason } from '~/flows/definition';
import { FLOWS } from '~/flows/library';
import type { Unsellable } from '~/catalog/sellable';
import type { PixelStatus } from '~/shopify/pixel-status';
import type {
  FailReason,
  MessageState,
  SkipReason,
  UnknownReason,
  WaitReason,
} from '~/messages/ledger/states';

type Sentence = { key: string; text: string };

function sentencesOf(node: object, prefix: string): Sentence[] {
  return Object.entries(node).flatMap(([name, value]: [string, string | object]) => {
    const key = `${prefix}${name}`;
    return typeof value === 'string' ? [{ key, text: value }] : sentencesOf(value, `${key}.`);
  });
}

const sentences = sentencesOf(english, '');
const offenders = (pattern: RegExp) =>
  sentences.filter(({ text }) => pattern.test(text)).map(({ key }) => key);

test('has words for every state, reason and problem', () => {
  // The compiler holds the catalogue to the closed lists; a reason without words does not compile.
  type Reason = SkipReason | WaitReason | FailReason | UnknownReason;
  type Underway = Extract<MessageState, 'queued' | 'claimed' | 'intent'>;
  const reasons: Record<Reason | Underway, string> = english.messages.reasons;
  const states: Record<CampaignState, string> = english.campaigns.states;
  const filters: Record<`${Unsellable}_one` | `${Unsellable}_other`, string> =
    english.messages.detail.filters;
  const pixel: Record<NonNullable<PixelStatus['problem']>, string> = english.home.pixel;
  const because: Record<SpokenReason, string> = english.messages.detail.because;
  for (const text of [reasons, states, filters, pixel, because].flatMap((words) =>
    Object.values(words),
  )) {
    expect(text).not.toBe('');
  }
});

test('has words for every way in and out of a flow', () => {
  type Counted = 'cooling_down';
  type Passed = Exclude<PassReason, Counted> | `${Counted}_one` | `${Counted}_other`;
  const passed: Record<Passed, string> = english.flows.passed;
  const left: Record<EndReason, string> = english.flows.left;
  for (const text of [passed, left].flatMap((words) => Object.values(words))) {
    expect(text).not.toBe('');
  }
  for (const { id, trigger, endsOn } of FLOWS) {
    expect(english.flows.library).toHaveProperty(id);
    expect(english.flows.triggers).toHaveProperty(trigger);
    for (const end of endsOn) expect(english.flows.endings).toHaveProperty(end);
  }
});

test('gives both forms of every sentence that counts', () => {
  const keys = new Set(sentences.map(({ key }) => key));
  const stems = [...keys].filter((key) => /_(one|other)$/.test(key));
  const alone = stems.filter((key) => {
    const stem = key.replace(/_(one|other)$/, '');
    return !keys.has(`${stem}_one`) || !keys.has(`${stem}_other`);
  });
  expect(alone).toEqual([]);
});

// Built for Shopify 4.3.1 and 4.3.2: no promise of an outcome, no pressure, no begging.
test('promises no gain and presses nobody', () => {
  expect(offenders(/guarantee|will increase|boost|revenue uplift|hurry|don.t miss/i)).toEqual([]);
  expect(offenders(/\bplease\b|!|\bOK\b/i)).toEqual([]);
});

test('writes email as Shopify does, without emoji', () => {
  expect(offenders(/e-mail/i)).toEqual([]);
  expect(offenders(/\p{Extended_Pictographic}/u)).toEqual([]);
});

test('keeps titles and buttons in sentence case', () => {
  const short = sentences.filter(({ key, text }) => {
    const isLabel = /(title|create|send|stop|pause|resume|export|edit|action)$/i.test(key);
    // Attune is a name, and a hole holds one.
    const words = text.replace(/“?\{\{.*?\}\}”?|Attune|Shopify/g, '').split(/\s+/);
    return isLabel && words.slice(1).some((word) => /^[A-Z][a-z]/.test(word));
  });
  expect(short.map(({ key }) => key)).toEqual([]);
});
