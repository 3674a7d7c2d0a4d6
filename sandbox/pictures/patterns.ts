// Surface patterns named by words in a title: dots, stripes, checks, flowers, hearts, stars, leaves, knit, weave.
import { blend, labOf, shade } from './colour';
import { wordsOf, type Palette } from './palette';

type Tile = { size: number; turn?: number; draw: (mark: string, palette: Palette) => string };

const KINDS: [kind: string, words: string][] = [
  ['dots', 'retrospot polkadot polkadots spot spots spotty dotty'],
  ['stripes', 'stripe stripes striped deckchair circus'],
  ['checks', 'gingham check checked tartan flannel picnic plaid'],
  [
    'flowers',
    'rose roses flower flowers floral daisy daisies paisley blossom poppy poppies botanical garden lily',
  ],
  ['hearts', 'heart hearts love sweetheart valentine'],
  ['stars', 'star stars spaceboy space christmas snowflake'],
  ['leaves', 'leaf leaves woodland folkart mistletoe ivy'],
  ['knit', 'knit knitted lambswool fisherman cable wool crochet'],
  ['weave', 'wicker woven basket seagrass jute braided raffia'],
  ['berries', 'strawberry strawberries cherry cherries fruit apple apples ladybird'],
];

function heart(x: number, y: number, size: number): string {
  return `M${x} ${y + size * 0.9}C${x - size * 1.5} ${y} ${x - size} ${y - size} ${x} ${y - size * 0.3}C${x + size} ${y - size} ${x + size * 1.5} ${y} ${x} ${y + size * 0.9}Z`;
}

export function star(x: number, y: number, size: number, points = 5, depth = 0.44): string {
  const corners = Array.from({ length: points * 2 }, (_, index) => {
    const radius = index % 2 === 0 ? size : size * depth;
    const angle = (Math.PI * index) / points - Math.PI / 2;
    return `${(x + radius * Math.cos(angle)).toFixed(1)} ${(y + radius * Math.sin(angle)).toFixed(1)}`;
  });
  return `M${corners.join('L')}Z`;
}

function bloom(x: number, y: number, size: number, mark: string, heartOf: string): string {
  const petals = Array.from({ length: 5 }, (_, index) => {
    const angle = (2 * Math.PI * index) / 5 - Math.PI / 2;
    const px = (x + size * 0.62 * Math.cos(angle)).toFixed(1);
    const py = (y + size * 0.62 * Math.sin(angle)).toFixed(1);
    return `<circle cx="${px}" cy="${py}" r="${size * 0.46}" fill="${mark}"/>`;
  });
  return `${petals.join('')}<circle cx="${x}" cy="${y}" r="${size * 0.34}" fill="${heartOf}"/>`;
}

const TILES: Record<string, Tile> = {
  dots: {
    size: 76,
    draw: (mark) =>
      `<g fill="${mark}"><circle cx="19" cy="19" r="13"/><circle cx="57" cy="57" r="13"/></g>`,
  },
  stripes: { size: 64, draw: (mark) => `<rect width="30" height="64" fill="${mark}"/>` },
  checks: {
    size: 68,
    draw: (mark) =>
      `<g fill="${mark}" fill-opacity=".5"><rect width="34" height="68"/><rect width="68" height="34"/></g>`,
  },
  flowers: {
    size: 110,
    draw: (mark, { second, leaf }) =>
      `<g fill="${leaf}" fill-opacity=".85"><ellipse cx="58" cy="42" rx="15" ry="6" transform="rotate(35 58 42)"/><ellipse cx="8" cy="94" rx="14" ry="6" transform="rotate(-30 8 94)"/></g>` +
      bloom(32, 30, 20, mark, second) +
      bloom(84, 84, 17, mark, second),
  },
  hearts: {
    size: 84,
    draw: (mark) => `<path d="${heart(22, 22, 14)}${heart(64, 64, 14)}" fill="${mark}"/>`,
  },
  stars: {
    size: 96,
    draw: (mark) =>
      `<path d="${star(26, 28, 17)}${star(74, 76, 12)}" fill="${mark}"/><circle cx="76" cy="24" r="4" fill="${mark}"/><circle cx="24" cy="78" r="4" fill="${mark}"/>`,
  },
  leaves: {
    size: 92,
    draw: (mark) =>
      `<g fill="${mark}"><path d="M22 46C8 30 12 14 26 6c8 14 8 28-4 40z"/><path d="M70 88c-16-8-20-24-12-36 14 6 20 20 12 36z"/><path d="M62 8c14 2 22 10 24 24-14 0-24-8-24-24z"/></g>`,
  },
  knit: {
    size: 34,
    draw: (mark) =>
      `<path d="M1 4q8 6 15 22M33 4q-8 6-15 22" stroke="${mark}" stroke-opacity=".55" stroke-width="7" fill="none" stroke-linecap="round"/>`,
  },
  weave: {
    size: 56,
    draw: (mark) =>
      `<g fill="${mark}" fill-opacity=".55"><rect x="3" y="3" width="23" height="11" rx="5"/><rect x="3" y="17" width="23" height="9" rx="4"/><rect x="31" y="31" width="23" height="11" rx="5"/><rect x="31" y="45" width="23" height="9" rx="4"/></g>`,
  },
  berries: {
    size: 94,
    draw: (mark, { leaf }) =>
      `<g><path d="M28 20c16-2 18 12 0 30-18-18-16-32 0-30z" fill="${mark}"/><path d="M18 20q10-10 20 0l-10 5z" fill="${leaf}"/><path d="M72 62c13-2 15 10 0 24-15-14-13-26 0-24z" fill="${mark}"/><path d="M63 62q9-9 18 0l-9 4z" fill="${leaf}"/></g>`,
  },
};

export function patternOf(title: string): string | null {
  const words = new Set(wordsOf(title));
  const found = KINDS.find(([, list]) => list.split(' ').some((word) => words.has(word)));
  return found?.[0] ?? null;
}

/** The `<pattern>` element; its marks are light on dark things and the second colour on light ones. */
export function patternElement(kind: string, palette: Palette): string {
  const tile = TILES[kind];
  if (!tile) throw new Error(`patternElement: unknown pattern ${kind}`);
  const isLight = labOf(palette.base).l > 0.78;
  const tonal = kind === 'knit' || kind === 'weave';
  const mark = tonal
    ? shade(palette.base, isLight ? -0.12 : 0.1)
    : isLight
      ? blend(palette.second, palette.base, 0.12)
      : palette.pale;
  return `<pattern id="pattern" width="${tile.size}" height="${tile.size}" patternUnits="userSpaceOnUse">${tile.draw(mark, palette)}</pattern>`;
}
