import { expect, test } from 'vitest';
import { openVisit, signVisit, visitKey } from '~/messages/visits/visit-token';

const SECRET = 'a master secret of thirty-two bytes';
const KEY = visitKey(SECRET, '1');
const ISSUED = new Date('2026-03-02T10:00:00.123Z');
const VISIT = {
  messageCreatedAt: new Date('2026-02-27T08:30:00.456Z'),
  messageId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  issuedAt: ISSUED,
};
const MINUTE_MS = 60_000;
const after = (ms: number) => new Date(ISSUED.getTime() + ms);

test('a visit’s token is read as it was signed', () => {
  expect(openVisit(KEY, signVisit(KEY, VISIT), after(0))).toEqual(VISIT);
});

test('a visit’s token is good for half an hour', () => {
  const token = signVisit(KEY, VISIT);
  expect(openVisit(KEY, token, after(30 * MINUTE_MS))).toEqual(VISIT);
  expect(openVisit(KEY, token, after(30 * MINUTE_MS + 1))).toBeNull();
  expect(openVisit(KEY, token, after(-1))).toBeNull();
});

test('a visit’s token of another shop says nothing', () => {
  expect(openVisit(visitKey(SECRET, '2'), signVisit(KEY, VISIT), ISSUED)).toBeNull();
});

test('no changed character of a visit’s token goes through', () => {
  const token = signVisit(KEY, VISIT);
  for (let at = 0; at < token.length; at += 1) {
    const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    expect(openVisit(KEY, changed, ISSUED), String(at)).toBeNull();
  }
});

test('what was never a visit’s token is null', () => {
  for (const wrong of ['', 'x', '%00', 'a'.repeat(60), 'a'.repeat(5_000), '../../etc/passwd'])
    expect(openVisit(KEY, wrong, ISSUED), wrong).toBeNull();
});

test('a message without a uuid gets no token', () => {
  expect(() => signVisit(KEY, { ...VISIT, messageId: 'seven' })).toThrow(/uuid/);
});

test('a visit that a replaced secret signed is still opened', () => {
  const token = signVisit(visitKey('old', '1'), VISIT);
  expect(openVisit([visitKey('new', '1'), visitKey('old', '1')], token, ISSUED)).toEqual(VISIT);
  expect(openVisit([visitKey('new', '1')], token, ISSUED)).toBeNull();
});
