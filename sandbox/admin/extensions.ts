// What App Bridge tells the app of its own extensions in this shop: each block of the theme app extension with where
// the merchant has it in the published theme.
import type { Context } from 'hono';
import type { SandboxContext } from '../context';
import type { ThemeBlock } from '../extensions/theme-extension';
import type { Spot, ThemeState } from '../shop/theme';
import { schemaWord } from '../storefront/theme/words';

/** The published theme's; the sandbox has one. */
export const THEME_ID = '1';

export function listExtensions(c: Context, { theme }: SandboxContext): Response {
  const extension = theme.extension();
  if (!extension) return c.json([]);
  const state = theme.state();
  const activations = extension.blocks.map((block) => {
    const placed = placesOf(block, state).map((target) => ({
      target,
      themeId: `gid://shopify/OnlineStoreTheme/${THEME_ID}`,
    }));
    return {
      target: block.schema.target,
      handle: block.handle,
      name: schemaWord(extension, block.schema.name),
      status: placed.length > 0 ? 'active' : 'available',
      activations: placed,
    };
  });
  return c.json([{ handle: extension.handle, type: 'theme_app_extension', activations }]);
}

function placesOf({ handle, schema }: ThemeBlock, { embeds, blocks }: ThemeState): string[] {
  if (schema.target !== 'section') return embeds[handle]?.isOn ? [schema.target] : [];
  return blocks.flatMap((one) =>
    one.handle === handle ? [`${sectionOf(one.spot)}/${handle}_${one.id}`] : [],
  );
}

/** As in Shopify's own example: `template--product.alternate/main/my_app_product_rating_GPzUYy`. */
function sectionOf(spot: Spot): string {
  if (spot === 'footer') return 'group--footer/footer';
  const [template = '', section = ''] = spot.split(':');
  return `template--${template}/${section}`;
}
