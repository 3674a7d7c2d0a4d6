// What things come in: jars, tins, pouches, boxes, soap and its relatives.
import { shade } from '../colour';
import type { Brush, Drawings } from '../drawing';
import { box, lathe } from '../outlines';
import { faint, fill, flat, oval, place, round, shiny, stroke } from '../shapes';

/** A paper label without words: a field, a hairline frame, a small mark. */
function label(x: number, y: number, width: number, height: number, mark: string): string {
  const inset = 12;
  return (
    fill(box(x, y, width, height, 8), '#f6f0e3') +
    stroke(box(x + inset, y + inset, width - 2 * inset, height - 2 * inset, 4), mark, 4, 0.6) +
    `<circle cx="${x + width / 2}" cy="${y + height * 0.42}" r="${Math.min(width, height) * 0.15}" fill="${mark}"/>` +
    stroke(`M${x + width * 0.3} ${y + height * 0.72}h${width * 0.4}`, mark, 6, 0.7)
  );
}

function jar({ colours, patterned }: Brush): string {
  const { base, wood } = colours;
  const body = lathe('-370 110, -350 130, -310 158, -30 158, 0 146');
  const filling = lathe('-270 148, -270 148, -34 148, -12 138');
  return (
    fill(body, '#e2ebe7', 0.6) +
    fill(filling, base) +
    (patterned ? fill(filling, 'url(#pattern)') : '') +
    oval(0, -270, 148, 23, shade(base, 0.07)) +
    fill(body, 'url(#round)') +
    label(-70, -216, 140, 128, shade(base, -0.1)) +
    round(lathe('-440 116, -440 116, -372 118, -364 114'), wood) +
    oval(0, -440, 116, 19, shade(wood, 0.07))
  );
}

function tin({ colours, patterned }: Brush): string {
  const { base } = colours;
  const body = lathe('-330 162, -330 162, 0 162, 0 162');
  return (
    round(body, base, patterned) +
    (patterned ? '' : label(-84, -258, 168, 168, shade(base, -0.06))) +
    round(lathe('-412 168, -406 170, -330 170, -326 168'), shade(base, -0.08)) +
    oval(0, -410, 167, 27, shade(base, 0.04)) +
    oval(0, -412, 130, 19, shade(base, -0.03))
  );
}

function pouch({ colours, patterned, chance }: Brush): string {
  const { base } = colours;
  const kraft = chance() < 0.35 ? '#b88f66' : base;
  const body =
    'M-178 -480H178L186 -410C200 -280 206 -120 196 -16Q194 0 176 2Q0 18 -176 2Q-194 0 -196 -16C-206 -120 -200 -280 -186 -410Z';
  return (
    flat(body, kraft, patterned) +
    fill(
      'M-196 -16C-206 -120 -200 -280 -186 -410L-178 -480H-140C-158 -300 -164 -120 -150 6Q-190 2 -196 -16Z',
      '#ffffff',
      0.1,
    ) +
    fill(
      'M196 -16C206 -120 200 -280 186 -410L178 -480H134C158 -300 166 -120 148 6Q192 2 196 -16Z',
      '#2b1d14',
      0.12,
    ) +
    fill('M-178 -480H178L184 -430H-184Z', shade(kraft, -0.1)) +
    stroke('M-176 -454H176', '#ffffff', 4, 0.35) +
    oval(0, -396, 13, 13, shade(kraft, -0.16)) +
    label(-104, -320, 208, 212, kraft === base ? shade(base, -0.06) : base)
  );
}

function beans(): string {
  const spots: [number, number, number][] = [
    [-250, 6, 20],
    [-214, 26, -30],
    [226, 22, 40],
    [262, 2, -10],
    [190, 40, 80],
  ];
  return spots
    .map(([x, y, turn]) =>
      place(oval(0, 0, 24, 17, '#553524') + stroke('M-18 0q18 -9 36 0', '#321d12', 5), x, y, {
        turn,
      }),
    )
    .join('');
}

function coffee(brush: Brush): string {
  return pouch(brush) + beans();
}

function teaBox({ colours, patterned }: Brush): string {
  const { base } = colours;
  return (
    flat('M-190 -340L-150 -380H230L190 -340Z', shade(base, 0.07)) +
    flat('M190 -340L230 -380V-40L190 0Z', shade(base, -0.14)) +
    flat(box(-190, -340, 380, 340), base, patterned) +
    label(-110, -270, 220, 196, shade(base, -0.06))
  );
}

function carton({ colours, patterned }: Brush): string {
  const { base } = colours;
  return (
    flat('M-210 -260L-150 -330H270L210 -260Z', shade(base, 0.08)) +
    flat('M210 -260L270 -330V-60L210 0Z', shade(base, -0.13)) +
    flat(box(-210, -260, 420, 260), base, patterned) +
    flat('M-230 -276H230V-206H-230Z', shade(base, 0.03), patterned) +
    flat('M230 -276L292 -346V-276L230 -206Z', shade(base, -0.1)) +
    flat('M-230 -276L-168 -346H292L230 -276Z', shade(base, 0.1), patterned)
  );
}

function giftBox({ colours, patterned }: Brush): string {
  const ribbon = colours.second;
  const bow =
    fill('M30 -300C-40 -420 -150 -400 -130 -340C-118 -300 -20 -296 30 -300Z', ribbon) +
    fill('M30 -300C90 -424 210 -410 190 -346C176 -306 80 -296 30 -300Z', shade(ribbon, -0.04)) +
    fill(
      'M14 -306C-34 -364 -92 -372 -96 -346C-94 -324 -30 -308 14 -306ZM50 -306C88 -366 156 -378 158 -350C154 -326 90 -308 50 -306Z',
      '#2b1d14',
      0.14,
    ) +
    oval(30, -304, 30, 24, shade(ribbon, 0.04));
  return (
    carton({ colours, patterned, chance: () => 0 }) +
    flat('M-34 -206H34V0H-34Z', ribbon) +
    flat('M-34 -276H34V-206H-34Z', shade(ribbon, 0.03)) +
    flat('M-34 -276L28 -346H96L34 -276Z', shade(ribbon, 0.05)) +
    bow
  );
}

function soap({ colours, patterned }: Brush): string {
  const { base } = colours;
  const bar = (tone: string) =>
    flat(
      'M-200 -120Q-200 -150 -164 -156L-60 -176Q20 -186 100 -176L184 -160Q214 -152 214 -120V-50Q214 -8 170 -6H-156Q-200 -8 -200 -50Z',
      shade(tone, -0.07),
      patterned,
    ) +
    flat(
      'M-200 -128C-200 -160 -150 -172 0 -176C150 -176 214 -160 214 -128C214 -94 150 -82 0 -82C-150 -82 -200 -96 -200 -128Z',
      tone,
    ) +
    stroke(
      'M-96 -130C-96 -144 -50 -150 6 -150C70 -150 112 -142 112 -130C112 -116 64 -110 6 -110C-54 -110 -96 -116 -96 -130Z',
      shade(tone, -0.1),
      7,
    );
  const foam = [
    [-236, -14, 24],
    [-206, 2, 16],
    [236, -6, 20],
  ].map(
    ([x, y, r]) =>
      `<circle cx="${x}" cy="${y}" r="${r}" fill="#ffffff" fill-opacity=".55" stroke="#ffffff" stroke-opacity=".9" stroke-width="3"/>`,
  );
  return (
    place(bar(shade(base, 0.05)), 30, -128, { turn: -7, scale: 0.92 }) + bar(base) + foam.join('')
  );
}

function pump({ colours }: Brush): string {
  const { base } = colours;
  const body = lathe('-330 64, -320 100, -280 132, -20 132, 0 122');
  return (
    stroke('M0 -420V-452H-96Q-122 -452 -122 -424', '#45423f', 24) +
    fill(box(-15, -460, 30, 100, 8), '#45423f') +
    round(lathe('-384 50, -376 56, -330 58, -326 56'), '#4f4b48') +
    round(body, base) +
    label(-72, -230, 144, 160, shade(base, -0.1))
  );
}

function spray({ colours }: Brush): string {
  const { base } = colours;
  const body = lathe('-320 40, -310 62, -280 104, -20 104, 0 96');
  return (
    shiny(lathe('-420 44, -414 48, -330 48, -320 44'), '#4f4b48') +
    fill(body, base, 0.85) +
    fill(body, 'url(#round)') +
    label(-62, -230, 124, 150, shade(base, -0.12))
  );
}

function balm({ colours, patterned }: Brush): string {
  const { base, metal } = colours;
  const lidAt = (svg: string) => place(svg, 120, -40, { turn: -12 });
  return (
    lidAt(
      oval(0, -116, 170, 150, shade(metal, -0.08)) +
        oval(-8, -122, 160, 142, base) +
        (patterned ? oval(-8, -122, 160, 142, 'url(#pattern)') : '') +
        oval(-8, -122, 160, 142, 'url(#flat)') +
        faint(oval(-8, -122, 58, 52, '#f6f0e3'), 0.9),
    ) +
    shiny(lathe('-96 186, -96 186, -10 186, 0 180', 0.24), metal) +
    oval(0, -96, 186, 45, shade(metal, 0.1)) +
    oval(0, -93, 170, 38, '#ead9a8') +
    stroke('M-86 -96C-30 -76 40 -78 84 -104', '#fff7df', 12, 0.8)
  );
}

function brushOf({ colours }: Brush): string {
  const wood = colours.base;
  const bristles = Array.from({ length: 15 }, (_, index) =>
    stroke(
      `M${-232 + index * 20} 40q${(index % 3) * 4 - 4} 60 0 ${104 + (index % 2) * 10}`,
      '#e6d6b4',
      15,
    ),
  );
  return place(
    bristles.join('') +
      flat(
        'M-270 30C-270 -30 -190 -60 -90 -56C40 -50 80 -20 320 -46Q346 -46 346 -20Q346 4 320 4C180 8 80 60 -60 60H-220Q-270 60 -270 30Z',
        wood,
      ) +
      oval(316, -22, 9, 9, shade(wood, -0.24)),
    -20,
    0,
    { turn: -24 },
  );
}

function dish({ colours }: Brush): string {
  const tone = colours.base;
  return (
    flat('M-250 -60Q0 -20 250 -60L216 -6Q0 26 -216 -6Z', shade(tone, -0.08)) +
    oval(0, -64, 252, 44, tone) +
    oval(0, -60, 220, 34, shade(tone, -0.12)) +
    place(flat(box(-130, -96, 260, 92, 40), '#e9dcc4') + oval(0, -72, 108, 22, '#f5ecda'), 0, -30)
  );
}

function hotWaterBottle({ colours, patterned }: Brush): string {
  const { base } = colours;
  return (
    fill(box(-56, -290, 112, 110, 22), shade(base, -0.12)) +
    fill(box(-36, -330, 72, 60, 18), '#4c4644') +
    flat(
      'M-70 -214H70C150 -210 196 -160 196 -80V200Q196 290 106 290H-106Q-196 290 -196 200V-80C-196 -160 -150 -210 -70 -214Z',
      base,
      patterned,
    ) +
    flat(box(-84, -246, 168, 62, 26), shade(base, 0.05)) +
    stroke('M-52 -238v46M-20 -240v50M14 -240v50M48 -238v46', '#2b1d14', 5, 0.16)
  );
}

export const packs: Drawings = {
  jar: { pose: 'stand', foot: 158, draw: jar, several: true, size: 1.3 },
  tin: { pose: 'stand', foot: 168, draw: tin, several: true, size: 1.4 },
  pouch: { pose: 'stand', foot: 190, draw: pouch, several: true, size: 1.25 },
  coffee: { pose: 'stand', foot: 195, draw: coffee, several: true, size: 1.25 },
  teaBox: { pose: 'stand', foot: 210, draw: teaBox, several: true, size: 1.5 },
  carton: { pose: 'stand', lift: 40, foot: 240, draw: carton, size: 1.35 },
  giftBox: { pose: 'stand', foot: 240, draw: giftBox, size: 1.25 },
  soap: { pose: 'stand', lift: 80, foot: 215, draw: soap, size: 1.5 },
  pump: { pose: 'stand', foot: 132, draw: pump, several: true, size: 1.3 },
  spray: { pose: 'stand', foot: 104, draw: spray, several: true, size: 1.35 },
  balm: { pose: 'stand', lift: 80, foot: 200, draw: balm, size: 1.55 },
  brush: { pose: 'lie', draw: brushOf, size: 1 },
  dish: { pose: 'stand', lift: 110, foot: 220, draw: dish, size: 1.5 },
  hotWaterBottle: { pose: 'lie', draw: hotWaterBottle },
};
