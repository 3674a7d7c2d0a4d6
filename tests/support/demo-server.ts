// Started by vitest once for all browser stories: the real demo on its simulated store, with one campaign sent to
// everyone, so that the inbox is full. Nothing of it is left when the stories are told, or when one of them fails.
import { sendCampaign, waitUntilSent } from '../../sandbox/demo/once';
import { startDemo } from './demo';

export async function setup(): Promise<() => Promise<void>> {
  const demo = await startDemo();
  try {
    const campaign = await sendCampaign(demo.app, null);
    await waitUntilSent(demo.app, campaign, () => {});
    process.env.TEST_DEMO_ORIGIN = demo.origin;
    process.env.TEST_DEMO_DATA = demo.dataDir;
    process.env.TEST_DEMO_CAMPAIGN = String(campaign);
  } catch (fault) {
    await demo.remove();
    throw fault;
  }
  return demo.remove;
}
