// A merchant's files as its screens see them: how far each is, what was set aside, and a form to begin with.
import { stringify } from 'csv-stringify/sync';
import type { Db } from '~/db';
import { plainHeadings, type ImportKind } from './kinds';
import { listRowIssues, type RowIssue } from './progress-store';
import { findImport, listImports, type FileImport } from './store';

export type ImportLook = Pick<
  FileImport,
  | 'id'
  | 'kind'
  | 'fileName'
  | 'state'
  | 'rowsTotal'
  | 'rowsDone'
  | 'imported'
  | 'known'
  | 'setAside'
  | 'columnsUsed'
  | 'columnsUnused'
  | 'problem'
  | 'problemDetail'
> & { createdAt: string };

const MOST_LISTED = 50;
const MOST_SHOWN = 100;
const MOST_SAVED = 100_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function listLooks(db: Db, shopId: number): Promise<ImportLook[]> {
  const files = await listImports(db, shopId, MOST_LISTED);
  return files.filter(({ state }) => state !== 'uploading').map(lookOf);
}

export async function lookAt(
  db: Db,
  shopId: number,
  id: string,
): Promise<{ file: ImportLook; issues: RowIssue[] } | null> {
  const file = UUID.test(id) ? await findImport(db, shopId, id) : null;
  if (!file) return null;
  return { file: lookOf(file), issues: await listRowIssues(db, shopId, id, MOST_SHOWN) };
}

/** The rows set aside as a file: line and reason. */
export async function issuesAsCsv(db: Db, shopId: number, id: string): Promise<string | null> {
  if (!UUID.test(id) || !(await findImport(db, shopId, id))) return null;
  const issues = await listRowIssues(db, shopId, id, MOST_SAVED);
  return stringify(
    issues.map(({ line, reason }) => [line, reason]),
    { header: true, columns: ['line', 'reason'] },
  );
}

export function formAsCsv(kind: ImportKind): string {
  return stringify([plainHeadings(kind)]);
}

function lookOf(file: FileImport): ImportLook {
  const { id, kind, fileName, state, rowsTotal, rowsDone, imported, known, setAside } = file;
  const { columnsUsed, columnsUnused, problem, problemDetail, createdAt } = file;
  return {
    ...{ id, kind, fileName, state, rowsTotal, rowsDone, imported, known, setAside },
    ...{ columnsUsed, columnsUnused, problem, problemDetail, createdAt: createdAt.toISOString() },
  };
}
