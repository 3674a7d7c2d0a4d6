// Draws one simulated person: what the shop sees of them, and beside it the truth about them.
import type { MarketingConsent, ShopCustomer } from '../shop/shop-data';
import { castAt } from './cast';
import type { Good } from './catalogue';
import { idOf } from './ids';
import { HABIT_DROP_OUT, HABIT_REGULARITY, POPULATION, REGULARITY } from './settings';
import { beta, gamma, normal, pick, poisson, uniform, weightedIndex, type Chance } from './random';
import { REGIONS, type Place, type Region } from './regions';
import type { BrowsingTruth, CustomerTruth, MailTruth } from './truth';

const COLOURS = ['Cream', 'Forest', 'Navy', 'Rust', 'Charcoal', 'Sage', 'Oat', 'Sand'];
const SIZES = ['S', 'M', 'L', 'XL'];
const WEEKDAY_PULL = [1.2, 0.95, 0.95, 1, 1, 1, 1.1];
const PEAK_HOURS = [7.5, 12.5, 17, 20, 22];
const PEAK_SHARES = [0.2, 0.2, 0.15, 0.35, 0.1];

/** Everything about a person but joining, worth and dropping out, which the timeline fills in. */
export function drawTruth(id: string, chance: Chance, types: string[]): CustomerTruth {
  const never = chance() < POPULATION.shareNeverBuying;
  const rate = gamma(chance, POPULATION.rate.shape, POPULATION.rate.mean / POPULATION.rate.shape);
  const shapes = REGULARITY.shapes;
  return {
    id,
    sex: chance() < 0.58 ? 'female' : 'male',
    timeZone: '',
    joinedAt: 0,
    rate: never ? 0 : Math.max(rate, 0.0005),
    regularity: shapes[weightedIndex(chance, REGULARITY.shares)] ?? 1,
    seasonal: true,
    dropOutChance: beta(chance, POPULATION.dropOut.a, POPULATION.dropOut.b),
    droppedOutAt: null,
    hours: drawHours(chance),
    weekdays: shares(WEEKDAY_PULL.map((pull) => gamma(chance, 10 * pull))),
    tastes: drawTastes(chance, types),
    budget: Math.round(100 * Math.exp(Math.log(30) + 0.45 * normal(chance))),
    priceSense: rounded(beta(chance, 1.6, 2.4)),
    meanSpend: 0,
    colour: pick(chance, COLOURS),
    size: pick(chance, SIZES),
    habit: null,
    mail: drawMail(chance),
    browsing: drawBrowsing(chance),
  };
}

/** Gives the person a thing used up and bought again, by taste; the rate then follows from its cycle. */
export function takeUpHabit(truth: CustomerTruth, chance: Chance, goods: Good[]): void {
  if (truth.rate === 0 || chance() >= POPULATION.shareWithHabit) return;
  const usedUp = goods.filter(
    ({ truth: good, soldUntil }) =>
      good.cycleDays !== null &&
      good.cycleDays <= 60 &&
      good.holidayPull < 3 &&
      soldUntil === Infinity,
  );
  const weights = usedUp.map(
    (good) => good.truth.popularity * (truth.tastes[good.truth.type] ?? 0),
  );
  const chosen = usedUp[weightedIndex(chance, weights)];
  if (!chosen) return;
  const cycleDays = (chosen.truth.cycleDays ?? 30) * Math.exp(0.12 * normal(chance));
  truth.habit = { productId: chosen.product.id, cycleDays: rounded(cycleDays) };
  truth.rate = 7 / cycleDays;
  truth.regularity = HABIT_REGULARITY;
  truth.seasonal = false;
  truth.dropOutChance = beta(chance, HABIT_DROP_OUT.a, HABIT_DROP_OUT.b);
}

/** Two bumps on the clock face, the second lower, over a floor that is almost nothing at night. */
function drawHours(chance: Chance): number[] {
  const main = (PEAK_HOURS[weightedIndex(chance, PEAK_SHARES)] ?? 20) + 0.8 * normal(chance);
  const second = pick(chance, PEAK_HOURS) + 0.8 * normal(chance);
  const sharpness = uniform(chance, 2.5, 7);
  const bump = (hour: number, peak: number) =>
    Math.exp(sharpness * (Math.cos((2 * Math.PI * (hour - peak)) / 24) - 1));
  return shares(
    Array.from({ length: 24 }, (_, hour) => {
      const floor = hour >= 1 && hour < 6 ? 0.004 : 0.04;
      return bump(hour, main) + 0.35 * bump(hour, second) + floor;
    }),
  );
}

function drawTastes(chance: Chance, types: string[]): Record<string, number> {
  const weights = shares(types.map(() => gamma(chance, 0.55) + 0.01));
  return Object.fromEntries(types.map((type, index) => [type, weights[index] ?? 0]));
}

function drawMail(chance: Chance): MailTruth {
  const kinds = ['persuadable', 'sure', 'lost', 'sleeping-dog'] as const;
  const kind = kinds[weightedIndex(chance, [0.45, 0.25, 0.22, 0.08])] ?? 'lost';
  const effects = {
    persuadable: () => beta(chance, 2, 30),
    sure: () => 0.002,
    lost: () => 0,
    'sleeping-dog': () => -beta(chance, 2, 80),
  };
  const styles = ['plain', 'story', 'offer'] as const;
  const best = pick(chance, styles);
  const pull = (style: string) => rounded(uniform(chance, 0.7, 1) * (style === best ? 1.5 : 1));
  return {
    kind,
    clickChance: rounded(beta(chance, 1.5, kind === 'lost' ? 60 : 16)),
    orderEffect: rounded(effects[kind]()),
    fatigue: rounded(beta(chance, 1, 40)),
    style: { plain: pull('plain'), story: pull('story'), offer: pull('offer') },
  };
}

function drawBrowsing(chance: Chance): BrowsingTruth {
  return {
    visitsPerOrder: rounded(1.5 + gamma(chance, 2, 2)),
    cartAbandonChance: rounded(beta(chance, 7, 4)),
    device: chance() < 0.68 ? 'phone' : 'desktop',
  };
}

export type Identity = { region: Region; place: Place; firstName: string; lastName: string };

/** What the shop has on file, from the day of joining; consent may still have changed later. */
export function drawCustomer(
  index: number,
  person: { identity: Identity; joinedAt: number },
  chance: Chance,
  span: { startsAt: number; endsAt: number },
): ShopCustomer {
  const { region, place, firstName, lastName } = person.identity;
  const lead = chance() < 0.6 ? uniform(chance, 1, 20) / 1440 : uniform(chance, 0.5, 40);
  const createdAt = Math.round(Math.max(span.startsAt, person.joinedAt - lead * 86_400_000));
  const cast = castAt(index);
  const emailMarketing = cast
    ? consentOfCast(cast.email ?? null, createdAt)
    : drawConsent(chance, createdAt, span.endsAt);
  const phone = chance() < 0.3 ? fictionalPhone(chance) : null;
  const customer: ShopCustomer = {
    id: idOf('customer', index),
    email: emailOf(firstName, lastName, index, chance),
    firstName,
    lastName,
    phone,
    countryCode: region.countryCode,
    city: place.city,
    zip: place.zip,
    locale: region.locale,
    tags: drawTags(chance, emailMarketing),
    note: chance() < 0.02 ? 'Asked for a handwritten card with the order.' : '',
    taxExempt: chance() < 0.01,
    emailMarketing,
    smsMarketing: {
      state: phone !== null && chance() < 0.4 ? 'SUBSCRIBED' : 'NOT_SUBSCRIBED',
      level: null,
      updatedAt: null,
    },
    createdAt,
    updatedAt: Math.max(createdAt, emailMarketing.updatedAt ?? 0),
  };
  return { ...customer, ...cast };
}

export function drawIdentity(sex: CustomerTruth['sex'], chance: Chance): Identity {
  const region = regionOf(chance);
  const firstNames = sex === 'male' ? region.male : region.female;
  return {
    region,
    place: pick(chance, region.places),
    firstName: pick(chance, firstNames),
    lastName: pick(chance, region.family),
  };
}

const REGION_SHARES = REGIONS.map((region) => region.share);

function regionOf(chance: Chance): Region {
  const region = REGIONS[weightedIndex(chance, REGION_SHARES)];
  if (!region) throw new Error('regions are required');
  return region;
}

/** The cast may be written to wherever there is an address, so that every mail is tried on their names. */
function consentOfCast(email: string | null, createdAt: number): MarketingConsent {
  if (email === null) return { state: 'NOT_SUBSCRIBED', level: null, updatedAt: null };
  return { state: 'SUBSCRIBED', level: 'SINGLE_OPT_IN', updatedAt: createdAt };
}

/** How people came to be on the list, or off it. */
function drawConsent(chance: Chance, createdAt: number, endsAt: number): MarketingConsent {
  const draw = chance();
  const subscribed = POPULATION.shareSubscribed;
  if (draw < subscribed) {
    const level =
      chance() < 0.7 ? 'SINGLE_OPT_IN' : chance() < 0.6 ? 'CONFIRMED_OPT_IN' : 'UNKNOWN';
    return { state: 'SUBSCRIBED', level, updatedAt: level === 'UNKNOWN' ? null : createdAt };
  }
  if (draw < subscribed + 0.09) {
    const updatedAt = Math.round(uniform(chance, createdAt, endsAt));
    return { state: 'UNSUBSCRIBED', level: 'SINGLE_OPT_IN', updatedAt };
  }
  if (draw < subscribed + 0.12) {
    return { state: 'PENDING', level: 'CONFIRMED_OPT_IN', updatedAt: createdAt };
  }
  return { state: 'NOT_SUBSCRIBED', level: null, updatedAt: null };
}

function drawTags(chance: Chance, consent: MarketingConsent): string[] {
  const tags = consent.state === 'SUBSCRIBED' && chance() < 0.5 ? ['newsletter'] : [];
  if (chance() < 0.04) tags.push('local pickup');
  if (chance() < 0.01) tags.push('wholesale');
  return tags;
}

export function emailOf(first: string, last: string, index: number, chance: Chance): string {
  const plain = `${first}.${last}`
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^a-z.]/g, '')
    .replace(/^\.+|\.+$/g, '');
  const domain = pick(chance, ['example.com', 'example.com', 'example.org', 'example.net']);
  return `${plain === '' ? 'shopper' : plain}.${index + 1}@${domain}`;
}

function fictionalPhone(chance: Chance): string {
  const area = pick(chance, ['207', '617', '212', '312', '503']);
  return `+1${area}55501${String(Math.min(99, poisson(chance, 50))).padStart(2, '0')}`;
}

function shares(weights: number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.round((weight / total) * 1e5) / 1e5);
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
