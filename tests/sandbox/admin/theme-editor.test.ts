// The theme editor's page and what App Bridge says of it: nothing is on before the merchant saves it.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { adminFrameRoutes } from '../../../sandbox/admin/routes';
import { createExtensionReader } from '../../../sandbox/extensions/extension-reader';
import { openTheme } from '../../../sandbox/shop/theme';
import { makeContext } from '../make-context';

const FIXTURE = fileURLToPath(new URL('../theme/extensions', import.meta.url));
const EDITOR = '/themes/current/editor';

function openAdmin() {
  const plain = makeContext();
  const { installation } = plain;
  const read = createExtensionReader(FIXTURE);
  const context = { ...plain, theme: openTheme({ file: null, installation, read }) };
  const routes = adminFrameRoutes(context);
  const origin = 'http://127.0.0.1:1';
  return {
    context,
    open: async (query: string) => (await routes.request(`${origin}${EDITOR}?${query}`)).text(),
    /** Presses a button of the editor, with these fields in its form. */
    press: async (order: string, fields: [string, string][]) => {
      const body = new URLSearchParams([...fields, ['do', order]]);
      const answer = await routes.request(`${origin}${EDITOR}`, {
        method: 'POST',
        body,
        headers: { origin },
      });
      return answer.text();
    },
    extensions: async () => {
      const answer = await routes.request(`${origin}/extensions.json`);
      return (await answer.json()) as { activations: Record<string, unknown>[] }[];
    },
  };
}

const onOf = (page: string) =>
  /<input[^>]*name="on greeting"[^>]*>/.exec(page)?.[0].includes('checked');

test('a deep link switches an embed on and saves nothing', async () => {
  const { open, context } = openAdmin();
  expect(onOf(await open('context=apps'))).toBe(false);

  const page = await open('context=apps&activateAppId=client-id/greeting');

  expect(onOf(page)).toBe(true);
  expect(page).toContain('Unsaved changes');
  expect(context.theme.state().embeds).toEqual({});
});

test('a deep link of another app is refused', async () => {
  const page = await openAdmin().open('activateAppId=other/greeting');

  expect(page).toContain('There is no block “other/greeting” of an installed app.');
  expect(onOf(page)).toBe(false);
});

test('a deep link adds a block to the template it names', async () => {
  const { open } = openAdmin();
  const lines = (page: string) =>
    [...page.matchAll(/name="block" value="\w+ (.*?)"/g)].map(([, line]) => line);
  const link = (rest: string) => open(`template=product&addAppBlockId=client-id/offer&${rest}`);

  expect(lines(await link('target=newAppsSection'))).toEqual(['offer product:apps']);
  expect(lines(await link('target=mainSection'))).toEqual(['offer product:main']);
  expect(lines(await link('target=sectionGroup:footer'))).toEqual(['offer footer']);
});

test('adding, saving and removing a block keep the others', async () => {
  const { press, context } = openAdmin();
  const footer: [string, string][] = [
    ['template', 'product'],
    ['block', 'b1 offer footer'],
    ['block b1 count', '6'],
    ['block b1 shown', 'true'],
  ];

  const added = await press('add product:main', [...footer, ['add product:main', 'offer']]);
  expect(context.theme.state().blocks).toEqual([]);
  const id = /value="(\w+) offer product:main"/.exec(added)?.[1] ?? '';
  const both: [string, string][] = [...footer, ['block', `${id} offer product:main`]];
  await press('save', [...both, ['on greeting', '1'], ['embed greeting word', 'hi']]);

  expect(context.theme.state()).toEqual({
    embeds: { greeting: { isOn: true, settings: { word: 'hi' } } },
    blocks: [
      { id: 'b1', handle: 'offer', spot: 'footer', settings: { count: 6, shown: true } },
      { id, handle: 'offer', spot: 'product:main', settings: { shown: false } },
    ],
  });
  const left = await press('remove b1', both);
  expect(left).not.toContain('b1 offer footer');
  expect(left).toContain(`${id} offer product:main`);
});

test('a value beyond a setting’s bounds is refused', async () => {
  const { press, context } = openAdmin();

  const page = await press('save', [
    ['block', 'b1 offer footer'],
    ['block b1 count', '99'],
  ]);

  expect(page).toContain('count must be a number from 2 to 8.');
  expect(context.theme.state().blocks).toEqual([]);
});

test('App Bridge tells of each block and where it stands', async () => {
  const { extensions, press, context } = openAdmin();
  const statuses = async () =>
    (await extensions())[0]?.activations.map(({ handle, target, status }) => [
      ...[handle, target, status],
    ]);
  expect(await statuses()).toEqual([
    ['greeting', 'body', 'available'],
    ['offer', 'section', 'available'],
  ]);

  await press('save', [
    ['on greeting', '1'],
    ['block', 'b1 offer product:apps'],
  ]);

  expect(await statuses()).toEqual([
    ['greeting', 'body', 'active'],
    ['offer', 'section', 'active'],
  ]);
  expect((await extensions())[0]?.activations[1]?.activations).toEqual([
    { target: 'template--product/apps/offer_b1', themeId: 'gid://shopify/OnlineStoreTheme/1' },
  ]);
  context.installation.uninstall();
  expect(await extensions()).toEqual([]);
});
