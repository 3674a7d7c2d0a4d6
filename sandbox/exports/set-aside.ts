// The list of what could not be used: file, line and reason, for the merchant to mend.

import type { SetAsideRow } from '../shop/shop-data';
import type { ExportFile } from './files/find-files';

export type SetAside = {
  rows: SetAsideRow[];
  add(kind: SetAsideRow['kind'], line: number, reason: string): void;
};

export function createSetAside(file: ExportFile): SetAside {
  const rows: SetAsideRow[] = [];
  return { rows, add: (kind, line, reason) => rows.push({ file: file.name, line, kind, reason }) };
}
