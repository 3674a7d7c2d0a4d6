// The theme editor's form, read back as the draft that it shows: a box that is not ticked is not sent at all.
import type { ThemeBlock, ThemeExtension } from '../../extensions/theme-extension';

export function readDraft({ blocks }: ThemeExtension, form: FormData) {
  const embeds: Record<string, unknown> = {};
  for (const block of blocks.filter(({ schema }) => schema.target !== 'section')) {
    const { handle } = block;
    const settings = readSettings(block, form, `embed ${handle}`);
    embeds[handle] = { isOn: form.has(`on ${handle}`), settings };
  }
  const placed = form.getAll('block').flatMap((line) => {
    const [id = '', handle = '', spot = ''] = String(line as string).split(' ');
    const block = blocks.find((one) => one.handle === handle);
    const settings = block ? readSettings(block, form, `block ${id}`) : {};
    return [{ id, handle, spot, settings }];
  });
  return { embeds, blocks: placed };
}

/** An empty field goes back to the default. */
function readSettings({ schema }: ThemeBlock, form: FormData, prefix: string) {
  const values: Record<string, unknown> = {};
  for (const { id, type } of schema.settings.filter((setting) => setting.id !== '')) {
    const value = form.get(`${prefix} ${id}`);
    if (type === 'checkbox') values[id] = value !== null;
    else if (typeof value === 'string' && value !== '') values[id] = value;
  }
  return values;
}
