// Pure: what a full export does not hold, and why: secrets, and what is good for nothing outside of this installation.
// Everything else that a shop has is in it; docs/export.md names each.

/** Whole tables, each with its reason. */
export const LEFT_OUT_TABLES: Readonly<Record<string, string>> = {
  session: 'access and refresh tokens of Shopify',
  forgotten_salt: 'the salt that keeps forgotten addresses unreadable',
  proxy_signature: 'used signatures of storefront requests',
  export_run: 'the list of exports itself',
  export_chunk: 'the files of exports themselves',
  shop_due: 'when this installation looks at the shop again',
  worker: 'processes of this installation',
};

/** Single columns of tables that are in it. */
export const LEFT_OUT_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  event_key: ['hash'],
};

export function leftOutColumns(table: string): readonly string[] {
  return LEFT_OUT_COLUMNS[table] ?? [];
}
