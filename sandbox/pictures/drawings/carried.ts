// What is carried: bags, purses, umbrellas, and small gear for the road.
import { shade } from '../colour';
import type { Brush, Drawings } from '../drawing';
import { box, lathe } from '../outlines';
import { faint, fill, flat, oval, place, round, shiny, stroke } from '../shapes';

const LEATHER = '#8b5c3c';

function tote({ colours, patterned }: Brush): string {
  const { base, second } = colours;
  const strap = (d: string, tone: string) => stroke(d, tone, 30) + stroke(d, '#ffffff', 4, 0.2);
  return (
    strap('M-104 -380C-110 -620 110 -620 104 -380', shade(base, -0.12)) +
    flat('M-230 -390H230L210 -20Q208 0 188 0H-188Q-208 0 -210 -20Z', base, patterned) +
    stroke('M-228 -358H228', '#2b1d14', 5, 0.13) +
    strap(
      'M-104 -330V-400C-104 -570 104 -570 104 -400V-330',
      patterned ? shade(base, -0.06) : shade(base, -0.04),
    ) +
    (patterned
      ? ''
      : fill('M0 -262L78 -104H-78ZM-8 -104H8V-66H-8Z', second) +
        fill('M0 -210L94 -92H-94Z', second)) +
    fill('M150 -390L230 -390L210 -20Q208 0 188 0H176Q190 -200 150 -390Z', '#2b1d14', 0.08)
  );
}

function handbag({ colours, patterned }: Brush): string {
  const { base } = colours;
  return (
    stroke('M-130 -290C-130 -540 130 -540 130 -290', shade(base, -0.16), 26) +
    stroke('M-130 -290C-130 -540 130 -540 130 -290', '#ffffff', 4, 0.25) +
    flat(
      'M-220 -310H220C260 -200 280 -90 262 -30Q256 0 220 0H-220Q-256 0 -262 -30C-280 -90 -260 -200 -220 -310Z',
      base,
      patterned,
    ) +
    flat(
      'M-226 -316H226C230 -230 180 -150 0 -136C-180 -150 -230 -230 -226 -316Z',
      shade(base, -0.06),
    ) +
    flat(box(-34, -172, 68, 62, 12), '#c6a55f') +
    oval(0, -142, 12, 12, '#8f7436')
  );
}

function purse({ colours, patterned }: Brush): string {
  const { base } = colours;
  return (
    flat('M-210 -60C-290 60 -250 260 0 260C250 260 290 60 210 -60Z', base, patterned) +
    stroke('M-214 -50C-190 -130 190 -130 214 -50', '#c6a55f', 28) +
    stroke('M-210 -56C-184 -130 184 -130 208 -56', '#f1dca3', 6, 0.8) +
    oval(-20, -142, 26, 26, '#c6a55f') +
    oval(22, -142, 26, 26, '#d6b872') +
    faint(oval(14, -150, 8, 8, '#ffffff'), 0.5) +
    stroke('M-100 -60C-120 60 -110 150 -70 214M100 -60C120 60 110 150 70 214', '#2b1d14', 6, 0.1)
  );
}

function wallet({ colours, patterned }: Brush): string {
  const { base, second } = colours;
  return (
    flat(box(-190, -236, 330, 190, 18), second) +
    flat(box(-160, -206, 330, 190, 18), '#f2e8d5') +
    stroke('M-120 -150h150', shade(base, -0.1), 12, 0.5) +
    flat(box(-260, -160, 520, 340, 34), base, patterned) +
    stroke(box(-240, -140, 480, 300, 24), '#ffffff', 4, 0.35) +
    flat('M260 -40H140Q100 -40 100 10Q100 60 140 60H260Z', shade(base, -0.08)) +
    oval(150, 10, 19, 19, '#c6a55f')
  );
}

function backpack({ colours, patterned }: Brush): string {
  const { base } = colours;
  return (
    stroke('M-60 -530C-60 -600 60 -600 60 -530', shade(base, -0.16), 24) +
    fill(
      'M-210 -300C-262 -220 -262 -100 -226 -20H-180ZM210 -300C262 -220 262 -100 226 -20H180Z',
      shade(base, -0.18),
    ) +
    flat(
      'M-200 -400C-200 -500 -130 -540 0 -540C130 -540 200 -500 200 -400V-40Q200 0 160 0H-160Q-200 0 -200 -40Z',
      base,
      patterned,
    ) +
    flat(
      'M-206 -380C-206 -500 -130 -548 0 -548C130 -548 206 -500 206 -380L190 -286H-190Z',
      shade(base, 0.04),
      patterned,
    ) +
    flat(box(-140, -226, 280, 196, 26), shade(base, 0.03), patterned) +
    flat(box(-140, -226, 280, 74, 22), shade(base, -0.03)) +
    [-92, 66]
      .map(
        (x) =>
          flat(box(x, -340, 28, 150, 6), LEATHER) + shiny(box(x - 6, -240, 40, 32, 6), '#c6a55f'),
      )
      .join('')
  );
}

function washbag({ colours, patterned }: Brush): string {
  const { base } = colours;
  return (
    flat(
      'M-250 -220Q-260 -250 -220 -250H220Q260 -250 250 -220L290 -40Q294 0 250 0H-250Q-294 0 -290 -40Z',
      base,
      patterned,
    ) +
    stroke('M-236 -220H226', '#c6a55f', 13) +
    stroke('M-236 -220H226', '#8f7436', 4) +
    flat('M212 -230L290 -206L270 -160L206 -206Z', LEATHER) +
    flat(box(-300, -150, 40, 76, 12), LEATHER) +
    stroke('M-276 -24H276', '#2b1d14', 5, 0.14)
  );
}

function paperBag({ colours, patterned }: Brush): string {
  const { base, second } = colours;
  return (
    stroke('M-80 -440C-80 -560 80 -560 80 -440', shade(second, -0.06), 14) +
    flat('M190 -440L240 -410V-30L190 0Z', shade(base, -0.14)) +
    flat('M-190 -440H190V0H-190Z', base, patterned) +
    fill('M190 -440L240 -410L206 -220L240 -30L190 0Z', '#2b1d14', 0.08) +
    (patterned
      ? ''
      : oval(0, -210, 84, 84, shade(base, 0.1)) + fill('M0 -274L52 -170H-52Z', second)) +
    oval(-80, -410, 9, 9, shade(base, -0.2)) +
    oval(80, -410, 9, 9, shade(base, -0.2))
  );
}

function umbrella({ colours, patterned }: Brush): string {
  const { base, wood } = colours;
  const edge =
    'M-330 40C-330 -180 -180 -300 0 -300C180 -300 330 -180 330 40C290 0 230 0 200 40C170 0 110 0 66 40C40 4 -40 4 -66 40C-110 0 -170 0 -200 40C-230 0 -290 0 -330 40Z';
  return place(
    fill(box(-7, -350, 14, 60, 6), wood) +
      stroke('M0 -10V260C0 350 -110 350 -110 270', wood, 22) +
      stroke('M0 200V260C0 350 -110 350 -110 270', shade(wood, -0.12), 26) +
      flat(edge, base, patterned) +
      fill(
        'M0 -300C-110 -220 -130 -60 -66 40C-110 0 -170 0 -200 40C-210 -120 -140 -260 0 -300ZM0 -300C110 -220 130 -60 66 40C110 0 170 0 200 40C210 -120 140 -260 0 -300Z',
        '#2b1d14',
        0.1,
      ),
    0,
    -10,
    { turn: 14, scale: 0.94 },
  );
}

function luggageTag({ colours, patterned }: Brush): string {
  const { base, second } = colours;
  return place(
    stroke('M0 -210C-80 -360 120 -400 40 -236', LEATHER, 22) +
      flat(
        'M-150 -180L-90 -250H90L150 -180V270Q150 300 120 300H-120Q-150 300 -150 270Z',
        base,
        patterned,
      ) +
      oval(0, -190, 24, 24, '#d8c08a') +
      oval(0, -190, 13, 13, shade(base, -0.25)) +
      flat(box(-104, -80, 208, 320, 14), '#f6f0e2') +
      stroke('M-64 20H64M-64 76H64M-64 132H20', second, 11, 0.7),
    0,
    10,
    { turn: 14 },
  );
}

function compass({ colours }: Brush): string {
  const metal = colours.base;
  return (
    `<circle cy="-276" r="44" fill="none" stroke="${shade(metal, -0.1)}" stroke-width="18"/>` +
    flat(box(-26, -262, 52, 50, 10), metal) +
    oval(0, 20, 250, 250, metal) +
    oval(0, 20, 250, 250, 'url(#flat)') +
    oval(0, 20, 208, 208, shade(metal, -0.18)) +
    oval(0, 22, 202, 202, '#f8f2e2') +
    Array.from(
      { length: 24 },
      (_, index) =>
        `<path d="M0 -150v${index % 6 ? 16 : 34}" stroke="#4a4441" stroke-width="${index % 6 ? 5 : 10}" transform="translate(0 22) rotate(${index * 15})"/>`,
    ).join('') +
    place(
      fill('M0 -140L34 0H-34Z', '#b8473d') +
        fill('M0 140L34 0H-34Z', '#4f6277') +
        fill('M0 -140V140L-34 0Z', '#ffffff', 0.16),
      0,
      22,
      { turn: 32 },
    ) +
    oval(0, 22, 15, 15, '#c6a55f')
  );
}

function knife({ colours }: Brush): string {
  return place(
    flat('M20 -34C150 -44 290 -30 350 20C280 36 140 40 20 36Z', shade(colours.metal, 0.06)) +
      stroke('M40 -12C140 -18 240 -12 320 12', '#ffffff', 6, 0.6) +
      flat(box(-310, -50, 350, 100, 48), colours.wood) +
      shiny(box(-4, -52, 48, 104, 10), colours.metal) +
      [-230, -90].map((x) => oval(x, 0, 13, 13, '#c6a55f')).join('') +
      stroke('M-290 40C-200 20 -110 50 -20 34', '#2b1d14', 5, 0.12),
    -10,
    0,
    { turn: -28 },
  );
}

function binoculars({ colours }: Brush): string {
  const body = '#4a4d4c';
  const barrel = (x: number) =>
    place(
      round(lathe('-410 62, -400 66, -330 66, -300 84, -120 112, -20 118, 0 112'), body) +
        round(lathe('-430 70, -426 74, -384 72, -380 68'), '#353736') +
        shiny(lathe('-60 118, -60 118, -30 120, -30 120'), colours.metal),
      x,
      0,
    );
  return (
    fill(box(-60, -330, 120, 200, 20), '#353736') +
    barrel(-124) +
    barrel(124) +
    round(lathe('-300 34, -300 34, -200 34, -200 34'), colours.wood)
  );
}

export const carried: Drawings = {
  tote: { pose: 'stand', foot: 205, draw: tote },
  handbag: { pose: 'stand', lift: 30, foot: 250, draw: handbag },
  purse: { pose: 'lie', draw: purse },
  wallet: { pose: 'lie', draw: wallet, size: 1.1 },
  backpack: { pose: 'stand', foot: 190, draw: backpack, size: 1.15 },
  washbag: { pose: 'stand', lift: 70, foot: 280, draw: washbag },
  paperBag: { pose: 'stand', foot: 210, draw: paperBag, several: true },
  umbrella: { pose: 'hang', draw: umbrella, size: 1.1 },
  luggageTag: { pose: 'lie', draw: luggageTag, several: true },
  compass: { pose: 'lie', draw: compass },
  knife: { pose: 'lie', draw: knife, size: 1.05 },
  binoculars: { pose: 'stand', foot: 230, draw: binoculars },
};
