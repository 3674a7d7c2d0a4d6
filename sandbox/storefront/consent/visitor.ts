// What the visitor API takes: an e-mail address or a phone number, and which app says so. Read on the server and in
// the browser.

export type NamedVisitor = { email: string | null; phone: string | null; appId: string | null };

/** Null where neither is one. */
export function readVisitor(given: unknown, options: unknown): NamedVisitor | null {
  const { email, phone } = tableOf(given);
  const { appId } = tableOf(options);
  const named = {
    email: typeof email === 'string' && /^\S+@\S+\.\S+$/.test(email) ? email : null,
    phone: typeof phone === 'string' && /^\+?[\d\s()-]{6,20}$/.test(phone) ? phone : null,
    appId: appId === undefined ? null : String(appId as string | number),
  };
  return named.email === null && named.phone === null ? null : named;
}

function tableOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
