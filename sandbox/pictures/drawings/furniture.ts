// Larger pieces, baskets, and the tools of a house and its garden.
import { shade } from '../colour';
import type { Brush, Drawings } from '../drawing';
import { box, lathe } from '../outlines';
import { faint, fill, flat, oval, place, rim, round, shiny, stroke } from '../shapes';

function drawers({ colours, patterned }: Brush): string {
  const { base } = colours;
  const front = (x: number, y: number, width: number, tone: string) =>
    flat(box(x, y, width, 124, 10), tone, patterned) +
    oval(x + width / 2, y + 62, 17, 17, shade(base, -0.25)) +
    faint(oval(x + width / 2 - 4, y + 57, 6, 6, '#ffffff'), 0.5);
  return (
    fill(box(-190, -30, 34, 40), shade(base, -0.2)) +
    fill(box(156, -30, 34, 40), shade(base, -0.2)) +
    flat('M-220 -470L-180 -500H260L220 -470Z', shade(base, 0.08)) +
    flat('M220 -470L260 -500V-50L220 -20Z', shade(base, -0.14)) +
    flat(box(-220, -470, 440, 450, 6), shade(base, -0.05)) +
    front(-196, -446, 392, shade(base, 0.03)) +
    front(-196, -308, 190, base) +
    front(6, -308, 190, shade(base, 0.05)) +
    front(-196, -168, 392, shade(base, 0.01))
  );
}

function shelf({ colours }: Brush): string {
  const { base, second, leaf } = colours;
  const board = (y: number) => flat(box(-270, y, 540, 28, 6), base);
  const book = (x: number, height: number, tone: string) =>
    flat(box(x, 160 - height, 38, height, 4), tone);
  return (
    flat(box(-270, -250, 30, 520, 6), shade(base, -0.06)) +
    flat(box(240, -250, 30, 520, 6), shade(base, -0.06)) +
    board(-40) +
    board(160) +
    board(-250) +
    book(-210, 130, second) +
    book(-168, 150, shade(second, 0.12)) +
    book(-126, 116, shade(base, 0.12)) +
    place(round(lathe('-96 40, -96 40, 0 50, 0 50'), shade(second, 0.1)), 120, 160) +
    place(
      round(lathe('-70 50, -70 50, 0 38, 0 38'), shade(base, 0.14)) +
        fill('M-50 -66C-90 -150 -30 -170 0 -110C30 -180 90 -150 50 -66Z', leaf),
      -110,
      -40,
    ) +
    place(round(lathe('-130 30, -120 34, -30 46, 0 40'), second), 110, -40)
  );
}

function basket({ colours }: Brush): string {
  const tone = colours.base;
  const body = lathe('-300 236, -300 236, -180 244, -30 190, 0 180');
  const rows = Array.from({ length: 7 }, (_, index) => {
    const y = -258 + index * 40;
    const half = 226 - index * index * 1.15;
    return stroke(
      `M${-half} ${y}Q0 ${y + 66} ${half} ${y}`,
      shade(tone, index % 2 ? -0.1 : -0.06),
      9,
      0.75,
    );
  });
  const weave = Array.from({ length: 15 }, (_, index) =>
    stroke(
      `M${-210 + index * 30} ${-276 + 30 * (1 - Math.abs(index - 7) / 7)}L${-164 + index * 23.4} ${-8 + 24 * (1 - Math.abs(index - 7) / 7)}`,
      shade(tone, 0.05),
      6,
      0.45,
    ),
  );
  return (
    stroke(
      'M-190 -330C-250 -420 -110 -420 -150 -326M190 -330C250 -420 110 -420 150 -326',
      shade(tone, -0.12),
      20,
    ) +
    round(body, tone) +
    rows.join('') +
    weave.join('') +
    rim(-300, 236, tone, shade(tone, -0.2)) +
    `<ellipse cx="0" cy="-300" rx="236" ry="38" fill="none" stroke="${shade(tone, 0.06)}" stroke-width="16"/>`
  );
}

function picnicBasket({ colours }: Brush): string {
  const tone = colours.base;
  const slats = Array.from({ length: 6 }, (_, index) =>
    stroke(
      `M${-244 + index * 4} ${-216 + index * 40}H${244 - index * 4}`,
      shade(tone, -0.1),
      7,
      0.6,
    ),
  );
  const posts = Array.from({ length: 9 }, (_, index) =>
    stroke(`M${-208 + index * 52} -236L${-192 + index * 48} -8`, shade(tone, 0.06), 9, 0.55),
  );
  return (
    stroke('M-170 -250C-170 -520 170 -520 170 -250', shade(tone, -0.14), 26) +
    stroke('M-170 -250C-170 -520 170 -520 170 -250', shade(tone, 0.02), 12) +
    flat('M-250 -240H250L222 -14Q220 0 204 0H-204Q-220 0 -222 -14Z', tone) +
    slats.join('') +
    posts.join('') +
    flat(box(-270, -288, 540, 62, 22), shade(tone, 0.04)) +
    flat('M-30 -294H190L210 -190L20 -170Z', colours.second) +
    stroke(
      'M14 -288L36 -178M76 -290L98 -182M136 -292L158 -186M-24 -262L196 -270M-8 -218L204 -232',
      '#ffffff',
      8,
      0.45,
    )
  );
}

function chair({ colours, patterned }: Brush): string {
  const { base, wood } = colours;
  return (
    stroke('M-150 0L110 -560M150 0L-190 -330', shade(wood, -0.1), 26) +
    stroke('M-210 -10L60 -566M210 -10L-130 -336', wood, 26) +
    flat(
      'M62 -552L118 -566C110 -400 90 -260 170 -220L40 -180C-60 -190 -110 -250 -134 -330L-186 -322L-130 -344C-80 -230 -10 -230 0 -250C30 -320 40 -440 62 -552Z',
      base,
      patterned,
    ) +
    stroke('M60 -566H122M-134 -336H-190', wood, 24)
  );
}

function hammock({ colours, patterned }: Brush): string {
  const { base } = colours;
  const cords = [-3, -2, -1, 0, 1, 2, 3].map((step) =>
    stroke(`M-400 -160L-250 ${-20 + step * 17}M400 -160L250 ${-20 + step * 17}`, '#8b7355', 5),
  );
  return (
    cords.join('') +
    flat('M-252 -84Q0 170 252 -84L252 34Q0 330 -252 34Z', base, patterned) +
    stroke('M-252 -84Q0 170 252 -84', '#ffffff', 8, 0.4) +
    stroke('M-252 -90V42M252 -90V42', colours.wood, 22)
  );
}

function wateringCan({ colours, patterned }: Brush): string {
  const { base } = colours;
  return (
    stroke('M-130 -110L-300 -330', shade(base, -0.07), 44) +
    stroke('M-138 -124L-296 -330', '#ffffff', 8, 0.22) +
    place(shiny('M-62 -12Q0 16 62 -12L40 40H-40Z', shade(base, 0.03)), -318, -352, { turn: -38 }) +
    stroke(
      'M120 -300C300 -330 310 -120 150 -80M-70 -330C-60 -440 110 -440 120 -320',
      shade(base, -0.1),
      24,
    ) +
    round(lathe('-310 128, -310 128, -20 156, 0 152'), base, patterned) +
    rim(-310, 128, base)
  );
}

function bucket({ colours, patterned }: Brush): string {
  const { base, metal } = colours;
  return (
    stroke('M-196 -330C-180 -560 180 -560 196 -330', metal, 12) +
    round(lathe('-20 0, -20 0'), base) +
    flat(box(-46, -520, 92, 30, 14), colours.wood) +
    round(lathe('-340 200, -340 200, -20 146, 0 142'), base, patterned) +
    rim(-340, 200, base) +
    oval(-192, -316, 17, 17, metal) +
    oval(192, -316, 17, 17, metal)
  );
}

function trowel({ colours }: Brush): string {
  const { metal, wood } = colours;
  return place(
    flat('M0 330C-96 250 -110 90 -84 -10Q0 -50 84 -10C110 90 96 250 0 330Z', shade(metal, 0.03)) +
      stroke('M0 290V0', shade(metal, -0.14), 10, 0.6) +
      stroke('M0 -10V-120', shade(metal, -0.1), 26) +
      flat(box(-34, -346, 68, 230, 34), wood) +
      flat(box(-36, -140, 72, 30, 8), shade(metal, -0.05)) +
      oval(0, -318, 9, 9, shade(wood, -0.25)),
    0,
    0,
    { turn: 28 },
  );
}

function logs({ colours }: Brush): string {
  const bark = '#8a6347';
  const log = (x: number, y: number, r: number) =>
    oval(x, y, r, r, bark) +
    oval(x, y, r - 12, r - 12, '#dcb98a') +
    `<g fill="none" stroke="#b88f62" stroke-width="5"><circle cx="${x}" cy="${y}" r="${r * 0.58}"/><circle cx="${x}" cy="${y}" r="${r * 0.3}"/></g>`;
  const spots: [number, number, number][] = [
    [-190, -78, 78],
    [-32, -76, 76],
    [128, -80, 80],
    [-112, -212, 76],
    [50, -214, 80],
    [-32, -344, 74],
  ];
  return (
    spots.map(([x, y, r]) => flat(box(x, y - r, 150, 2 * r, r), shade(bark, -0.05))).join('') +
    spots.map(([x, y, r]) => log(x, y, r)).join('') +
    stroke('M-274 -150C-200 -260 -140 -420 -30 -424C120 -424 260 -220 284 -120', colours.base, 20)
  );
}

function thermometer({ colours }: Brush): string {
  const marks = Array.from({ length: 9 }, (_, index) =>
    stroke(`M44 ${-190 + index * 38}h${index % 2 ? 22 : 36}`, '#4a4441', 6),
  );
  return (
    flat(box(-110, -300, 220, 600, 40), colours.base) +
    fill(box(-86, -270, 172, 540, 28), '#f6f0e2') +
    flat(box(-28, -236, 46, 420, 23), '#ffffff') +
    fill(box(-16, -40, 22, 240, 11), '#b8473d') +
    oval(-5, 206, 42, 42, '#b8473d') +
    faint(oval(-18, 194, 12, 12, '#ffffff'), 0.5) +
    marks.join('')
  );
}

function birdhouse({ colours, patterned }: Brush): string {
  const { base } = colours;
  return (
    stroke('M0 -300V-400', '#8b7355', 8) +
    flat(box(-160, -130, 320, 390, 12), base, patterned) +
    [-54, 54].map((x) => stroke(`M${x} -120V256`, '#2b1d14', 4, 0.12)).join('') +
    flat('M-226 -96L0 -310L226 -96L190 -60L0 -240L-190 -60Z', shade(colours.second, -0.02)) +
    oval(0, 20, 66, 66, '#4b3b31') +
    oval(0, 124, 13, 13, colours.wood) +
    stroke('M0 124V150', shade(colours.wood, -0.15), 14)
  );
}

export const furniture: Drawings = {
  drawers: { pose: 'stand', foot: 240, draw: drawers, size: 1.15 },
  shelf: { pose: 'hang', draw: shelf },
  basket: { pose: 'stand', lift: 30, foot: 200, draw: basket },
  picnicBasket: { pose: 'stand', foot: 230, draw: picnicBasket },
  chair: { pose: 'stand', foot: 230, draw: chair, size: 1.1 },
  hammock: { pose: 'hang', draw: hammock, size: 1.05 },
  wateringCan: { pose: 'stand', foot: 170, draw: wateringCan },
  bucket: { pose: 'stand', foot: 160, draw: bucket, several: true },
  trowel: { pose: 'lie', draw: trowel },
  logs: { pose: 'stand', lift: 30, foot: 300, draw: logs },
  thermometer: { pose: 'hang', draw: thermometer },
  birdhouse: { pose: 'hang', draw: birdhouse },
};
