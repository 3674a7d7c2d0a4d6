// What the app's theme extension adds to a page of the storefront: the embeds that the merchant switched on, the
// blocks he placed, and their style sheets and scripts.
import { html, raw } from 'hono/html';
import type { SandboxContext } from '../../context';
import type { ThemeBlock, ThemeExtension } from '../../extensions/theme-extension';
import type { PlacedBlock, SettingValues, Spot } from '../../shop/theme';
import { findCollection } from '../catalogue';
import type { Html } from '../layout';
import type { Visit } from '../visit';
import { assetAddress, createEngine, type Engine } from './engine';
import { pageObjects, type PageRequest, type PageSubject } from './objects';
import { collectionObject, productByHandle } from './product-object';

export type ThemeParts = {
  head: Html;
  /** Below the page's own content, inside its main part. */
  main: Html;
  apps: Html;
  footer: Html;
  /** The end of the page. */
  body: Html;
};

export type ThemePage = { visit: Visit; subject: PageSubject; request: PageRequest };

type Drawing = {
  context: SandboxContext;
  extension: ThemeExtension;
  engine: Engine;
  page: ThemePage;
  objects: Record<string, unknown>;
};

const nothing = html``;
const NO_PARTS = { head: nothing, main: nothing, apps: nothing, footer: nothing, body: nothing };

export function createThemeRenderer(context: SandboxContext): (page: ThemePage) => ThemeParts {
  let made: { extension: ThemeExtension; engine: Engine } | null = null;
  return (page) => {
    const extension = context.theme.extension();
    if (!extension) return NO_PARTS;
    if (made?.extension !== extension)
      made = { extension, engine: createEngine(context, extension) };
    const { visit, ...about } = page;
    return draw({ ...made, context, page, objects: pageObjects(context, visit, about) });
  };
}

/** Liquid of the app's own, as it answers for an app proxy. */
export function renderProxied(context: SandboxContext, source: string, page: ThemePage): string {
  const engine = createEngine(context, null);
  return engine.render(engine.parse(source), pageObjects(context, page.visit, page));
}

function draw(drawing: Drawing): ThemeParts {
  const { context, extension, page } = drawing;
  const { embeds, blocks } = context.theme.state();
  const { template } = page.subject;
  const embedded = extension.blocks.filter(
    ({ handle, schema }) =>
      schema.target !== 'section' && embeds[handle]?.isOn && mayStandOn(schema, template),
  );
  const placed = blocks.flatMap((one) => {
    const block = extension.blocks.find(({ handle }) => handle === one.handle);
    return block ? [{ ...one, block }] : [];
  });
  const shown = placed.filter(({ spot }) => spot === 'footer' || spot.startsWith(`${template}:`));
  const at = (spot: Spot) => shown.filter((one) => one.spot === spot);
  const embedOf = (block: ThemeBlock) =>
    drawOne(drawing, block, { id: `app-${block.handle}`, ...embeds[block.handle] });
  const inHead = embedded.filter(({ schema }) => schema.target !== 'body');
  const early = inHead.toSorted((a, b) => Number(isEarly(b)) - Number(isEarly(a)));
  const apps = shown.filter(({ spot }) => spot === `${template}:apps`);
  return {
    head: html`${filesOf(extension, [...embedded, ...shown.map(({ block }) => block)])}
    ${early.map((block) => raw(embedOf(block)))}`,
    main: drawPlaced(drawing, at('product:main')),
    apps:
      apps.length > 0
        ? html`<section class="shopify-section band">${drawPlaced(drawing, apps)}</section>`
        : nothing,
    footer: drawPlaced(drawing, at('footer')),
    body: html`${embedded
      .filter(({ schema }) => schema.target === 'body')
      .map((block) => wrap(block, `app-${block.handle}`, embedOf(block)))}`,
  };
}

const isEarly = ({ schema }: ThemeBlock) => schema.target === 'compliance_head';

export function mayStandOn(
  { enabledOn, disabledOn }: ThemeBlock['schema'],
  template: string,
): boolean {
  const names = (list: string[]) => list.includes('*') || list.includes(template);
  if (enabledOn) return names(enabledOn);
  return !disabledOn || !names(disabledOn);
}

function drawPlaced(drawing: Drawing, placed: (PlacedBlock & { block: ThemeBlock })[]): Html {
  return html`${placed.map((one) => wrap(one.block, one.id, drawOne(drawing, one.block, one)))}`;
}

function wrap({ schema }: ThemeBlock, id: string, content: string): Html {
  const names = ['shopify-block', 'shopify-app-block', schema.class].filter(Boolean).join(' ');
  return html`<${raw(schema.tag)} id="shopify-block-${id}" class="${names}">${raw(content)}</${raw(schema.tag)}>`;
}

type Instance = { id: string; settings?: SettingValues };

function drawOne(drawing: Drawing, block: ThemeBlock, instance: Instance): string {
  const { engine, objects } = drawing;
  const templates = engine.blocks.get(block.handle) ?? [];
  return engine.render(templates, {
    ...objects,
    block: {
      id: instance.id,
      type: block.handle,
      shopify_attributes: '',
      settings: valuesOf(drawing, block, instance.settings ?? {}),
    },
    section: { id: 'apps', settings: {}, blocks: [] },
    app: { metafields: metafieldsOf(drawing.context) },
  });
}

/** `app.metafields.NAMESPACE.KEY.value`: what the app wrote of itself by metafieldsSet. */
function metafieldsOf({ installation }: SandboxContext) {
  const spaces: Record<string, Record<string, { type: string; value: unknown }>> = {};
  for (const { namespace, key, type, text } of installation.current().metafields ?? []) {
    const isText = /text|url|date|color/.test(type);
    const value: unknown = isText ? text : JSON.parse(text);
    spaces[namespace] = { ...spaces[namespace], [key]: { type, value } };
  }
  return spaces;
}

/** What the merchant set, else the default; a resource is handed over as the thing itself. */
function valuesOf({ context, objects }: Drawing, { schema }: ThemeBlock, set: SettingValues) {
  const values: Record<string, unknown> = {};
  for (const setting of schema.settings.filter(({ id }) => id !== '')) {
    const value = set[setting.id] ?? setting.default;
    if (setting.type === 'product') {
      const own = productByHandle(context, value);
      values[setting.id] = own ?? (setting.autofill ? objects.product : null);
    } else if (setting.type === 'collection') {
      const found = typeof value === 'string' && value ? findCollection(context, value) : null;
      values[setting.id] = found && collectionObject(context, found, found.products);
    } else values[setting.id] = value;
  }
  return values;
}

/** Once each, however many blocks ask for them. */
function filesOf(extension: ThemeExtension, blocks: ThemeBlock[]): Html {
  const namesOf = (kind: 'stylesheet' | 'javascript') => [
    ...new Set(blocks.flatMap(({ schema }) => schema[kind] ?? [])),
  ];
  return html`${namesOf('stylesheet').map(
    (name) => html`<link rel="stylesheet" href="${assetAddress(extension, name)}" />`,
  )}${namesOf('javascript').map(
    (name) => html`<script src="${assetAddress(extension, name)}" defer></script>`,
  )}`;
}
