// Rules about doors: a route's prefix names its caller, the caller names the proof, and each route
// asks for it; the topics in shopify.app.toml are those that the webhook table knows.
import ts from 'typescript';
import { walk, type Project, type Source } from './project';

const OPEN_DOORS = ['_index', 'healthz', 'readyz', 'metrics'];

export function doorSentences(project: Project): string[] {
  return [
    ...project.sources
      .filter((source) => /^app\/routes\/[^/]+(\/route)?\.tsx?$/.test(source.path))
      .flatMap((source) => proofSentences(project, source)),
    ...topicSentences(project),
  ];
}

function proofSentences(project: Project, source: Source): string[] {
  const name = source.path.replace(/^app\/routes\//, '').replace(/(\/route)?\.tsx?$/, '');
  if (OPEN_DOORS.includes(name)) return [];
  const door = project.paper.doors.find((one) => `${name}.`.startsWith(one.prefix));
  if (!door) {
    return [
      `${source.path} has a prefix that the table of doors in ARCHITECTURE.md does not name.`,
    ];
  }
  return doorsOf(source).flatMap((part) => {
    const text = part.node.getText(source.syntax);
    if (door.proofs.some((proof) => text.includes(proof))) return [];
    return [
      `${source.path}: ${part.name} is a door without authentication; ${door.prefix}* calls ${door.proofs.join(' or ')}.`,
    ];
  });
}

/** The loader and action of a route; a page without either is served by the frame above it. */
function doorsOf(source: Source): { name: string; node: ts.Node }[] {
  const found: { name: string; node: ts.Node }[] = [];
  for (const statement of source.syntax.statements) {
    walk(statement, (node) => {
      const named = ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node);
      const name = named && node.name && ts.isIdentifier(node.name) ? node.name.text : '';
      if (name === 'loader' || name === 'action') found.push({ name, node });
    });
  }
  return found;
}

function topicSentences(project: Project): string[] {
  const table = project.sources.find((source) => source.path === 'app/shopify/webhooks.ts');
  if (!table || project.toml === null) return [];
  const subscribed = topicsIn(project.toml);
  const known: string[] = [];
  walk(table.syntax, (node) => {
    if (ts.isStringLiteralLike(node) && /^[a-z_]+\/[a-z_]+$/.test(node.text)) known.push(node.text);
  });
  return [
    ...subscribed
      .filter((topic) => !known.includes(topic))
      .map(
        (topic) => `shopify.app.toml subscribes to ${topic}, which app/shopify/webhooks.ts lacks.`,
      ),
    ...new Set(
      known
        .filter((topic) => !subscribed.includes(topic))
        .map(
          (topic) =>
            `app/shopify/webhooks.ts knows ${topic}, to which the toml does not subscribe.`,
        ),
    ),
  ];
}

function topicsIn(toml: string): string[] {
  const lists = [...toml.matchAll(/^\s*(?:compliance_)?topics\s*=\s*\[([\s\S]*?)\]/gm)];
  return lists.flatMap((list) =>
    [...(list[1] ?? '').matchAll(/"([^"]+)"/g)].map((topic) => topic[1] ?? ''),
  );
}
