// Reads what a shopper wrote on the checkout page, and says field by field what is missing.
import { readAddress } from '../account/customers';

export const FIELDS = [
  'email',
  'firstName',
  'lastName',
  'address1',
  'zip',
  'city',
  'countryCode',
] as const;

export type FieldName = (typeof FIELDS)[number];

export type CheckoutForm = Record<FieldName, string> & { acceptsMarketing: boolean };

export type Faults = Partial<Record<FieldName, string>>;

export type ReadCheckout =
  | { kind: 'complete'; form: CheckoutForm }
  | { kind: 'incomplete'; form: CheckoutForm; faults: Faults };

const LONGEST = 200;

const MISSING: Record<Exclude<FieldName, 'email' | 'firstName'>, string> = {
  lastName: 'Enter a last name.',
  address1: 'Enter an address.',
  zip: 'Enter a postal code.',
  city: 'Enter a city.',
  countryCode: 'Choose a country.',
};

/** `knownEmail` is a logged-in customer's: the order is theirs, whatever was posted. */
export function readCheckout(data: FormData, knownEmail: string | null): ReadCheckout {
  const text = (name: FieldName) => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim().slice(0, LONGEST) : '';
  };
  const written = Object.fromEntries(FIELDS.map((name) => [name, text(name)]));
  const form = {
    ...(written as Record<FieldName, string>),
    acceptsMarketing: data.has('acceptsMarketing'),
  };
  const email = knownEmail ?? readAddress(form.email);
  const faults: Faults = {};
  if (email === null) faults.email = 'Enter an e-mail address, such as name@example.com.';
  for (const [name, sentence] of Object.entries(MISSING) as [keyof typeof MISSING, string][]) {
    if (form[name] === '') faults[name] = sentence;
  }
  if (form.countryCode !== '' && !/^[A-Z]{2}$/.test(form.countryCode)) {
    faults.countryCode = MISSING.countryCode;
  }
  return email === null || Object.keys(faults).length > 0
    ? { kind: 'incomplete', form, faults }
    : { kind: 'complete', form: { ...form, email } };
}
