// What must be the same on every start that keeps its data: secrets, the store, the port that mails link to.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clockFile } from '../clock';
import type { DemoOptions } from './options';

const DEFAULT_PORT = 4_600;

export type Settings = {
  clientSecret: string;
  attuneSecret: string;
  /** The evening on which a simulated history ends. */
  endsAt: string;
  /** A folder of exports, or null for the simulated store. */
  store: string | null;
  /** People of a simulated store; null: as many as it is made with. */
  customers: number | null;
  port: number;
};

export type SettingsOutcome =
  { kind: 'settled'; settings: Settings; fresh: boolean } | { kind: 'refused'; problem: string };

/** Kept from the last start, or made for a first one. */
export function settle(dataDir: string, options: DemoOptions, now: Date): SettingsOutcome {
  const file = join(dataDir, 'settings.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Settings) : null;
  if (kept && options.store !== null && options.store !== kept.store) {
    const problem = `--keep goes on with ${kept.store ?? 'the simulated store'}: leave out --store, or leave out --keep to start with ${options.store}.`;
    return { kind: 'refused', problem };
  }
  if (kept && options.customers !== null && options.customers !== kept.customers) {
    const problem =
      '--keep goes on with the people it has: leave out --customers, or leave out --keep.';
    return { kind: 'refused', problem };
  }
  const settings = kept ?? firstSettings(options, now);
  if (options.port !== null) settings.port = options.port;
  writeFileSync(file, JSON.stringify(settings), { mode: 0o600 });
  // A start that ended before its sandbox ran has left settings and no clock.
  return { kind: 'settled', settings, fresh: !existsSync(clockFile(dataDir)) };
}

function firstSettings({ store, customers, port }: DemoOptions, now: Date): Settings {
  const yesterday = new Date(now.getTime() - 86_400_000);
  yesterday.setUTCHours(22, 0, 0, 0);
  return {
    clientSecret: randomBytes(24).toString('hex'),
    attuneSecret: randomBytes(32).toString('hex'),
    endsAt: yesterday.toISOString(),
    store,
    customers,
    port: port ?? DEFAULT_PORT,
  };
}
