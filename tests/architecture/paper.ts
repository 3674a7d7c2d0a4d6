// Reads what ARCHITECTURE.md promises (spine, code map, doors, global tables), so that the paper and
// the architecture test cannot drift apart.
export type Door = {
  /** First segment of the route's file name with its dot: 'app.'. */
  prefix: string;
  /** Calls of which each route with that prefix must make one: ['authenticate.admin(']. */
  proofs: string[];
};

export type Paper = {
  spine: string[];
  /** Folder → tables that the code map says it writes. */
  codeMap: Map<string, string[]>;
  doors: Door[];
  globalTables: string[];
};

export function readPaper(text: string): Paper {
  return {
    spine: readSpine(section(text, 'The spine')),
    codeMap: readCodeMap(section(text, 'Code map')),
    doors: readDoors(section(text, 'Doors')),
    globalTables: readNames(/^Global tables: (.*)$/m.exec(section(text, 'Data'))?.[1] ?? ''),
  };
}

/** The text between a heading "## 3. The spine" and the next heading of that level. */
function section(text: string, title: string): string {
  const start = text.search(new RegExp(`^## \\d+\\. ${title}$`, 'm'));
  if (start < 0) throw new Error(`ARCHITECTURE.md requires a section "${title}"`);
  const rest = text.slice(start + 3);
  const end = rest.search(/^## /m);
  return end < 0 ? rest : rest.slice(0, end);
}

function readSpine(text: string): string[] {
  const quoted = [...text.matchAll(/^> (.*)$/gm)].map((line) => line[1] ?? '').join(' ');
  return quoted
    .split('·')
    .map((name) => name.trim())
    .filter((name) => /^[a-z]+$/.test(name));
}

function readCodeMap(text: string): Map<string, string[]> {
  const entries = [...text.matchAll(/^- \*\*([a-z]+)\*\*([\s\S]*?)(?=^- \*\*|^$|$(?![\s\S]))/gm)];
  return new Map(
    entries.map((entry) => [
      entry[1] ?? '',
      readNames(/Tables?: ([^.]*)\./.exec(entry[2] ?? '')?.[1] ?? ''),
    ]),
  );
}

function readDoors(text: string): Door[] {
  const rows = [...text.matchAll(/^\| `([a-z]+\.)` +\|.*\|([^|]*)\|$/gm)];
  return rows.map((row) => ({ prefix: row[1] ?? '', proofs: readNames(row[2] ?? '') }));
}

function readNames(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map((name) => name[1] ?? '');
}
