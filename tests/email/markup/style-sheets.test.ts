import { expect, test } from 'vitest';
import { paletteOf } from '~/email/brand';
import { styleSheets } from '~/email/markup/style-sheets';
import { BRAND } from '../samples';

test('the dark has its own values and hooks', () => {
  const styles = styleSheets(paletteOf(BRAND));
  // mail-design, Dark.
  for (const colour of ['#121212', '#1C1C1C', '#EDEDED', '#333333']) {
    expect(styles).toContain(colour);
  }
  expect(styles).toContain('<meta name="color-scheme" content="light dark">');
  expect(styles).toContain('[data-ogsc] .t{color:#EDEDED!important}');
  expect(styles).toContain('[data-ogsb] .c');
});

test('hooks Gmail doesn’t know stand apart', () => {
  const sheets = styleSheets(paletteOf(BRAND)).match(/<style[^>]*>.*?<\/style>/g) ?? [];
  expect(sheets).toHaveLength(3);
  expect(sheets.filter((sheet) => sheet.includes('data-ogsc'))).toHaveLength(1);
  expect(sheets.find((sheet) => sheet.includes('max-width:480px'))).not.toContain('data-');
});
