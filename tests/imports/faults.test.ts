import { expect, test } from 'vitest';
import { english } from '~/components/i18n/catalogue';
import { ROW_FAULTS } from '~/imports/faults';

test('each reason to set a row aside has its sentence', () => {
  expect(Object.keys(english.imports.faults).sort()).toEqual([...ROW_FAULTS].sort());
});
