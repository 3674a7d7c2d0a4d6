// A person's page of preferences with something in every part of it, for tests to vary.
import type { PreferencePage } from '~/reports/preference-page';
import type { Shop } from '~/shops/store';

/** Only what the page reads. */
export const SHOP = {
  id: 1,
  senderName: 'Lumen & Loom',
  brandAccent: '#1F5F4A',
  brandLogoUrl: null,
  postalAddress: '1 Mill Lane, York',
  homeUrl: 'https://lumen.example/',
} as unknown as Shop;

const ALLOWED = { state: 'allowed', basis: 'legitimate_interest', since: null } as const;

export function samplePage(change: Partial<PreferencePage> = {}): PreferencePage {
  return {
    ...{ shop: SHOP, profileId: 'p', email: 'anna@mail.example', locale: 'en', country: 'GB' },
    ...{ firstName: 'Anna', lastName: 'Berg', isSubscribed: true },
    asks: ['topics', 'frequency', 'pause', 'interests', 'goals', 'known'],
    topics: [
      { id: 'news', name: 'News', description: '' },
      { id: 'sales', name: 'Sales', description: 'When prices fall' },
    ],
    told: {
      ...{ topicsLeft: ['sales'], mailLimit: 'weekly', pausedUntil: null },
      ...{ interests: ['Lamps'], notInterests: ['Rugs'], goals: [] },
      ...{ firstName: null, lastName: null, language: null },
    },
    purposes: {
      mail: ALLOWED,
      personalise: ALLOWED,
      profile: ALLOWED,
      measure_opens: { state: 'refused', basis: 'consent', since: null },
    },
    interests: ['Lamps', 'Rugs'],
    goals: ['Find presents'],
    known: { orders: 3, views: 41, mails: 12 },
    inferred: [{ kind: 'Rugs', bought: 1, viewed: 4 }],
    ...change,
  };
}
