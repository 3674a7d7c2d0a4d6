// Rules about words and habits: names, headers, tests, leftovers, Shopify's ids, the environment.
import ts from 'typescript';
import { isTest, lineOf, walk, type Project, type Source } from './project';

const BANNED = ['util', 'helper', 'misc', 'service', 'type', 'common', 'core', 'lib', 'manager'];
const SUFFIX_BANNED = ['util', 'helper', 'misc', 'service', 'manager'];
const LEFTOVER = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME'].join('|')})\\b`);
const TEST_TRICKS = /\bvi\.(mock|doMock|hoisted)\(|\.toMatch(Inline)?Snapshot\(/;
const IGNORED_TYPES = new RegExp(`@ts-(${['ignore', 'nocheck'].join('|')})`);

export function habitSentences(project: Project): string[] {
  return [
    ...project.sources.flatMap((source) => [
      ...nameSentences(source.path),
      ...textSentences(source),
      ...castSentences(source),
      ...identifierSentences(source, integerIds(project)),
      ...environmentSentences(source),
    ]),
    ...titleSentences(project),
  ];
}

function nameSentences(path: string): string[] {
  const parts = path.replace(/\.[^/]*$/, '').split('/');
  const names = path.startsWith('app/routes/') ? parts.slice(0, 2) : parts;
  return names.flatMap((name) => {
    if (!/^_?[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
      return [`${path}: "${name}" is not kebab-case.`];
    }
    const last = singular(name.split('-').at(-1) ?? '');
    if (BANNED.includes(singular(name)) || SUFFIX_BANNED.includes(last)) {
      return [`${path}: "${name}" names no thing; say what it is about.`];
    }
    return [];
  });
}

function singular(name: string): string {
  return name.replace(/s$/, '');
}

function textSentences(source: Source): string[] {
  const found: string[] = [];
  // A test's titles say what it is; everything else opens with a sentence.
  if (!/\.test\.tsx?$/.test(source.path) && source.header.split(/\s+/).length < 4) {
    found.push(`${source.path} does not open with a comment that says what it is and for whom.`);
  }
  const leftover = LEFTOVER.exec(source.text)?.[1];
  if (leftover) found.push(`${source.path} says ${leftover}; write an issue or nothing.`);
  if (IGNORED_TYPES.test(source.text)) found.push(`${source.path} silences the type checker.`);
  const trick = isTest(source.path) ? TEST_TRICKS.exec(source.text)?.[0] : undefined;
  if (trick && !source.path.startsWith('tests/architecture/')) {
    found.push(
      `${source.path} uses ${trick}…); pass a capability as an argument, assert what is seen.`,
    );
  }
  return found;
}

function castSentences(source: Source): string[] {
  const found: string[] = [];
  walk(source.syntax, (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) {
      found.push(`${source.path}:${lineOf(source, node)} says any; name the shape or use unknown.`);
    }
  });
  return found;
}

/** Shopify's ids exceed 2^53: they are strings from the wire to the table. Ours that are integers may be read. */
function identifierSentences(source: Source, integers: string[]): string[] {
  if (!/^(app|extensions)\//.test(source.path)) return [];
  const found: string[] = [];
  walk(source.syntax, (node) => {
    const number = numberOf(node);
    if (number && isIdentifierOfThing(number, integers)) {
      found.push(
        `${source.path}:${lineOf(source, node)} reads the id ${number.getText()} as a number; machine ids are strings.`,
      );
    }
    const name = ts.isIdentifier(node) || ts.isStringLiteralLike(node) ? node.text : '';
    if (/\blegacyResourceId\b/.test(name)) {
      found.push(`${source.path}:${lineOf(source, node)} asks for legacyResourceId; keep the gid.`);
    }
  });
  return found;
}

/** 'shopId', 'campaignId': the ids of tables that number their rows themselves. */
function integerIds(project: Project): string[] {
  return project.owners.filter((owner) => owner.integerId).map((owner) => `${owner.client}Id`);
}

/** The expression that is made a number: Number(x), parseInt(x), BigInt(x), +x. */
function numberOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.PlusToken) {
    return node.operand;
  }
  if (!ts.isCallExpression(node)) return undefined;
  const called = node.expression.getText();
  return /^((Number\.)?parse(Int|Float)|Number|BigInt)$/.test(called)
    ? node.arguments[0]
    : undefined;
}

function isIdentifierOfThing(expression: ts.Expression, integers: string[]): boolean {
  let named = false;
  walk(expression, (node) => {
    const text = ts.isIdentifier(node) || ts.isStringLiteralLike(node) ? node.text : '';
    if (integers.includes(text)) return;
    named ||= /(^|_|-)g?id$/i.test(text) || /(Id|ID|Gid)$/.test(text);
  });
  return named;
}

function environmentSentences(source: Source): string[] {
  if (!source.path.startsWith('app/') || source.path === 'app/env.server.ts') return [];
  const found: string[] = [];
  walk(source.syntax, (node) => {
    if (ts.isPropertyAccessExpression(node) && node.getText() === 'process.env') {
      found.push(
        `${source.path}:${lineOf(source, node)} reads process.env; only app/env.server.ts does.`,
      );
    }
  });
  return found;
}

/** A title is the sentence that a failing run prints: two tests with one title hide each other. */
function titleSentences(project: Project): string[] {
  const seen = new Map<string, string>();
  const found: string[] = [];
  for (const source of project.sources.filter((one) => isTest(one.path))) {
    for (const title of titlesOf(source)) {
      const first = seen.get(title);
      if (first) found.push(`${source.path} repeats the title "${title}" of ${first}.`);
      else seen.set(title, source.path);
    }
  }
  return found;
}

function titlesOf(source: Source): string[] {
  const titles: string[] = [];
  walk(source.syntax, (node) => {
    if (!ts.isCallExpression(node) || !/^(test|it)\b/.test(node.expression.getText())) return;
    const first = node.arguments[0];
    if (first && ts.isStringLiteralLike(first)) titles.push(first.text);
  });
  return titles;
}
