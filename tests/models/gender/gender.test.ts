// Expected figures: shares of girls among United States births 1945 to 2006 (Social Security Administration), and
// customers made up so that what they bought is the only difference.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceFemale, readNameBook } from '~/models/gender/first-name';
import { NAMES, SHARES } from '~/models/gender/name-table';
import { learnKinds, predictGender } from '~/models/gender/predict';

const book = readNameBook();

test('the table unpacks to its names, in order', () => {
  const names = [...book.shares.keys()];
  // 35,516 names of letters alone had fifty births or more.
  expect(names).toHaveLength(35_516);
  expect(names.every((name, at) => at === 0 || names[at - 1]! < name)).toBe(true);
  expect(NAMES.length).toBeLessThan(150_000);
  expect([...SHARES].sort((a, b) => a - b)).toEqual(SHARES);
});

test.each([
  ['Mary', 0.9968],
  ['James', 0.0042],
  ['Jennifer', 0.9967],
  ['Michael', 0.005],
  ['Jackie', 0.5912],
  ['Leslie', 0.8027],
])('%s is told as births tell', (name, share) => {
  expect(Math.abs(chanceFemale(book, name).female - share)).toBeLessThan(0.02);
});

test('spelling, accents, titles and second names do not matter', () => {
  for (const name of ['JOSÉ', ' josé maria', 'Mr. Jose', 'jose-luis']) {
    expect(chanceFemale(book, name)).toEqual(chanceFemale(book, 'Jose'));
  }
});

test('a name that is not there is told by its ending', () => {
  expect(chanceFemale(book, 'Zorbelina').basis).toBe('ending');
  expect(chanceFemale(book, 'Zorbelina').female).toBeGreaterThan(0.9);
  expect(chanceFemale(book, 'Brunhold').female).toBeLessThan(0.5);
});

test('nothing, initials and other scripts stay unknown', () => {
  for (const name of ['', 'J', 'J.', '花子', '  ', '12', 'Dr']) {
    const { female, basis } = chanceFemale(book, name);
    expect([female, basis]).toEqual([0.5, 'none']);
    expect(predictGender(female, [], new Map()).gender).toBe('unknown');
  }
});

test('any text gives a chance between nought and one', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      const { female } = chanceFemale(book, name);
      expect(female).toBeGreaterThanOrEqual(0);
      expect(female).toBeLessThanOrEqual(1);
    }),
  );
});

test('what was bought moves an open name, never a sure one far', () => {
  const women = Array.from({ length: 80 }, () => ['dress']);
  const men = Array.from({ length: 80 }, () => ['razor']);
  const female = [...women.map(() => 0.99), ...men.map(() => 0.01), ...men.map(() => 0.5)];
  const evidence = learnKinds(female, [...women, ...men, ...men]);
  expect(evidence.get('dress')).toBeGreaterThan(1);
  expect(evidence.get('razor')).toBeLessThan(-1);
  expect(predictGender(0.75, ['dress'], evidence).gender).toBe('female');
  expect(predictGender(0.75, ['razor', 'book'], evidence).gender).toBe('unknown');
  expect(predictGender(0.9967, ['razor', 'razor'], evidence).gender).toBe('female');
  expect(predictGender(0.9, [], evidence)).toEqual({ gender: 'female', female: 0.9 });
});

test('kinds bought alike by both say nothing', () => {
  const female = Array.from({ length: 200 }, (_, at) => (at % 4 === 0 ? 0.99 : 0.01));
  const evidence = learnKinds(
    female,
    female.map(() => ['candle']),
  );
  expect(Math.abs(evidence.get('candle')!)).toBeLessThan(0.05);
});
