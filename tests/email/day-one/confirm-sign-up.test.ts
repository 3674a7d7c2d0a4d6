import { expect, test } from 'vitest';
import { compileTemplate } from '~/email/compile';
import { confirmSignUp } from '~/email/day-one/confirm-sign-up';
import { loadCompiled, renderMessage } from '~/email/render';
import { BRAND } from '../samples';

test.each(['en', 'de', 'ar'])(
  'the confirming mail in %s leads to its button’s page',
  async (locale) => {
    const compiled = await compileTemplate(confirmSignUp(locale), BRAND, locale);
    if (compiled.kind === 'refused') throw new Error(compiled.errors.join(' '));
    const { html, text } = renderMessage(loadCompiled(compiled.template), {
      firstName: null,
      products: [],
      links: {
        shop: 'https://shop.example',
        unsubscribe: 'https://go.example/out',
        confirm: 'https://go.example/confirm',
      },
    });
    expect(html.toString()).toContain('href="https://go.example/confirm"');
    expect(text).toContain('https://go.example/confirm');
  },
);
