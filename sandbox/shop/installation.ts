// Whether the app is installed in the shop, with which scopes, and the web pixel that it made there. Kept in a file,
// so that a restarted sandbox finds it again.

import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Clock } from '../clock';

/** `settings` as the app gave them to webPixelCreate, checked against the extension's own file. */
export type InstalledPixel = { id: string; settings: Record<string, string> };

/** A metafield of the app's own installation; `text` as the app gave it. */
export type AppMetafield = { namespace: string; key: string; type: string; text: string };

export type InstallationState = {
  isInstalled: boolean;
  /** One more with each installation: what was granted to an earlier one is worth nothing. */
  number: number;
  scopes: string[];
  pixel: InstalledPixel | null;
  /** What the app wrote of itself, for the Liquid of its theme extension. */
  metafields?: AppMetafield[];
  /** When it was installed, or uninstalled if it is not. */
  since: number;
};

export type InstallationNews =
  | { kind: 'installed' }
  | { kind: 'uninstalled' }
  | { kind: 'scopes-changed'; previous: string[]; current: string[] };

export type Installation = {
  current(): InstallationState;
  install(): void;
  /** The merchant agrees to what shopify.app.toml asks for by now. */
  adoptScopes(): void;
  uninstall(): void;
  savePixel(settings: Record<string, string>): InstalledPixel;
  removePixel(): void;
  saveMetafields(metafields: AppMetafield[]): void;
};

type Options = {
  clock: Clock;
  /** What shopify.app.toml asks for: granted at installation. */
  scopes: string[];
  /** Null keeps nothing, for tests of a page. */
  file: string | null;
  tell: (news: InstallationNews) => void;
};

/** A shop without a file has the app installed: so the demo starts. */
export function openInstallation({ clock, scopes, file, tell }: Options): Installation {
  const now = () => clock.now().getTime();
  const first = { isInstalled: true, number: 1, scopes: [...scopes], pixel: null, since: now() };
  let state: InstallationState = readState(file) ?? first;

  const keep = (change: Partial<InstallationState>) => {
    state = { ...state, ...change };
    if (file !== null) writeState(file, state);
  };
  if (file !== null && !existsSync(file)) writeState(file, state);
  return {
    current: () => state,
    adoptScopes: () => {
      const previous = state.scopes;
      const isSame = previous.toSorted().join() === scopes.toSorted().join();
      if (!state.isInstalled || isSame) return;
      keep({ scopes: [...scopes] });
      tell({ kind: 'scopes-changed', previous, current: [...scopes] });
    },
    install: () => {
      if (state.isInstalled) return;
      const number = state.number + 1;
      keep({ isInstalled: true, number, scopes: [...scopes], pixel: null, since: now() });
      tell({ kind: 'installed' });
    },
    uninstall: () => {
      if (!state.isInstalled) return;
      keep({ isInstalled: false, pixel: null, metafields: [], since: now() });
      tell({ kind: 'uninstalled' });
    },
    savePixel: (settings) => {
      const pixel = { id: state.pixel?.id ?? String(randomInt(1e9, 1e10)), settings };
      keep({ pixel });
      return pixel;
    },
    removePixel: () => keep({ pixel: null }),
    saveMetafields: (saved) => {
      const isSaved = (one: AppMetafield) =>
        saved.some(({ namespace, key }) => one.namespace === namespace && one.key === key);
      const others = (state.metafields ?? []).filter((one) => !isSaved(one));
      keep({ metafields: [...others, ...saved] });
    },
  };
}

function readState(file: string | null): InstallationState | null {
  if (file === null || !existsSync(file)) return null;
  return JSON.parse(readFileSync(file, 'utf8')) as InstallationState;
}

function writeState(file: string, state: InstallationState): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}
