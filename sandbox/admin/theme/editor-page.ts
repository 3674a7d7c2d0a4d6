// The theme editor's page: the app's embeds with their switches, the blocks of one template, and the storefront as it
// is saved beside them.
import { html, raw } from 'hono/html';
import type { SandboxContext } from '../../context';
import type { ThemeBlock, ThemeExtension } from '../../extensions/theme-extension';
import type { PlacedBlock, Spot, ThemeState } from '../../shop/theme';
import { listProducts } from '../../storefront/catalogue';
import { faultOfSpot } from '../../storefront/theme/read-state';
import { schemaWord } from '../../storefront/theme/words';
import { renderPage } from '../pages/layout';
import type { Html } from '../shell';
import { renderSettings } from './setting-fields';

const TEMPLATES = [
  ['index', 'Home page'],
  ['product', 'Products'],
  ['collection', 'Collections'],
  ['cart', 'Cart'],
  ['search', 'Search'],
  ['404', '404 page'],
] as const;

export type Template = (typeof TEMPLATES)[number][0];

export type EditorView = {
  /** Null where no app is installed that has one. */
  extension: ThemeExtension | null;
  state: ThemeState;
  template: Template;
  /** The draft is not what is saved. */
  isChanged?: boolean;
  done?: string;
  problem?: string | null;
};

export function isTemplate(value: unknown): value is Template {
  return TEMPLATES.some(([name]) => name === value);
}

export function renderEditor(context: SandboxContext, view: EditorView) {
  return renderPage(context, {
    title: 'Theme editor',
    current: '/admin/themes/current/editor',
    done: view.done,
    problem: view.problem,
    styles: ['theme-editor'],
    body: view.extension
      ? renderBoth(context, view, view.extension)
      : html`<p class="card row muted">No installed app brings anything into the theme.</p>`,
  });
}

function renderBoth(context: SandboxContext, view: EditorView, extension: ThemeExtension): Html {
  const { template } = view;
  return html`<div class="editor">
    <form class="editor-panel" method="post" action="/admin/themes/current/editor">
      <input type="hidden" name="template" value="${template}" />
      <div class="editor-save card">
        <span>${view.isChanged ? html`<b>Unsaved changes</b>` : 'Saved'}</span>
        <button class="button button-primary" name="do" value="save">Save</button>
      </div>
      <section class="card editor-part" aria-labelledby="embeds">
        <h2 id="embeds">App embeds</h2>
        ${extension.blocks
          .filter(({ schema }) => schema.target !== 'section')
          .map((block) => renderEmbed(extension, block, view.state))}
      </section>
      <nav class="editor-templates" aria-label="Template">
        ${TEMPLATES.map(
          ([name, label]) =>
            html`<a
              href="?context=apps&template=${name}"
              ${raw(name === template ? 'aria-current="page"' : '')}
              >${label}</a
            >`,
        )}
      </nav>
      ${spotsOf(template).map(([spot, label]) => renderSpot(extension, view, { spot, label }))}
      ${view.state.blocks
        .filter(({ spot }) => !spotsOf(template).some(([shown]) => shown === spot))
        .map((block) => renderHidden(extension, block))}
    </form>
    <iframe class="editor-view" src="${addressOf(context, template)}" title="Storefront"></iframe>
  </div>`;
}

function spotsOf(template: Template): [Spot, string][] {
  const own: [Spot, string][] = [[`${template}:apps`, 'End of the page']];
  if (template === 'product') own.unshift(['product:main', 'Below the buy button']);
  return [...own, ['footer', 'Footer of every page']];
}

function renderEmbed(extension: ThemeExtension, block: ThemeBlock, { embeds }: ThemeState): Html {
  const { isOn = false, settings = {} } = embeds[block.handle] ?? {};
  return html`<fieldset class="editor-block">
    <legend class="spoken">${nameOf(extension, block)}</legend>
    <label class="editor-switch">
      <input
        type="checkbox"
        role="switch"
        name="on ${block.handle}"
        value="1"
        ${raw(isOn ? 'checked' : '')}
      />
      <span>${nameOf(extension, block)}</span>
    </label>
    ${renderSettings(extension, block, { prefix: `embed ${block.handle}`, settings })}
  </fieldset>`;
}

type Place = { spot: Spot; label: string };

function renderSpot(extension: ThemeExtension, view: EditorView, { spot, label }: Place): Html {
  const placed = view.state.blocks.filter((one) => one.spot === spot);
  const offered = extension.blocks.filter((block) => faultOfSpot(block, spot) === null);
  const id = `spot-${spot.replace(':', '-')}`;
  return html`<section class="card editor-part" aria-labelledby="${id}">
    <h2 id="${id}">${label}</h2>
    ${placed.map((one) => renderPlaced(extension, one))}
    ${
      offered.length === 0
        ? html`<p class="muted">No block of the app may stand here.</p>`
        : html`<div class="editor-add">
            <select name="add ${spot}" aria-label="Block for: ${label}">
              ${offered.map(
                (block) =>
                  html`<option value="${block.handle}">${nameOf(extension, block)}</option>`,
              )}
            </select>
            <button class="button" name="do" value="add ${spot}">Add block</button>
          </div>`
    }
  </section>`;
}

function renderPlaced(extension: ThemeExtension, placed: PlacedBlock): Html {
  const block = extension.blocks.find(({ handle }) => handle === placed.handle);
  if (!block) return html``;
  const { id, settings } = placed;
  return html`<fieldset class="editor-block">
    <legend class="spoken">${nameOf(extension, block)}</legend>
    <input type="hidden" name="block" value="${lineOf(placed)}" />
    <div class="editor-head">
      <b>${nameOf(extension, block)}</b>
      <button class="button button-quiet" name="do" value="remove ${id}">Remove</button>
    </div>
    ${renderSettings(extension, block, { prefix: `block ${id}`, settings })}
  </fieldset>`;
}

/** A block of another template travels along, so that saving this one loses nothing. */
function renderHidden(extension: ThemeExtension, placed: PlacedBlock): Html {
  const block = extension.blocks.find(({ handle }) => handle === placed.handle);
  const settings = block?.schema.settings.filter(({ id }) => id !== '') ?? [];
  return html`<input type="hidden" name="block" value="${lineOf(placed)}" /> ${settings.map(
      ({ id, type, default: usual }) => {
        const value = placed.settings[id] ?? (type === 'checkbox' ? usual === true : '');
        // A box that is not ticked is not sent.
        if (value === false || value === '') return '';
        const name = `block ${placed.id} ${id}`;
        return html`<input type="hidden" name="${name}" value="${String(value)}" />`;
      },
    )}`;
}

function lineOf({ id, handle, spot }: PlacedBlock): string {
  return `${id} ${handle} ${spot}`;
}

function nameOf(extension: ThemeExtension, { schema }: ThemeBlock): string {
  return schemaWord(extension, schema.name);
}

function addressOf(context: SandboxContext, template: Template): string {
  const [product] = listProducts(context);
  const addresses: Record<Template, string> = {
    index: '/store',
    product: product ? `/store/products/${product.handle}` : '/store',
    collection: '/store/collections/all',
    cart: '/store/cart',
    search: '/store/search?q=a',
    '404': '/store/no-such-page',
  };
  return addresses[template];
}
