// Things one drinks and pours from.
import { shade } from '../colour';
import type { Brush, Drawings } from '../drawing';
import { box, lathe, smooth } from '../outlines';
import { faint, fill, flat, oval, place, rim, round, shiny, stroke } from '../shapes';

const COFFEE = '#5a3d2b';

function handle(x: number, y: number, reach: number, drop: number, colour: string): string {
  const loop = `M${x} ${y}C${x + reach * 1.25} ${y - 12} ${x + reach * 1.25} ${y + drop + 8} ${x - 6} ${y + drop}`;
  return (
    stroke(loop, shade(colour, -0.1), 38) +
    stroke(loop, colour, 30) +
    stroke(loop, '#ffffff', 7, 0.18)
  );
}

function steam(y: number): string {
  const wisp = (x: number, top: number) =>
    stroke(`M${x} ${y}c-26 -40 26 -60 0 ${top}`, '#ffffff', 11, 0.42);
  return wisp(-44, -104) + wisp(10, -128) + wisp(60, -98);
}

function mug({ colours, patterned, chance }: Brush): string {
  const { base } = colours;
  const enamel = chance() < 0.4;
  const body = lathe('-330 178, -330 178, -60 172, -14 158, 0 140');
  return (
    handle(166, -262, 120, 176, base) +
    round(body, base, patterned) +
    rim(-330, 178, enamel ? '#565a5e' : base, COFFEE) +
    (enamel ? oval(0, -328, 168, 168 * 0.16, COFFEE) : '') +
    steam(-372)
  );
}

function teacup({ colours, patterned }: Brush): string {
  const { base } = colours;
  const saucer =
    oval(0, -14, 268, 46, shade(base, -0.06)) +
    oval(0, -22, 264, 44, shade(base, 0.03)) +
    oval(0, -20, 150, 24, shade(base, -0.08));
  const bowl = lathe('-246 192, -246 192, -170 180, -90 136, -40 86, -34 84');
  return (
    saucer +
    handle(168, -206, 92, 108, base) +
    round(bowl, base, patterned) +
    rim(-246, 192, base, '#9c6a3c') +
    steam(-292)
  );
}

function tumbler({ colours, patterned }: Brush): string {
  const { base, metal } = colours;
  const body = lathe('-500 138, -500 138, -200 124, -12 106, 0 102');
  const lid = lathe('-560 118, -552 140, -512 144, -498 142');
  return (
    round(body, base, patterned) +
    shiny(lathe('-516 141, -516 141, -490 140, -490 140'), metal) +
    round(lid, '#47464a') +
    oval(0, -560, 116, 17, '#5a595d') +
    fill(box(-26, -572, 52, 14, 6), '#3b3a3d') +
    shiny(lathe('-26 108, -26 108, 0 104, 0 104'), metal)
  );
}

function glass({ colours }: Brush): string {
  const tint = colours.base;
  const body = lathe('-380 132, -380 132, -40 108, -6 100, 0 92');
  const drink = lathe('-230 120, -230 120, -44 104, -22 96');
  return (
    fill(body, tint, 0.42) +
    fill(drink, shade(tint, -0.06), 0.55) +
    faint(oval(0, -230, 120, 18, shade(tint, 0.08)), 0.85) +
    fill(body, 'url(#round)') +
    stroke('M-104 -350L-86 -60', '#ffffff', 12, 0.55) +
    `<ellipse cx="0" cy="-380" rx="132" ry="21" fill="#ffffff" fill-opacity=".25" stroke="#ffffff" stroke-opacity=".8" stroke-width="6"/>`
  );
}

function jug({ colours, patterned }: Brush): string {
  const { base } = colours;
  const body = lathe('-440 118, -430 112, -340 104, -230 168, -110 190, -20 140, 0 128');
  const lip = 'M-116 -436C-150 -444 -176 -462 -196 -470C-180 -420 -150 -384 -106 -372Z';
  return (
    handle(116, -392, 130, 236, base) +
    round(lip, shade(base, -0.02)) +
    round(body, base, patterned) +
    rim(-440, 118, base)
  );
}

function teapot({ colours, patterned }: Brush): string {
  const { base } = colours;
  const spout = smooth(
    [
      [-130, -120],
      [-230, -170],
      [-286, -300],
      [-316, -316],
      [-262, -332],
      [-226, -286],
      [-190, -236],
      [-110, -220],
    ],
    true,
  );
  const body = lathe('-330 96, -318 140, -210 206, -110 208, -26 150, 0 122');
  const lid = lathe('-392 20, -386 46, -354 92, -332 106, -322 108');
  return (
    handle(178, -262, 128, 148, base) +
    round(spout, shade(base, -0.03)) +
    round(body, base, patterned) +
    round(lid, shade(base, 0.02)) +
    round(lathe('-442 18, -430 30, -404 22, -390 14'), colours.wood)
  );
}

function frenchPress({ colours }: Brush): string {
  const { metal } = colours;
  const body = lathe('-420 132, -420 132, -30 132, -10 132');
  const coffee = lathe('-250 124, -250 124, -34 124, -20 122');
  const band = (y: number) =>
    shiny(lathe(`${y} 140, ${y} 140, ${y + 26} 140, ${y + 26} 140`), metal);
  return (
    handle(140, -360, 132, 250, '#3d3a3b') +
    fill(body, '#dfe7e6', 0.55) +
    fill(coffee, COFFEE) +
    oval(0, -250, 124, 20, '#7a573d') +
    fill(body, 'url(#round)') +
    band(-426) +
    band(-60) +
    shiny(lathe('-470 60, -462 118, -430 142, -420 142'), metal) +
    fill(box(-7, -570, 14, 104, 6), shade(metal, -0.1)) +
    round(lathe('-604 16, -594 34, -566 30, -556 14'), colours.wood) +
    shiny(lathe('-20 146, -20 146, 0 142, 0 142'), metal)
  );
}

function kettle({ colours }: Brush): string {
  const { base } = colours;
  const spout = 'M-120 -90C-230 -100 -220 -230 -250 -330C-262 -372 -300 -384 -322 -386';
  const body = lathe('-270 92, -258 122, -150 172, -30 196, -12 196, 0 190');
  return (
    stroke(spout, shade(base, -0.1), 42) +
    stroke(spout, base, 32) +
    stroke(spout, '#ffffff', 8, 0.25) +
    stroke(
      'M70 -262C130 -350 290 -340 276 -216C270 -170 262 -140 250 -116',
      shade(base, -0.12),
      22,
    ) +
    stroke('M262 -280C284 -230 272 -180 254 -120', colours.wood, 36) +
    shiny(body, base) +
    shiny(lathe('-304 30, -298 66, -276 98, -268 98'), shade(base, 0.02)) +
    round(lathe('-346 16, -334 28, -310 20, -302 12'), colours.wood)
  );
}

function mokaPot({ colours }: Brush): string {
  const metal = colours.base;
  const facets = (d: string) => shiny(d, metal);
  return (
    stroke('M120 -450C260 -470 250 -330 206 -250', '#3b3533', 34) +
    facets('M-128 0L-150 -190H150L128 0Z') +
    facets('M-104 -214L-150 -480L-196 -506L-128 -492H132L104 -214Z') +
    fill(box(-116, -222, 232, 34, 8), shade(metal, -0.14)) +
    facets('M-130 -492L0 -546L134 -492Z') +
    fill('M-40 -6L-50 -190H-6V-6ZM20 -214L36 -490H74L52 -214Z', '#ffffff', 0.13) +
    round(lathe('-590 14, -578 26, -554 20, -540 12'), '#3b3533')
  );
}

function dripper({ colours }: Brush): string {
  const base = colours.base;
  const server = lathe('-270 66, -250 72, -180 148, -60 172, -12 150, 0 140');
  const coffee = lathe('-120 163, -120 163, -60 166, -18 146, -8 136');
  const cone = lathe('-500 176, -500 176, -340 74, -316 66, -316 66');
  return (
    fill(server, '#dbe6e4', 0.6) +
    fill(coffee, COFFEE, 0.92) +
    oval(0, -120, 162, 24, '#7a573d') +
    fill(server, 'url(#round)') +
    handle(150, -450, 84, 92, base) +
    round(cone, base) +
    oval(0, -306, 150, 24, shade(base, -0.08)) +
    oval(0, -314, 150, 24, base) +
    round(lathe('-318 70, -318 70, -298 66, -298 66'), base) +
    rim(-500, 176, base, '#efe6d6') +
    oval(8, -492, 118, 15, COFFEE)
  );
}

function grinder({ colours }: Brush): string {
  const { metal, wood } = colours;
  return (
    stroke('M0 -520C60 -560 150 -560 216 -548', shade(metal, -0.1), 20) +
    place(round(lathe('-84 14, -74 30, -44 32, -4 16, 0 14'), wood), 216, -546) +
    shiny(lathe('-524 16, -520 20, -500 24, -490 26'), metal) +
    shiny(lathe('-500 60, -490 92, -470 104, -462 104'), metal) +
    round(lathe('-464 104, -464 104, -250 104, -250 104'), wood) +
    shiny(lathe('-252 106, -252 106, -226 106, -226 106'), metal) +
    shiny(lathe('-228 98, -228 98, -12 98, 0 92'), shade(metal, -0.06)) +
    oval(0, -516, 16, 12, shade(metal, -0.2))
  );
}

function thermos({ colours, patterned }: Brush): string {
  const { base, metal } = colours;
  const body = lathe('-430 96, -410 124, -380 128, -20 128, 0 122');
  return (
    handle(116, -360, 92, 210, shade(base, -0.12)) +
    round(body, base, patterned) +
    shiny(lathe('-446 100, -446 100, -420 104, -420 104'), metal) +
    shiny(lathe('-570 96, -562 106, -470 106, -446 104'), metal) +
    oval(0, -568, 94, 14, shade(metal, 0.12)) +
    shiny(lathe('-26 130, -26 130, 0 124, 0 124'), metal)
  );
}

function bottle({ colours, patterned }: Brush): string {
  const { base, metal } = colours;
  const body = lathe('-520 52, -470 56, -420 98, -370 122, -24 122, 0 112');
  return (
    round(body, base, patterned) +
    shiny(lathe('-572 58, -568 62, -520 62, -512 58'), metal) +
    stroke('M-40 -590C-40 -636 40 -636 40 -590V-566H-40Z', shade(metal, -0.14), 14) +
    flat(box(-58, -250, 116, 116, 14), shade(base, 0.08))
  );
}

function carafe({ colours }: Brush): string {
  const tint = colours.base;
  const body = lathe('-540 62, -536 60, -420 56, -330 100, -200 148, -30 146, 0 130');
  const inside = lathe('-250 132, -250 132, -190 142, -34 140, -10 126');
  return (
    fill(body, tint, 0.5) +
    fill(inside, shade(tint, -0.12), 0.6) +
    faint(oval(0, -250, 132, 18, shade(tint, 0.06)), 0.7) +
    fill(body, 'url(#round)') +
    stroke('M-92 -300C-128 -220 -124 -120 -120 -60', '#ffffff', 13, 0.5) +
    round(lathe('-590 40, -584 50, -530 46, -526 44'), colours.wood)
  );
}

function wineglass({ colours }: Brush): string {
  const tint = colours.base;
  const cup = lathe('-520 104, -520 104, -400 128, -310 92, -280 20, -276 14');
  return (
    faint(oval(0, -10, 108, 20, tint), 0.5) +
    faint(oval(0, -14, 104, 17, '#ffffff'), 0.4) +
    fill('M-9 -14L-6 -280H6L9 -14Z', '#ffffff', 0.6) +
    fill(cup, tint, 0.55) +
    fill(cup, 'url(#round)') +
    stroke('M-88 -480C-106 -420 -92 -370 -72 -330', '#ffffff', 11, 0.6) +
    `<ellipse cx="0" cy="-520" rx="104" ry="16" fill="#ffffff" fill-opacity=".3" stroke="#ffffff" stroke-opacity=".8" stroke-width="5"/>`
  );
}

function espressoPair(brush: Brush): string {
  const cup = teacup(brush);
  return place(cup, 118, -46, { scale: 0.62 }) + place(cup, -92, 20, { scale: 0.72 });
}

export const cups: Drawings = {
  mug: { pose: 'stand', foot: 170, several: true, draw: mug, size: 1.35 },
  teacup: { pose: 'stand', lift: 60, foot: 240, draw: teacup, size: 1.32 },
  espressoPair: { pose: 'stand', lift: 60, foot: 250, draw: espressoPair, size: 1.4 },
  tumbler: { pose: 'stand', foot: 118, several: true, draw: tumbler },
  glass: { pose: 'stand', foot: 112, several: true, draw: glass, size: 1.35 },
  wineglass: { pose: 'stand', foot: 100, several: true, draw: wineglass },
  jug: { pose: 'stand', foot: 150, draw: jug, size: 1.28 },
  teapot: { pose: 'stand', foot: 160, draw: teapot, size: 1.25 },
  frenchPress: { pose: 'stand', foot: 150, draw: frenchPress },
  kettle: { pose: 'stand', foot: 200, draw: kettle },
  mokaPot: { pose: 'stand', foot: 140, draw: mokaPot },
  dripper: { pose: 'stand', foot: 160, draw: dripper, size: 1.28 },
  grinder: { pose: 'stand', foot: 100, draw: grinder },
  thermos: { pose: 'stand', foot: 130, draw: thermos },
  bottle: { pose: 'stand', foot: 120, several: true, draw: bottle },
  carafe: { pose: 'stand', foot: 145, draw: carafe },
};
