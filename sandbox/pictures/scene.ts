// Puts a drawn thing into its picture: plate, light, shadow, sometimes a shape or a sprig behind it. One light for
// all pictures, from the upper left, so that a page of them looks like one shop.
import { shade } from './colour';
import type { Drawing } from './drawing';
import type { Palette, Plate } from './palette';
import { between, type Seeded } from './seeded';
import { softShadow } from './shadow';
import { faint, fill, oval, place, stroke } from './shapes';

/** A thing wider than this leaves no room on the table for anything beside it. */
const WIDE = 232;

/** Where standing things stand, in a picture of 1200 × 1200. */
const GROUND = 938;

export type Scene = {
  drawing: Drawing;
  palette: Palette;
  plate: Plate;
  pattern: string;
  count: number;
  /** Draws one copy; the second and third may wear other colours. */
  copy: (index: number) => string;
  chance: Seeded;
};

export function sceneSvg(scene: Scene, width: number, height: number): string {
  const horizon = Math.round(between(735, 800, scene.chance));
  const thing =
    scene.drawing.pose === 'stand' ? standing(scene) : resting(scene, Math.max(width, height));
  const ground = scene.drawing.pose === 'stand' ? room(scene, horizon) : wall(scene);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 1200 1200" preserveAspectRatio="xMidYMid slice">` +
    `<defs>${definitions(scene.plate)}${scene.pattern}</defs>${ground}${thing}</svg>`
  );
}

function stops(...list: [offset: number, colour: string, opacity: number][]): string {
  return list
    .map(
      ([at, colour, opacity]) =>
        `<stop offset="${at}" stop-color="${colour}" stop-opacity="${opacity}"/>`,
    )
    .join('');
}

function definitions({ wall: tone, table }: Plate): string {
  const dark = '#2b1d14';
  return (
    `<linearGradient id="wall" x1="0" y1="0" x2="1" y2="1">${stops([0, shade(tone, 0.03), 1], [1, shade(tone, -0.035), 1])}</linearGradient>` +
    `<linearGradient id="table" x1="0" y1="0" x2="0" y2="1">${stops([0, table, 1], [1, shade(table, 0.035), 1])}</linearGradient>` +
    `<linearGradient id="round">${stops([0, dark, 0.16], [0.1, dark, 0.04], [0.2, '#ffffff', 0.06], [0.32, '#ffffff', 0.26], [0.44, '#ffffff', 0.04], [0.7, dark, 0.08], [1, dark, 0.28])}</linearGradient>` +
    `<linearGradient id="flat" x1="0" y1="0" x2="1" y2="1">${stops([0, '#ffffff', 0.16], [0.45, '#ffffff', 0], [0.55, dark, 0], [1, dark, 0.16])}</linearGradient>` +
    `<linearGradient id="shiny">${stops([0, dark, 0.3], [0.14, '#ffffff', 0.35], [0.3, '#ffffff', 0.5], [0.42, dark, 0.1], [0.62, '#ffffff', 0.16], [0.8, dark, 0.16], [1, dark, 0.36])}</linearGradient>` +
    `<radialGradient id="shadow">${stops([0, dark, 0.34], [0.5, dark, 0.17], [1, dark, 0])}</radialGradient>` +
    `<radialGradient id="glow" cx="0.3" cy="0.24" r="0.75">${stops([0, '#ffffff', 0.42], [1, '#ffffff', 0])}</radialGradient>` +
    `<radialGradient id="flame">${stops([0, '#fff2c4', 0.75], [1, '#ffe3a0', 0])}</radialGradient>`
  );
}

function wall(scene: Scene): string {
  const whole = '<rect width="1200" height="1200" fill="url(#wall)"/>';
  return `${whole}${windowLight(scene)}<rect width="1200" height="1200" fill="url(#glow)"/>`;
}

function room(scene: Scene, horizon: number): string {
  const edge = scene.chance() < 0.5;
  const table = edge
    ? `<rect y="${horizon}" width="1200" height="${1200 - horizon}" fill="url(#table)"/>` +
      `<rect y="${horizon}" width="1200" height="5" fill="${shade(scene.plate.table, 0.05)}"/>`
    : fill(`M0 ${horizon + 70}Q600 ${horizon - 40} 1200 ${horizon + 40}V1200H0Z`, 'url(#table)');
  return (
    '<rect width="1200" height="1200" fill="url(#wall)"/>' +
    backdrop(scene, horizon + (edge ? 0 : 40)) +
    windowLight(scene) +
    table +
    '<rect width="1200" height="1200" fill="url(#glow)"/>' +
    aside(scene)
  );
}

function backdrop({ chance, plate }: Scene, foot: number): string {
  const draw = chance();
  const tone = shade(plate.wall, chance() < 0.5 ? -0.045 : 0.03);
  if (draw < 0.22) return fill(`M330 ${foot}V470a270 270 0 0 1 540 0V${foot}Z`, tone);
  if (draw < 0.42) return oval(between(480, 720, chance), 470, 300, 300, tone);
  return '';
}

/** The slanting light of a window, hardly there. */
function windowLight({ chance }: Scene): string {
  if (chance() < 0.6) return '';
  const x = between(-100, 260, chance);
  const pane = (from: number, width: number) =>
    fill(`M${x + from} 0h${width}L${x + from + width + 520} 1200h${-width}Z`, '#ffffff', 0.13);
  return pane(0, 210) + pane(250, 210);
}

/** Now and then a sprig or two pebbles on the table, well away from the thing. */
function aside({ chance, palette, drawing, count }: Scene): string {
  const draw = chance();
  const left = chance() < 0.5;
  const isWide = (drawing.foot ?? 190) * (drawing.size ?? 1.2) > WIDE || count > 1;
  if (isWide) return '';
  const x = left ? 215 : 985;
  if (draw < 0.16)
    return place(sprig(palette.leaf), x, 1010, { turn: left ? -24 : 204, scale: 0.95 });
  if (draw < 0.27) {
    return (
      oval(x + 12, 1012, 74, 20, 'url(#shadow)') +
      oval(x - 8, 996, 52, 27, '#a9a39a') +
      faint(oval(x - 16, 988, 32, 12, '#ffffff'), 0.2) +
      oval(x + 62, 1008, 30, 16, '#8d8a86')
    );
  }
  return '';
}

export function sprig(leaf: string): string {
  const leaves = Array.from({ length: 8 }, (_, index) => {
    const side = index % 2 === 0 ? -1 : 1;
    const along = -118 + index * 33;
    const d = 'M0 0C18 -26 58 -30 84 -4C58 22 20 20 0 0Z';
    const tone = shade(leaf, side * 0.03 + 0.02);
    const size = (1.05 - index * 0.06).toFixed(2);
    return `<path d="${d}" fill="${tone}" transform="translate(${along} 0) rotate(${side * 42}) scale(${size})"/>`;
  });
  const stem = stroke('M-170 14Q-40 -6 140 0', shade(leaf, -0.1), 5);
  const tip = `<path d="M136 0C150 -18 178 -18 196 0C178 16 150 16 136 0Z" fill="${leaf}"/>`;
  return `${oval(20, 16, 190, 46, 'url(#shadow)')}${stem}${leaves.join('')}${tip}`;
}

function standing({ drawing, count, copy }: Scene): string {
  const foot = drawing.foot ?? 190;
  const one = (index: number, x: number, y: number, scale: number) =>
    place(groundShadow(foot) + copy(index), x, y, { scale });
  if (count === 1) return one(0, 600, GROUND - (drawing.lift ?? 0), drawing.size ?? 1.2);
  const size = (drawing.size ?? 1.2) / 1.2;
  const step = Math.min(foot * 0.98 + 26, 210) * size;
  if (count === 2) {
    return (
      one(1, 600 + step * 0.72, GROUND - 72, 0.86 * size) +
      one(0, 600 - step * 0.6, GROUND, 0.92 * size)
    );
  }
  return (
    one(1, 600 - step * 1.02, GROUND - 66, 0.72 * size) +
    one(2, 600 + step * 1.02, GROUND - 66, 0.72 * size) +
    one(0, 600, GROUND + 16, 0.82 * size)
  );
}

function groundShadow(foot: number): string {
  return (
    oval(foot * 0.3, 2, foot * 1.55, foot * 0.34, 'url(#shadow)') +
    oval(foot * 0.06, 0, foot * 1.12, foot * 0.22, 'url(#shadow)')
  );
}

function resting({ drawing, count, copy, chance }: Scene, side: number): string {
  const lies = drawing.pose === 'lie';
  const size = drawing.size ?? 1.2;
  const layer = (svg: string) => softShadow(svg, side) + svg;
  if (count === 1) {
    return layer(
      place(copy(0), 600, 600, { turn: lies ? between(-9, 9, chance) : 0, scale: size }),
    );
  }
  return SPREAD.slice(3 - count)
    .map(([x, y, slant], index) => {
      const turn = lies ? slant : 0;
      const scale = size * (lies ? 0.6 : 0.5);
      return layer(place(copy(count - 1 - index), 600 + x, 600 + y, { turn, scale }));
    })
    .join('');
}

/** Where the several of a set lie, the foremost last. */
const SPREAD = [
  [-185, -120, -13],
  [190, -70, 10],
  [0, 150, -3],
] as const;
