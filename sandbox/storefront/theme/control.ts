// `/theme.json`: what is on in the theme, and a test's way to change it without the editor's page.
import { Hono } from 'hono';
import type { SandboxContext } from '../../context';
import { readTheme } from './read-state';

export function themeControl(context: SandboxContext): Hono {
  const routes = new Hono();
  routes.get('/', (c) => c.json(context.theme.state()));
  routes.post('/', async (c) => {
    const extension = context.theme.extension();
    if (!extension) return c.text('The app has no theme app extension, or is not installed.', 409);
    const body: unknown = await c.req.json().catch(() => null);
    const read = readTheme(extension, body);
    if (read.kind === 'refused') return c.text(read.problem, 400);
    context.theme.save(read.state);
    return c.json(read.state);
  });
  return routes;
}
