// Two shops with the same keys in one database: neither reads nor writes what is the other's. Held twice, by the
// policies of PostgreSQL and by each statement's own shop_id, since a sharded database finds its shard by that.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import * as audience from '~/campaigns/audience-store';
import * as drafts from '~/campaigns/draft-store';
import * as campaigns from '~/campaigns/store';
import * as hidden from '~/catalog/hidden-store';
import * as levels from '~/catalog/levels-store';
import * as stock from '~/catalog/stock-store';
import * as catalog from '~/catalog/store';
import * as consentErasures from '~/consent/erase-store';
import * as consentLedger from '~/consent/ledger-store';
import * as importedConsent from '~/consent/suppression-store';
import * as consent from '~/consent/store';
import { createDb, inShop, type Db } from '~/db';
import * as decisions from '~/decisions/store';
import * as events from '~/events/store';
import * as stream from '~/events/stream-store';
import * as cursors from '~/flows/cursor-store';
import * as enrollments from '~/flows/enrollment-store';
import { BROWSE_ABANDONMENT } from '~/flows/library';
import * as flowProgress from '~/flows/progress-store';
import * as flows from '~/flows/store';
import * as gates from '~/messages/gates/store';
import * as claims from '~/messages/ledger/claim-store';
import * as recovery from '~/messages/ledger/recovery-store';
import * as reports from '~/messages/ledger/report-store';
import * as clickVisits from '~/messages/visits/store';
import * as buyers from '~/orders/buyer-store';
import * as implied from '~/orders/implied-store';
import * as orderHistory from '~/orders/history-store';
import * as attribution from '~/orders/attribution-store';
import * as orders from '~/orders/store';
import * as access from '~/profiles/access-store';
import * as claimsOfAddresses from '~/profiles/addresses/claim-store';
import * as known from '~/profiles/known-store';
import * as merges from '~/profiles/merges/store';
import * as people from '~/profiles/people-store';
import * as search from '~/profiles/search-store';
import * as erasures from '~/profiles/erase-store';
import * as removals from '~/profiles/removal-store';
import * as profiles from '~/profiles/store';
import * as visitors from '~/profiles/visitor-store';
import * as customers from '~/reports/customer-list-store';
import * as timeline from '~/reports/timeline-store';
import * as titles from '~/reports/title-store';
import * as importClaims from '~/shopify/import-claim-store';
import * as imports from '~/shopify/import-store';
import * as issues from '~/shopify/issue-store';
import * as pixels from '~/shopify/pixel/store';
import * as restarts from '~/shopify/mirror/restart-store';
import * as requests from '~/shopify/privacy/request-store';
import * as inbox from '~/shopify/webhooks/inbox-store';
import * as privacy from '~/shopify/webhooks/privacy-store';
import * as templates from '~/templates/store';
import * as baskets from '~/training/basket-store';
import * as forgotten from '~/training/forgotten-store';
import * as judgements from '~/training/judgement-store';
import * as training from '~/training/store';
import { command, openDatabase } from './support/database';
import { consentChange, hoursAgo, newShop, NOW, order, product } from './support/factories';
import { fillShop, SHARED_ADDRESS, TEMPLATE, VISITOR, type FullShop } from './support/full-shop';
import { startWorker } from './support/small-shop';
import { STREET_READS } from './support/street-reads';
import { DRAFT, isEmpty, printable, rowsOf } from './support/tenant-rows';

const { db, superuserUrl } = await openDatabase();
/** Past every policy: what a statement forgets to ask, nobody else asks here. */
const bare = createDb(superuserUrl, 2);
afterAll(() => bare.$disconnect());

const worker = await startWorker(db);
const ours = await fillShop(db, (await newShop(db)).id, worker, 'ours');
const theirs = await fillShop(db, (await newShop(db)).id, worker, 'theirs');

const tables = await command<{ name: string }>(
  superuserUrl,
  `select c.relname as name from pg_class c
   join pg_attribute a on a.attrelid = c.oid and a.attname = 'shop_id'
   where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
   order by 1`,
);

type Call = (tx: Db, shop: FullShop) => Promise<unknown>;

const FLOW = BROWSE_ABANDONMENT.id;
const keyOf = (shop: FullShop) => ({ createdAt: NOW, id: shop.messageId });
/** So much later that what was kept of tokens is forgotten. */
const DAYS_LATER = new Date(NOW.getTime() + 9 * 86_400_000);
const bothProfiles = [ours.profileId, theirs.profileId];

const QUESTIONS = bothProfiles.map((profileId) => ({
  ...{ key: profileId, profileId, since: hoursAgo(999) },
  names: ['placed_order'],
}));
const LINK = { strength: 3, linkedAt: NOW, since: NOW };

/** Each function of a store that reads, with a call whose answer is not empty. */
const READS = new Map<unknown, Call>([
  [audience.countReachable, (tx, { shopId }) => audience.countReachable(tx, shopId)],
  [audience.listReachable, (tx, { shopId }) => audience.listReachable(tx, shopId, null, 9)],
  [campaigns.findCampaign, (tx, { shopId }) => campaigns.findCampaign(tx, shopId, 1)],
  [campaigns.listCampaigns, (tx, { shopId }) => campaigns.listCampaigns(tx, shopId)],
  [
    campaigns.listCampaignsIn,
    (tx, { shopId }) => campaigns.listCampaignsIn(tx, shopId, ['planning']),
  ],
  [campaigns.readProgress, (tx, { shopId }) => campaigns.readProgress(tx, shopId, 1)],
  [catalog.loadCatalog, (tx, { shopId }) => catalog.loadCatalog(tx, shopId)],
  [hidden.listHidden, (tx, { shopId }) => hidden.listHidden(tx, shopId)],
  [hidden.listHiddenIds, async (tx, { shopId }) => [...(await hidden.listHiddenIds(tx, shopId))]],
  [levels.listPlacedStock, (tx, { shopId }) => levels.listPlacedStock(tx, shopId, '1')],
  [stock.listStock, (tx, { shopId }) => stock.listStock(tx, shopId, ['1'])],
  [catalog.listTitles, (tx, { shopId }) => catalog.listTitles(tx, shopId, ['1'])],
  [
    consent.findSuppression,
    (tx, { shopId }) => consent.findSuppression(tx, shopId, 'gone@mail.example'),
  ],
  [
    decisions.findReceipt,
    (tx, { shopId, messageId }) => decisions.findReceipt(tx, shopId, messageId),
  ],
  [
    events.listEventsOf,
    (tx, { shopId, profileId }) => events.listEventsOf(tx, shopId, profileId, 9),
  ],
  [
    events.countPeople,
    (tx, { shopId }) => events.countPeople(tx, shopId, 'placed_order', hoursAgo(999)),
  ],
  [
    stream.readStream,
    (tx, { shopId }) => stream.readStream(tx, shopId, { name: 'placed_order', after: 0, limit: 9 }),
  ],
  [stream.firstSince, (tx, { shopId }) => stream.firstSince(tx, shopId, QUESTIONS)],
  [
    cursors.readPassedOver,
    (tx, { shopId }) => cursors.readPassedOver(tx, shopId, FLOW, hoursAgo(999)),
  ],
  [
    enrollments.findEntrants,
    (tx, { shopId }) => enrollments.findEntrants(tx, shopId, FLOW, bothProfiles),
  ],
  [enrollments.isAnyDue, (tx, { shopId }) => enrollments.isAnyDue(tx, shopId, FLOW, NOW)],
  [flowProgress.countWaiting, (tx, { shopId }) => flowProgress.countWaiting(tx, shopId, FLOW)],
  [
    flowProgress.countPlaces,
    (tx, { shopId }) => flowProgress.countPlaces(tx, shopId, FLOW, hoursAgo(999)),
  ],
  [
    flowProgress.countMessages,
    (tx, { shopId }) => flowProgress.countMessages(tx, shopId, FLOW, hoursAgo(999)),
  ],
  [flows.findFlow, (tx, { shopId }) => flows.findFlow(tx, shopId, BROWSE_ABANDONMENT)],
  [flows.listSwitchedOn, (tx, { shopId }) => flows.listSwitchedOn(tx, shopId)],
  [stream.latestSince, (tx, { shopId }) => stream.latestSince(tx, shopId, QUESTIONS, 9)],
  [
    events.isRecorded,
    (tx, { shopId, profileId }) =>
      events.isRecorded(tx, shopId, { profileId, since: hoursAgo(999), id: 'order:5' }),
  ],
  [events.readPixelAt, (tx, { shopId }) => events.readPixelAt(tx, shopId)],
  [visitors.findVisitors, (tx, { shopId }) => visitors.findVisitors(tx, shopId, [VISITOR])],
  [pixels.findPixel, (tx, { shopId }) => pixels.findPixel(tx, shopId)],
  [gates.loadGateFacts, loadFacts],
  [claims.countDue, (tx, { shopId }) => claims.countDue(tx, shopId, NOW)],
  [recovery.countHeld, (tx, { shopId }) => recovery.countHeld(tx, shopId, worker)],
  [reports.findMessage, (tx, shop) => reports.findMessage(tx, shop.shopId, keyOf(shop))],
  [reports.listMessages, (tx, { shopId }) => reports.listMessages(tx, shopId, null, null, 9)],
  [reports.listNewest, (tx, { shopId }) => reports.listNewest(tx, shopId, {}, null, 9)],
  [reports.countOutcomes, (tx, { shopId }) => reports.countOutcomes(tx, shopId, [1])],
  [reports.countByReason, (tx, { shopId }) => reports.countByReason(tx, shopId, hoursAgo(9))],
  [orders.listPurchases, (tx, { shopId }) => orders.listPurchases(tx, shopId, bothProfiles, NOW)],
  [
    buyers.countOrdersOf,
    (tx, { shopId, profileId }) => buyers.countOrdersOf(tx, shopId, profileId, NOW),
  ],
  [buyers.findTypicalBuyer, (tx, { shopId }) => buyers.findTypicalBuyer(tx, shopId, NOW)],
  [buyers.listLateBuyers, (tx, { shopId }) => buyers.listLateBuyers(tx, shopId, NOW, 9)],
  [search.searchPeople, (tx, { shopId }) => search.searchPeople(tx, shopId, 's', 9)],
  [search.namePeople, (tx, { shopId }) => search.namePeople(tx, shopId, bothProfiles)],
  [
    attribution.listGuestOrders,
    (tx, { shopId }) => attribution.listGuestOrders(tx, shopId, [SHARED_ADDRESS]),
  ],
  [attribution.listRedacted, (tx, { shopId }) => attribution.listRedacted(tx, shopId, ['5'])],
  [
    claimsOfAddresses.listClaimed,
    (tx, { shopId }) => claimsOfAddresses.listClaimed(tx, shopId, ['2']),
  ],
  [merges.findKept, async (tx, { shopId }) => [...(await merges.findKept(tx, shopId, ['2']))]],
  [merges.listMerged, (tx, { shopId }) => merges.listMerged(tx, shopId, ['2'])],
  [removals.listStrays, (tx, { shopId }) => removals.listStrays(tx, shopId, [SHARED_ADDRESS])],
  [orders.countOrders, (tx, { shopId }) => orders.countOrders(tx, shopId)],
  [people.listPeople, (tx, { shopId }) => people.listPeople(tx, shopId, bothProfiles)],
  [
    profiles.findByIdentities,
    (tx, { shopId }) => profiles.findByIdentities(tx, shopId, 'email', [SHARED_ADDRESS]),
  ],
  [
    known.findKnownPerson,
    (tx, { shopId, profileId }) => known.findKnownPerson(tx, shopId, profileId),
  ],
  [
    known.listIdentifiers,
    (tx, { shopId, profileId }) => known.listIdentifiers(tx, shopId, profileId),
  ],
  [
    consentLedger.listStandings,
    (tx, { shopId, profileId }) => consentLedger.listStandings(tx, shopId, profileId),
  ],
  [
    consentLedger.listLedger,
    (tx, { shopId, profileId }) => consentLedger.listLedger(tx, shopId, profileId, 9),
  ],
  [
    orderHistory.listOrdersOf,
    (tx, { shopId, profileId }) => orderHistory.listOrdersOf(tx, shopId, profileId, 9),
  ],
  [customers.listCustomers, (tx, { shopId }) => customers.listCustomers(tx, shopId, CUSTOMERS)],
  [
    customers.countMatching,
    (tx, { shopId }) => customers.countMatching(tx, shopId, CUSTOMERS.filter, NOW),
  ],
  [
    customers.findCustomer,
    (tx, { shopId, profileId }) => customers.findCustomer(tx, shopId, profileId),
  ],
  [
    timeline.listTimeline,
    (tx, { shopId, profileId }) =>
      timeline.listTimeline(tx, shopId, profileId, { group: null, after: null, limit: 9 }),
  ],
  [titles.listCollectionTitles, (tx, { shopId }) => titles.listCollectionTitles(tx, shopId, ['9'])],
  [profiles.countCustomers, (tx, { shopId }) => profiles.countCustomers(tx, shopId)],
  [importClaims.needsWorker, (tx, { shopId }) => importClaims.needsWorker(tx, shopId)],
  [imports.listRuns, (tx, { shopId }) => imports.listRuns(tx, shopId)],
  [inbox.isAnyWaiting, (tx, { shopId }) => inbox.isAnyWaiting(tx, shopId, NOW)],
  [inbox.countInbox, (tx, { shopId }) => inbox.countInbox(tx, shopId)],
  [privacy.listRequests, (tx, { shopId }) => privacy.listRequests(tx, shopId)],
  [privacy.findRequest, (tx, { shopId }) => privacy.findRequest(tx, shopId, '1')],
  [
    erasures.findPersonIds,
    (tx, { shopId }) => erasures.findPersonIds(tx, shopId, { customerId: '1', email: null }),
  ],
  [access.listAccess, (tx, { shopId }) => access.listAccess(tx, shopId, { limit: 9 })],
  [access.listStaff, (tx, { shopId }) => access.listStaff(tx, shopId)],
  [
    consentErasures.listForgotten,
    (tx, { shopId }) => consentErasures.listForgotten(tx, shopId, [SHARED_ADDRESS]),
  ],
  [requests.listRequestLines, (tx, { shopId }) => requests.listRequestLines(tx, shopId, 9)],
  [forgotten.holdsForgotten, (tx, { shopId }) => forgotten.holdsForgotten(tx, shopId)],
  [issues.listIssues, (tx, { shopId }) => issues.listIssues(tx, shopId, 9)],
  [templates.latestVersion, (tx, { shopId }) => templates.latestVersion(tx, shopId, TEMPLATE)],
  [templates.findVersions, (tx, { shopId }) => templates.findVersions(tx, shopId, TEMPLATE, 1)],
  [templates.findNewest, (tx, { shopId }) => templates.findNewest(tx, shopId, TEMPLATE)],
  [baskets.listBaskets, (tx, { shopId }) => baskets.listBaskets(tx, shopId, NOW)],
  [training.findPromoted, (tx, { shopId }) => training.findPromoted(tx, shopId, 'recommender')],
  [
    judgements.findJudgement,
    (tx, { shopId }) => judgements.findJudgement(tx, shopId, 'recommender'),
  ],
  [training.findLastRun, (tx, { shopId }) => training.findLastRun(tx, shopId)],
  [training.isRunHeld, (tx, { shopId, runId }) => training.isRunHeld(tx, shopId, runId)],
  [training.isTrained, (tx, { shopId }) => training.isTrained(tx, shopId)],
  ...STREET_READS,
]);

/** Every join of the list: by what they allow and by what they ordered. */
const CUSTOMERS: Parameters<typeof customers.listCustomers>[2] = {
  filter: { words: ['anna'], email: 'subscribed', orders: 'one', lastOrder: 'recent' },
  sort: { by: 'spent', descending: true },
  place: null,
  limit: 9,
  now: NOW,
};

/** What changes rows by a key that the other shop has too. */
const WRITES: Call[] = [
  (tx, { shopId }) => catalog.upsertProducts(tx, shopId, [product('1', { sourceAt: NOW })]),
  (tx, { shopId }) => hidden.hideProducts(tx, shopId, ['2'], { by: null, now: NOW }),
  (tx, { shopId }) => hidden.showProducts(tx, shopId, ['1']),
  (tx, { shopId }) => orders.upsertOrders(tx, shopId, [order('5', { sourceAt: NOW })]),
  (tx, { shopId, profileId }) =>
    consent.recordConsent(tx, shopId, [consentChange(profileId, { changedAt: NOW })], NOW),
  (tx, { shopId }) => claims.claimDue(tx, shopId, worker, NOW, 9),
  (tx, { shopId }) => recovery.recoverOwn(tx, shopId, worker, NOW),
  (tx, { shopId }) => recovery.recoverFromDeadWorkers(tx, shopId, NOW),
  (tx, shop) => reports.markClicked(tx, shop.shopId, keyOf(shop), NOW),
  (tx, { shopId }) => recovery.cancelForCampaign(tx, shopId, 1, NOW),
  (tx, { shopId, profileId }) =>
    recovery.cancelForProfile(tx, shopId, profileId, 'unsubscribed', NOW),
  (tx, { shopId, profileId }) => audience.checkpointCampaign(tx, shopId, 1, profileId),
  (tx, { shopId }) => campaigns.moveCampaign(tx, shopId, 1, ['planning'], { state: 'sending' }),
  (tx, { shopId }) => drafts.changeDraft(tx, shopId, 1, { ...DRAFT, name: 'changed' }),
  (tx, { shopId }) => cursors.moveCursor(tx, shopId, FLOW, 99),
  (tx, { shopId }) => cursors.countPassedOver(tx, shopId, FLOW, { imported: 1 }, NOW),
  (tx, { shopId }) => enrollments.endAll(tx, shopId, FLOW, { reason: 'switched_off', now: NOW }),
  (tx, { shopId }) => flows.moveSwitch(tx, shopId, BROWSE_ABANDONMENT, { state: 'off', now: NOW }),
  (tx, { shopId }) => inbox.markApplied(tx, shopId, ['d1'], NOW),
  (tx, { shopId }) => restarts.endImport(tx, shopId, { problem: 'uninstalled', now: NOW }),
  (tx, { shopId }) => recovery.cancelForShop(tx, shopId, NOW),
  (tx, { shopId }) => events.lockStream(tx, shopId),
  (tx, { shopId, profileId }) =>
    events.giveEvents(tx, shopId, [{ visitorId: 'nobody', profileId, since: null, until: null }]),
  (tx, { shopId, profileId }) =>
    visitors.saveVisitors(tx, shopId, new Map([[VISITOR, { profileId, ...LINK }]])),
  (tx, { shopId }) =>
    clickVisits.claimVisits(tx, shopId, [{ token: 't2', visitorId: VISITOR }], DAYS_LATER),
  (tx, { shopId }) => pixels.savePixelProblem(tx, shopId, 'refused', NOW),
  (tx, { shopId }) => pixels.forgetPixel(tx, shopId),
  (tx, { shopId }) => imports.updateRun(tx, shopId, 'orders', { state: 'running' }),
  (tx, { shopId }) => importClaims.releaseRuns(tx, shopId, worker),
  (tx, { shopId }) => importClaims.takeRuns(tx, shopId, worker),
  (tx, { shopId }) => training.failOwnRuns(tx, { shopId, workerId: worker }, 'ended', NOW),
  (tx, { shopId, runId }) => training.endRun(tx, shopId, runId, { state: 'done' }, NOW),
];

test('a shop sees its own rows in every table', async () => {
  for (const { name } of tables) {
    const seen = await inShop(db, ours.shopId, (tx) =>
      tx.$queryRawUnsafe<{ shop_id: number }[]>(`select shop_id from "${name}"`),
    );
    expect(seen.length, name).toBeGreaterThan(0);
    expect(
      seen.filter((row) => row.shop_id !== ours.shopId),
      name,
    ).toEqual([]);
  }
});

test('who names no shop sees no rows', async () => {
  for (const { name } of tables) {
    expect(await db.$queryRawUnsafe(`select 1 from "${name}"`), name).toEqual([]);
  }
});

test('no row can be moved into another shop', async () => {
  for (const { name } of tables) {
    const move = inShop(db, ours.shopId, (tx) =>
      tx.$executeRawUnsafe(`update "${name}" set shop_id = ${theirs.shopId}`),
    );
    await expect(move, name).rejects.toThrow('row-level security');
  }
});

test('every read asks for its shop, not only the policies', async () => {
  for (const [read, call] of READS) {
    const { name } = read as { name: string };
    const inside = await inShop(db, ours.shopId, (tx) => call(tx, ours));
    expect(await call(bare, ours), name).toEqual(inside);
    expect(JSON.stringify(printable(inside)), name).not.toContain('theirs');
    if (!MAY_BE_EMPTY.has(read)) expect(isEmpty(inside), name).toBe(false);
  }
});

test('every write leaves the other shop as it was', async () => {
  const before = await rowsOf(superuserUrl, tables, theirs.shopId);
  for (const write of WRITES) await write(bare, ours);
  expect(await rowsOf(superuserUrl, tables, theirs.shopId)).toEqual(before);
  expect(await rowsOf(superuserUrl, tables, ours.shopId)).not.toEqual(before);
});

test('every function of a store that reads is asked here', async () => {
  const missing: string[] = [];
  for (const file of readdirSync('app', { recursive: true, encoding: 'utf8' })) {
    // Shops and workers are global: they are read before a tenant is known.
    if (!/(^|[/-])store\.ts$/.test(file) || /^(shops|jobs)\//.test(file)) continue;
    const exported = (await import(join(process.cwd(), 'app', file))) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported))
      if (READ_NAME.test(name) && !READS.has(value)) missing.push(`app/${file}: ${name}`);
  }
  expect(missing).toEqual([]);
});

/** `countPassedOver` counts into a table. */
const READ_NAME = /^(?!countPassedOver$)(find|list|load|count|read|latest|first|is|needs)[A-Z]/;

/** Nobody holds anything, is met twice or forgotten, nothing waits for a worker, and this flow has sent nothing yet. */
const MAY_BE_EMPTY = new Set<unknown>([
  recovery.countHeld,
  importClaims.needsWorker,
  flowProgress.countMessages,
  attribution.listGuestOrders,
  removals.listStrays,
  attribution.listRedacted,
  consentErasures.listForgotten,
  forgotten.holdsForgotten,
  importedConsent.listRefused,
  implied.listConsentEnds,
]);

async function loadFacts(tx: Db, shop: FullShop): Promise<unknown> {
  const message = { ...keyOf(shop), profileId: shop.profileId, campaignId: 1, flow: null };
  const messages = [message] as unknown as Parameters<typeof gates.loadGateFacts>[2];
  return gates.loadGateFacts(tx, shop.shopId, messages, NOW);
}
