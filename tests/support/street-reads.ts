// What the stores of sync, preferences and the merchant's files read, with a call each whose answer is not empty.
import * as levels from '~/catalog/levels-store';
import * as lookups from '~/catalog/lookup-store';
import * as importedConsent from '~/consent/suppression-store';
import * as purposes from '~/consent/purpose-store';
import * as mailRequests from '~/consent/request-store';
import * as preferenceSettings from '~/consent/settings-store';
import type { Db } from '~/db';
import * as eventKeys from '~/events/api/key-store';
import * as pieces from '~/imports/piece-store';
import * as fileProgress from '~/imports/progress-store';
import * as files from '~/imports/store';
import * as told from '~/messages/gates/told-store';
import * as implied from '~/orders/implied-store';
import * as knownOrders from '~/orders/known-store';
import * as access from '~/profiles/access-store';
import * as preferences from '~/profiles/preferences-store';
import * as preferencePage from '~/reports/preference-page-store';
import * as holdings from '~/reports/holdings-store';
import * as exportRuns from '~/shopify/export/file-store';
import * as retention from '~/shops/retention-store';
import { NOW } from './factories';
import { EXPORT_ID } from './full-privacy';
import type { FullShop } from './full-shop';
import { FILE_ID } from './full-street';

type Call = (tx: Db, shop: FullShop) => Promise<unknown>;

const LATER = new Date(NOW.getTime() + 40 * 86_400_000);
const NAMES = { skus: ['sku-1'], handles: ['product-1'], titles: ['Product 1'] };

export const STREET_READS: [unknown, Call][] = [
  [access.countProfiles, (tx, { shopId }) => access.countProfiles(tx, shopId)],
  [holdings.listHoldings, (tx, { shopId }) => holdings.listHoldings(tx, shopId)],
  [retention.readKeepDays, (tx, { shopId }) => retention.readKeepDays(tx, shopId)],
  [retention.readRetentionSweep, (tx, { shopId }) => retention.readRetentionSweep(tx, shopId)],
  [exportRuns.listExports, (tx, { shopId }) => exportRuns.listExports(tx, shopId)],
  [
    exportRuns.findDownload,
    (tx, { shopId }) =>
      exportRuns.findDownload(tx, shopId, { id: EXPORT_ID, now: new Date(NOW.getTime() - 1) }),
  ],
  [
    exportRuns.readChunk,
    (tx, { shopId }) => exportRuns.readChunk(tx, shopId, { id: EXPORT_ID, n: 0 }),
  ],
  [eventKeys.listEventKeys, (tx, { shopId }) => eventKeys.listEventKeys(tx, shopId)],
  [levels.listPlacedStock, (tx, { shopId }) => levels.listPlacedStock(tx, shopId, '1')],
  [lookups.findProducts, (tx, { shopId }) => lookups.findProducts(tx, shopId, NAMES)],
  [
    importedConsent.listRefused,
    (tx, { shopId, profileId }) =>
      importedConsent.listRefused(tx, shopId, [{ profileId, address: 'nobody@mail.example' }]),
  ],
  [purposes.listSaid, (tx, { shopId, profileId }) => purposes.listSaid(tx, shopId, [profileId])],
  [
    purposes.listCountries,
    (tx, { shopId, profileId }) => purposes.listCountries(tx, shopId, [profileId]),
  ],
  [purposes.listAllRefusing, (tx, { shopId }) => purposes.listAllRefusing(tx, shopId, 'profile')],
  [mailRequests.listDueRequests, (tx, { shopId }) => mailRequests.listDueRequests(tx, shopId, 9)],
  [
    mailRequests.listUnconfirmed,
    (tx, { shopId }) => mailRequests.listUnconfirmed(tx, shopId, LATER, 9),
  ],
  [
    preferenceSettings.readPreferenceSettings,
    (tx, { shopId }) => preferenceSettings.readPreferenceSettings(tx, shopId),
  ],
  [preferenceSettings.listTopics, (tx, { shopId }) => preferenceSettings.listTopics(tx, shopId)],
  [
    preferences.listPreferences,
    (tx, { shopId, profileId }) => preferences.listPreferences(tx, shopId, [profileId]),
  ],
  [
    preferences.readPreferences,
    (tx, { shopId, profileId }) => preferences.readPreferences(tx, shopId, profileId),
  ],
  [told.loadTold, (tx, { shopId, profileId }) => told.loadTold(tx, shopId, [profileId], NOW)],
  [
    implied.listConsentEnds,
    (tx, { shopId, profileId }) => implied.listConsentEnds(tx, shopId, [profileId]),
  ],
  [
    knownOrders.findKnownOrders,
    (tx, { shopId }) => knownOrders.findKnownOrders(tx, shopId, { ids: ['5'], names: [] }),
  ],
  [files.findImport, (tx, { shopId }) => files.findImport(tx, shopId, FILE_ID)],
  [files.listImports, (tx, { shopId }) => files.listImports(tx, shopId, 9)],
  [pieces.countPieces, (tx, { shopId }) => pieces.countPieces(tx, shopId, FILE_ID)],
  [pieces.readPiece, (tx, { shopId }) => pieces.readPiece(tx, shopId, FILE_ID, 0)],
  [
    fileProgress.listRowIssues,
    (tx, { shopId }) => fileProgress.listRowIssues(tx, shopId, FILE_ID, 9),
  ],
  [
    preferencePage.countKinds,
    (tx, { shopId, profileId }) => preferencePage.countKinds(tx, shopId, profileId, 9),
  ],
  [
    preferencePage.countDoings,
    (tx, { shopId, profileId }) => preferencePage.countDoings(tx, shopId, profileId),
  ],
  [preferencePage.listMainKinds, (tx, { shopId }) => preferencePage.listMainKinds(tx, shopId, 9)],
];
