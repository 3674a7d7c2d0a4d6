// Published versions of templates; a version never changes once it is written.
import type { Db } from '~/db';

export type StoredVersion = { version: number; contentHash: string; compiled: unknown };

export async function latestVersion(
  db: Db,
  shopId: number,
  templateId: string,
): Promise<number | null> {
  const last = await db.templateVersion.aggregate({
    where: { shopId, templateId },
    _max: { version: true },
  });
  return last._max.version;
}

/** The newest version and the hash of its content, which is the same in all its languages. */
export function findNewest(
  db: Db,
  shopId: number,
  templateId: string,
): Promise<{ version: number; contentHash: string } | null> {
  return db.templateVersion.findFirst({
    where: { shopId, templateId },
    orderBy: { version: 'desc' },
    select: { version: true, contentHash: true },
  });
}

export async function findVersions(
  db: Db,
  shopId: number,
  templateId: string,
  version: number,
): Promise<Map<string, StoredVersion>> {
  const rows = await db.templateVersion.findMany({ where: { shopId, templateId, version } });
  return new Map(rows.map((row) => [row.locale, row]));
}

export async function insertVersion(
  db: Db,
  shopId: number,
  row: {
    templateId: string;
    version: number;
    locale: string;
    contentHash: string;
    content: object;
    compiled: object;
    publishedAt: Date;
  },
): Promise<void> {
  await db.templateVersion.create({ data: { shopId, ...row } });
}
