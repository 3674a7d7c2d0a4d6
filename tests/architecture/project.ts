// The source tree as plain facts (path, text, syntax, imports), read once by TypeScript's own parser.
// For the rules of the architecture test; a project can also be made in memory, to test the rules.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { readPaper, type Paper } from './paper';
import { readOwners, type Owner } from './owners';

export type Import = {
  /** As written: '~/shops/store', './store', '@shopify/polaris'. */
  name: string;
  /** Path inside the project without extension ('app/shops/store'), or null for a package. */
  target: string | null;
  typeOnly: boolean;
};

export type Source = {
  path: string;
  text: string;
  lines: number;
  /** The comment that opens the file, without its marks; empty when there is none. */
  header: string;
  syntax: ts.SourceFile;
  imports: Import[];
};

export type Project = {
  sources: Source[];
  /** Finds the source that an import target means, by trying the endings. */
  at: (target: string) => Source | undefined;
  paper: Paper;
  owners: Owner[];
  toml: string | null;
};

const FOLDERS = ['app', 'extensions', 'prisma', 'sandbox', 'scripts', 'tests'];
const ENDINGS = ['', '.ts', '.tsx', '/index.ts', '/index.tsx', '/route.tsx'];

export function loadProject(root: string): Project {
  const files = new Map<string, string>();
  for (const folder of FOLDERS) {
    for (const path of listSources(root, folder)) {
      files.set(path, readFileSync(join(root, path), 'utf8'));
    }
  }
  return makeProject(files, {
    architecture: readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8'),
    schema: readOptional(join(root, 'prisma/schema.prisma')) ?? '',
    toml: readOptional(join(root, 'shopify.app.toml')),
  });
}

export function makeProject(
  files: Map<string, string>,
  papers: { architecture: string; schema: string; toml: string | null },
): Project {
  const sources = [...files].map(([path, text]) => readSource(path, text));
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return {
    sources,
    at: (target) =>
      ENDINGS.map((ending) => byPath.get(target + ending)).find((found) => found !== undefined),
    paper: readPaper(papers.architecture),
    owners: readOwners(papers.schema),
    toml: papers.toml,
  };
}

export function readSource(path: string, text: string): Source {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const syntax = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  return {
    path,
    text,
    lines: text.replace(/\n$/, '').split('\n').length,
    header: headerOf(text),
    syntax,
    imports: importsOf(path, syntax),
  };
}

/** The folder on the spine ('decisions'), or null for files at the root of app/ and outside of it. */
export function spineFolder(path: string): string | null {
  return /^app\/([^/]+)\//.exec(path)?.[1] ?? null;
}

export function isTest(path: string): boolean {
  return path.startsWith('tests/');
}

/** Calls `visit` for the node and everything below it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => {
    walk(child, visit);
  });
}

export function lineOf(source: Source, node: ts.Node): number {
  return source.syntax.getLineAndCharacterOfPosition(node.getStart(source.syntax)).line + 1;
}

function listSources(root: string, folder: string): string[] {
  const names = readdirOptional(join(root, folder));
  return names
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path) && !/(^|\/)(node_modules|dist|build)\//.test(path))
    .sort();
}

function readdirOptional(path: string): string[] {
  try {
    return readdirSync(path, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
}

function readOptional(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function headerOf(text: string): string {
  const start = text.replace(/^#![^\n]*\n/, '').trimStart();
  const block = /^\/\*+([\s\S]*?)\*\//.exec(start)?.[1];
  const lines = /^(?:\/\/[^\n]*\n?)+/.exec(start)?.[0];
  return (block ?? lines ?? '').replace(/^[ \t]*(\/\/+|\*+)/gm, '').trim();
}

function importsOf(path: string, syntax: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, typeOnly: boolean) => {
    if (node && ts.isStringLiteralLike(node)) {
      found.push({ name: node.text, target: resolveImport(path, node.text), typeOnly });
    }
  };
  walk(syntax, (node) => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause ? isTypeOnly(node.importClause) : false);
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    }
  });
  return found;
}

function isTypeOnly(clause: ts.ImportClause): boolean {
  if (clause.isTypeOnly) return true;
  if (clause.name || !clause.namedBindings || !ts.isNamedImports(clause.namedBindings))
    return false;
  const names = clause.namedBindings.elements;
  return names.length > 0 && names.every((name) => name.isTypeOnly);
}

function resolveImport(from: string, name: string): string | null {
  const clean = name.replace(/\?.*$/, '').replace(/\.(js|ts|tsx)$/, '');
  if (clean.startsWith('~/')) return `app/${clean.slice(2)}`;
  if (!clean.startsWith('.')) return null;
  const parts = from.split('/').slice(0, -1);
  for (const part of clean.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
