import { expect, test } from 'vitest';
import { preferencesLink } from '~/email/day-one/preferences-link';

test('the mail with the link has one button, and it leads there', () => {
  const buttons = preferencesLink('en').blocks.filter((block) => block.kind === 'button');
  expect(buttons).toEqual([{ kind: 'button', label: 'Open my preferences', link: 'preferences' }]);
});
