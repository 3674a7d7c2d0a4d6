// Checks what somebody wants of the theme against what the extension offers: which block stands where, and which
// values its settings may take.
import type { BlockSetting } from '../../extensions/block-schema';
import type { ThemeBlock, ThemeExtension } from '../../extensions/theme-extension';
import {
  emptyState,
  nextBlockId,
  SPOTS,
  type SettingValues,
  type Spot,
  type ThemeState,
} from '../../shop/theme';
import { mayStandOn } from './render-theme';

export type ThemeRead = { kind: 'read'; state: ThemeState } | { kind: 'refused'; problem: string };

class Refusal extends Error {}

type Table = Record<string, unknown>;

/** `{"embeds": {"HANDLE": true | {"isOn": true, "settings": {}}}, "blocks": [{"handle", "spot", "settings"}]}` */
export function readTheme(extension: ThemeExtension, body: unknown): ThemeRead {
  try {
    const { embeds, blocks } = tableOf(body);
    const state = emptyState();
    for (const [handle, asked] of Object.entries(tableOf(embeds))) {
      const block = find(extension, handle);
      if (block.schema.target === 'section') throw new Refusal(`${handle} is no app embed.`);
      const { isOn, settings } = typeof asked === 'boolean' ? { isOn: asked } : tableOf(asked);
      state.embeds[handle] = { isOn: isOn === true, settings: readSettings(block, settings) };
    }
    state.blocks = (Array.isArray(blocks) ? blocks : []).map((one) => {
      const { id, handle, spot, settings } = tableOf(one);
      const block = find(extension, textOf(handle));
      if (!isSpot(spot)) throw new Refusal(`spot must be one of ${SPOTS.join(', ')}.`);
      const problem = faultOfSpot(block, spot);
      if (problem) throw new Refusal(problem);
      const values = readSettings(block, settings);
      return { id: textOf(id) || nextBlockId(), handle: block.handle, spot, settings: values };
    });
    return { kind: 'read', state };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return { kind: 'refused', problem: fault.message };
  }
}

/** Null where the block may stand there. */
export function faultOfSpot({ handle, schema }: ThemeBlock, spot: Spot): string | null {
  if (schema.target !== 'section') return `${handle} is an app embed: switch it on instead.`;
  const [template = ''] = spot.split(':');
  const isAllowed =
    spot === 'footer' ? !schema.disabledOn?.includes('group:footer') : mayStandOn(schema, template);
  return isAllowed ? null : `${handle} may not stand on ${spot}.`;
}

function find({ blocks }: ThemeExtension, handle: string): ThemeBlock {
  const block = blocks.find((one) => one.handle === handle);
  if (!block) throw new Refusal(`The extension has no block “${handle}”.`);
  return block;
}

export function isSpot(value: unknown): value is Spot {
  return SPOTS.some((spot) => spot === value);
}

function readSettings({ handle, schema }: ThemeBlock, given: unknown): SettingValues {
  const values: SettingValues = {};
  for (const [id, value] of Object.entries(tableOf(given))) {
    const setting = schema.settings.find((one) => one.id === id);
    if (!setting || id === '') throw new Refusal(`${handle} has no setting “${id}”.`);
    values[id] = readValue(setting, value);
  }
  return values;
}

/** A form sends text for whatever it is. */
function readValue(setting: BlockSetting, value: unknown): string | number | boolean {
  const { type, id, min, max, options } = setting;
  if (type === 'checkbox') return value === true || value === 'true' || value === 'on';
  if (type === 'range' || type === 'number') {
    const number = Number(value);
    const isWithin = number >= (min ?? -Infinity) && number <= (max ?? Infinity);
    if (!isWithin)
      throw new Refusal(`${id} must be a number from ${min ?? '-∞'} to ${max ?? '∞'}.`);
    return number;
  }
  const text = textOf(value);
  const isChoice = type === 'select' || type === 'radio';
  if (isChoice && !options.some((option) => option.value === text)) {
    throw new Refusal(`${id} must be one of ${options.map((option) => option.value).join(', ')}.`);
  }
  return text;
}

function tableOf(value: unknown): Table {
  return typeof value === 'object' && value !== null ? (value as Table) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
