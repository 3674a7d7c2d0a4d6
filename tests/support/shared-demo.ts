// What a browser story asks of the demo that tests/support/demo-server.ts started for all of them.
import { createAppClient } from '../../sandbox/demo/app-client';

/** The demo that all stories share: where it is, and the app as a program asks it. */
export function sharedDemo() {
  const { TEST_DEMO_ORIGIN: origin, TEST_DEMO_DATA: dataDir, TEST_DEMO_CAMPAIGN } = process.env;
  if (!origin || !dataDir) throw new Error('Run this test through vitest.config.ts.');
  const app = createAppClient(origin, origin);
  return { origin, dataDir, campaignId: Number(TEST_DEMO_CAMPAIGN), app };
}
