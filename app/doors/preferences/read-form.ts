// Pure: what the forms of the page of preferences say; nothing that the page did not offer is taken over.
import type { AskedPurpose } from '~/consent/purpose-defaults';
import { mailLanguage } from '~/email/words';
import type { Choices } from '~/messages/save-preferences';
import type { MailLimit, Preferences } from '~/profiles/preferences-store';
import type { PreferencePage } from '~/reports/preference-page';

const DAY_MS = 86_400_000;
const PAUSES = ['30', '60', '90'];
const LIMITS: readonly MailLimit[] = ['as_sent', 'weekly', 'twice_monthly'];
const LONGEST_NAME = 60;

export function readChoices(fields: URLSearchParams, page: PreferencePage, now: Date): Choices {
  const { asks, topics, interests, goals, told } = page;
  const preferences: Partial<Preferences> = {};
  const among = (name: string, offered: string[]): string[] => {
    const said = new Set(fields.getAll(name));
    return offered.filter((one) => said.has(one));
  };
  if (asks.includes('topics')) {
    const ids = topics.map((topic) => topic.id);
    const kept = among('topic', ids);
    // A topic that was put away and comes back is still left by who left it.
    const away = told.topicsLeft.filter((id) => !ids.includes(id));
    preferences.topicsLeft = [...ids.filter((id) => !kept.includes(id)), ...away];
  }
  const limit = LIMITS.find((one) => one === fields.get('limit'));
  if (asks.includes('frequency') && limit) preferences.mailLimit = limit;
  const pause = fields.get('pause') ?? '';
  if (asks.includes('pause') && pause === 'none') preferences.pausedUntil = null;
  if (asks.includes('pause') && PAUSES.includes(pause))
    preferences.pausedUntil = new Date(now.getTime() + Number(pause) * DAY_MS);
  if (asks.includes('interests')) {
    preferences.interests = among('interest', interests);
    // Who says to like it takes back to have said that it is not so.
    preferences.notInterests = told.notInterests.filter(
      (one) => !preferences.interests!.includes(one),
    );
  }
  if (asks.includes('goals')) preferences.goals = among('goal', goals);
  const allowed = new Set(fields.getAll('purpose'));
  const purposes: Record<AskedPurpose, boolean> = {
    personalise: allowed.has('personalise'),
    profile: allowed.has('profile'),
    measure_opens: allowed.has('measure_opens'),
  };
  return { preferences, purposes };
}

export function readCorrections(fields: URLSearchParams, page: PreferencePage): Choices {
  const word = (name: string): string =>
    (fields.get(name) ?? '').replace(/\p{C}/gu, ' ').trim().slice(0, LONGEST_NAME);
  const [firstName, lastName] = [word('firstName'), word('lastName')];
  const said = new Set(fields.getAll('not'));
  const notInterests = page.inferred.map(({ kind }) => kind).filter((kind) => said.has(kind));
  const offered = new Set(page.inferred.map(({ kind }) => kind));
  const others = page.told.notInterests.filter((kind) => !offered.has(kind));
  const language = mailLanguage(fields.get('language') ?? page.locale);
  return {
    preferences: {
      // What was not touched stays the shop's word: a later change there still shows.
      ...(firstName === page.firstName ? {} : { firstName }),
      ...(lastName === page.lastName ? {} : { lastName }),
      ...(language === mailLanguage(page.locale) ? {} : { language }),
      notInterests: [...notInterests, ...others],
      interests: page.told.interests.filter((one) => !notInterests.includes(one)),
    },
    purposes: {},
  };
}
