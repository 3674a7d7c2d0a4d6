// Which colours a picture wears: from colour and material words in the title where there are any, else from the
// seed; and a background plate that the thing stands out from.
import { distance, labOf, shade } from './colour';
import { pickFrom, type Seeded } from './seeded';

export type Palette = {
  base: string;
  second: string;
  pale: string;
  ink: string;
  wood: string;
  metal: string;
  leaf: string;
};

export type Plate = { wall: string; table: string };

const WORDS: Record<string, string> = {
  red: '#b8473d',
  ruby: '#8f2f3a',
  cherry: '#a63a40',
  strawberry: '#c4524e',
  pink: '#dba3a4',
  rose: '#cf8e92',
  coral: '#db8570',
  orange: '#d58a4e',
  amber: '#c98b3f',
  rust: '#a85b3b',
  terracotta: '#bb6c4b',
  clay: '#b97d62',
  copper: '#b87350',
  yellow: '#dfb854',
  mustard: '#c99a3d',
  lemon: '#e4c968',
  gold: '#c9a356',
  brass: '#bf9a52',
  honey: '#d3a550',
  green: '#6f9272',
  forest: '#3f5f4c',
  olive: '#7a7b4f',
  sage: '#9aaa8d',
  moss: '#6d7750',
  mint: '#a3c9b4',
  lime: '#a9bb62',
  pine: '#456654',
  turquoise: '#6aacac',
  aqua: '#7fb5b8',
  blue: '#5d83a8',
  sky: '#93b6cb',
  navy: '#2f4560',
  ink: '#33415a',
  midnight: '#2c3a52',
  denim: '#56708f',
  slate: '#6a7680',
  purple: '#83699a',
  lilac: '#b3a1c7',
  lavender: '#a496c3',
  plum: '#6f4660',
  violet: '#8273a8',
  brown: '#7d5b45',
  chocolate: '#644636',
  camel: '#bf9468',
  walnut: '#6e4c37',
  oak: '#c39a6b',
  black: '#38363a',
  charcoal: '#4a4a4e',
  grey: '#8f9293',
  gray: '#8f9293',
  silver: '#b4b9bc',
  zinc: '#a2a9ab',
  steel: '#aab0b3',
  white: '#f3f0e9',
  chalk: '#efebe2',
  ivory: '#efe5d0',
  cream: '#eee2c8',
  oat: '#dccfb6',
  oatmeal: '#dccfb6',
  flax: '#d5c5a4',
  natural: '#d9c8a8',
  sand: '#d6bf98',
  honeycomb: '#d9b060',
};

const MATERIALS: Record<string, string> = {
  wood: '#b98d61',
  wooden: '#b98d61',
  bamboo: '#cfae77',
  wicker: '#c7a374',
  seagrass: '#c2ab7d',
  jute: '#c9ad80',
  beeswax: '#dcae57',
  metal: '#9ba3a6',
  iron: '#4b4b4d',
  leather: '#94633f',
  linen: '#d8c9ab',
  canvas: '#cdbb95',
  glass: '#a9c6c4',
  crystal: '#b9cfd6',
  cedar: '#9b6b4d',
  enamel: '#e9e3d3',
  retrospot: '#b8473d',
  christmas: '#a9443c',
  spaceboy: '#5d7fa1',
  union: '#37507a',
  woodland: '#7b8f66',
  lambswool: '#d5c7ae',
  jam: '#a63a40',
  matcha: '#8fa863',
  easter: '#e3c46d',
};

/** What things wear when the title says nothing: muted, of one family. */
const QUIET = [
  '#b9694c',
  '#5f7f86',
  '#8d9c7c',
  '#d3a85c',
  '#c88f86',
  '#4f6277',
  '#a5785a',
  '#7b8a6a',
  '#dcc7a2',
  '#9a7f96',
  '#5b7562',
  '#c67f5c',
];

const PLATES: Plate[] = [
  { wall: '#efe7da', table: '#e0d3bf' },
  { wall: '#e9e6df', table: '#d8d3c8' },
  { wall: '#e3e7dd', table: '#cfd6c5' },
  { wall: '#dfe7ea', table: '#c8d5da' },
  { wall: '#f1e2d9', table: '#e3cbbd' },
  { wall: '#ece3e6', table: '#d8c8ce' },
  { wall: '#f2e9cf', table: '#e5d6ae' },
  { wall: '#cdd6cb', table: '#b5c1b3' },
  { wall: '#c5d0d8', table: '#adbbc6' },
  { wall: '#e0c4b3', table: '#cfab96' },
  { wall: '#d9b9a9', table: '#c69f8c' },
  { wall: '#b9c3b4', table: '#a1ad9c' },
  { wall: '#aebbc8', table: '#97a7b5' },
];

export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f’']/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

export function paletteOf(title: string, chance: Seeded): Palette {
  const words = wordsOf(title);
  const named = words.flatMap((word) => WORDS[word] ?? []);
  const material = words.flatMap((word) => MATERIALS[word] ?? [])[0];
  const quiet = pickFrom(QUIET, chance);
  const base = named[0] ?? material ?? quiet;
  const far = QUIET.filter((colour) => distance(colour, base) > 0.22);
  const isLight = labOf(base).l > 0.78;
  return {
    base,
    second: named[1] ?? pickFrom(far, chance),
    pale: isLight ? shade(base, 0.05) : '#f4eddf',
    ink: '#3b3532',
    wood: '#b48a60',
    metal: '#a9aeb0',
    leaf: '#768c66',
  };
}

/** A plate far enough from the thing; of those, or of the three furthest, one by seed. */
export function plateFor(base: string, chance: Seeded): Plate {
  const byDistance = PLATES.map((plate) => ({ plate, away: distance(plate.wall, base) }));
  byDistance.sort((a, b) => b.away - a.away);
  const far = byDistance.filter(({ away }, index) => away > 0.16 || index < 3);
  return pickFrom(far, chance).plate;
}
