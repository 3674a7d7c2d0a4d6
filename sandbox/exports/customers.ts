// Reads customers_export.csv. An e-mail address may be missing in Shopify, but may neither be malformed nor
// stand with two customers.

import type { MarketingConsent, ShopCustomer } from '../shop/shop-data';
import { countryCodeOf, localeOf } from './countries';
import type { ColumnName } from './files/columns';
import type { ExportFile } from './files/find-files';
import { readTable, type Row } from './files/read-table';
import { createIds, type Ids } from './ids';
import { createSetAside, type SetAside } from './set-aside';
import {
  idFault,
  parseEmail,
  parseId,
  parseTags,
  parseYes,
  withoutApostrophe,
} from './values/cells';
import { type Faults, createFaults, quote } from './values/faults';
import { parseMoney } from './values/money';

const COLUMNS = {
  id: { names: ['Customer ID', 'ID'] },
  firstName: { names: ['First Name'] },
  lastName: { names: ['Last Name'] },
  email: { names: ['Email'], needed: true },
  accepts: { names: ['Accepts Email Marketing', 'Accepts Marketing'], needed: true },
  acceptsSms: { names: ['Accepts SMS Marketing'] },
  countryCode: { names: ['Default Address Country Code', 'Country Code'] },
  country: { names: ['Default Address Country', 'Country'] },
  city: { names: ['Default Address City', 'City'] },
  zip: { names: ['Default Address Zip', 'Zip'] },
  phone: { names: ['Phone'] },
  addressPhone: { names: ['Default Address Phone'] },
  spent: { names: ['Total Spent'] },
  orders: { names: ['Total Orders'] },
  note: { names: ['Note'] },
  taxExempt: { names: ['Tax Exempt'] },
  tags: { names: ['Tags'] },
} satisfies Record<string, ColumnName>;

type Column = keyof typeof COLUMNS;

/** A customer before the orders have told since when the shop knows them. */
export type CustomerDraft = Omit<ShopCustomer, 'createdAt' | 'updatedAt'>;

export type CustomersRead =
  | { kind: 'read'; customers: CustomerDraft[]; setAside: SetAside }
  | { kind: 'refused'; problem: string };

type Known = { ids: Ids; lineOfEmail: Map<string, number> };

export async function readCustomers(file: ExportFile): Promise<CustomersRead> {
  const setAside = createSetAside(file);
  const customers: CustomerDraft[] = [];
  const known: Known = { ids: createIds(), lineOfEmail: new Map() };
  const problem = await readTable(file, COLUMNS, (row) => {
    const customer = row.fault ?? readCustomer(row, known);
    if (typeof customer === 'string') setAside.add('customer', row.line, customer);
    else customers.push(customer);
  });
  return problem ? { kind: 'refused', problem } : { kind: 'read', customers, setAside };
}

function readCustomer(row: Row<Column>, known: Known): CustomerDraft | string {
  const faults = createFaults();
  const email = readEmail(row, known, faults);
  const emailMarketing = readConsent(row, 'accepts', email, faults);
  const phone = withoutApostrophe(row.cell('phone')) || withoutApostrophe(row.cell('addressPhone'));
  const smsMarketing = readConsent(row, 'acceptsSms', phone || null, faults);
  const taxExempt = parseYes(row.cell('taxExempt'));
  if (taxExempt === null)
    faults.note(`“Tax Exempt” is ${quote(row.cell('taxExempt'))}, which is neither yes nor no`);
  for (const key of ['spent', 'orders'] as const) {
    const text = row.cell(key);
    if (text !== '' && parseMoney(text, 2) === null) {
      faults.note(`the customer's total ${quote(text)} is not a number`);
    }
  }
  const id = faults.first === null ? readId(row, known, email ?? phone, faults) : '';
  if (faults.first !== null) return faults.first;

  if (email) known.lineOfEmail.set(email, row.line);
  const countryCode = countryCodeOf(row.cell('countryCode')) || countryCodeOf(row.cell('country'));
  return {
    id,
    email,
    firstName: row.cell('firstName'),
    lastName: row.cell('lastName'),
    phone: phone || null,
    countryCode,
    city: row.cell('city'),
    zip: withoutApostrophe(row.cell('zip')),
    locale: localeOf(countryCode),
    tags: parseTags(row.cell('tags')),
    note: row.cell('note'),
    taxExempt: taxExempt ?? false,
    emailMarketing,
    smsMarketing,
  };
}

function readEmail(row: Row<Column>, known: Known, faults: Faults): string | null {
  const text = row.cell('email');
  if (text === '') return null;
  const email = parseEmail(text);
  if (!email) {
    faults.note('the e-mail address is not one that mail can be sent to');
    return null;
  }
  const twin = known.lineOfEmail.get(email);
  if (twin !== undefined) {
    faults.note(`the e-mail address is already that of the customer on line ${twin}`);
  }
  return email;
}

/** Agreed to without a record of how: level unknown, and no time of it. Without an address, nothing was agreed. */
function readConsent(
  row: Row<Column>,
  key: 'accepts' | 'acceptsSms',
  address: string | null,
  faults: Faults,
): MarketingConsent {
  const accepts = parseYes(row.cell(key));
  if (accepts === null) {
    const name = key === 'accepts' ? 'Accepts Email Marketing' : 'Accepts SMS Marketing';
    faults.note(`“${name}” is ${quote(row.cell(key))}, which is neither yes nor no`);
  }
  return accepts && address
    ? { state: 'SUBSCRIBED', level: 'UNKNOWN', updatedAt: null }
    : { state: 'NOT_SUBSCRIBED', level: null, updatedAt: null };
}

/** Exports of older years have no customer id: it is then made of what else tells people apart. */
function readId(row: Row<Column>, known: Known, address: string, faults: Faults): string {
  const text = row.cell('id');
  if (text === '') {
    const names = `${row.cell('firstName')} ${row.cell('lastName')} ${row.cell('zip')}`;
    return known.ids.derive(`customer ${address || names}`);
  }
  const id = parseId(text);
  if (id === null) faults.note(idFault('customer id', text));
  else if (!known.ids.claim(id))
    faults.note(`the customer id ${id} stands on an earlier line already`);
  return id ?? '';
}
