// The pages under Settings, in the order in which the list names them, each with its words in settings.pages.

export type SettingsPageName = 'data' | 'import' | 'preferences' | 'privacy' | 'events';

export const SETTINGS_PAGES: readonly SettingsPageName[] = ['import', 'privacy', 'events'];

export function addressOf(name: SettingsPageName): string {
  return `/app/settings/${name}`;
}
