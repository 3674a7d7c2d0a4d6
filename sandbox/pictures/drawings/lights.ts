// Things that burn, glow or smell good.
import { shade } from '../colour';
import type { Brush, Drawings } from '../drawing';
import { box, lathe } from '../outlines';
import { faint, fill, flat, oval, place, rim, round, shiny, stroke } from '../shapes';

const BRASS = '#c2a05c';

export function flame(x: number, y: number, size = 1): string {
  return place(
    oval(0, -44, 120, 120, 'url(#flame)') +
      stroke('M0 4V-20', '#4a3a30', 6) +
      fill(
        'M0 -104C30 -64 34 -40 22 -24C12 -10 -12 -10 -22 -24C-34 -40 -24 -66 0 -104Z',
        '#efb44f',
      ) +
      fill('M0 -68C14 -48 16 -36 10 -28C4 -20 -6 -20 -10 -28C-16 -38 -8 -50 0 -68Z', '#fff0bd'),
    x,
    y,
    { scale: size },
  );
}

function candle({ colours, patterned }: Brush): string {
  const { base } = colours;
  const body = lathe('-310 156, -310 156, -24 152, 0 140');
  return (
    round(body, base, patterned) +
    rim(-310, 156, base, '#f3e6c9') +
    oval(0, -302, 120, 16, '#fbf3dc') +
    fill(box(-78, -224, 156, 146, 8), '#f6f0e3') +
    stroke(box(-66, -212, 132, 122, 4), shade(base, -0.1), 4, 0.5) +
    fill('M0 -194L28 -128H-28ZM0 -168L34 -112H-34Z', shade(base, -0.06)) +
    flame(0, -304, 1.05)
  );
}

function pillar(x: number, height: number, width: number, tone: string): string {
  return place(
    round(lathe(`${-height} ${width}, ${-height} ${width}, 0 ${width}, 0 ${width}`), tone) +
      oval(0, -height, width, width * 0.16, shade(tone, 0.06)) +
      flame(0, -height + 2, 0.85),
    x,
    0,
  );
}

function candles({ colours }: Brush): string {
  const { base } = colours;
  return (
    pillar(-130, 330, 78, shade(base, 0.02)) +
    pillar(120, 240, 84, shade(base, -0.02)) +
    place(pillar(0, 150, 92, shade(base, 0.05)), -14, 34)
  );
}

function tapers({ colours }: Brush): string {
  const { base } = colours;
  const one = (x: number, height: number) =>
    place(
      round(lathe(`${-height} 15, ${-height + 8} 18, -84 26, -80 26`), base) +
        flame(0, -height, 0.62) +
        shiny(lathe('-104 34, -98 40, -70 30, -40 26, -20 60, 0 74'), BRASS),
      x,
      0,
    );
  return one(-150, 430) + one(150, 400) + place(one(0, 500), 0, 22);
}

function candlestick({ colours }: Brush): string {
  const tone = colours.base;
  return (
    round(lathe('-520 18, -512 22, -300 30, -296 30'), '#f2e6cc') +
    flame(0, -520, 0.8) +
    stroke('M60 -70C150 -130 190 -70 120 -34', shade(tone, -0.08), 20) +
    shiny(
      lathe('-316 44, -310 52, -280 48, -250 26, -180 24, -160 40, -140 24, -70 30, -50 60'),
      tone,
    ) +
    shiny(lathe('-56 190, -48 194, -20 150, 0 120', 0.2), tone) +
    oval(0, -54, 178, 30, shade(tone, -0.1)) +
    shiny(lathe('-120 30, -100 34, -60 56, -52 60'), tone)
  );
}

function tealight({ colours, patterned }: Brush): string {
  const { base } = colours;
  const cup = lathe('-250 150, -250 150, -120 176, -30 150, 0 120');
  return (
    faint(oval(0, -130, 300, 230, 'url(#flame)'), 0.7) +
    oval(0, -250, 150, 24, shade(base, -0.16)) +
    flame(0, -196, 0.9) +
    round(cup, base, patterned) +
    fill(cup, '#ffdf9a', 0.22) +
    `<ellipse cx="0" cy="-250" rx="148" ry="23" fill="none" stroke="${shade(base, 0.1)}" stroke-width="9"/>`
  );
}

function tealights({ colours }: Brush): string {
  const one = (x: number, y: number, lit: boolean) =>
    place(
      shiny(lathe('-66 92, -66 92, 0 88, 0 86', 0.24), colours.metal) +
        oval(0, -66, 92, 22, shade(colours.metal, 0.12)) +
        oval(0, -64, 82, 18, colours.base) +
        (lit ? flame(0, -66, 0.75) : stroke('M0 -66v-16', '#4a3a30', 5)),
      x,
      y,
    );
  return (
    one(-106, -70, false) +
    one(112, -70, true) +
    one(-200, 0, true) +
    one(0, 0, true) +
    one(204, 0, false)
  );
}

function lantern({ colours }: Brush): string {
  const { base } = colours;
  const frame = shade(base, -0.04);
  return (
    stroke('M-70 -520C-70 -640 70 -640 70 -520', frame, 14) +
    shiny(lathe('-540 34, -530 40, -470 130, -440 166, -430 166'), frame) +
    fill(box(-140, -432, 280, 380, 10), '#f4ead0', 0.75) +
    oval(0, -200, 170, 190, 'url(#flame)') +
    round(lathe('-190 50, -190 50, -58 50, -58 50'), '#f7eedb') +
    flame(0, -190, 0.95) +
    fill(box(-140, -432, 280, 380, 10), '#ffffff', 0.12) +
    [-140, -8, 124].map((x) => flat(box(x, -436, 16, 388), frame)).join('') +
    flat(box(-150, -256, 300, 12), frame) +
    shiny(lathe('-60 160, -60 164, -20 170, 0 164'), frame)
  );
}

function lamp({ colours, patterned }: Brush): string {
  const { base } = colours;
  const shadeTone = '#f0e3c8';
  const cover = lathe('-610 118, -610 118, -390 204, -390 204', 0.13);
  return (
    fill(box(-9, -420, 18, 120), BRASS) +
    round(lathe('-310 34, -300 44, -220 118, -110 132, -30 84, 0 78'), base, patterned) +
    faint(oval(0, -470, 330, 240, 'url(#flame)'), 0.65) +
    round(cover, shadeTone) +
    fill(cover, '#ffd98a', 0.22) +
    oval(0, -610, 116, 15, '#fff6dd')
  );
}

function lampshade({ colours, patterned }: Brush): string {
  const { base } = colours;
  const cover = lathe('-130 130, -130 130, 170 250, 170 250', 0.13);
  return (
    stroke('M0 -420V-140', '#4a4441', 7) +
    shiny(lathe('-200 16, -192 24, -150 34, -128 38'), BRASS) +
    faint(oval(0, 190, 330, 200, 'url(#flame)'), 0.8) +
    round(cover, base, patterned) +
    oval(0, 170, 240, 28, '#fdf0cd')
  );
}

function diffuser({ colours }: Brush): string {
  const { base } = colours;
  const body = lathe('-250 46, -240 60, -200 116, -30 120, 0 108');
  const reeds = [-70, -36, -6, 26, 64].map((x) =>
    stroke(`M${x * 0.3} -250L${x * 2} -560`, '#c9a978', 9),
  );
  return (
    reeds.join('') +
    round(lathe('-286 44, -282 50, -250 50, -246 48'), colours.wood) +
    fill(body, base, 0.78) +
    fill(lathe('-150 114, -150 114, -30 114, -10 104'), shade(base, -0.08), 0.7) +
    fill(body, 'url(#round)') +
    fill(box(-52, -160, 104, 104, 6), '#f6f0e3') +
    oval(0, -112, 20, 20, shade(base, -0.1))
  );
}

function incense({ colours }: Brush): string {
  const smoke = stroke(
    'M0 -190C-60 -270 60 -330 0 -410C-40 -470 30 -510 10 -570',
    '#ffffff',
    16,
    0.4,
  );
  return (
    smoke +
    round(lathe('-40 230, -40 230, -14 200, 0 150'), colours.base) +
    oval(0, -42, 230, 37, shade(colours.base, 0.05)) +
    oval(0, -38, 190, 27, shade(colours.base, -0.08)) +
    round(lathe('-190 4, -188 6, -50 48, -46 48'), '#6d5142') +
    oval(0, -186, 8, 8, '#e08a4a') +
    place(round(lathe('-100 4, -98 5, -6 34, 0 34'), '#7a5d4c'), 130, -30) +
    place(round(lathe('-100 4, -98 5, -6 34, 0 34'), '#7a5d4c'), -136, -26)
  );
}

function matches({ colours, patterned }: Brush): string {
  const sticks = [-96, -64, -34, -4, 26, 58, 90].map(
    (x, index) =>
      stroke(`M${x * 0.8} -150L${x * 1.06} ${-410 - (index % 3) * 22}`, '#e2c592', 13) +
      oval(
        x * 1.06,
        -416 - (index % 3) * 22,
        14,
        19,
        index % 2 ? shade(colours.base, -0.03) : colours.base,
      ),
  );
  const body = lathe('-300 122, -300 122, -20 122, 0 116');
  return (
    sticks.join('') +
    fill(body, '#dfe8e5', 0.5) +
    fill(body, 'url(#round)') +
    round(lathe('-190 124, -190 124, -70 124, -70 124'), colours.base, patterned) +
    `<ellipse cx="0" cy="-300" rx="120" ry="19" fill="none" stroke="#ffffff" stroke-opacity=".8" stroke-width="6"/>`
  );
}

function stringLights({ colours }: Brush): string {
  const line = (x: number) => 90 * Math.cos(x / 150) + x * 0.12;
  const path = Array.from(
    { length: 33 },
    (_, index) => `${-420 + index * 26} ${line(-420 + index * 26).toFixed(0)}`,
  );
  const tones = [colours.base, colours.second, '#dfb854', colours.pale];
  const bulbs = Array.from({ length: 7 }, (_, index) => {
    const x = -330 + index * 110;
    const tone = tones[index % 4] ?? colours.base;
    return place(
      oval(0, 74, 120, 120, 'url(#flame)') +
        fill(box(-13, 0, 26, 30, 5), '#4a4441') +
        fill('M-24 34C-60 80 -40 130 0 134C40 130 60 80 24 34Z', tone) +
        fill('M-22 56C-40 84 -34 104 -22 112', '#ffffff', 0.35),
      x,
      line(x),
    );
  });
  return stroke(`M${path.join('L')}`, '#4a4441', 8) + bulbs.join('');
}

export const lights: Drawings = {
  candle: { pose: 'stand', foot: 150, draw: candle, several: true, size: 1.4 },
  candles: { pose: 'stand', foot: 220, draw: candles, size: 1.4 },
  tapers: { pose: 'stand', foot: 230, draw: tapers },
  candlestick: { pose: 'stand', foot: 165, draw: candlestick, size: 1.12 },
  tealight: { pose: 'stand', lift: 50, foot: 140, draw: tealight, several: true, size: 1.4 },
  tealights: { pose: 'stand', lift: 100, foot: 290, draw: tealights, size: 1.3 },
  lantern: { pose: 'stand', foot: 165, draw: lantern, size: 1.05 },
  lamp: { pose: 'stand', foot: 100, draw: lamp, size: 1.1 },
  lampshade: { pose: 'hang', draw: lampshade },
  diffuser: { pose: 'stand', foot: 120, draw: diffuser },
  incense: { pose: 'stand', foot: 190, draw: incense, size: 1.25 },
  matches: { pose: 'stand', foot: 122, draw: matches },
  stringLights: { pose: 'hang', draw: stringLights, size: 1.05 },
};
