// Toys, games, sewing and parties; and the still life for whatever has no drawing of its own.
import { shade } from '../colour';
import type { Brush, Drawings } from '../drawing';
import { star } from '../patterns';
import { box, lathe } from '../outlines';
import { faint, fill, flat, oval, place, rim, round, stroke } from '../shapes';

function face(y: number, spread = 44): string {
  return (
    oval(-spread, y, 13, 15, '#3b3532') +
    oval(spread, y, 13, 15, '#3b3532') +
    oval(-spread - 4, y - 5, 4, 4, '#ffffff') +
    oval(spread - 4, y - 5, 4, 4, '#ffffff')
  );
}

function softToy(brush: Brush, ears: (tone: string) => string): string {
  const tone = brush.colours.base;
  const muzzle = shade(tone, 0.12);
  return (
    ears(tone) +
    oval(-128, -24, 78, 56, shade(tone, -0.03)) +
    oval(128, -24, 78, 56, shade(tone, -0.03)) +
    oval(-140, -20, 40, 30, muzzle) +
    oval(140, -20, 40, 30, muzzle) +
    round(
      'M-130 -60C-170 -200 -100 -300 0 -300C100 -300 170 -200 130 -60C110 10 -110 10 -130 -60Z',
      tone,
      brush.patterned,
    ) +
    oval(0, -110, 84, 96, muzzle) +
    place(oval(0, 0, 46, 92, shade(tone, -0.04)), -150, -190, { turn: 32 }) +
    place(oval(0, 0, 46, 92, shade(tone, -0.04)), 150, -190, { turn: -32 }) +
    round(
      'M-150 -370C-150 -470 -80 -510 0 -510C80 -510 150 -470 150 -370C150 -290 80 -250 0 -250C-80 -250 -150 -290 -150 -370Z',
      tone,
    ) +
    oval(0, -330, 66, 52, muzzle) +
    face(-400, 58) +
    fill('M-22 -362Q0 -376 22 -362Q14 -336 0 -334Q-14 -336 -22 -362Z', '#4a3f38') +
    stroke('M0 -336V-318M-24 -308Q0 -294 24 -308', '#4a3f38', 6) +
    fill(
      'M0 -254C-40 -290 -100 -280 -96 -244C-90 -214 -30 -228 0 -254C40 -290 100 -280 96 -244C90 -214 30 -228 0 -254Z',
      brush.colours.second,
    ) +
    oval(0, -250, 17, 16, shade(brush.colours.second, -0.06))
  );
}

function bear(brush: Brush): string {
  const ear = (x: number, tone: string) =>
    oval(x, -478, 58, 58, tone) + oval(x, -474, 32, 32, shade(tone, 0.12));
  return softToy(brush, (tone) => ear(-112, tone) + ear(112, tone));
}

function rabbit(brush: Brush): string {
  const ear = (x: number, turn: number, tone: string) =>
    place(oval(0, -90, 50, 140, tone) + oval(4, -84, 26, 104, '#e5bdb8'), x, -450, { turn });
  return place(
    softToy(brush, (tone) => ear(-64, -10, tone) + ear(70, 14, tone)),
    0,
    0,
    { scale: 0.9 },
  );
}

function doll({ colours, patterned }: Brush): string {
  const { base, second } = colours;
  const body =
    'M0 -540C90 -540 140 -470 130 -390C124 -340 180 -260 180 -140C180 -40 110 0 0 0C-110 0 -180 -40 -180 -140C-180 -260 -124 -340 -130 -390C-140 -470 -90 -540 0 -540Z';
  return (
    round(body, base, patterned) +
    oval(0, -430, 88, 82, '#f0d3b4') +
    fill(
      'M-88 -440C-80 -530 80 -530 88 -440C50 -490 20 -480 0 -496C-20 -480 -50 -490 -88 -440Z',
      '#5f4433',
    ) +
    face(-426, 30) +
    faint(oval(-52, -398, 17, 13, '#d98f86'), 0.7) +
    faint(oval(52, -398, 17, 13, '#d98f86'), 0.7) +
    stroke('M-14 -386Q0 -376 14 -386', '#a8434a', 7) +
    oval(0, -170, 108, 124, '#f6ecd8') +
    place(fill(star(0, 0, 80, 8, 0.6), second) + oval(0, 0, 28, 28, '#dfb854'), 0, -176) +
    stroke('M-126 -352Q0 -300 126 -352', second, 20)
  );
}

function ball({ colours, patterned }: Brush): string {
  const { base, second } = colours;
  return (
    oval(0, -190, 190, 190, base) +
    (patterned
      ? oval(0, -190, 190, 190, 'url(#pattern)')
      : fill(
          'M0 -380C-110 -300 -110 -80 0 0C-250 0 -250 -380 0 -380ZM0 -380C110 -300 110 -80 0 0C40 -8 60 -14 80 -20C150 -120 150 -260 80 -360Z',
          second,
        ) + fill('M0 -380C-40 -280 -40 -100 0 0C40 -100 40 -280 0 -380Z', '#f7f0e2')) +
    oval(0, -190, 190, 190, 'url(#round)') +
    faint(oval(-70, -280, 46, 30, '#ffffff'), 0.4)
  );
}

function windmill({ colours, patterned }: Brush): string {
  const tones = [colours.base, colours.second, colours.base, colours.second];
  return (
    stroke('M0 0V420', colours.wood, 20) +
    tones
      .map((tone, index) =>
        place(
          flat('M0 0L-190 -30Q-230 -200 -40 -220L0 0Z', tone, patterned && index % 2 === 0) +
            fill('M0 0L-190 -30L-40 -220Z', '#ffffff', 0.2),
          0,
          -60,
          { turn: index * 90 + 20 },
        ),
      )
      .join('') +
    oval(0, -60, 26, 26, '#dfb854')
  );
}

function train({ colours, patterned }: Brush): string {
  const { base, second } = colours;
  const wheel = (x: number, r: number) =>
    oval(x, -r, r, r, '#4a4441') +
    oval(x, -r, r * 0.6, r * 0.6, '#dfb854') +
    oval(x, -r, r * 0.2, r * 0.2, '#4a4441');
  return (
    fill('M230 -330C260 -420 340 -400 330 -460', '#ffffff', 0) +
    faint(oval(210, -480, 46, 36, '#ffffff'), 0.6) +
    faint(oval(270, -530, 60, 46, '#ffffff'), 0.45) +
    flat(box(160, -400, 70, 130, 10), second) +
    flat(box(144, -414, 102, 36, 12), shade(second, -0.05)) +
    flat(box(-60, -280, 330, 180, 60), base, patterned) +
    flat(box(-260, -400, 230, 300, 14), second) +
    fill(box(-214, -350, 130, 110, 12), '#f6efe0') +
    flat(box(-290, -430, 290, 46, 20), base) +
    flat(box(-290, -120, 570, 56, 14), shade(base, -0.12)) +
    wheel(-190, 76) +
    wheel(20, 56) +
    wheel(180, 56)
  );
}

function balloons({ colours, patterned }: Brush): string {
  const one = (x: number, y: number, tone: string, worn: boolean) =>
    stroke(`M${x} ${y + 150}C${x * 0.8} ${y + 260} ${x * 0.2} 240 0 380`, '#8b7355', 5) +
    flat(
      `M${x} ${y + 138}C${x - 150} ${y + 60} ${x - 130} ${y - 150} ${x} ${y - 150}C${x + 130} ${y - 150} ${x + 150} ${y + 60} ${x} ${y + 138}Z`,
      tone,
      worn,
    ) +
    fill(`M${x - 18} ${y + 160}L${x} ${y + 132}L${x + 18} ${y + 160}Z`, shade(tone, -0.08)) +
    faint(oval(x - 46, y - 70, 22, 38, '#ffffff'), 0.4);
  return (
    one(-170, -120, colours.second, false) +
    one(170, -90, shade(colours.base, 0.13), false) +
    one(0, -190, colours.base, patterned)
  );
}

function blocks({ colours }: Brush): string {
  const one = (tone: string, mark: string) =>
    flat(box(-100, -200, 200, 200, 14), tone) +
    stroke(box(-80, -180, 160, 160, 8), '#ffffff', 7, 0.5) +
    mark;
  return (
    place(one(colours.base, fill(star(0, -100, 56), '#f7f0e2')), -116, 0) +
    place(one(colours.second, oval(0, -100, 48, 48, '#f7f0e2')), 112, 0, { turn: 0 }) +
    place(
      one(
        '#dfb854',
        fill(
          'M0 -50C-86 -110 -60 -160 -26 -156C-8 -156 0 -140 0 -136C0 -140 8 -156 26 -156C60 -160 86 -110 0 -50Z',
          '#f7f0e2',
        ),
      ),
      0,
      -204,
      { turn: -5 },
    )
  );
}

function skittles({ colours }: Brush): string {
  const one = (x: number, y: number, tone: string) =>
    place(
      round(lathe('-360 20, -350 40, -310 52, -270 34, -240 30, -130 70, -40 60, 0 50'), tone) +
        fill('M-32 -262H32L36 -226H-36Z', '#f7f0e2') +
        oval(-14, -318, 5, 6, '#3b3532') +
        oval(14, -318, 5, 6, '#3b3532'),
      x,
      y,
    );
  return (
    one(-100, -70, colours.second) +
    one(90, -70, shade(colours.base, 0.1)) +
    one(-190, 0, colours.base) +
    one(0, 10, '#dfb854') +
    one(180, 0, colours.second) +
    place(ball({ colours, patterned: false, chance: () => 0 }), 280, 40, { scale: 0.28 })
  );
}

function sewing({ colours, patterned }: Brush): string {
  const { base, second, wood } = colours;
  const spool = (x: number, tone: string) =>
    place(
      round(lathe('-30 76, -30 76, 0 76, 0 76'), wood) +
        round(lathe('-190 60, -190 60, -30 60, -30 60'), tone) +
        [-160, -130, -100, -70]
          .map((y) => stroke(`M-60 ${y}Q0 ${y + 18} 60 ${y}`, '#2b1d14', 4, 0.14))
          .join('') +
        round(lathe('-220 76, -220 76, -190 76, -190 76'), wood) +
        oval(0, -220, 76, 12, shade(wood, 0.07)) +
        oval(0, -220, 18, 4, shade(wood, -0.3)),
      x,
      0,
    );
  return (
    spool(-190, base) +
    spool(190, second) +
    place(
      oval(0, -96, 130, 96, base) +
        (patterned ? oval(0, -96, 130, 96, 'url(#pattern)') : '') +
        oval(0, -96, 130, 96, 'url(#flat)') +
        [
          [-50, -170],
          [10, -190],
          [60, -160],
        ]
          .map(
            ([x, y]) =>
              stroke(`M${x} ${y}L${(x ?? 0) * 1.3} ${(y ?? 0) - 60}`, '#a9aeb0', 6) +
              oval((x ?? 0) * 1.3, (y ?? 0) - 64, 13, 13, second),
          )
          .join(''),
      0,
      20,
    )
  );
}

function globe({ colours }: Brush): string {
  const sea = colours.base;
  const land = colours.leaf;
  return (
    round(lathe('-60 40, -50 30, -24 90, 0 150'), colours.wood) +
    `<path d="M120 -560A270 270 0 1 1 -150 -100" fill="none" stroke="#c9a356" stroke-width="20" stroke-linecap="round"/>` +
    oval(0, -310, 212, 212, sea) +
    fill(
      'M-120 -440C-60 -500 20 -480 10 -420C0 -380 -60 -380 -50 -330C-40 -280 -100 -230 -130 -270C-170 -310 -180 -390 -120 -440ZM60 -400C110 -440 190 -390 200 -330C190 -280 150 -290 140 -240C130 -180 80 -170 70 -230C60 -290 20 -340 60 -400ZM-60 -170C-30 -200 30 -180 20 -140C0 -118 -50 -130 -60 -170Z',
      land,
    ) +
    stroke(
      'M-206 -340Q0 -270 206 -340M-180 -210Q0 -150 180 -210M0 -520C-100 -420 -100 -200 0 -100',
      '#ffffff',
      4,
      0.35,
    ) +
    oval(0, -310, 212, 212, 'url(#round)')
  );
}

function phone({ colours }: Brush): string {
  const { base } = colours;
  return (
    flat('M-170 -240H170L220 -20Q224 0 200 0H-200Q-224 0 -220 -20Z', base) +
    oval(0, -110, 100, 86, '#f6efe0') +
    Array.from({ length: 9 }, (_, index) =>
      oval(
        68 * Math.cos((index * 2 * Math.PI) / 10),
        -110 + 58 * Math.sin((index * 2 * Math.PI) / 10),
        13,
        12,
        shade(base, -0.2),
      ),
    ).join('') +
    flat(box(-90, -276, 180, 50, 16), shade(base, -0.1)) +
    flat(
      'M-270 -280C-270 -360 -130 -380 0 -380C130 -380 270 -360 270 -280Q270 -240 226 -240H180Q150 -250 150 -290Q0 -320 -150 -290Q-150 -250 -180 -240H-226Q-270 -240 -270 -280Z',
      shade(base, 0.04),
    )
  );
}

/** For whatever has no drawing: a vessel, a round and an arch in the title's colours. */
function stillLife({ colours, patterned, chance }: Brush): string {
  const { base, second, leaf } = colours;
  const vessel =
    chance() < 0.5
      ? lathe('-400 60, -396 56, -330 50, -230 128, -110 150, -20 104, 0 94')
      : lathe('-360 84, -356 80, -300 70, -180 130, -40 110, 0 90');
  const top = chance() < 0.5 ? -400 : -360;
  return (
    flat('M60 0V-380A130 130 0 0 1 320 -380V0Z', shade(second, 0.06)) +
    place(
      stroke('M0 0C-6 -100 30 -140 20 -250', shade(leaf, -0.1), 8) +
        [
          [-10, -110, -150],
          [6, -150, -40],
          [16, -200, -140],
          [20, -248, -80],
        ]
          .map(([x, y, turn]) =>
            place(fill('M0 0C22 -30 70 -32 96 0C70 30 22 28 0 0Z', leaf), x ?? 0, y ?? 0, {
              turn: turn ?? 0,
            }),
          )
          .join(''),
      -110,
      top + 10,
    ) +
    place(round(vessel, base, patterned) + rim(top, top === -400 ? 60 : 84, base), -110, 0) +
    place(oval(0, -76, 76, 76, shade(base, 0.1)) + oval(0, -76, 76, 76, 'url(#round)'), 128, 34) +
    oval(128, 36, 90, 16, 'url(#shadow)')
  );
}

export const play: Drawings = {
  bear: { pose: 'stand', foot: 180, draw: bear },
  rabbit: { pose: 'stand', foot: 170, draw: rabbit, size: 1.1 },
  doll: { pose: 'stand', foot: 150, draw: doll, several: true, size: 1.15 },
  ball: { pose: 'stand', foot: 120, draw: ball, several: true, size: 1.35 },
  windmill: { pose: 'hang', draw: windmill, size: 1 },
  train: { pose: 'stand', lift: 20, foot: 270, draw: train },
  balloons: { pose: 'hang', draw: balloons, size: 1.05 },
  blocks: { pose: 'stand', foot: 210, draw: blocks, size: 1.3 },
  skittles: { pose: 'stand', lift: 30, foot: 250, draw: skittles },
  sewing: { pose: 'stand', lift: 50, foot: 250, draw: sewing, size: 1.35 },
  globe: { pose: 'stand', foot: 150, draw: globe },
  phone: { pose: 'stand', lift: 50, foot: 220, draw: phone },
  stillLife: { pose: 'stand', foot: 240, draw: stillLife },
};
