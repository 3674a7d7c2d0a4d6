// The stage that builds what journeys and browser stories run: a build that breaks is a failed check.
import { buildAll } from '../build';
import type { Stage } from './result';

export const build: Stage = {
  name: 'build',
  run: async () => {
    const trouble = await buildAll();
    const failed = trouble ? 1 : 0;
    return { count: '1 check', passed: 1 - failed, failed, skipped: 0, details: trouble ?? '' };
  },
};
