// A shop's mark, drawn as shapes on a filled round, so that it reads on white paper and on a dark screen alike.
import { shade } from './colour';
import { wordsOf } from './palette';
import { pickFrom, seededBy } from './seeded';
import { fill, stroke } from './shapes';

const CREAM = '#f6efe1';
const TONES = ['#2f5d50', '#8f4a35', '#34506b', '#5d4a6b', '#6b5a2e'];

function pineAndWaves(tone: string): string {
  const tree = 'M0 -136L44 -72H26L64 -18H40L84 44H14V62H-14V44H-84L-40 -18H-64L-26 -72H-44Z';
  const wave = (y: number) => `M-104 ${y}q26 -22 52 0t52 0t52 0t52 0`;
  return fill(tree, CREAM) + stroke(wave(88), CREAM, 11) + stroke(wave(116), shade(tone, 0.22), 9);
}

function sunAndHills(tone: string): string {
  return (
    `<clipPath id="round"><circle r="166"/></clipPath><circle cy="-34" r="66" fill="${CREAM}"/>` +
    `<g clip-path="url(#round)">${fill('M-180 40Q-70 -50 20 50T180 20V180H-180Z', shade(tone, 0.2))}` +
    `${fill('M-180 110Q-60 30 40 92T180 80V180H-180Z', CREAM)}</g>`
  );
}

function twoLeaves(tone: string): string {
  const leaf = 'M0 120C-110 60 -110 -70 0 -140C110 -70 110 60 0 120Z';
  return (
    `<g transform="translate(-34 6) rotate(-24) scale(.86)">${fill(leaf, shade(tone, 0.22))}</g>` +
    `<g transform="translate(30 0) rotate(18)">${fill(leaf, CREAM)}${stroke('M0 150V-90', tone, 9)}</g>`
  );
}

export function paintLogo(shopName: string, size: number): string {
  const isPine = wordsOf(shopName).includes('pine');
  const chance = seededBy(shopName);
  const tone = isPine ? '#2f5d50' : pickFrom(TONES, chance);
  const mark = isPine ? pineAndWaves : pickFrom([sunAndHills, twoLeaves], chance);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="-200 -200 400 400">` +
    `<circle r="196" fill="${tone}"/><circle r="180" fill="none" stroke="${CREAM}" stroke-width="4" stroke-opacity=".5"/>` +
    `${mark(tone)}</svg>`
  );
}
