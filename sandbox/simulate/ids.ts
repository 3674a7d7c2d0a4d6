// Ids of the simulated store: digit strings beyond 2^53, so that code which makes numbers of them is found out.

const FIRST_DIGITS = {
  product: '90071992547',
  productVariant: '90071992548',
  collection: '90071992549',
  customer: '90071992550',
  order: '90071992551',
  line: '90071992552',
  location: '90071992553',
} as const;

export function idOf(kind: keyof typeof FIRST_DIGITS, index: number): string {
  return FIRST_DIGITS[kind] + String(4_000_001 + index);
}
