// The year of the simulated store: how demand rises and falls, and how local hours become instants.

const DAY = 86_400_000;

/** Day of the year (1 January is 0) and demand there; straight lines between. */
const TURNS: [number, number][] = [
  [0, 0.85],
  [12, 0.74],
  [42, 1.0],
  [50, 0.82],
  [95, 0.88],
  [128, 1.04],
  [150, 0.9],
  [200, 0.76],
  [240, 0.82],
  [290, 0.98],
  [318, 1.2],
  [330, 1.9],
  [340, 1.75],
  [350, 1.95],
  [357, 1.1],
  [361, 0.8],
  [366, 0.85],
];

/** Demand for each of 366 days, averaging one over a common year. */
export function seasonOfYear(): number[] {
  const raw = Array.from({ length: 366 }, (_, day) => betweenTurns(day));
  const mean = raw.slice(0, 365).reduce((sum, value) => sum + value, 0) / 365;
  return raw.map((value) => value / mean);
}

function betweenTurns(day: number): number {
  const after = TURNS.findIndex(([turn]) => turn > day);
  const [x1, y1] = TURNS[after] ?? [366, 0.85];
  const [x0, y0] = TURNS[after - 1] ?? [0, 0.85];
  return y0 + ((y1 - y0) * (day - x0)) / (x1 - x0);
}

export function decemberFactor(season: number[]): number {
  const december = season.slice(334, 365);
  const others = season.slice(0, 334);
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  return mean(december) / mean(others);
}

export function dayOfYear(instant: number): number {
  const date = new Date(instant);
  return Math.floor((instant - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY);
}

/** Offsets are looked up once per zone and day: the hours around a clock change may be off by one. */
export type ZoneOffsets = (timeZone: string, instant: number) => number;

export function zoneOffsets(): ZoneOffsets {
  const formats = new Map<string, Intl.DateTimeFormat>();
  const known = new Map<string, Map<number, number>>();
  return (timeZone, instant) => {
    const day = Math.floor(instant / DAY);
    const days = known.get(timeZone) ?? new Map<number, number>();
    known.set(timeZone, days);
    let offset = days.get(day);
    if (offset === undefined) {
      let format = formats.get(timeZone);
      if (!format) {
        format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
        formats.set(timeZone, format);
      }
      offset = readOffset(format.format(new Date(instant)));
      days.set(day, offset);
    }
    return offset;
  };
}

function readOffset(text: string): number {
  const found = /GMT([+-])(\d\d):(\d\d)/.exec(text);
  if (!found) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return (found[1] === '-' ? -minutes : minutes) * 60_000;
}

/** How far operational time runs over the days of the history: the clock that seasonal people live by. */
export type SeasonClock = {
  /** Operational milliseconds that have passed at an instant. */
  at(instant: number): number;
  /** The instant at which so many operational milliseconds have passed; infinite after the end. */
  instantOf(operational: number): number;
};

export function seasonClock(season: number[], startsAt: number, endsAt: number): SeasonClock {
  const days = Math.ceil((endsAt - startsAt) / DAY) + 1;
  const passed = new Float64Array(days + 1);
  for (let day = 0; day < days; day += 1) {
    const pace = season[dayOfYear(startsAt + day * DAY)] ?? 1;
    passed[day + 1] = (passed[day] ?? 0) + pace * DAY;
  }
  const at = (instant: number) => {
    const day = Math.min(days - 1, Math.max(0, Math.floor((instant - startsAt) / DAY)));
    const from = passed[day] ?? 0;
    return from + ((passed[day + 1] ?? from) - from) * ((instant - startsAt) / DAY - day);
  };
  const instantOf = (operational: number) => {
    if (operational >= (passed[days] ?? 0)) return Infinity;
    let low = 0;
    let high = days;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((passed[middle] ?? 0) <= operational) low = middle;
      else high = middle;
    }
    const from = passed[low] ?? 0;
    return startsAt + (low + (operational - from) / ((passed[low + 1] ?? 1) - from)) * DAY;
  };
  return { at, instantOf };
}
