// Pure: e-mail addresses as Attune compares them.

/** Longest address that SMTP can carry (RFC 5321, 4.5.3.1.3: 256 octets with the angle brackets). */
const LONGEST = 254;

/** Nothing invisible either: PostgreSQL cannot keep a NUL, and a line break would end a header. */
const LOCAL = /^[^\s\p{C}@"(),:;<>[\\\]]{1,64}$/u;
const DOMAIN_LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/**
 * The address in the form that is stored, compared and mailed: trimmed and in lower case.
 * Null for what no mail server would take, so that a typing error never reaches the road out.
 */
export function normalizeAddress(raw: string | null | undefined): string | null {
  const address = (raw ?? '').trim().toLowerCase();
  if (address.length === 0 || address.length > LONGEST) return null;
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const labels = address.slice(at + 1).split('.');
  if (at < 1 || labels.length < 2 || !LOCAL.test(local)) return null;
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return null;
  return labels.every((label) => DOMAIN_LABEL.test(label)) ? address : null;
}
