// One product in, one picture out: words choose the drawing, the colours, the pattern and how many; the handle seeds
// the rest, so that a product looks the same every time.
import type { ShopProduct } from '../shop/shop-data';
import { shade } from './colour';
import type { Drawings } from './drawing';
import { carried } from './drawings/carried';
import { clothes } from './drawings/clothes';
import { cups } from './drawings/cups';
import { furniture } from './drawings/furniture';
import { jewels } from './drawings/jewels';
import { lights } from './drawings/lights';
import { packs } from './drawings/packs';
import { paper } from './drawings/paper';
import { play } from './drawings/play';
import { rooms } from './drawings/rooms';
import { season } from './drawings/season';
import { table } from './drawings/table';
import { countIn, drawingFor } from './keywords';
import { paletteOf, plateFor, type Palette } from './palette';
import { patternElement, patternOf } from './patterns';
import { sceneSvg } from './scene';
import { seededBy } from './seeded';

export const DRAWINGS: Drawings = {
  ...cups,
  ...table,
  ...packs,
  ...lights,
  ...rooms,
  ...furniture,
  ...clothes,
  ...carried,
  ...jewels,
  ...paper,
  ...season,
  ...play,
};

/** A motif drawn as the thing itself does not wear itself. */
const OWN_PATTERN: Record<string, string> = {
  flower: 'flowers',
  heart: 'hearts',
  starOrnament: 'stars',
  bauble: 'stars',
  tree: 'stars',
  picnicBasket: 'checks',
  basket: 'weave',
};

export type Subject = Pick<ShopProduct, 'handle' | 'title' | 'productType' | 'variants'>;

export type Size = { width: number; height: number };

export function paintProduct(product: Subject, { width, height }: Size): string {
  const { handle, title, productType } = product;
  const name = drawingFor(title, productType);
  const drawing = DRAWINGS[name];
  if (!drawing) throw new Error(`paintProduct: no drawing is called ${name}`);
  const chance = seededBy(handle);
  const palette = paletteOf(`${colourChoice(product)} ${title}`, chance);
  const pattern = patternOf(title);
  const patterned = pattern !== null && OWN_PATTERN[name] !== pattern;
  return sceneSvg(
    {
      drawing,
      palette,
      plate: plateFor(palette.base, chance),
      pattern: patterned ? patternElement(pattern, palette) : '',
      count: drawing.several ? countIn(title) : 1,
      copy: (index) => {
        const colours = coloursOfCopy(title, palette, index);
        return drawing.draw({ colours, patterned, chance: seededBy(`${handle} drawing`) });
      },
      chance,
    },
    width,
    height,
  );
}

/** The first colour on offer stands for the product, before what its title says. */
function colourChoice({ variants }: Subject): string {
  const options = variants[0]?.selectedOptions ?? [];
  return options.find(({ name }) => /^colou?r$/i.test(name))?.value ?? '';
}

function coloursOfCopy(title: string, palette: Palette, index: number): Palette {
  if (index === 0) return palette;
  if (/assorted|asstd|colour|trio/i.test(title)) {
    const base = index === 1 ? palette.second : shade(palette.base, 0.13);
    return { ...palette, base };
  }
  return { ...palette, base: shade(palette.base, index === 1 ? -0.025 : 0.025) };
}
