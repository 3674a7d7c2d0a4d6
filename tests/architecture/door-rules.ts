// Rules about doors: a route's prefix names its caller, the caller names the proof, and each route
// or handler asks for it; the topics in shopify.app.toml are those that the webhook table knows.
import ts from 'typescript';
import type { Door } from './paper';
import { walk, type Project, type Source } from './project';

const OPEN_ROUTES = ['_index', 'healthz', 'readyz', 'metrics'];
const OPEN_PATHS = /^(\/(healthz|readyz|metrics|favicon\.\w+|assets\/\*)?|\*)$/;
const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'all'];

type Entrance = { name: string; node: ts.Node };

export function doorSentences(project: Project): string[] {
  return [
    ...project.sources
      .filter((source) => /^app\/routes\/[^/]+(\/route)?\.tsx?$/.test(source.path))
      .flatMap((source) => routeSentences(project, source)),
    ...project.sources
      .filter((source) => source.path.startsWith('app/doors/'))
      .flatMap((source) => hotSentences(project, source)),
    ...wrapperSentences(project),
    ...topicSentences(project),
  ];
}

function routeSentences(project: Project, source: Source): string[] {
  const name = source.path.replace(/^app\/routes\//, '').replace(/(\/route)?\.tsx?$/, '');
  if (OPEN_ROUTES.includes(name)) return [];
  const door = project.paper.doors.find((one) => `${name}.`.startsWith(one.prefix));
  if (!door) {
    return [
      `${source.path} has a prefix that the table of doors in ARCHITECTURE.md does not name.`,
    ];
  }
  return entrancesOf(source).flatMap((entrance) => proofSentences(source, entrance, door));
}

/** Handlers on the server that stands before Remix: `app.post('/mail/unsubscribe/:token', …)`. */
function hotSentences(project: Project, source: Source): string[] {
  return handlersOf(source).flatMap((entrance) => {
    const path = entrance.name.split(' ')[1] ?? '';
    const door = project.paper.doors.find((one) =>
      `${path}/`.startsWith(`/${one.prefix.slice(0, -1)}/`),
    );
    if (door) return proofSentences(source, entrance, door);
    return [
      `${source.path}: ${entrance.name} has a first segment that the table of doors in ARCHITECTURE.md does not name.`,
    ];
  });
}

/** The proof stands in the entrance itself or in a function of the same file that it calls. */
function proofSentences(source: Source, entrance: Entrance, door: Door): string[] {
  const text = entrance.node.getText(source.syntax);
  const proofs = [...door.proofs, ...localProofs(source, door).map((name) => `${name}(`)];
  if (proofs.some((proof) => text.includes(proof))) return [];
  return [
    `${source.path}: ${entrance.name} is a door without authentication; ${door.prefix}* calls ${door.proofs.join(' or ')}.`,
  ];
}

/** A proof of our own, such as requireShop, rests on the library's that stands beside it in the table. */
function wrapperSentences(project: Project): string[] {
  return project.paper.doors.flatMap((door) => {
    const [own, library] = [false, true].map((dotted) =>
      door.proofs.filter((proof) => proof.includes('.') === dotted),
    );
    if (!own || !library || library.length === 0) return [];
    return project.sources
      .filter((source) => source.path.startsWith('app/'))
      .flatMap((source) => source.syntax.statements.filter(ts.isFunctionDeclaration))
      .filter((one) => own.includes(`${one.name?.text ?? ''}(`))
      .filter((one) => !library.some((proof) => one.getText().includes(proof)))
      .map(
        (one) =>
          `${one.name?.text ?? ''} proves nothing: it does not call ${library.join(' or ')}.`,
      );
  });
}

function localProofs(source: Source, door: Door): string[] {
  return source.syntax.statements
    .filter((statement) => ts.isFunctionDeclaration(statement))
    .filter((one) => door.proofs.some((proof) => one.getText(source.syntax).includes(proof)))
    .flatMap((one) => (one.name ? [one.name.text] : []));
}

/** The loader and action of a route; a page without either is served by the frame above it. */
function entrancesOf(source: Source): Entrance[] {
  const found: Entrance[] = [];
  walk(source.syntax, (node) => {
    const named = ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node);
    const name = named && node.name && ts.isIdentifier(node.name) ? node.name.text : '';
    if (name === 'loader' || name === 'action') found.push({ name, node });
  });
  return found;
}

function handlersOf(source: Source): Entrance[] {
  const found: Entrance[] = [];
  walk(source.syntax, (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    const verb = node.expression.name.text;
    const [path, handler] = node.arguments;
    if (!VERBS.includes(verb) || !path || !handler || !ts.isStringLiteralLike(path)) return;
    if (!/^[/*]/.test(path.text) || OPEN_PATHS.test(path.text)) return;
    found.push({ name: `${verb} ${path.text}`, node: handler });
  });
  return found;
}

function topicSentences(project: Project): string[] {
  const table = project.sources.find((source) => source.path === 'app/shopify/webhooks/topics.ts');
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
        (topic) =>
          `shopify.app.toml subscribes to ${topic}, which app/shopify/webhooks/topics.ts lacks.`,
      ),
    ...new Set(
      known
        .filter((topic) => !subscribed.includes(topic))
        .map(
          (topic) =>
            `app/shopify/webhooks/topics.ts knows ${topic}, to which the toml does not subscribe.`,
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
