// Pure: the address from which somebody asks, for the rate limits of the public doors.

/** Where a proxy stands beside us, what it says of its caller is believed; from anybody else it is hearsay. */
const OURS =
  /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^(?:::1$|f[cd][0-9a-f]{2}:|fe80:)/i;

/**
 * Null where nobody can say: then there is nothing to count by. A proxy adds its caller at the end of X-Forwarded-For,
 * so the last name that is not one of our own is the first that nobody could forge.
 */
export function clientAddress(peer: string | null, forwardedFor: string | null): string | null {
  if (peer === null) return null;
  if (!OURS.test(peer)) return peer;
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  return hops.findLast((hop) => hop !== '' && hop.length <= 45 && !OURS.test(hop)) ?? null;
}
