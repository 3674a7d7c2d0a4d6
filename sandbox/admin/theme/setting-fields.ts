// The fields of a block's settings in the theme editor, one per setting of its schema.
import { html, raw } from 'hono/html';
import type { BlockSetting } from '../../extensions/block-schema';
import type { ThemeBlock, ThemeExtension } from '../../extensions/theme-extension';
import type { SettingValues } from '../../shop/theme';
import { schemaWord } from '../../storefront/theme/words';
import type { Html } from '../shell';

type Shown = { prefix: string; settings: SettingValues };

export function renderSettings(
  extension: ThemeExtension,
  { schema }: ThemeBlock,
  { prefix, settings }: Shown,
): Html {
  return html`${schema.settings.map((setting) => {
    const word = (text: string) => schemaWord(extension, text);
    if (setting.type === 'header') return html`<h3>${word(setting.label)}</h3>`;
    if (setting.type === 'paragraph') return html`<p class="muted">${word(setting.label)}</p>`;
    const value = settings[setting.id] ?? setting.default ?? '';
    const field = renderField(setting, { name: `${prefix} ${setting.id}`, value, word });
    const isBox = setting.type === 'checkbox';
    const info = setting.info ? html`<span class="muted">${word(setting.info)}</span>` : '';
    return html`<label class="${isBox ? 'editor-box' : 'editor-field'}">
      ${isBox ? field : ''}<span>${word(setting.label)}</span>${isBox ? '' : field} ${info}
    </label>`;
  })}`;
}

type Field = { name: string; value: unknown; word: (text: string) => string };

function renderField(setting: BlockSetting, { name, value, word }: Field): Html {
  const { type, min, max, step, options } = setting;
  if (type === 'checkbox') {
    const checked = raw(value === true ? 'checked' : '');
    return html`<input type="checkbox" name="${name}" value="true" ${checked} />`;
  }
  if (type === 'range' || type === 'number') {
    return html`<input
      type="number"
      name="${name}"
      value="${String(value)}"
      ${raw(min === null ? '' : `min="${min}"`)}
      ${raw(max === null ? '' : `max="${max}"`)}
      step="${step}"
    />`;
  }
  if (type === 'select' || type === 'radio') {
    return html`<select name="${name}">
      ${options.map(
        (option) =>
          html`<option value="${option.value}" ${raw(option.value === value ? 'selected' : '')}>
            ${word(option.label)}
          </option>`,
      )}
    </select>`;
  }
  const placeholder = type === 'product' || type === 'collection' ? `Handle of a ${type}` : '';
  const text = String(value as string);
  return html`<input type="text" name="${name}" value="${text}" placeholder="${placeholder}" />`;
}
