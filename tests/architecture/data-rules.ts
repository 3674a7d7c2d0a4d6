// Rules about the database: one writer for each table, and only store files speak to it.
import ts from 'typescript';
import type { Owner } from './owners';
import { isTest, lineOf, spineFolder, walk, type Project, type Source } from './project';

const WRITES = [
  'create',
  'createMany',
  'createManyAndReturn',
  'update',
  'updateMany',
  'updateManyAndReturn',
  'upsert',
  'delete',
  'deleteMany',
];
const READS = [
  'findMany',
  'findFirst',
  'findFirstOrThrow',
  'findUnique',
  'findUniqueOrThrow',
  'count',
  'aggregate',
  'groupBy',
];
const DRIVERS = ['pg', '@prisma/client', '@prisma/adapter-pg'];
const RAW = ['$queryRaw', '$executeRaw', '$queryRawUnsafe', '$executeRawUnsafe'];
const SQL_WRITE =
  /\b(?:insert\s+into|update|delete\s+from|merge\s+into|truncate(?:\s+table)?)\s+(?:only\s+)?(?:"?attune"?\.|"?public"?\.)?"?([a-z_]\w*)"?/gi;
const SQL_CLOCK = /\b(now\(\)|current_timestamp\b|current_date\b)/i;

export function dataSentences(project: Project): string[] {
  const unowned = project.owners
    .filter((owner) => owner.owner === null)
    .map(
      (owner) => `prisma/schema.prisma: model ${owner.model} has no "/// Owner: app/…" above it.`,
    );
  return [
    ...unowned,
    ...project.sources
      .filter((source) => source.path.startsWith('app/'))
      .flatMap((source) => [
        ...writerSentences(project, source),
        ...storeSentences(project, source),
        ...clockSentences(source),
      ]),
  ];
}

function writerSentences(project: Project, source: Source): string[] {
  const found: string[] = [];
  walk(source.syntax, (node) => {
    for (const owner of writtenBy(node, project.owners)) {
      if (owner.owner !== null && !isInside(source.path, owner.owner)) {
        found.push(
          `${source.path}:${lineOf(source, node)} writes to ${owner.table}, whose only writer is ${owner.owner}.`,
        );
      }
    }
  });
  return found;
}

function writtenBy(node: ts.Node, owners: Owner[]): Owner[] {
  const call = prismaCall(node, owners);
  if (call) return WRITES.includes(call.method) ? [call.owner] : [];
  const text = literalText(node);
  if (text === null) return [];
  const tables = [...text.matchAll(SQL_WRITE)].map((match) => match[1]?.toLowerCase());
  return owners.filter((owner) => tables.includes(owner.table.toLowerCase()));
}

/** `anything.productVariant.update(…)`, where productVariant is a model of the schema. */
function prismaCall(node: ts.Node, owners: Owner[]): { owner: Owner; method: string } | null {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  const model = node.expression.expression;
  if (!ts.isPropertyAccessExpression(model)) return null;
  const method = node.expression.name.text;
  const owner = owners.find((one) => one.client === model.name.text);
  return owner && [...WRITES, ...READS].includes(method) ? { owner, method } : null;
}

/** The text of a string or template, its holes left blank; null for the parts of a template. */
function literalText(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map((span) => ` ? ${span.literal.text}`).join('');
}

function storeSentences(project: Project, source: Source): string[] {
  const folder = spineFolder(source.path);
  if (folder === null || /(^|[/-])store\.ts$/.test(source.path)) return [];
  const found = source.imports
    .filter((link) => !link.typeOnly && DRIVERS.includes(link.name))
    .filter(() => !source.path.endsWith('.server.ts'))
    .map(
      (link) =>
        `${source.path} imports ${link.name}; only store.ts or *-store.ts of a folder speaks to the database.`,
    );
  walk(source.syntax, (node) => {
    const call = prismaCall(node, project.owners);
    const what = call ? `${call.owner.client}.${call.method}` : rawCall(node);
    if (what) {
      found.push(
        `${source.path}:${lineOf(source, node)} speaks to the database (${what}); only store.ts or *-store.ts of a folder does.`,
      );
    }
  });
  return found;
}

function rawCall(node: ts.Node): string | null {
  if (!ts.isPropertyAccessExpression(node)) return null;
  return RAW.includes(node.name.text) ? node.name.text : null;
}

/** Business time is the `now` argument; liveness may ask the database's clock by clock_timestamp(). */
function clockSentences(source: Source): string[] {
  const found: string[] = [];
  walk(source.syntax, (node) => {
    const text = literalText(node);
    if (text === null || !/\b(select|insert|update|delete|where|values)\b/i.test(text)) return;
    const clock = SQL_CLOCK.exec(text)?.[1];
    if (clock) {
      found.push(
        `${source.path}:${lineOf(source, node)} asks the database for ${clock}; business time is the now argument.`,
      );
    }
  });
  return found;
}

function isInside(path: string, owner: string): boolean {
  return path === owner || path.startsWith(`${owner}/`) || path.startsWith(`${owner}.`);
}

/** Table → folder as the schema says, to be compared with the code map. */
export function codeMapSentences(project: Project): string[] {
  const found: string[] = [];
  const { spine, codeMap } = project.paper;
  for (const folder of spine.filter((name) => !codeMap.has(name))) {
    found.push(`ARCHITECTURE.md: the code map has no entry for ${folder}.`);
  }
  for (const folder of [...codeMap.keys()].filter((name) => !spine.includes(name))) {
    found.push(`ARCHITECTURE.md: the code map describes ${folder}, which is not on the spine.`);
  }
  for (const source of project.sources) {
    const folder = spineFolder(source.path);
    if (folder !== null && !isTest(source.path) && !spine.includes(folder)) {
      found.push(
        `${source.path} is in app/${folder}, which is not on the spine in ARCHITECTURE.md.`,
      );
    }
  }
  const said = [...codeMap].flatMap(([folder, tables]) =>
    tables.map((table) => `${table} app/${folder}`),
  );
  const owned = project.owners
    .filter((owner) => owner.owner !== null && spineFolder(`${owner.owner}/`) !== null)
    .map((owner) => `${owner.table} ${owner.owner}`);
  for (const pair of owned.filter((one) => !said.includes(one))) {
    found.push(`ARCHITECTURE.md: the code map misses that table and owner: ${pair}.`);
  }
  if (project.owners.length > 0) {
    for (const pair of said.filter((one) => !owned.includes(one))) {
      found.push(`ARCHITECTURE.md: the code map has a table that schema.prisma does not: ${pair}.`);
    }
  }
  return found;
}
