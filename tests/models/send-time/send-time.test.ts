// Laws of the intensity, simulated weeks whose truth is known, and the two public order sets beside the project.
// Figures to beat on those: measured with a histogram smoothed over hours and shrunk by eight of the shop's events.
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rngFromSeed } from '~/math/random';
import { bestOpenWindow, chooseWindow, WINDOWS } from '~/models/send-time/choose';
import { fitSendTime } from '~/models/send-time/fit';
import { customerWeek, hoursOfDay, shopWeek, slotModel, SLOTS } from '~/models/send-time/intensity';
import { bestWindow, judgeHours } from '~/models/send-time/judge';
import { cases } from '../../support/counts';
import { DATA_FOLDER } from '../recommend/real-data';
import { judgeOrderSet } from './order-sets';
import { simulateWeeks } from './week-shop';

const SHAPE = { hours: 1.25, acrossDays: 0.6, halfLife: 180, strength: 8 };
const ALL = Int32Array.from({ length: WINDOWS }, (_, window) => window);

test('a week always adds up to one and is never zero', () => {
  const event = fc.tuple(fc.integer({ min: 0, max: SLOTS - 1 }), fc.integer({ min: 0, max: 900 }));
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (list) => {
      const events = {
        start: Int32Array.of(0, list.length),
        slot: Uint8Array.from(list, ([slot]) => slot),
        day: Float64Array.from(list, ([, day]) => day),
      };
      const { share } = customerWeek(slotModel(SHAPE, shopWeek(events)), events, 0, 1000);
      expect(share.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
      expect(share.every((value) => value > 0)).toBe(true);
      expect(hoursOfDay(share).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
    }),
    { numRuns: cases(50, 2000) },
  );
});

test('a person without events gets the shop’s week', () => {
  const { events } = simulateWeeks(rngFromSeed('none'), { customers: 20, each: 5, habit: 0.5 });
  const model = slotModel(SHAPE, shopWeek(events));
  const nobody = { ...events, start: Int32Array.of(0, 0) };
  expect([...customerWeek(model, nobody, 0, 1e4).share]).toEqual([...model.shop]);
});

test('events of the future and of long ago do not speak', () => {
  const events = {
    start: Int32Array.of(0, 2),
    slot: Uint8Array.of(20, 50),
    day: Float64Array.of(-1e6, 100),
  };
  const model = slotModel(SHAPE, new Float64Array(SLOTS).fill(1 / SLOTS));
  const { share, own } = customerWeek(model, events, 0, 100);
  expect(own).toBe(0);
  share.forEach((value) => expect(value).toBeCloseTo(1 / SLOTS, 12));
});

test('the best window may pass midnight', () => {
  const hours = new Float64Array(24).fill(0.01);
  hours[23] = hours[0] = hours[1] = 0.26;
  expect(bestWindow(hours)).toBe(23);
  expect(judgeHours([hours, hours], [1, 2])).toEqual({
    logLoss: -(Math.log(0.26) + Math.log(0.01)) / 2,
    window3h: 0.5,
  });
});

test('people seen fifteen times get 95 % of what the truth would earn', () => {
  const shops = cases(1, 20);
  let earned = 0;
  let possible = 0;
  for (let shop = 0; shop < shops; shop++) {
    const rng = rngFromSeed('weeks', String(shop));
    const { events, truth } = simulateWeeks(rng, { customers: 500, each: 20, habit: 0.7 });
    const model = fitSendTime(events);
    expect(model.heldOut.model).toBeLessThan(model.heldOut.shop);
    truth.forEach((week, customer) => {
      if (events.start[customer + 1]! - events.start[customer]! < 15) return;
      const chosen = bestOpenWindow(customerWeek(model, events, customer, 300), ALL);
      // A mail is clicked at 2 %, and up to 3 % more where the person is likeliest there.
      const most = Math.max(...Array.from(ALL, (window) => chanceOf(week, window)));
      earned += 0.02 + (0.03 * chanceOf(week, chosen)) / most;
      possible += 0.05;
    });
  }
  expect(earned / possible).toBeGreaterThan(0.95);
});

test('where nobody has habits the shop’s week is kept', () => {
  const rng = rngFromSeed('no habits');
  const { events } = simulateWeeks(rng, { customers: 400, each: 6, habit: 0 });
  const { shape, heldOut } = fitSendTime(events);
  expect(shape.strength).toBeGreaterThanOrEqual(64);
  expect(heldOut.model).toBeLessThanOrEqual(heldOut.shop);
});

test('drawn windows are open ones, at the odds they were logged with', () => {
  const rng = rngFromSeed('choose');
  const { events } = simulateWeeks(rng, { customers: 1, each: 30, habit: 0.9 });
  const week = customerWeek(slotModel(SHAPE, shopWeek(events)), events, 0, 300);
  const open = [3, 4, 5, 6, 7];
  const draws = 3000;
  let inverse = 0;
  let random = 0;
  for (let at = 0; at < draws; at++) {
    const choice = chooseWindow(week, 8, open, rngFromSeed('choose', String(at)));
    expect(open).toContain(choice.window);
    expect(choice.propensity).toBeGreaterThanOrEqual(0.02);
    inverse += 1 / choice.propensity / draws;
    if (choice.isRandomSlice) random++;
  }
  // The mean of 1 ÷ odds is the number of windows; the slice is a tenth. Both within four standard errors.
  expect(Math.abs(inverse - 5)).toBeLessThan(0.8);
  expect(Math.abs(random / draws - 0.1)).toBeLessThan(0.022);
  expect(() => chooseWindow(week, 8, [], rng)).toThrow(/at least one open window/);
});

const HAS_DATA = existsSync(DATA_FOLDER);

test.skipIf(!HAS_DATA)('hours of one public order set beat the shop’s own', () => {
  const journey = judgeOrderSet('complete-journey', '2017-09-30');
  expect(journey.events).toBe(1996);
  expect(journey.global.logLoss).toBeCloseTo(2.7453, 3);
  expect(journey.global.window3h).toBeCloseTo(0.3006, 4);
  expect(journey.model.logLoss).toBeLessThan(2.6163);
  expect(journey.model.window3h / journey.global.window3h).toBeGreaterThan(1.21);
});

// Reading 396,000 lines takes most of the time.
const IS_LONG = process.env.ATTUNE_LONG === '1';

test.skipIf(!HAS_DATA || !IS_LONG)('hours of the other public order set do so too', () => {
  const retail = judgeOrderSet('online-retail', '2011-08-31');
  expect(retail.events).toBe(1947);
  expect(retail.global.logLoss).toBeCloseTo(2.2378, 2);
  expect(retail.global.window3h).toBeCloseTo(0.4371, 4);
  expect(retail.model.logLoss).toBeLessThan(2.2111);
  expect(retail.model.window3h / retail.global.window3h).toBeGreaterThan(1.06);
});

function chanceOf(week: Float64Array, window: number): number {
  return week[2 * window]! + week[2 * window + 1]!;
}
