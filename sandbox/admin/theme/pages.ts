// The theme editor over HTTP, as far as an app is concerned: its embeds on and off, its blocks on each template. The
// page's form carries the whole draft, so that nothing is changed before it is saved.
import { type Context, Hono } from 'hono';
import type { SandboxContext } from '../../context';
import type { ThemeExtension } from '../../extensions/theme-extension';
import { nextBlockId, type Spot, type ThemeState } from '../../shop/theme';
import { faultOfSpot, isSpot, readTheme } from '../../storefront/theme/read-state';
import { isTemplate, renderEditor, type EditorView, type Template } from './editor-page';
import { readDraft } from './draft';

const EDITOR = '/admin/themes/current/editor';

type Draft = Omit<EditorView, 'extension'>;

export function themePages(context: SandboxContext): Hono {
  const routes = new Hono();
  const show = (c: Context, draft: Draft) => {
    const extension = context.theme.extension();
    return c.html(renderEditor(context, { ...draft, extension }));
  };

  routes.get('/:theme/editor', (c) => show(c, openDraft(c, context)));

  routes.post('/:theme/editor', async (c) => {
    const extension = context.theme.extension();
    if (!extension) return c.redirect(EDITOR, 303);
    const form = await c.req.formData();
    const template = templateOf(form.get('template'));
    const read = readTheme(extension, readDraft(extension, form));
    if (read.kind === 'refused') {
      c.status(422);
      return show(c, { state: context.theme.state(), template, problem: read.problem });
    }
    const [order = '', what = ''] = split(String(form.get('do') as string | null));
    if (order === 'add' && isSpot(what)) {
      const handle = form.get(`add ${what}`);
      const added = addBlock(extension, read.state, {
        spot: what,
        handle: String(handle as string),
      });
      return show(c, { template, isChanged: true, ...added });
    }
    if (order === 'remove') {
      const blocks = read.state.blocks.filter(({ id }) => id !== what);
      return show(c, { template, isChanged: true, state: { ...read.state, blocks } });
    }
    context.theme.save(read.state);
    return c.redirect(`${EDITOR}?template=${template}&done=Saved`, 303);
  });
  routes.get('*', (c) => c.redirect(EDITOR));
  return routes;
}

/** The saved theme, with what a deep link of the app asks for already done and not yet saved. */
function openDraft(c: Context, { theme, clientId }: SandboxContext): Draft {
  const { activateAppId, addAppBlockId, target = '', done } = c.req.query();
  const template = templateOf(c.req.query('template'));
  const plain = { state: theme.state(), template, done };
  const extension = theme.extension();
  const asked = activateAppId ?? addAppBlockId;
  if (asked === undefined || !extension) return plain;
  const [app = '', handle = ''] = asked.split('/');
  const block = extension.blocks.find((one) => one.handle === handle);
  if (app !== clientId || !block) {
    return { ...plain, problem: `There is no block “${asked}” of an installed app.` };
  }
  if (addAppBlockId !== undefined) {
    const spot = spotOf(target, template);
    return { ...plain, isChanged: true, ...addBlock(extension, plain.state, { spot, handle }) };
  }
  if (block.schema.target === 'section') {
    return { ...plain, problem: `${handle} is an app block: add it to a template instead.` };
  }
  const { settings = {} } = plain.state.embeds[handle] ?? {};
  const embeds = { ...plain.state.embeds, [handle]: { isOn: true, settings } };
  return { ...plain, isChanged: true, state: { ...plain.state, embeds } };
}

function addBlock(
  { blocks }: ThemeExtension,
  state: ThemeState,
  { spot, handle }: { spot: Spot; handle: string },
): Pick<Draft, 'state' | 'problem'> {
  const block = blocks.find((one) => one.handle === handle);
  const problem = block ? faultOfSpot(block, spot) : 'Choose a block to add.';
  if (problem) return { state, problem };
  const added = { id: nextBlockId(), handle, spot, settings: {} };
  return { state: { ...state, blocks: [...state.blocks, added] } };
}

/** `newAppsSection`, `mainSection`, `sectionGroup:footer`, as Shopify's deep links have them. */
function spotOf(target: string, template: Template): Spot {
  if (target === 'sectionGroup:footer') return 'footer';
  if (target === 'mainSection' && template === 'product') return 'product:main';
  return `${template}:apps`;
}

function templateOf(value: unknown): Template {
  return isTemplate(value) ? value : 'index';
}

function split(text: string): string[] {
  const at = text.indexOf(' ');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
