// `npm run evaluate -- send-time`: how well the hours of the past tell the hour at which each customer is there next.
import { parseArgs } from 'node:util';
import { fitSendTime } from '~/models/send-time/fit';
import { customerWeek, hoursOfDay, type SlotShape } from '~/models/send-time/intensity';
import { judgeHours, type HourFigures } from '~/models/send-time/judge';
import { InputError } from './csv';
import { dayOf } from './orders-file';
import { readEvents } from './events-file';

export type SendTimeResult = {
  /** Customers known by the date who came back after it: judged by their first event. */
  events: number;
  global: HourFigures;
  model: HourFigures;
  /** First events of customers who were not known yet, for whom there is only the shop's week. */
  newCustomers: number;
  shape: SlotShape;
  seconds: number;
};

const USAGE = 'send-time --events FILE --until YYYY-MM-DD';

export function evaluateSendTime(args: string[]): SendTimeResult {
  const options = readOptions(args);
  const { past, next, newCustomers } = readEvents(options.events, options.until);
  process.stderr.write(`read ${past.slot.length} events up to the date\n`);
  if (next.length === 0) {
    throw new InputError(
      `${options.events}: nobody known by the date came back after it, so there is nothing to judge.`,
    );
  }
  const started = performance.now();
  const model = fitSendTime(past);
  const today = options.until + 1;
  const shop = hoursOfDay(model.shop);
  const hours = next.map(({ customer }) =>
    hoursOfDay(customerWeek(model, past, customer, today).share),
  );
  const seconds = (performance.now() - started) / 1000;
  const actual = next.map(({ hour }) => hour);
  return {
    events: next.length,
    global: judgeHours(
      next.map(() => shop),
      actual,
    ),
    model: judgeHours(hours, actual),
    newCustomers,
    shape: model.shape,
    seconds,
  };
}

function readOptions(args: string[]): { events: string; until: number } {
  const { values } = parseArgs({
    args,
    options: { events: { type: 'string' }, until: { type: 'string' } },
  });
  if (values.events === undefined) {
    throw new InputError(`--events is missing; the call is: ${USAGE}`);
  }
  const until = values.until ?? '';
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(until) && Number.isFinite(dayOf(until));
  if (!isDate || new Date(until).toISOString().slice(0, 10) !== until) {
    throw new InputError(`--until must be a date such as 2011-08-31, not "${until}"`);
  }
  return { events: values.events, until: dayOf(until) };
}
