// What stands and hangs about a house.
import { shade } from '../colour';
import type { Brush, Drawings } from '../drawing';
import { box, lathe } from '../outlines';
import { fill, flat, oval, place, rim, round, shiny, stroke } from '../shapes';

function cushion({ colours, patterned }: Brush): string {
  const { base } = colours;
  const body =
    'M-232 -452C-120 -424 120 -424 232 -452C262 -456 274 -440 266 -412C240 -300 240 -150 266 -40C274 -10 258 6 230 -2C110 -26 -110 -26 -230 -2C-258 6 -274 -10 -266 -40C-240 -150 -240 -300 -266 -412C-274 -440 -262 -456 -232 -452Z';
  const piping = stroke(body, shade(base, -0.1), 7);
  return (
    flat(body, base, patterned) +
    piping +
    stroke(
      'M-200 -410C-186 -396 -172 -386 -150 -380M206 -44C192 -58 176 -66 156 -70M-206 -40C-190 -58 -176 -64 -158 -68M204 -408C190 -394 176 -386 154 -380',
      '#2b1d14',
      6,
      0.13,
    )
  );
}

function throwStack({ colours, patterned }: Brush): string {
  const fold = (y: number, height: number, tone: string, worn: boolean) =>
    flat(box(-268, y - height, 536, height, height / 2), tone, worn) +
    stroke(`M-238 ${y - height / 2}H238`, '#2b1d14', 5, 0.14);
  const fringe = Array.from({ length: 22 }, (_, index) =>
    stroke(
      `M${-236 + index * 22.4} -92v${56 + (index % 3) * 8}`,
      shade(colours.base, index % 2 ? 0.02 : -0.05),
      9,
    ),
  );
  return (
    fold(0, 96, shade(colours.second, 0.08), false) +
    fold(-92, 100, shade(colours.base, -0.02), patterned) +
    flat(
      'M-262 -196Q-268 -318 -210 -318H210Q268 -318 262 -196V-96H-262Z',
      colours.base,
      patterned,
    ) +
    stroke('M-258 -250C-120 -238 120 -238 258 -250', '#2b1d14', 5, 0.12) +
    fringe.join('')
  );
}

function rug({ colours, patterned }: Brush): string {
  const { base, second } = colours;
  const fringe = Array.from({ length: 18 }, (_, index) =>
    stroke(`M${-200 + index * 23.5} -330v-24M${-200 + index * 23.5} 330v24`, shade(base, 0.05), 8),
  );
  const field = patterned
    ? flat(box(-170, -280, 340, 560, 4), base, true)
    : [0, 1, 2]
        .map((index) =>
          fill(
            `M0 ${-230 + index * 150}L110 ${-155 + index * 150}L0 ${-80 + index * 150}L-110 ${-155 + index * 150}Z`,
            index === 1 ? base : second,
            0.85,
          ),
        )
        .join('');
  return (
    fringe.join('') +
    flat(box(-210, -330, 420, 660, 8), shade(base, 0.02)) +
    stroke(box(-184, -302, 368, 604, 4), shade(second, 0.06), 12) +
    field
  );
}

function doormat({ colours, patterned }: Brush): string {
  const { base, second } = colours;
  return (
    flat(box(-320, -200, 640, 400, 14), base, patterned) +
    stroke(box(-286, -166, 572, 332, 8), shade(base, -0.14), 14) +
    (patterned ? '' : stroke('M-180 40Q0 -120 180 40M-120 70Q0 -40 120 70', second, 20, 0.8))
  );
}

function quilt({ colours, patterned }: Brush): string {
  const { base } = colours;
  const seams = [-3, -2, -1, 0, 1, 2, 3].map((step) => {
    const low = Math.max(-292, step * 140 - 292);
    const high = Math.min(292, step * 140 + 292);
    const shift = step * 140;
    const lines = `M${low} ${low - shift}L${high} ${high - shift}M${low} ${shift - low}L${high} ${shift - high}`;
    return stroke(lines, '#2b1d14', 4, 0.1);
  });
  return (
    flat(box(-300, -300, 600, 600, 40), base, patterned) +
    seams.join('') +
    flat('M300 -60V260Q300 300 260 300H-40L300 -60Z', shade(base, 0.06)) +
    stroke('M-40 300L300 -60', '#2b1d14', 6, 0.16) +
    stroke(box(-300, -300, 600, 600, 40), shade(base, -0.1), 7)
  );
}

function towel({ colours, patterned }: Brush): string {
  const { base, second } = colours;
  return (
    stroke('M-300 -270H300', colours.wood, 26) +
    flat('M-190 -290H190V260Q0 280 -190 260Z', base, patterned) +
    flat('M-190 -290H190V-250H-190Z', shade(base, 0.05)) +
    [170, 204, 224]
      .map((y, index) =>
        stroke(
          `M-188 ${y}Q0 ${y + 16} 188 ${y}`,
          patterned ? shade(base, -0.14) : second,
          index === 1 ? 20 : 6,
        ),
      )
      .join('') +
    stroke('M-70 -246C-82 -60 -60 90 -74 150M64 -246C54 -100 78 40 62 150', '#2b1d14', 7, 0.09)
  );
}

function napkins({ colours, patterned }: Brush): string {
  const { base } = colours;
  const square = (turn: number, tone: string) =>
    place(
      flat(box(-210, -210, 420, 420, 10), tone, patterned) +
        stroke(box(-186, -186, 372, 372, 6), '#ffffff', 5, 0.4),
      0,
      0,
      { turn },
    );
  return (
    square(14, shade(base, -0.05)) +
    square(4, shade(base, 0.02)) +
    place(
      flat('M-210 210V-210H210Z', shade(base, 0.05), patterned) +
        stroke('M-210 210L210 -210', '#2b1d14', 6, 0.15),
      0,
      0,
      { turn: 4 },
    )
  );
}

type Area = { x: number; y: number; width: number; height: number };

/** Hills under a sun: what hangs in frames. */
function hills({ x, y, width, height }: Area, base: string, sun: string): string {
  const bottom = y + height;
  return (
    fill(box(x, y, width, height), '#ece4d3') +
    oval(x + width * 0.66, y + height * 0.32, width * 0.13, width * 0.13, sun) +
    fill(
      `M${x} ${y + height * 0.62}Q${x + width * 0.3} ${y + height * 0.34} ${x + width * 0.6} ${y + height * 0.6}T${x + width} ${y + height * 0.55}V${bottom}H${x}Z`,
      shade(base, 0.08),
    ) +
    fill(
      `M${x} ${y + height * 0.8}Q${x + width * 0.4} ${y + height * 0.6} ${x + width} ${y + height * 0.82}V${bottom}H${x}Z`,
      shade(base, -0.04),
    )
  );
}

function frame({ colours, patterned }: Brush): string {
  const { base, second } = colours;
  return (
    flat(box(-230, -290, 460, 580, 8), base, patterned) +
    stroke(box(-200, -260, 400, 520, 4), shade(base, -0.12), 8) +
    fill(box(-196, -256, 392, 512), '#f8f4ea') +
    hills({ x: -130, y: -176, width: 260, height: 352 }, second, '#d9a35c') +
    fill('M-196 -256H40L-196 160Z', '#ffffff', 0.16)
  );
}

function print({ colours }: Brush): string {
  const { base, second } = colours;
  const clip = (y: number) => flat(box(-250, y - 14, 500, 28, 12), colours.wood);
  return (
    flat(box(-226, -290, 452, 580), '#f6f0e2') +
    hills({ x: -178, y: -240, width: 356, height: 460 }, base, second) +
    clip(-296) +
    clip(296) +
    stroke('M-200 -308L0 -400L200 -308', '#6b5a4c', 5)
  );
}

function sign({ colours, patterned }: Brush): string {
  const { base, second } = colours;
  return (
    stroke('M-200 -130L0 -320L200 -130', '#8b7355', 8) +
    oval(0, -324, 15, 15, colours.metal) +
    flat(box(-290, -140, 580, 290, 30), base, patterned) +
    stroke(box(-262, -112, 524, 234, 20), '#ffffff', 6, 0.5) +
    fill(
      'M0 78C-130 -4 -96 -82 -44 -80C-18 -80 0 -58 0 -46C0 -58 18 -80 44 -80C96 -82 130 -4 0 78Z',
      patterned ? '#f7f0e2' : second,
    )
  );
}

function mirror({ colours }: Brush): string {
  const { base } = colours;
  return (
    oval(0, 0, 250, 300, base) +
    oval(0, 0, 250, 300, 'url(#flat)') +
    oval(0, 0, 212, 262, shade(base, -0.14)) +
    oval(2, 4, 206, 256, '#cfdde0') +
    fill('M-150 120L60 -210L130 -170L-100 200ZM-20 232L166 -70L182 -20L40 236Z', '#ffffff', 0.32)
  );
}

function clock({ colours, patterned }: Brush): string {
  const { base } = colours;
  const marks = Array.from(
    { length: 12 },
    (_, index) =>
      `<path d="M0 -196v${index % 3 === 0 ? 34 : 18}" stroke="#3b3532" stroke-width="${index % 3 === 0 ? 13 : 8}" stroke-linecap="round" transform="rotate(${index * 30})"/>`,
  );
  return (
    oval(0, 0, 290, 290, base) +
    (patterned ? oval(0, 0, 290, 290, 'url(#pattern)') : '') +
    oval(0, 0, 290, 290, 'url(#flat)') +
    oval(0, 0, 240, 240, shade(base, -0.12)) +
    oval(0, 3, 234, 234, '#f8f3e7') +
    marks.join('') +
    stroke('M0 0L-84 -70', '#3b3532', 16) +
    stroke('M0 0L62 -142', '#3b3532', 11) +
    stroke('M-20 34L70 -112', '#b8473d', 5) +
    oval(0, 0, 15, 15, '#3b3532')
  );
}

function branch(leaf: string): string {
  const stem = stroke(
    'M0 0C-10 -120 40 -200 20 -330M6 -110C60 -160 96 -200 118 -270M4 -70C-60 -130 -100 -160 -120 -250',
    '#7d6a4e',
    8,
  );
  const spots: [number, number, number][] = [
    [20, -330, -80],
    [30, -250, -30],
    [14, -250, -150],
    [22, -180, -160],
    [118, -270, -60],
    [80, -200, -20],
    [84, -215, -120],
    [-120, -250, -110],
    [-84, -190, -170],
    [-76, -170, -90],
    [-40, -120, -70],
  ];
  return (
    stem +
    spots
      .map(([x, y, turn], index) =>
        place(
          fill('M0 0C22 -30 70 -32 96 0C70 30 22 28 0 0Z', shade(leaf, index % 2 ? 0.04 : -0.03)),
          x,
          y,
          { turn },
        ),
      )
      .join('')
  );
}

function vase({ colours, patterned }: Brush): string {
  const { base } = colours;
  return (
    place(branch(colours.leaf), 0, -300, { scale: 0.82 }) +
    round(lathe('-330 50, -326 50, -280 44, -220 96, -120 138, -30 106, 0 92'), base, patterned) +
    rim(-330, 50, base)
  );
}

function potted({ colours, patterned }: Brush): string {
  const { base, leaf } = colours;
  const leaves = [-62, -38, -16, 8, 32, 58].map((turn, index) =>
    place(
      fill(
        'M0 0C-54 -90 -44 -210 0 -300C44 -210 54 -90 0 0Z',
        shade(leaf, index % 2 ? 0.03 : -0.04),
      ) + stroke('M0 -8V-250', '#ffffff', 4, 0.25),
      turn * 0.9,
      -196,
      { turn, scale: index === 2 || index === 3 ? 1.1 : 0.86 },
    ),
  );
  return (
    leaves.join('') +
    round(lathe('-210 150, -210 150, -20 108, 0 104'), base, patterned) +
    round(lathe('-248 168, -248 168, -190 164, -190 160'), shade(base, 0.03)) +
    oval(0, -248, 166, 26, shade(base, -0.1)) +
    oval(0, -244, 148, 20, '#5b4636') +
    leaves.slice(2, 4).join('')
  );
}

function hooks({ colours, patterned }: Brush): string {
  const { base, metal } = colours;
  const hook = (x: number) =>
    place(
      shiny('M-18 -60H18V20C18 90 96 90 96 26', metal) +
        stroke('M0 -50V34C0 100 84 100 84 34', shade(metal, -0.08), 26) +
        stroke('M0 -50V34C0 100 84 100 84 34', shade(metal, 0.1), 8) +
        oval(84, 24, 24, 24, base) +
        oval(0, -56, 26, 26, metal),
      x,
      40,
    );
  return (
    flat(box(-320, -100, 640, 150, 26), patterned ? base : colours.wood, patterned) +
    [-230, -32, 166].map(hook).join('') +
    oval(-286, -24, 9, 9, '#5a4a3c') +
    oval(286, -24, 9, 9, '#5a4a3c')
  );
}

function hanger({ colours, patterned }: Brush): string {
  return (
    stroke('M0 -120V-170C70 -190 70 -280 0 -280C-46 -280 -60 -250 -54 -226', colours.metal, 14) +
    flat(
      'M0 -140C40 -140 60 -110 120 -70L290 60Q330 96 300 130Q270 150 220 120L40 20Q0 0 -40 20L-220 120Q-270 150 -300 130Q-330 96 -290 60L-120 -70C-60 -110 -40 -140 0 -140Z',
      colours.base,
      patterned,
    ) +
    fill('M-34 30C-60 -4 -24 -30 0 -4C24 -30 60 -4 34 30L0 60Z', colours.second)
  );
}

export const rooms: Drawings = {
  cushion: { pose: 'stand', lift: 30, foot: 230, draw: cushion },
  throwStack: { pose: 'stand', lift: 60, foot: 270, draw: throwStack },
  rug: { pose: 'lie', draw: rug, size: 1 },
  doormat: { pose: 'lie', draw: doormat },
  quilt: { pose: 'lie', draw: quilt, size: 1.05 },
  towel: { pose: 'hang', draw: towel },
  napkins: { pose: 'lie', draw: napkins },
  frame: { pose: 'hang', draw: frame },
  print: { pose: 'hang', draw: print },
  sign: { pose: 'hang', draw: sign },
  mirror: { pose: 'hang', draw: mirror },
  clock: { pose: 'hang', draw: clock },
  vase: { pose: 'stand', foot: 105, draw: vase, size: 1.1 },
  potted: { pose: 'stand', foot: 115, draw: potted, size: 1.2 },
  hooks: { pose: 'hang', draw: hooks },
  hanger: { pose: 'hang', draw: hanger },
};
