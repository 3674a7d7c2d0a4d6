// The demo's merchant when the app dies under its hands: it waits, and never asks twice for what may have been done.
import { createServer, type RequestListener } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createAppClient } from '../../../sandbox/demo/app-client';
import { sendCampaign } from '../../../sandbox/demo/once';

type Play = { campaigns: number; posts: number; reads: number };

/** An app that breaks off at each of its first answers to what `breaks` names, before or after the work. */
async function startApp(breaks: { posts: number; reads: number; worksBefore: boolean }) {
  const play: Play = { campaigns: 0, posts: 0, reads: 0 };
  const answer: RequestListener = (request, response) => {
    if (request.url === '/admin/id-token') return response.end('{"idToken":"token"}');
    const isPost = request.method === 'POST';
    const count = isPost ? (play.posts += 1) : (play.reads += 1);
    const isBroken = count <= (isPost ? breaks.posts : breaks.reads);
    if (isPost && (!isBroken || breaks.worksBefore)) play.campaigns += 1;
    if (isBroken) return request.destroy();
    if (isPost) return response.writeHead(302, { location: '/app/campaigns/1' }).end();
    return response.writeHead(play.campaigns > 0 ? 200 : 404).end('{}');
  };
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;
  return { play, app: createAppClient(origin, origin) };
}

test('finds the campaign whose answer was lost', async () => {
  const { play, app } = await startApp({ posts: 1, reads: 0, worksBefore: true });
  expect(await sendCampaign(app, null)).toBe(1);
  expect(play).toMatchObject({ campaigns: 1, posts: 1 });
});

test('asks again when the campaign was never made', async () => {
  const { play, app } = await startApp({ posts: 1, reads: 0, worksBefore: false });
  expect(await sendCampaign(app, null)).toBe(1);
  expect(play).toMatchObject({ campaigns: 1, posts: 2 });
});

test('reads until the app is back', async () => {
  const { play, app } = await startApp({ posts: 1, reads: 3, worksBefore: true });
  expect(await sendCampaign(app, null)).toBe(1);
  expect(play).toMatchObject({ campaigns: 1, reads: 4 });
});
