// Rules about pure files: app/math, app/models and every file whose header begins with "Pure:".
// They turn arguments into values: no clock, no chance, no I/O, no packages but the few below.
import ts from 'typescript';
import { lineOf, walk, type Project, type Source } from './project';

/** Packages that a pure file may import, by folder; everything else is refused. */
const ALLOWED: { under: string; packages: RegExp; reason: string }[] = [
  {
    under: 'app/math/',
    packages: /^@stdlib\//,
    reason: 'exact special functions, pure themselves',
  },
  { under: 'app/email/', packages: /^(mjml|liquidjs|node:url)$/, reason: 'text in, text out' },
  { under: 'app/', packages: /^(zod|temporal-polyfill)$/, reason: 'shapes and calendars' },
  { under: 'app/', packages: /^node:crypto$/, reason: 'hashes and signatures of given bytes' },
];

const FORBIDDEN_PROPERTY: Record<string, string[]> = {
  Date: ['now'],
  Math: ['random'],
  performance: ['now'],
  crypto: ['randomUUID', 'getRandomValues'],
  process: ['env', 'hrtime', 'nextTick'],
};
const FORBIDDEN_CALL = [
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'Date',
];
const FORBIDDEN_IN_CRYPTO = ['randomBytes', 'randomUUID', 'randomInt', 'getRandomValues'];

export function isPure(source: Source): boolean {
  return isNumeric(source) || (source.path.startsWith('app/') && /^Pure\b/.test(source.header));
}

export function puritySentences(project: Project): string[] {
  return project.sources
    .filter(isPure)
    .flatMap((source) => [
      ...importSentences(project, source),
      ...syntaxSentences(source),
      ...testSentences(project, source),
    ]);
}

function isNumeric(source: Source): boolean {
  return /^app\/(math|models)\//.test(source.path);
}

function importSentences(project: Project, source: Source): string[] {
  return source.imports.flatMap((link) => {
    if (link.target !== null) {
      const target = project.at(link.target);
      if (link.typeOnly || !target || isPure(target)) return [];
      return [`${source.path} is pure but imports the values of ${target.path}, which is not.`];
    }
    if (link.typeOnly && !isNumeric(source)) return [];
    return isAllowed(source, link.name)
      ? []
      : [`${source.path} is pure but imports the package ${link.name}.`];
  });
}

function isAllowed(source: Source, name: string): boolean {
  return ALLOWED.some(
    (rule) =>
      source.path.startsWith(rule.under) &&
      rule.packages.test(name) &&
      (!isNumeric(source) || rule.under === 'app/math/'),
  );
}

function syntaxSentences(source: Source): string[] {
  const found: string[] = [];
  walk(source.syntax, (node) => {
    const what = impurityOf(node) ?? (isNumeric(source) ? asynchronyOf(node) : null);
    if (what) found.push(`${source.path}:${lineOf(source, node)} is pure but uses ${what}.`);
  });
  return found;
}

function impurityOf(node: ts.Node): string | null {
  if (ts.isNewExpression(node) && isName(node.expression, 'Date')) {
    return (node.arguments?.length ?? 0) === 0 ? 'new Date() without an instant' : null;
  }
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const owner = node.expression.text;
    if (owner === 'console') return `console.${node.name.text}`;
    return FORBIDDEN_PROPERTY[owner]?.includes(node.name.text)
      ? `${owner}.${node.name.text}`
      : null;
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    return FORBIDDEN_CALL.includes(node.expression.text) ? `${node.expression.text}()` : null;
  }
  if (ts.isImportSpecifier(node) && FORBIDDEN_IN_CRYPTO.includes(node.name.text)) {
    return node.name.text;
  }
  return null;
}

function asynchronyOf(node: ts.Node): string | null {
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return 'async';
  if (ts.isAwaitExpression(node)) return 'await';
  if (ts.isTypeReferenceNode(node) && isName(node.typeName, 'Promise')) return 'Promise';
  if (ts.isNewExpression(node) && isName(node.expression, 'Promise')) return 'Promise';
  return null;
}

function isName(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

/** tests/ mirrors app/ path for path; a test beside that place will do when it names the file. */
function testSentences(project: Project, source: Source): string[] {
  if (!hasValues(source)) return [];
  const test = source.path.replace(/^app\//, 'tests/').replace(/\.tsx?$/, '.test');
  const folder = test.replace(/[^/]*$/, '');
  const found = project.sources.some(
    (other) =>
      other.path.startsWith(test) ||
      (other.path.startsWith(folder) && /\.test\.tsx?$/.test(other.path) && names(other, source)),
  );
  return found ? [] : [`${source.path} is pure and has no test; write ${test}.ts.`];
}

function names(test: Source, source: Source): boolean {
  const target = source.path.replace(/\.tsx?$/, '');
  return test.imports.some((link) => !link.typeOnly && link.target === target);
}

function hasValues(source: Source): boolean {
  return source.syntax.statements.some(
    (statement) =>
      !ts.isTypeAliasDeclaration(statement) &&
      !ts.isInterfaceDeclaration(statement) &&
      !ts.isImportDeclaration(statement) &&
      !(ts.isExportDeclaration(statement) && statement.isTypeOnly),
  );
}
