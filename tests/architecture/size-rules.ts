// Rules about the tail: files, functions, parameters, exports and folders that grew too long.
// Good and bad codebases share their medians; they part at their longest.
import ts from 'typescript';
import { isTest, lineOf, walk, type Project, type Source } from './project';

const FUNCTION_LINES = 80;
const PAGE_LINES = 120;
const PARAMETERS = 5;
const EXPORTS = 10;
const FILES = 14;
const NESTING = 4;

export function sizeSentences(project: Project): string[] {
  return [
    ...project.sources.flatMap((source) => [
      ...fileSentences(source),
      ...functionSentences(source),
      ...exportSentences(source),
    ]),
    ...folderSentences(project),
  ];
}

function fileSentences(source: Source): string[] {
  const limit = fileLimit(source.path);
  if (source.lines <= limit) return [];
  return [
    `${source.path} has ${source.lines} lines; ${limit} is the limit, cut it by what it is about.`,
  ];
}

function fileLimit(path: string): number {
  if (path.startsWith('app/routes/')) return 300;
  return path.startsWith('app/models/') ? 450 : 400;
}

function functionSentences(source: Source): string[] {
  const found: string[] = [];
  walk(source.syntax, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return;
    const name = `${source.path}:${lineOf(source, node)} ${nameOf(node)}`;
    const lines = linesOf(source, node.body);
    const limit = isPage(source, node) ? PAGE_LINES : FUNCTION_LINES;
    if (lines > limit && !isTestBlock(node)) {
      found.push(`${name} has ${lines} lines; ${limit} is the limit of a function.`);
    }
    if (node.parameters.length > PARAMETERS) {
      found.push(`${name} takes ${node.parameters.length} parameters; ${PARAMETERS} is the limit.`);
    }
    const depth = depthOf(node.body);
    if (depth > NESTING) {
      found.push(`${name} nests ${depth} statements deep; ${NESTING} is the limit.`);
    }
  });
  return found;
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name && ts.isIdentifier(node.name)) return node.name.text;
  const parent = node.parent;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)
    ? parent.name.text
    : 'a function';
}

function linesOf(source: Source, body: ts.Node): number {
  const at = (position: number) => source.syntax.getLineAndCharacterOfPosition(position).line;
  return at(body.getEnd()) - at(body.getStart(source.syntax)) + 1;
}

/** The callback of describe, test and their kin: a list of cases, not a function. */
function isTestBlock(node: ts.Node): boolean {
  const call = node.parent;
  if (!ts.isCallExpression(call)) return false;
  return /^(describe|test|it)\b/.test(call.expression.getText());
}

function isPage(source: Source, node: ts.Node): boolean {
  if (!source.path.startsWith('app/routes/') || !ts.isFunctionDeclaration(node)) return false;
  return node.modifiers?.some((mark) => mark.kind === ts.SyntaxKind.DefaultKeyword) ?? false;
}

/** How many if, for, while, switch and try stand inside each other; `else if` is no deeper. */
function depthOf(node: ts.Node): number {
  let deepest = 0;
  ts.forEachChild(node, (child) => {
    if (ts.isFunctionLike(child)) return;
    const elseIf =
      ts.isIfStatement(child) && ts.isIfStatement(node) && node.elseStatement === child;
    deepest = Math.max(deepest, depthOf(child) + (isNest(child) && !elseIf ? 1 : 0));
  });
  return deepest;
}

function isNest(node: ts.Node): boolean {
  return (
    ts.isIfStatement(node) ||
    ts.isIterationStatement(node, false) ||
    ts.isSwitchStatement(node) ||
    ts.isTryStatement(node)
  );
}

function exportSentences(source: Source): string[] {
  const count = source.syntax.statements.reduce((sum, one) => sum + exportsOf(one), 0);
  if (count <= EXPORTS || isTest(source.path)) return [];
  return [`${source.path} exports ${count} names; ${EXPORTS} is the limit.`];
}

function exportsOf(statement: ts.Statement): number {
  if (ts.isExportAssignment(statement)) return 1;
  if (ts.isExportDeclaration(statement)) {
    const clause = statement.exportClause;
    return clause && ts.isNamedExports(clause) ? clause.elements.length : 1;
  }
  const marks = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!marks.some((mark) => mark.kind === ts.SyntaxKind.ExportKeyword)) return 0;
  return ts.isVariableStatement(statement) ? statement.declarationList.declarations.length : 1;
}

function folderSentences(project: Project): string[] {
  const counts = new Map<string, number>();
  for (const { path } of project.sources) {
    const folder = path.split('/').slice(0, -1).join('/');
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([folder, count]) => count > FILES && folder !== 'app/routes' && !isTest(`${folder}/`))
    .map(([folder, count]) => `${folder} holds ${count} files; ${FILES} is the limit of a folder.`);
}
