// What a block of a theme app extension says of itself in {% schema %}: checked as Shopify checks it at deployment.

export type BlockTarget = 'section' | 'head' | 'body' | 'compliance_head';

export type BlockSetting = {
  type: string;
  /** Empty for a header or a paragraph, which hold no value. */
  id: string;
  label: string;
  info: string;
  default: unknown;
  options: { value: string; label: string }[];
  min: number | null;
  max: number | null;
  step: number;
  /** Takes the product of the page where the merchant chose none. */
  autofill: boolean;
};

export type BlockSchema = {
  name: string;
  target: BlockTarget;
  settings: BlockSetting[];
  stylesheet: string | null;
  javascript: string | null;
  tag: string;
  class: string;
  /** Templates where it may stand; null: everywhere. */
  enabledOn: string[] | null;
  disabledOn: string[] | null;
};

/** A sentence for the person who deploys. */
export class ExtensionFault extends Error {}

type Table = Record<string, unknown>;

const TARGETS: readonly string[] = ['section', 'head', 'body', 'compliance_head'];
const LONGEST_NAME = 25;
const WITHOUT_VALUE: readonly string[] = ['header', 'paragraph'];
const RESOURCES: readonly string[] = [
  ...['article', 'blog', 'collection', 'collection_list', 'page', 'product', 'product_list'],
  ...['image_picker', 'metaobject', 'metaobject_list', 'video'],
];
const PLAIN: readonly string[] = [
  ...['checkbox', 'number', 'radio', 'range', 'select', 'text', 'textarea', 'text_alignment'],
  ...['color', 'color_background', 'color_scheme', 'color_scheme_group', 'font_picker', 'html'],
  ...['inline_richtext', 'link_list', 'liquid', 'richtext', 'url', 'video_url'],
];

export function readBlockSchema(file: string, source: string): BlockSchema {
  const schema = parseSchema(file, source);
  const refuse = (problem: string) => new ExtensionFault(`${file}: ${problem}`);
  const name = textOf(schema.name);
  if (name === '') throw refuse('the schema needs a name.');
  if (name.length > LONGEST_NAME && !name.startsWith('t:')) {
    throw refuse(`the name “${name}” is longer than ${LONGEST_NAME} characters.`);
  }
  const target = textOf(schema.target);
  if (!isTarget(target)) throw refuse(`the target must be one of ${TARGETS.join(', ')}.`);
  if (schema.enabled_on !== undefined && schema.disabled_on !== undefined) {
    throw refuse('the schema may have enabled_on or disabled_on, not both.');
  }
  return {
    name,
    target,
    settings: readSettings(file, schema.settings),
    stylesheet: textOf(schema.stylesheet) || null,
    javascript: textOf(schema.javascript) || null,
    tag: textOf(schema.tag) || 'div',
    class: textOf(schema.class),
    enabledOn: templatesOf(schema.enabled_on),
    disabledOn: templatesOf(schema.disabled_on),
  };
}

function parseSchema(file: string, source: string): Table {
  const found = [...source.matchAll(/\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/g)];
  if (found.length !== 1) throw new ExtensionFault(`${file}: a block has one {% schema %}.`);
  try {
    const schema: unknown = JSON.parse(found[0]?.[1] ?? '');
    if (typeof schema === 'object' && schema !== null && !Array.isArray(schema))
      return schema as Table;
  } catch {
    // Said below, as for any other text that is no object.
  }
  throw new ExtensionFault(`${file}: the schema is not valid JSON.`);
}

function isTarget(text: string): text is BlockTarget {
  return TARGETS.includes(text);
}

function readSettings(file: string, value: unknown): BlockSetting[] {
  const seen = new Set<string>();
  return (Array.isArray(value) ? value : []).map((one) => {
    const setting = readSetting(file, one as Table);
    if (setting.id !== '' && seen.has(setting.id)) {
      throw new ExtensionFault(`${file}: two settings have the id “${setting.id}”.`);
    }
    seen.add(setting.id);
    return setting;
  });
}

function readSetting(file: string, one: Table): BlockSetting {
  const type = textOf(one.type);
  const id = textOf(one.id);
  const refuse = (problem: string) =>
    new ExtensionFault(`${file}: setting “${id || type}” ${problem}`);
  const isKnown = [WITHOUT_VALUE, RESOURCES, PLAIN].some((types) => types.includes(type));
  if (!isKnown) throw refuse(`has the unknown type “${type}”.`);
  if (WITHOUT_VALUE.includes(type)) {
    if (textOf(one.content) === '') throw refuse('needs content.');
  } else if (!/^[\w-]+$/.test(id)) throw refuse('needs an id.');
  else if (textOf(one.label) === '') throw refuse('needs a label.');
  const setting: BlockSetting = {
    type,
    id: WITHOUT_VALUE.includes(type) ? '' : id,
    label: textOf(one.label) || textOf(one.content),
    info: textOf(one.info),
    default: one.default ?? null,
    options: (Array.isArray(one.options) ? (one.options as Table[]) : []).map((option) => ({
      value: textOf(option.value),
      label: textOf(option.label),
    })),
    min: numberOf(one.min),
    max: numberOf(one.max),
    step: numberOf(one.step) ?? 1,
    autofill: one.autofill === true,
  };
  const problem = faultOfDefault(setting);
  if (problem) throw refuse(problem);
  return setting;
}

/** Shopify refuses a default that the merchant could not have chosen. */
function faultOfDefault({ type, options, min, max, step, ...setting }: BlockSetting) {
  const value = setting.default;
  if (type === 'range') {
    if (min === null || max === null || value === null) return 'needs min, max and a default.';
    const steps = (Number(value) - min) / step;
    const isOnStep = Math.abs(steps - Math.round(steps)) < 1e-6;
    if (Number(value) < min || Number(value) > max || !isOnStep)
      return 'has a default off its steps.';
    return (max - min) / step > 100 ? 'has more than 101 steps.' : null;
  }
  if (type === 'select' || type === 'radio') {
    if (options.length === 0) return 'needs options.';
    const isOffered = value === null || options.some((option) => option.value === value);
    return isOffered ? null : 'has a default that is none of its options.';
  }
  if (value === null) return null;
  if (RESOURCES.includes(type)) return 'may have no default.';
  if (type === 'checkbox') return typeof value === 'boolean' ? null : 'needs true or false.';
  if (type === 'number') return typeof value === 'number' ? null : 'needs a number as default.';
  if (typeof value !== 'string') return 'needs a text as default.';
  return value === '' ? 'has an empty default: leave it out.' : null;
}

function templatesOf(value: unknown): string[] | null {
  if (typeof value !== 'object' || value === null) return null;
  const { templates, groups } = value as { templates?: unknown; groups?: unknown };
  const listOf = (list: unknown) => (Array.isArray(list) ? list.map(String) : []);
  return [...listOf(templates), ...listOf(groups).map((group) => `group:${group}`)];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
