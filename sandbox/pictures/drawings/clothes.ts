// What people wear, laid out flat: shirts, knitwear, hats, socks and shoes, for the pictures of a shop's apparel.
import { shade } from '../colour';
import type { Brush, Drawings } from '../drawing';
import { box } from '../outlines';
import { faint, fill, flat, oval, place, stroke } from '../shapes';

function shirtBody(sleeve: number): string {
  return `M-110 -280Q0 -220 110 -280L190 -246Q226 -228 246 -190L${330 - sleeve * 0.1} ${-40 + sleeve}L${216} ${10 + sleeve}L180 -60V290Q0 312 -180 290V-60L-216 ${10 + sleeve}L${-330 + sleeve * 0.1} ${-40 + sleeve}L-246 -190Q-226 -228 -190 -246Z`;
}

function tee({ colours, patterned }: Brush): string {
  const { base } = colours;
  return (
    fill('M-110 -280Q0 -330 110 -280Q0 -236 -110 -280Z', shade(base, -0.16)) +
    flat(shirtBody(0), base, patterned) +
    stroke('M-112 -278Q0 -218 112 -278', shade(base, -0.09), 17) +
    flat('M44 -120H134V-40Q90 -14 44 -40Z', shade(base, -0.03)) +
    stroke(
      'M182 -58C186 20 184 60 180 120M-182 -58C-186 20 -184 60 -180 120M-178 270Q0 292 178 270',
      '#2b1d14',
      5,
      0.13,
    )
  );
}

function sweater({ colours, patterned }: Brush): string {
  const { base } = colours;
  const cables = [-70, 0, 70].map(
    (x) =>
      stroke(
        `M${x - 14} -190${Array.from({ length: 9 }, (_, i) => `q${i % 2 ? -28 : 28} 24 0 48`).join('')}`,
        shade(base, -0.08),
        8,
        0.8,
      ) +
      stroke(
        `M${x + 14} -190${Array.from({ length: 9 }, (_, i) => `q${i % 2 ? 28 : -28} 24 0 48`).join('')}`,
        shade(base, 0.07),
        6,
        0.8,
      ),
  );
  const ribs = Array.from({ length: 17 }, (_, index) =>
    stroke(`M${-168 + index * 21} 262v34`, shade(base, -0.1), 6, 0.7),
  );
  return (
    fill('M-110 -280Q0 -330 110 -280Q0 -236 -110 -280Z', shade(base, -0.18)) +
    flat(shirtBody(230), base, patterned) +
    (patterned ? '' : cables.join('')) +
    stroke('M-112 -280Q0 -214 112 -280', shade(base, -0.06), 34) +
    stroke('M-180 258Q0 280 180 258M228 226L310 186M-228 226L-310 186', shade(base, -0.08), 8) +
    ribs.join('') +
    stroke('M182 -50C188 60 184 120 182 190M-182 -50C-188 60 -184 120 -182 190', '#2b1d14', 6, 0.16)
  );
}

function shirt({ colours, patterned }: Brush): string {
  const { base } = colours;
  const buttons = [-130, -40, 50, 140, 230].map(
    (y) => oval(0, y, 9, 9, '#f3ead9') + oval(0, y, 3, 3, '#6b5d50'),
  );
  return (
    flat(shirtBody(230), base, patterned) +
    flat('M-24 -236H24V300H-24Z', shade(base, 0.02), patterned) +
    stroke('M-26 -230V298M26 -230V298', '#2b1d14', 4, 0.14) +
    buttons.join('') +
    flat(
      'M-124 -290L-10 -226L-64 -140L-150 -260ZM124 -290L10 -226L64 -140L150 -260Z',
      shade(base, 0.04),
      patterned,
    ) +
    flat(box(60, -110, 92, 106, 10), shade(base, -0.02), patterned) +
    stroke(
      'M60 -80h92M182 -50C188 60 184 120 182 190M-182 -50C-188 60 -184 120 -182 190',
      '#2b1d14',
      5,
      0.15,
    )
  );
}

function jacket({ colours }: Brush): string {
  const { base } = colours;
  const pocket = (x: number) =>
    flat(box(x, 90, 128, 130, 12), shade(base, 0.02)) +
    flat(`M${x - 4} 82H${x + 132}V120L${x + 64} 140L${x - 4} 120Z`, shade(base, 0.05)) +
    oval(x + 64, 116, 8, 8, '#c2a05c');
  return (
    flat(shirtBody(230), base) +
    stroke('M0 -200V300', '#c2a05c', 9) +
    flat('M-150 -300Q0 -250 150 -300L176 -220L60 -150L0 -226L-60 -150L-176 -220Z', '#6b4c37') +
    flat('M-30 -190H10V296H-30Z', shade(base, 0.03)) +
    pocket(-160) +
    pocket(36) +
    stroke('M182 -50C188 60 184 120 182 190M-182 -50C-188 60 -184 120 -182 190', '#2b1d14', 6, 0.2)
  );
}

function beanie({ colours, patterned }: Brush): string {
  const { base } = colours;
  const ribs = Array.from({ length: 15 }, (_, index) =>
    stroke(`M${-232 + index * 33} 96v118`, shade(base, -0.1), 8, 0.6),
  );
  const lines = [-150, -76, 0, 76, 150].map((x) =>
    stroke(
      `M${x * 1.3} 80C${x * 1.2} -60 ${x * 0.7} -180 ${x * 0.12} -226`,
      shade(base, -0.08),
      6,
      0.5,
    ),
  );
  return (
    flat('M-240 110C-250 -130 -110 -240 0 -240C110 -240 250 -130 240 110Z', base, patterned) +
    (patterned ? '' : lines.join('')) +
    flat(box(-262, 76, 524, 150, 40), shade(base, 0.04)) +
    ribs.join('') +
    oval(0, -262, 66, 64, shade(base, 0.08)) +
    faint(oval(-16, -278, 26, 22, '#ffffff'), 0.18)
  );
}

function mittens({ colours, patterned }: Brush): string {
  const { base } = colours;
  const one =
    flat(
      'M-96 110V-90C-96 -260 96 -260 96 -90V-40C110 -70 170 -90 176 -30C180 20 120 60 96 110Z',
      base,
      patterned,
    ) +
    flat(box(-110, 100, 220, 120, 26), shade(base, 0.06)) +
    [-66, -22, 22, 66].map((x) => stroke(`M${x} 118v84`, shade(base, -0.08), 8, 0.7)).join('');
  return (
    place(one, 130, 20, { turn: 12 }) +
    `<g transform="translate(-130 -6) rotate(-12) scale(-1 1)">${one}</g>`
  );
}

function socks({ colours, patterned }: Brush): string {
  const { base, pale } = colours;
  const one = (tone: string) =>
    flat(
      'M-84 -300H84V20C84 60 110 90 170 110C250 136 250 250 150 250H20C-60 250 -84 190 -84 120Z',
      tone,
      patterned,
    ) +
    fill('M150 104C250 130 256 250 150 250H112C90 200 110 140 150 104Z', pale, 0.92) +
    fill(
      'M-84 60C-40 60 -14 110 -30 180C-40 220 -60 226 -68 196C-80 170 -84 130 -84 60Z',
      pale,
      0.92,
    ) +
    flat(box(-94, -312, 188, 90, 18), shade(tone, 0.06)) +
    [-60, -20, 20, 60].map((x) => stroke(`M${x} -300v66`, shade(tone, -0.08), 8, 0.6)).join('') +
    (patterned ? '' : stroke('M-82 -176H82M-82 -140H82', pale, 15));
  return (
    place(one(shade(base, -0.04)), 60, -30, { turn: -7, scale: 0.96 }) +
    place(one(base), -70, 30, { turn: 4 })
  );
}

function cap({ colours, patterned }: Brush): string {
  const { base } = colours;
  return (
    flat(
      'M-230 90C-240 -110 -120 -210 10 -210C140 -210 226 -110 220 90C60 40 -90 40 -230 90Z',
      base,
      patterned,
    ) +
    stroke(
      'M8 -206C0 -110 0 -20 0 54M-110 -176C-140 -80 -150 0 -146 70M124 -176C150 -90 154 -10 148 66',
      '#2b1d14',
      5,
      0.16,
    ) +
    oval(10, -212, 22, 14, shade(base, -0.1)) +
    flat(
      'M-236 90C-90 30 70 30 224 90C300 130 330 190 300 206C180 150 60 140 -60 156C-130 164 -214 140 -236 90Z',
      shade(base, -0.07),
    ) +
    stroke('M-216 100C-70 60 90 66 280 176', '#ffffff', 4, 0.25)
  );
}

function scarf({ colours, patterned }: Brush): string {
  const { base, second } = colours;
  const fringe = (x: number, y: number) =>
    Array.from({ length: 8 }, (_, index) =>
      stroke(`M${x + index * 20} ${y}v54`, shade(base, index % 2 ? 0.03 : -0.06), 9),
    ).join('');
  return (
    fringe(-186, 248) +
    fringe(46, 296) +
    flat('M40 -220H206V300H34Z', shade(base, -0.04), patterned) +
    flat('M-190 -200H-30V254H-196Z', base, patterned) +
    flat(
      'M-200 -240C-120 -330 120 -330 206 -240C230 -190 210 -120 160 -110C60 -160 -70 -160 -160 -110C-214 -120 -230 -190 -200 -240Z',
      shade(base, 0.04),
      patterned,
    ) +
    stroke('M-150 -230C-60 -280 70 -280 160 -226', '#2b1d14', 6, 0.15) +
    (patterned ? '' : stroke('M-194 170H-34M-194 200H-34M38 220H204M38 250H204', second, 13))
  );
}

function slippers({ colours }: Brush): string {
  const { base } = colours;
  const one =
    flat(
      'M-92 -250C-20 -320 110 -290 116 -150C120 -30 100 60 96 170C92 290 -92 290 -104 170C-112 60 -140 -170 -92 -250Z',
      '#8a6a50',
    ) +
    oval(-4, 110, 78, 130, '#efe3cc') +
    flat(
      'M-98 -250C-20 -326 116 -296 122 -150C124 -90 116 -40 108 10C60 -30 -60 -30 -112 10C-122 -90 -138 -190 -98 -250Z',
      base,
    ) +
    stroke('M-112 10C-60 -30 60 -30 108 10', '#f5ecd9', 26);
  return (
    place(one, 138, 10, { turn: 8 }) +
    `<g transform="translate(-138 -10) rotate(-6) scale(-1 1)">${one}</g>`
  );
}

function apron({ colours, patterned }: Brush): string {
  const { base, second } = colours;
  return (
    stroke('M-96 -236C-110 -390 110 -390 96 -236', shade(base, -0.12), 16) +
    stroke(
      'M-206 -30C-290 -10 -300 60 -330 120M206 -30C290 -10 300 60 330 120',
      shade(base, -0.12),
      14,
    ) +
    flat(
      'M-100 -240H100Q110 -90 214 -40V280Q0 306 -214 280V-40Q-110 -90 -100 -240Z',
      base,
      patterned,
    ) +
    flat(box(-104, 40, 208, 136, 14), patterned ? shade(base, 0.04) : second) +
    stroke('M0 44V172', '#2b1d14', 5, 0.18) +
    stroke('M-98 -206H98', '#2b1d14', 5, 0.13)
  );
}

function belt({ colours }: Brush): string {
  const tone = '#8b5c3c';
  return (
    `<circle r="230" fill="none" stroke="${tone}" stroke-width="74"/><circle r="196" fill="none" stroke="#ffffff" stroke-opacity=".14" stroke-width="6"/>` +
    flat('M-40 -272H330Q360 -230 330 -190H-40Z', shade(tone, 0.03)) +
    [120, 180, 240].map((x) => oval(x, -230, 9, 9, shade(tone, -0.2))).join('') +
    stroke(box(-40, -290, 106, 122, 20), colours.metal, 18) +
    stroke('M-30 -230H80', colours.metal, 12)
  );
}

export const clothes: Drawings = {
  tee: { pose: 'lie', draw: tee },
  sweater: { pose: 'lie', draw: sweater },
  shirt: { pose: 'lie', draw: shirt },
  jacket: { pose: 'lie', draw: jacket },
  beanie: { pose: 'lie', draw: beanie },
  mittens: { pose: 'lie', draw: mittens },
  socks: { pose: 'lie', draw: socks },
  cap: { pose: 'lie', draw: cap },
  scarf: { pose: 'lie', draw: scarf },
  slippers: { pose: 'lie', draw: slippers },
  apron: { pose: 'hang', draw: apron },
  belt: { pose: 'lie', draw: belt, size: 1 },
};
