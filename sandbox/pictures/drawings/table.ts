// What food is served on, kept in and eaten with.
import { shade } from '../colour';
import type { Brush, Drawings } from '../drawing';
import { box, lathe } from '../outlines';
import { faint, fill, flat, oval, place, rim, round, shiny, stroke } from '../shapes';

function bowl({ colours, patterned }: Brush): string {
  const { base } = colours;
  const body = lathe('-220 256, -220 256, -150 236, -70 160, -30 104, 0 96');
  return (
    round(body, base, patterned) +
    rim(-220, 256, base, shade(base, -0.1)) +
    oval(14, -212, 210, 28, shade(base, -0.05))
  );
}

function plates({ colours, patterned }: Brush): string {
  const { base } = colours;
  const layer = (y: number, tone: string) =>
    round(lathe(`${y - 30} 280, ${y - 22} 278, ${y - 6} 190, ${y} 170`, 0.19), tone);
  const top = -96;
  return (
    [0, -32, -64].map((y, index) => layer(y, shade(base, -0.03 + index * 0.015))).join('') +
    round(lathe(`${top - 30} 280, ${top - 22} 278, ${top - 6} 190, ${top} 170`, 0.19), base) +
    oval(0, top - 30, 280, 54, shade(base, 0.05)) +
    (patterned ? oval(0, top - 30, 270, 50, 'url(#pattern)') : '') +
    oval(0, top - 24, 190, 33, shade(base, -0.05)) +
    oval(0, top - 21, 186, 31, shade(base, 0.03))
  );
}

function cake(y: number, width: number, icing: string): string {
  const body = lathe(`${y - 150} ${width}, ${y - 150} ${width}, ${y} ${width}, ${y} ${width}`);
  const drips = Array.from({ length: 7 }, (_, index) => {
    const x = -width + (index + 0.5) * ((2 * width) / 7);
    return fill(box(x - width / 8, y - 146, width / 4, 48 + ((index * 37) % 40), 22), icing);
  });
  const berries = [-0.5, 0, 0.5].map((at) => oval(at * width, y - 168, 20, 20, '#a8434a')).join('');
  return (
    round(body, '#d9a96f') + drips.join('') + oval(0, y - 150, width, width * 0.16, icing) + berries
  );
}

function cakeStand({ colours, patterned }: Brush): string {
  const { base } = colours;
  const foot = lathe('-200 34, -190 26, -60 24, -30 52, 0 128');
  const plate = lathe('-226 262, -226 262, -206 258, -196 200', 0.13);
  return (
    round(foot, shade(base, -0.03)) +
    round(plate, base, patterned) +
    oval(0, -226, 262, 34, shade(base, 0.06)) +
    cake(-222, 176, '#f3e3dd')
  );
}

function cupcakes({ colours, patterned, chance }: Brush): string {
  const one = (tone: string, icing: string) => {
    const cup = 'M-96 -120L-70 0Q0 16 70 0L96 -120Q0 -96 -96 -120Z';
    const folds = [-60, -30, 0, 30, 60].map((x) =>
      stroke(`M${x} -104L${x * 0.76} 2`, '#2b1d14', 4, 0.12),
    );
    const swirl = fill(
      'M-104 -118C-120 -170 -70 -184 -62 -192C-56 -236 -6 -246 4 -276C20 -244 62 -232 62 -190C96 -178 118 -156 104 -118C60 -94 -60 -94 -104 -118Z',
      icing,
    );
    return (
      round(cup, tone, patterned) +
      folds.join('') +
      swirl +
      stroke(
        'M-92 -146C-30 -120 40 -124 92 -150M-58 -196C-20 -176 30 -178 58 -196',
        '#2b1d14',
        5,
        0.12,
      ) +
      oval(4, -282, 19, 19, '#b3464b')
    );
  };
  const icing = chance() < 0.5 ? '#f6ece0' : '#eac7c3';
  return (
    place(one(colours.second, '#f3e6d2'), -150, -46, { scale: 0.92 }) +
    place(one(shade(colours.base, 0.05), icing), 160, -46, { scale: 0.92 }) +
    place(one(colours.base, icing), 0, 14, { scale: 1.16 })
  );
}

function tray({ colours, patterned }: Brush): string {
  const { base } = colours;
  return (
    flat(box(-300, -190, 600, 380, 56), shade(base, -0.08)) +
    stroke(box(-300, -190, 600, 380, 56), shade(base, 0.06), 12) +
    flat(box(-264, -156, 528, 312, 34), base, patterned) +
    stroke('M-282 -54Q-330 0 -282 54M282 -54Q330 0 282 54', shade(base, -0.2), 20)
  );
}

function board({ colours }: Brush): string {
  const wood = colours.base === '#6e4c37' ? colours.base : '#a97c52';
  const grain = [-120, -60, 4, 66, 124].map((x, index) =>
    stroke(
      `M${x} -190C${x + 22} -60 ${x - 18 + index * 6} 80 ${x + 8} 286`,
      shade(wood, -0.09),
      5,
      0.5,
    ),
  );
  return (
    flat(`${box(-180, -200, 360, 500, 46)}${box(-52, -320, 104, 160, 46)}`, wood) +
    grain.join('') +
    oval(0, -270, 22, 22, shade(wood, -0.2)) +
    fill('M-120 160C-60 96 40 90 96 140C60 196 -60 216 -120 160Z', '#e7cf9d') +
    oval(64, 6, 56, 54, '#7f9a5b') +
    faint(oval(50, -8, 24, 20, '#ffffff'), 0.25)
  );
}

function cutlery({ colours }: Brush): string {
  const metal = shade(colours.metal, 0.04);
  const grip = (x: number) => flat(box(x - 20, 40, 40, 250, 20), colours.base, false);
  const collar = (x: number) => shiny(box(x - 20, 24, 40, 26, 6), metal);
  const tines = [-42, -14, 14, 42].map((x) => box(-170 + x - 8, -300, 16, 150, 8)).join('');
  return (
    flat(tines, metal) +
    flat(
      'M-220 -190H-120V-150C-120 -90 -156 -80 -158 -40V40H-182V-40C-184 -80 -220 -90 -220 -150Z',
      metal,
    ) +
    flat('M-14 40V-300C40 -300 44 -120 22 -60L16 40Z', metal) +
    flat(
      'M170 -300C232 -300 240 -170 196 -128C184 -116 182 -80 182 40H158C158 -80 156 -116 144 -128C100 -170 108 -300 170 -300Z',
      metal,
    ) +
    faint(oval(162, -226, 22, 46, '#ffffff'), 0.3) +
    [-170, 2, 170].map((x) => collar(x) + grip(x)).join('')
  );
}

function scoop({ colours }: Brush): string {
  const wood = shade(colours.wood, -0.06);
  const tone = colours.base;
  return (
    flat('M-26 -40L-16 300Q0 326 16 300L26 -40Z', tone) +
    flat(
      'M-118 -180C-118 -300 118 -300 118 -180C118 -90 70 -30 0 -30C-70 -30 -118 -90 -118 -180Z',
      tone,
    ) +
    fill(
      'M-92 -184C-92 -272 92 -272 92 -184C92 -112 56 -64 0 -64C-56 -64 -92 -112 -92 -184Z',
      shade(tone, -0.14),
    ) +
    [
      [-30, -190],
      [24, -160],
      [-6, -120],
      [44, -214],
      [-52, -140],
    ]
      .map(
        ([x, y]) =>
          oval(x ?? 0, y ?? 0, 22, 15, '#4a2f20') +
          stroke(`M${(x ?? 0) - 14} ${y}q14 -7 28 0`, '#2e1b11', 4),
      )
      .join('') +
    oval(0, 280, 9, 9, shade(wood, -0.25))
  );
}

function eggCup({ colours, patterned }: Brush): string {
  const { base } = colours;
  return (
    round(
      'M-104 -280C-104 -390 -52 -450 0 -450C52 -450 104 -390 104 -280C104 -230 60 -200 0 -200C-60 -200 -104 -230 -104 -280Z',
      '#ecd6b9',
    ) +
    round(lathe('-290 120, -290 120, -220 110, -140 40, -90 30, -30 60, 0 108'), base, patterned)
  );
}

function skillet({ colours }: Brush): string {
  const iron = colours.base;
  return (
    flat('M150 150L310 310Q336 332 352 310Q366 290 340 270L190 110Z', iron) +
    oval(318, 298, 10, 10, shade(iron, 0.24)) +
    `<circle cx="-40" cy="-40" r="250" fill="${shade(iron, -0.04)}"/><circle cx="-40" cy="-40" r="250" fill="url(#flat)"/>` +
    `<circle cx="-40" cy="-40" r="214" fill="${shade(iron, 0.05)}"/>` +
    fill(
      'M-170 -60C-180 -150 -60 -190 10 -140C80 -130 110 -40 60 20C20 90 -100 90 -140 30C-164 10 -166 -30 -170 -60Z',
      '#f7f1e4',
    ) +
    oval(-42, -50, 66, 62, '#e2ab43') +
    faint(oval(-60, -70, 22, 16, '#ffffff'), 0.5)
  );
}

function kitchenScale({ colours, patterned }: Brush): string {
  const { base } = colours;
  return (
    round(lathe('-470 216, -470 216, -420 190, -390 90, -380 90'), colours.metal) +
    rim(-470, 216, colours.metal) +
    fill(box(-22, -390, 44, 50), shade(colours.metal, -0.16)) +
    flat(
      'M-140 -340H140Q164 -340 170 -316L214 -24Q216 0 190 0H-190Q-216 0 -214 -24L-170 -316Q-164 -340 -140 -340Z',
      base,
      patterned,
    ) +
    `<circle cx="0" cy="-166" r="118" fill="#f7f2e6"/><circle cx="0" cy="-166" r="118" fill="none" stroke="${shade(base, -0.18)}" stroke-width="9"/>` +
    Array.from(
      { length: 12 },
      (_, index) =>
        `<path d="M0 -266v22" stroke="#4a4440" stroke-width="6" transform="rotate(${index * 30} 0 -166)"/>`,
    ).join('') +
    stroke('M0 -166L54 -236', '#b8473d', 9) +
    oval(0, -166, 13, 13, '#4a4440')
  );
}

function butterDish({ colours, patterned }: Brush): string {
  const { base } = colours;
  return (
    round(lathe('-30 280, -30 280, -12 270, 0 200', 0.13), base) +
    oval(0, -32, 280, 36, shade(base, 0.05)) +
    flat(
      'M-206 -30V-150Q-206 -200 -156 -200H156Q206 -200 206 -150V-30Q0 4 -206 -30Z',
      base,
      patterned,
    ) +
    round(lathe('-262 22, -250 40, -220 30, -198 22'), base)
  );
}

export const table: Drawings = {
  bowl: { pose: 'stand', lift: 70, foot: 150, draw: bowl, several: true, size: 1.4 },
  plates: { pose: 'stand', lift: 90, foot: 240, draw: plates, size: 1.34 },
  cakeStand: { pose: 'stand', foot: 130, draw: cakeStand, size: 1.3 },
  cupcakes: { pose: 'stand', lift: 40, foot: 240, draw: cupcakes, size: 1.3 },
  tray: { pose: 'lie', draw: tray },
  board: { pose: 'lie', draw: board, size: 1.2 },
  cutlery: { pose: 'lie', draw: cutlery },
  scoop: { pose: 'lie', draw: scoop },
  eggCup: { pose: 'stand', foot: 108, draw: eggCup, several: true, size: 1.3 },
  skillet: { pose: 'lie', draw: skillet },
  kitchenScale: { pose: 'stand', foot: 210, draw: kitchenScale },
  butterDish: { pose: 'stand', lift: 70, foot: 230, draw: butterDish, size: 1.32 },
};
