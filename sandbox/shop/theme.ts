// The shop's theme as far as the app is concerned: which app embeds the merchant switched on and which app blocks he
// placed where. Journalled; what an earlier installation had is gone with it, as at Shopify.
import { randomUUID } from 'node:crypto';
import type { ThemeExtension } from '../extensions/theme-extension';
import type { Installation } from './installation';
import { openJournal } from './journal';

/** Where an app block can stand: in a template's own section, in one of its own, or in the footer of every page. */
export const SPOTS = [
  ...['index:apps', 'product:main', 'product:apps', 'collection:apps'],
  ...['cart:apps', 'search:apps', '404:apps', 'footer'],
] as const;

export type Spot = (typeof SPOTS)[number];
export type SettingValues = Record<string, string | number | boolean>;

export type ThemeState = {
  /** By the block's file name; an embed that is not here is off. */
  embeds: Record<string, { isOn: boolean; settings: SettingValues }>;
  blocks: PlacedBlock[];
};

export type PlacedBlock = { id: string; handle: string; spot: Spot; settings: SettingValues };

export type Theme = {
  /** Null where the app has no theme app extension, or is not installed. */
  extension(): ThemeExtension | null;
  state(): ThemeState;
  save(state: ThemeState): void;
};

type Options = {
  /** Null keeps nothing, for tests of a page. */
  file: string | null;
  installation: Installation;
  read: () => ThemeExtension | null;
};

type Entry = { installation: number; state: ThemeState };

export function openTheme({ file, installation, read }: Options): Theme {
  const journal = openJournal<Entry>(file);
  let last: Entry | undefined = journal.entries().at(-1);
  return {
    extension: () => (installation.current().isInstalled ? read() : null),
    state: () => {
      const { isInstalled, number } = installation.current();
      return isInstalled && last?.installation === number ? last.state : emptyState();
    },
    save: (state) => {
      last = { installation: installation.current().number, state };
      journal.append(last);
    },
  };
}

export function emptyState(): ThemeState {
  return { embeds: {}, blocks: [] };
}

export function nextBlockId(): string {
  return randomUUID().replaceAll('-', '').slice(0, 17);
}
