// Decorations and motifs: what hangs at Christmas, at Easter, at a party, and hearts, stars, birds and flowers.
import { shade } from '../colour';
import type { Brush, Drawings } from '../drawing';
import { star } from '../patterns';
import { box, lathe } from '../outlines';
import { faint, fill, flat, oval, place, round, shiny, stroke } from '../shapes';

const GOLD = '#c9a356';
const STRING = '#8b7355';
const HEART =
  'M0 260C-330 30 -280 -220 -120 -220C-50 -220 0 -160 0 -120C0 -160 50 -220 120 -220C280 -220 330 30 0 260Z';

function hung(svg: string, top: number): string {
  return stroke(`M0 -700V${top}`, STRING, 7) + svg;
}

function bauble({ colours, patterned }: Brush): string {
  const { base } = colours;
  return hung(
    flat('M-40 -240H40V-180H-40Z', GOLD) +
      `<circle cy="-252" r="22" fill="none" stroke="${GOLD}" stroke-width="10"/>` +
      oval(0, 20, 220, 220, base) +
      (patterned
        ? oval(0, 20, 220, 220, 'url(#pattern)')
        : fill('M-216 -20Q0 60 216 -20V50Q0 130 -216 50Z', shade(base, 0.12)) +
          fill(star(0, 44, 54), '#f7f0e2', 0.9)) +
      oval(0, 20, 220, 220, 'url(#round)') +
      faint(oval(-84, -76, 54, 34, '#ffffff'), 0.4),
    -270,
  );
}

function starOrnament({ colours, patterned }: Brush): string {
  return hung(
    flat(star(0, 20, 290, 5, 0.46), colours.base, patterned) +
      [0, 1, 2, 3, 4]
        .map(
          (turn) =>
            `<g transform="translate(0 20) rotate(${turn * 72})">${fill('M0 0V-290L78 -107Z', '#2b1d14', 0.1)}</g>`,
        )
        .join('') +
      oval(0, -236, 13, 13, GOLD),
    -240,
  );
}

function heart({ colours, patterned }: Brush): string {
  const { base } = colours;
  return hung(
    flat(HEART, base, patterned) +
      stroke(
        'M0 222C-280 20 -240 -180 -120 -182C-60 -182 -20 -140 0 -96C20 -140 60 -182 120 -182C240 -180 280 20 0 222Z',
        '#ffffff',
        6,
        0.45,
      ) +
      oval(0, -130, 14, 14, GOLD),
    -140,
  );
}

function tree({ colours, patterned }: Brush): string {
  const tone = colours.base;
  const tier = (y: number, width: number, height: number, step: number) =>
    flat(
      `M0 ${y - height}L${width} ${y - 20}Q${width + 8} ${y} ${width - 16} ${y}Q0 ${y + 26} ${-width + 16} ${y}Q${-width - 8} ${y} ${-width} ${y - 20}Z`,
      shade(tone, step),
      patterned,
    );
  const lights = [
    [-96, -110],
    [40, -80],
    [120, -128],
    [-40, -226],
    [66, -260],
    [-12, -350],
    [24, -170],
  ].map(([x, y], index) => oval(x ?? 0, y ?? 0, 15, 15, index % 2 ? '#dfb854' : '#b8473d'));
  return (
    flat(box(-34, -70, 68, 74, 8), '#7d5b45') +
    tier(-50, 220, 230, -0.02) +
    tier(-170, 176, 220, 0.01) +
    tier(-300, 126, 200, 0.04) +
    lights.join('') +
    fill(star(0, -510, 54), GOLD)
  );
}

function wreath({ colours }: Brush): string {
  const { leaf, second } = colours;
  const leaves = Array.from({ length: 60 }, (_, index) => {
    const angle = (index * 360) / 60;
    const radius = 220 + ((index * 37) % 5) * 14 - 28;
    const radians = (angle * Math.PI) / 180;
    return place(
      fill(
        'M0 0C20 -36 76 -40 108 0C76 36 20 32 0 0Z',
        shade(leaf, ((index * 7) % 5) * 0.03 - 0.09),
      ),
      radius * Math.cos(radians),
      radius * Math.sin(radians),
      { turn: angle + 60 + ((index * 53) % 60) },
    );
  });
  const berries = Array.from({ length: 13 }, (_, index) => {
    const angle = (index * 2 * Math.PI) / 13 + 0.2;
    const radius = 214 + (index % 3) * 22;
    return (
      oval(radius * Math.cos(angle), radius * Math.sin(angle), 18, 18, '#a8434a') +
      faint(oval(radius * Math.cos(angle) - 5, radius * Math.sin(angle) - 6, 5, 5, '#ffffff'), 0.5)
    );
  });
  const bow =
    fill(
      'M0 210C-60 130 -180 140 -160 214C-146 262 -50 236 0 210ZM0 210C60 130 180 140 160 214C146 262 50 236 0 210Z',
      second,
    ) +
    fill(
      'M-10 214L-84 350L-40 336L-16 366L20 220ZM10 214L84 350L40 336L16 366L-20 220Z',
      shade(second, -0.05),
    ) +
    oval(0, 208, 32, 28, shade(second, 0.05));
  return `<circle r="232" fill="none" stroke="${shade(leaf, -0.14)}" stroke-width="60"/>${leaves.join('')}${berries.join('')}${bow}`;
}

function bell({ colours, patterned }: Brush): string {
  const tone = colours.base;
  return hung(
    `<circle cy="-236" r="34" fill="none" stroke="${shade(tone, -0.12)}" stroke-width="16"/>` +
      oval(0, 236, 46, 46, shade(tone, -0.2)) +
      round(
        'M-50 -206Q0 -236 50 -206C140 -170 130 60 214 170Q240 200 226 214Q0 270 -226 214Q-240 200 -214 170C-130 60 -140 -170 -50 -206Z',
        tone,
        patterned,
      ) +
      oval(0, 208, 218, 30, shade(tone, -0.14)) +
      stroke('M-190 150Q0 200 190 150', '#ffffff', 7, 0.4) +
      oval(6, 246, 36, 34, shade(tone, -0.08)),
    -266,
  );
}

function bunting({ colours, patterned }: Brush): string {
  const tones = [colours.base, colours.pale, colours.second, shade(colours.base, 0.12)];
  const sag = (x: number) => -110 + 170 * (1 - (x / 460) ** 2);
  const line = Array.from(
    { length: 25 },
    (_, index) => `${-480 + index * 40} ${sag(-480 + index * 40).toFixed(0)}`,
  );
  const flags = Array.from({ length: 6 }, (_, index) => {
    const x = -360 + index * 144;
    const slope = (Math.atan((-340 * x) / 460 ** 2) * 180) / Math.PI;
    return place(
      flat('M-62 -4H62L0 176Z', tones[index % 4] ?? colours.base, patterned && index % 2 === 0),
      x,
      sag(x),
      { turn: slope },
    );
  });
  return `${stroke(`M${line.join('L')}`, '#f4eddf', 13)}${stroke(`M${line.join('L')}`, STRING, 4, 0.6)}${flags.join('')}`;
}

function garland({ colours, patterned }: Brush): string {
  const sag = (x: number) => -140 + 220 * (1 - (x / 460) ** 2);
  const line = Array.from(
    { length: 25 },
    (_, index) => `${-480 + index * 40} ${sag(-480 + index * 40).toFixed(0)}`,
  );
  const tones = [colours.base, colours.second, colours.pale, '#dfb854'];
  const items = Array.from({ length: 9 }, (_, index) => {
    const x = -368 + index * 92;
    const tone = tones[index % 4] ?? colours.base;
    const shape =
      index % 2
        ? fill(HEART, tone)
        : oval(0, 0, 200, 200, tone) +
          (patterned
            ? oval(0, 0, 200, 200, 'url(#pattern)')
            : faint(oval(-60, -70, 60, 44, '#ffffff'), 0.3));
    return place(shape, x, sag(x) + 34, { scale: 0.2 });
  });
  return stroke(`M${line.join('L')}`, STRING, 7) + items.join('');
}

function egg({ colours, patterned }: Brush): string {
  const one = (tone: string, worn: boolean, mark: string) => {
    const shell =
      'M0 -330C110 -330 170 -190 170 -110C170 -30 90 0 0 0C-90 0 -170 -30 -170 -110C-170 -190 -110 -330 0 -330Z';
    return (
      round(shell, tone, worn) +
      (worn
        ? ''
        : stroke(
            'M-150 -180Q-112 -150 -75 -180T0 -180T75 -180T150 -180M-168 -100Q-126 -70 -84 -100T0 -100T84 -100T168 -100',
            mark,
            13,
          ))
    );
  };
  return (
    place(one(colours.second, false, colours.pale), -176, -40, { turn: -12, scale: 0.84 }) +
    place(one(shade(colours.base, 0.13), false, colours.second), 176, -36, {
      turn: 12,
      scale: 0.84,
    }) +
    one(colours.base, patterned, colours.pale)
  );
}

function flower({ colours, patterned }: Brush): string {
  const { base, second, leaf } = colours;
  const bloom = (size: number, tone: string) =>
    Array.from({ length: 8 }, (_, index) =>
      place(
        flat(
          'M0 0C-56 -60 -50 -150 0 -180C50 -150 56 -60 0 0Z',
          shade(tone, index % 2 ? 0.03 : -0.02),
          patterned,
        ),
        0,
        0,
        { turn: index * 45, scale: size },
      ),
    ).join('') +
    oval(0, 0, 54 * size, 54 * size, shade(second, 0.06)) +
    faint(oval(-10 * size, -12 * size, 20 * size, 16 * size, '#ffffff'), 0.3);
  const leafAt = (x: number, y: number, turn: number) =>
    place(fill('M0 0C40 -60 130 -60 180 0C130 50 40 50 0 0Z', leaf), x, y, { turn });
  return (
    stroke('M-30 -60C0 100 10 200 0 330M120 60C90 160 40 240 4 320', shade(leaf, -0.08), 15) +
    leafAt(4, 220, -150) +
    leafAt(8, 180, -20) +
    place(bloom(0.78, shade(base, 0.08)), 150, 20) +
    place(bloom(1.1, base), -60, -110)
  );
}

function butterfly({ colours, patterned }: Brush): string {
  const { base, second } = colours;
  const wing =
    flat('M0 -30C40 -220 300 -300 320 -150C332 -50 160 20 0 20Z', base, patterned) +
    flat('M0 10C140 20 260 80 220 190C180 280 40 220 0 60Z', shade(base, 0.07), patterned) +
    oval(218, -150, 36, 32, second) +
    oval(140, 140, 26, 26, second);
  return place(
    `<g transform="scale(-1 1)">${wing}</g>${wing}${stroke('M0 -80C-20 -150 -60 -190 -90 -200M0 -80C20 -150 60 -190 90 -200', '#4a3f38', 8)}${flat('M0 -100C26 -80 26 -10 16 80Q0 160 -16 80C-26 -10 -26 -80 0 -100Z', '#5a4a40')}`,
    0,
    0,
    { turn: 8 },
  );
}

function bird({ colours, patterned }: Brush): string {
  const { base, second } = colours;
  return (
    stroke('M-360 252C-120 226 120 270 380 230', '#7d6a4e', 20) +
    place(fill('M0 0C22 -30 70 -32 96 0C70 30 22 28 0 0Z', colours.leaf, 1), 250, 236, {
      turn: -40,
    }) +
    place(fill('M0 0C22 -30 70 -32 96 0C70 30 22 28 0 0Z', shade(colours.leaf, 0.05)), -290, 244, {
      turn: -130,
    }) +
    stroke('M-20 180V246M50 180V246', '#5a4a40', 11) +
    flat('M200 60L370 130L340 30L190 -10Z', shade(base, -0.07)) +
    flat(
      'M-250 -110C-250 -220 -100 -250 -40 -160C60 -130 240 -60 226 60C216 170 90 210 0 200C-150 190 -210 60 -200 -30L-296 -70Z',
      base,
    ) +
    fill('M-196 -20C-130 60 -30 120 60 196C-120 220 -210 90 -196 -20Z', '#f4ead6', 0.8) +
    flat(
      'M-40 -60C80 -80 200 -20 210 70C110 110 -30 80 -40 -60Z',
      patterned ? shade(base, -0.06) : second,
      patterned,
    ) +
    fill('M-238 -96L-310 -66L-226 -56Z', '#dfa44e') +
    oval(-170, -122, 17, 17, '#3b3532') +
    oval(-176, -128, 5, 5, '#ffffff')
  );
}

function mushroom({ colours }: Brush): string {
  return (
    round(lathe('-230 60, -220 62, -100 70, -24 100, 0 104'), '#f1e7d3') +
    flat(
      'M-250 -210C-240 -420 -110 -480 0 -480C110 -480 240 -420 250 -210C150 -160 -150 -160 -250 -210Z',
      colours.base,
    ) +
    [
      [-120, -330, 36],
      [20, -396, 40],
      [124, -300, 34],
      [-20, -270, 28],
      [-186, -250, 22],
      [190, -236, 20],
    ]
      .map(([x, y, r]) => oval(x ?? 0, y ?? 0, r ?? 20, (r ?? 20) * 0.9, '#f7f0e2'))
      .join('')
  );
}

function windChime({ colours }: Brush): string {
  const { base, second, metal } = colours;
  const tubes = [-120, -60, 0, 60, 120].map(
    (x, index) =>
      stroke(`M${x} -180V-110`, STRING, 5) +
      shiny(box(x - 17, -110, 34, 300 + (2 - Math.abs(index - 2)) * 60, 15), metal),
  );
  return (
    stroke('M0 -700V-280', STRING, 7) +
    stroke('M0 -290L-150 -190M0 -290L150 -190', STRING, 6) +
    tubes.join('') +
    flat('M-180 -210Q0 -260 180 -210V-170Q0 -140 -180 -170Z', base) +
    fill(star(0, 40, 46), second)
  );
}

function stocking({ colours, patterned }: Brush): string {
  const { base, pale } = colours;
  return (
    `<circle cx="-60" cy="-310" r="32" fill="none" stroke="${STRING}" stroke-width="11"/>` +
    flat(
      'M-120 -250H110V60C110 110 150 130 210 160C290 200 260 310 150 300H0C-90 300 -120 220 -120 140Z',
      base,
      patterned,
    ) +
    fill('M186 146C290 190 262 310 150 300H116C96 240 130 180 186 146Z', pale) +
    flat(box(-146, -290, 282, 108, 24), '#f6efe2')
  );
}

export const season: Drawings = {
  bauble: { pose: 'hang', draw: bauble, several: true },
  starOrnament: { pose: 'hang', draw: starOrnament, several: true },
  heart: { pose: 'hang', draw: heart, several: true },
  tree: { pose: 'stand', foot: 150, draw: tree, several: true, size: 1.1 },
  wreath: { pose: 'hang', draw: wreath, size: 1.1 },
  bell: { pose: 'hang', draw: bell, several: true },
  bunting: { pose: 'hang', draw: bunting, size: 1.06 },
  garland: { pose: 'hang', draw: garland, size: 1.06 },
  egg: { pose: 'stand', lift: 50, foot: 250, draw: egg },
  flower: { pose: 'lie', draw: flower, size: 1.1 },
  butterfly: { pose: 'hang', draw: butterfly, size: 1.1 },
  bird: { pose: 'hang', draw: bird, size: 1.1 },
  mushroom: { pose: 'stand', foot: 120, draw: mushroom, several: true },
  stocking: { pose: 'hang', draw: stocking, several: true },
  windChime: { pose: 'hang', draw: windChime },
};
