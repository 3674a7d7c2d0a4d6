// Pure: how long each kind of data is kept, and between which bounds a merchant may set it. For the sweep that deletes
// what is older, and the privacy settings that show it.

export type RetentionKind = 'events' | 'carts' | 'messages' | 'inbox' | 'requests' | 'access';

export type RetentionBounds = {
  /** The installation's own: what counts where the merchant set nothing. */
  keepDays: number;
  least: number;
  most: number;
};

/**
 * Events and messages lie in months that are dropped whole, so no shop keeps them longer than the installation does. A
 * message is kept for as long as its links work: the way out must find the person (LINK_LIFETIME_DAYS). Webhooks are
 * told again for two days, so a week is enough to know them again.
 */
export const RETENTION: Record<RetentionKind, RetentionBounds> = {
  events: { keepDays: 760, least: 90, most: 760 },
  carts: { keepDays: 180, least: 30, most: 760 },
  messages: { keepDays: 760, least: 400, most: 760 },
  inbox: { keepDays: 30, least: 7, most: 90 },
  requests: { keepDays: 60, least: 30, most: 180 },
  access: { keepDays: 365, least: 180, most: 760 },
};

export const RETENTION_KINDS = Object.keys(RETENTION) as RetentionKind[];

const DAY_MS = 86_400_000;

export type KeepDays = Record<RetentionKind, number>;

/** The shop's own word where it is within the bounds, which may have moved since; else the installation's. */
export function keepDaysOf(rules: { kind: string; keepDays: number }[]): KeepDays {
  const days = (kind: RetentionKind) => {
    const own = rules.find((rule) => rule.kind === kind)?.keepDays;
    const { keepDays, least, most } = RETENTION[kind];
    return own === undefined ? keepDays : Math.min(Math.max(own, least), most);
  };
  return Object.fromEntries(RETENTION_KINDS.map((kind) => [kind, days(kind)])) as KeepDays;
}

/** What is older goes. */
export function oldestKept(now: Date, keepDays: number): Date {
  return new Date(now.getTime() - keepDays * DAY_MS);
}

export type RetentionFields = { kind: RetentionKind; keepDays: number }[];

export type RetentionReading =
  { kind: 'read'; rules: RetentionFields } | { kind: 'refused'; problems: RetentionKind[] };

/** What a merchant typed: whole days within the bounds of each kind that is named. */
export function readRetention(form: Record<string, unknown>): RetentionReading {
  const named = RETENTION_KINDS.filter((kind) => form[kind] !== undefined);
  const rules = named.map((kind) => ({ kind, keepDays: wholeDays(form[kind]) }));
  const problems = rules
    .filter(({ kind, keepDays }) => {
      const { least, most } = RETENTION[kind];
      return !(keepDays >= least && keepDays <= most);
    })
    .map(({ kind }) => kind);
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'read', rules };
}

function wholeDays(value: unknown): number {
  return typeof value === 'string' && /^\d{1,4}$/.test(value.trim())
    ? Number(value.trim())
    : Number.NaN;
}
