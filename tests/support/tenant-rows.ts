// Rows and answers of a tenant as tests of tenancy compare them.
import { command } from './database';
import { TEMPLATE } from './full-shop';

/** A campaign as a merchant would change it. */
export const DRAFT = {
  name: 'draft',
  templateId: TEMPLATE,
  holdoutShare: 0,
  quietHours: false,
  gapHours: 0,
  recipientLimit: null,
};

/** Every row that a shop has, table by table, past every policy. */
export async function rowsOf(
  superuserUrl: string,
  tables: { name: string }[],
  shopId: number,
): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const { name } of tables)
    found[name] = await command(
      superuserUrl,
      `select to_jsonb(t) as row from "${name}" t where shop_id = $1 order by to_jsonb(t)::text`,
      [shopId],
    );
  return found;
}

export function printable(value: unknown): unknown {
  return value instanceof Map ? [...(value as Map<unknown, unknown>)] : value;
}

export function isEmpty(value: unknown): boolean {
  if (value === null || value === 0 || value === false) return true;
  if (value instanceof Map || value instanceof Set) return value.size === 0;
  return Array.isArray(value) && value.length === 0;
}
