// Liquid as Shopify runs it for an app: its own tags and filters, the extension's snippets and words, and nothing of
// the machine that it runs on.
import { Liquid, type Template } from 'liquidjs';
import { ExtensionFault } from '../../extensions/block-schema';
import type { ThemeExtension } from '../../extensions/theme-extension';
import type { SandboxContext } from '../../context';
import { addFilters } from './filters';
import { addTags } from './tags';
import { translate } from './words';

export type Engine = {
  /** Every block of the extension, by its file name. */
  blocks: Map<string, Template[]>;
  parse(source: string): Template[];
  /** A fault of the page stands in its place, as at Shopify. */
  render(templates: Template[], objects: Record<string, unknown>): string;
};

export function assetAddress({ handle, version }: ThemeExtension, name: string): string {
  return `/store/extensions/${handle}-${version}/assets/${encodeURIComponent(name)}`;
}

/** Without an extension it is Liquid for an app proxy's answers. Throws a sentence where a file is wrong. */
export function createEngine(context: SandboxContext, extension: ThemeExtension | null): Engine {
  const snippets = new Map(
    [...(extension?.snippets ?? [])].map(([name, source]) => [name, withNonce(source)]),
  );
  const engine = new Liquid({
    // A snippet is named by itself: `templates` keeps liquidjs away from the disk.
    templates: Object.fromEntries(snippets),
    strictFilters: true,
    ownPropertyOnly: true,
    cache: true,
    renderLimit: 5_000,
  });
  addTags(engine);
  addFilters(engine, {
    context,
    assetUrl: (name) => {
      if (!extension?.assets.has(name)) throw new Error(`assets/${name} does not exist`);
      return assetAddress(extension, name);
    },
    translate: (key, values) => translate(extension, context.shop.primaryLocale, { key, values }),
  });
  const parse = (path: string, source: string) => {
    try {
      return engine.parse(withNonce(source), path);
    } catch (fault) {
      throw new ExtensionFault(`${path}: ${messageOf(fault)}`, { cause: fault });
    }
  };
  for (const [name, source] of extension?.snippets ?? []) parse(`snippets/${name}.liquid`, source);
  return {
    blocks: new Map(
      (extension?.blocks ?? []).map(({ handle, source }) => [
        handle,
        parse(`blocks/${handle}.liquid`, source),
      ]),
    ),
    parse: (source) => parse('the app’s answer', source),
    render: (templates, objects) => {
      try {
        return String(engine.renderSync(templates, {}, { globals: objects, sync: true }));
      } catch (fault) {
        console.error(fault);
        return `Liquid error: ${messageOf(fault)}`;
      }
    },
  };
}

/** The storefront runs no script that was not written by the extension itself: what its files spell out is let through. */
function withNonce(source: string): string {
  return source.replace(/<script\b(?![^>]*\bnonce=)/gi, '<script nonce="{{ page_nonce }}"');
}

function messageOf(fault: unknown): string {
  const text = fault instanceof Error ? fault.message : String(fault);
  return (text.split('\n')[0] ?? '').replace(/</g, '&lt;');
}
