// Rules about who may import whom: the spine of ARCHITECTURE.md and its riders.
import { spineFolder, type Import, type Project, type Source } from './project';

const POLARIS = /^@shopify\/polaris(-icons)?(\/|$)/;
const SHOPIFY_PAGES = /^@shopify\/(app-bridge-react|shopify-app-remix\/react)$/;
const FORBIDDEN_TO_APP = ['sandbox', 'tests', 'scripts'];

export function importSentences(project: Project): string[] {
  return project.sources.flatMap((source) =>
    source.imports.flatMap((link) => [
      ...outsideSentences(source, link),
      ...spineSentences(project, source, link),
      ...singletonSentences(project, source, link),
      ...shopifySentences(source, link),
    ]),
  );
}

/** app/ knows nothing of what stands on it, and the sandbox is an independent witness. */
function outsideSentences(source: Source, link: Import): string[] {
  const from = top(source.path);
  const to = link.target === null ? '' : top(link.target);
  if (from === 'app' && FORBIDDEN_TO_APP.includes(to)) {
    return [`${source.path} imports ${link.name}; nothing in app/ may import from ${to}/.`];
  }
  if (from === 'sandbox' && (to === 'app' || to === 'tests')) {
    return [`${source.path} imports ${link.name}; sandbox/ may import nothing of ${to}/.`];
  }
  return [];
}

function spineSentences(project: Project, source: Source, link: Import): string[] {
  const from = spineFolder(source.path);
  const target = link.target === null ? undefined : (project.at(link.target)?.path ?? link.target);
  const to = target === undefined ? null : spineFolder(target);
  if (from === null || to === null || from === to) return [];
  const spine = project.paper.spine;
  if (!spine.includes(from) || !spine.includes(to)) return [];
  if (spine.indexOf(to) > spine.indexOf(from)) {
    return [`${source.path} imports ${target}; ${from} comes before ${to} on the spine.`];
  }
  if ((from === 'routes' || from === 'doors') && (to === 'math' || to === 'models')) {
    return [
      `${source.path} imports ${target}; a door never imports ${to}, it asks a domain folder.`,
    ];
  }
  if (from === 'components' && !link.typeOnly) {
    return [`${source.path} imports ${target}; components import only types from other folders.`];
  }
  return [];
}

/** Capabilities are arguments: only doors hold the singletons, which all live in *.server files. */
function singletonSentences(project: Project, source: Source, link: Import): string[] {
  if (link.typeOnly || link.target === null || top(source.path) !== 'app') return [];
  const target = project.at(link.target)?.path ?? link.target;
  if (!/\.server(\.tsx?)?$/.test(target) || isDoor(source.path)) return [];
  return [
    `${source.path} imports the value of ${target}; only doors (jobs/, doors/, routes/, *.server.ts, the root of app/) do, others take it as an argument.`,
  ];
}

function shopifySentences(source: Source, link: Import): string[] {
  if (top(source.path) !== 'app' || !link.name.startsWith('@shopify/')) return [];
  if (POLARIS.test(link.name)) {
    if (source.path.startsWith('app/components/ui/')) return [];
    return [`${source.path} imports ${link.name}; Polaris is imported in components/ui only.`];
  }
  if (SHOPIFY_PAGES.test(link.name) && /^app\/(routes|components)\//.test(source.path)) return [];
  if (source.path === 'app/shopify.server.ts' || source.path.startsWith('app/shopify/')) return [];
  return [
    `${source.path} imports ${link.name}; Shopify's packages stop at app/shopify.server.ts and app/shopify/.`,
  ];
}

function isDoor(path: string): boolean {
  return /^app\/((jobs|doors|routes)\/|[^/]+$)/.test(path) || /\.server\.tsx?$/.test(path);
}

function top(path: string): string {
  return path.split('/')[0] ?? '';
}
