// Pure: the page of preferences: the way out on top, then what is sent and how often, what is liked, how we may use what we
// know, what that is, and the way to be forgotten.
import type { PreferencePage } from '~/reports/preference-page';
import { button, card, fill, form, framed, notePage, safe } from './frame';
import type { Frame } from './frame';
import { LANGUAGE_NAMES } from './words';

const LIMITS = ['as_sent', 'weekly', 'twice_monthly'] as const;
const PURPOSES = ['personalise', 'profile', 'measure_opens'] as const;
const PAUSES = [30, 60, 90];

export type Shown = { now: Date; isSaved: boolean };

export function preferencePage(frame: Frame, page: PreferencePage, shown: Shown): string {
  const { words } = frame;
  const saved = shown.isSaved ? `<p class="k ok" role="status">${safe(words.saved)}</p>` : '';
  const parts = [
    saved,
    wayOut(frame, page),
    card(form(choices(frame, page, shown.now))),
    page.asks.includes('known') ? card(known(frame, page)) : '',
    card(
      `<h2>${safe(words.forget)}</h2><p class="s">${safe(words.forgetHelp)}</p><div class="a"><a class="b q" href="?forget=1">${safe(words.forget)}</a></div>`,
    ),
  ];
  return framed(frame, words.title, parts.join(''));
}

/** The second step: nothing happens before its button. */
export function forgetPage(frame: Frame, page: PreferencePage): string {
  const { words } = frame;
  const ways = `<div class="a">${button(words.forgetYes, 'forget')}<a class="b q" href="?">${safe(words.keep)}</a></div>`;
  return notePage(frame, {
    title: words.forget,
    say: fill(frame, words.forgetAsk, { email: page.email }),
    more: form(ways),
  });
}

function wayOut(frame: Frame, { email, isSubscribed }: PreferencePage): string {
  const { words } = frame;
  const say = fill(frame, isSubscribed ? words.gets : words.getsNone, { email });
  const way = isSubscribed
    ? button(words.unsubscribe, 'unsubscribe', 'q')
    : button(words.subscribe, 'subscribe');
  return card(form(`<p>${say}</p>${way}`, 'r'));
}

function choices(frame: Frame, page: PreferencePage, now: Date): string {
  const { words } = frame;
  const { told, asks } = page;
  const asked = (name: (typeof asks)[number], part: string): string =>
    asks.includes(name) ? part : '';
  const chips = (name: string, all: string[], chosen: string[]): string =>
    `<div class="w">${all
      .map(
        (one) => `<label>${box(name, one, chosen.includes(one))}<span>${safe(one)}</span></label>`,
      )
      .join('')}</div>`;
  return [
    page.topics.length > 0 ? asked('topics', topics(frame, page)) : '',
    asked(
      'frequency',
      group(
        words.frequency,
        LIMITS.map((limit) =>
          row(radio('limit', limit, told.mailLimit === limit), safe(words[limit])),
        ).join(''),
      ),
    ),
    asked('pause', pause(frame, page, now)),
    page.interests.length > 0
      ? asked(
          'interests',
          group(
            words.interests,
            chips('interest', page.interests, told.interests),
            words.interestsHelp,
          ),
        )
      : '',
    page.goals.length > 0
      ? asked('goals', group(words.goals, chips('goal', page.goals, told.goals)))
      : '',
    group(words.use, PURPOSES.map((purpose) => purposeRow(frame, page, purpose)).join('')),
    button(words.save, 'save'),
  ].join('');
}

function topics({ words }: Frame, { topics: all, told }: PreferencePage): string {
  const rows = all.map(({ id, name, description }) =>
    row(
      box('topic', id, !told.topicsLeft.includes(id)),
      `<span dir="auto">${safe(name)}</span>${small(description)}`,
    ),
  );
  return group(words.topics, rows.join(''), words.topicsHelp);
}

function pause({ words, language }: Frame, { told }: PreferencePage, now: Date): string {
  const until = told.pausedUntil && told.pausedUntil > now ? told.pausedUntil : null;
  const date = until && new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(until);
  const pill = (value: string, label: string, isChosen: boolean): string =>
    `<label>${radio('pause', value, isChosen)}<span>${safe(label)}</span></label>`;
  const pills = [
    date ? pill('keep', words.pausedUntil.replace('{date}', date), true) : '',
    pill('none', words.noPause, !date),
    ...PAUSES.map((days) =>
      pill(String(days), words.pauseDays.replace('{days}', String(days)), false),
    ),
  ];
  return group(words.pause, `<div class="w">${pills.join('')}</div>`);
}

function purposeRow({ words }: Frame, page: PreferencePage, purpose: (typeof PURPOSES)[number]) {
  const isAllowed = page.purposes[purpose].state === 'allowed';
  return row(
    box('purpose', purpose, isAllowed),
    `${safe(words[purpose])}${small(words[`${purpose}Help`])}`,
  );
}

function known(frame: Frame, page: PreferencePage): string {
  const { words, language } = frame;
  const fact = (label: string, value: string): string =>
    `<dt>${safe(label)}</dt><dd><bdi>${safe(value)}</bdi></dd>`;
  const number = new Intl.NumberFormat(language);
  const country = page.country
    ? fact(
        words.country,
        new Intl.DisplayNames(language, { type: 'region' }).of(page.country) ?? '',
      )
    : '';
  const { orders, views, mails } = page.known;
  const counts = [
    fact(words.orders, number.format(orders)),
    fact(words.views, number.format(views)),
    fact(words.mails, number.format(mails)),
  ];
  const facts = `<dl>${fact(words.email, page.email)}${country}${counts.join('')}</dl>`;
  const field = (name: string, label: string, value: string): string =>
    `<label>${safe(label)}<input name="${name}" value="${safe(value)}" maxlength="60" autocomplete="off"></label>`;
  const options = Object.entries(LANGUAGE_NAMES).map(
    ([code, name]) =>
      `<option value="${code}"${code === language ? ' selected' : ''}>${name}</option>`,
  );
  const fields = `<div class="f">${field('firstName', words.firstName, page.firstName)}${field('lastName', words.lastName, page.lastName)}<label>${safe(words.language)}<select name="language">${options.join('')}</select></label></div>`;
  return `<h2>${safe(words.known)}</h2><p class="s">${safe(words.knownHelp)}</p>${facts}${form(`${fields}${inferred(frame, page)}<div class="a">${button(words.correct, 'correct')}</div>`)}`;
}

/** Each belief with why, and the way to say that it is not so. */
function inferred(frame: Frame, { inferred: kinds, told }: PreferencePage): string {
  if (kinds.length === 0) return '';
  const { words } = frame;
  const rows = kinds.map(({ kind, bought, viewed }) =>
    row(
      box('not', kind, told.notInterests.includes(kind)),
      `<span>${safe(words.notSo)}: <bdi>${safe(kind)}</bdi></span><small>${fill(frame, words.why, { bought, viewed })}</small>`,
    ),
  );
  return group(words.inferred, rows.join(''));
}

function group(title: string, inside: string, help = ''): string {
  const more = help ? `<p class="s">${safe(help)}</p>` : '';
  return `<fieldset><legend>${safe(title)}</legend>${more}${inside}</fieldset>`;
}

function row(control: string, label: string): string {
  return `<label>${control}<span>${label}</span></label>`;
}

function small(text: string): string {
  return text ? `<small>${safe(text)}</small>` : '';
}

function box(name: string, value: string, isOn: boolean): string {
  return `<input type="checkbox" name="${name}" value="${safe(value)}"${isOn ? ' checked' : ''}>`;
}

function radio(name: string, value: string, isOn: boolean): string {
  return `<input type="radio" name="${name}" value="${value}"${isOn ? ' checked' : ''}>`;
}
