// Paper, pens, wrapping and things for the desk.
import { shade } from '../colour';
import type { Brush, Drawings } from '../drawing';
import { star } from '../patterns';
import { box, lathe } from '../outlines';
import { faint, fill, flat, oval, place, rim, round, stroke } from '../shapes';

function notebook({ colours, patterned }: Brush): string {
  const { base, second } = colours;
  return (
    flat(box(-196, -280, 420, 584, 12), shade(base, -0.2)) +
    fill(box(-190, -274, 404, 568, 8), '#f6efe0') +
    stroke('M206 -260V284M198 -262V286', '#cfc3ac', 4) +
    flat(box(-210, -290, 410, 576, 14), base, patterned) +
    flat('M-210 -276Q-210 -290 -196 -290H-150V286H-196Q-210 286 -210 272Z', shade(base, -0.08)) +
    flat(box(128, -292, 26, 580), second) +
    (patterned
      ? flat(box(-96, -190, 170, 110, 8), '#f6f0e2')
      : stroke('M-100 -170H70', '#ffffff', 9, 0.4)) +
    fill('M60 286V350L76 332L92 350V286Z', second)
  );
}

function card({ colours, patterned }: Brush): string {
  const { base, second, leaf } = colours;
  const art =
    fill(
      `M0 -30C-90 -110 -60 -180 -24 -176C-8 -176 0 -160 0 -154C0 -160 8 -176 24 -176C60 -180 90 -110 0 -30Z`,
      second,
    ) +
    stroke('M0 -20C10 60 -10 110 0 170', leaf, 9) +
    place(fill('M0 0C22 -30 70 -32 96 0C70 30 22 28 0 0Z', leaf), 2, 80, { turn: -30 }) +
    place(fill('M0 0C22 -30 70 -32 96 0C70 30 22 28 0 0Z', leaf), 0, 110, { turn: 204 });
  const envelope =
    flat(box(-300, -170, 600, 400, 10), shade(base, 0.04)) +
    fill('M-300 -160L0 60L300 -160V-140L0 90L-300 -140Z', '#2b1d14', 0.12) +
    flat('M-296 -168L0 50L296 -168Z', shade(base, 0.08));
  return (
    place(envelope, 30, 90, { turn: 6 }) +
    place(
      flat(box(-190, -270, 380, 520, 8), '#f8f3e8') +
        (patterned
          ? flat(box(-166, -246, 332, 472, 4), base, true) + oval(0, -10, 120, 120, '#f8f3e8')
          : '') +
        place(art, 0, 10, { scale: patterned ? 0.6 : 1.1 }),
      -40,
      -30,
      { turn: -6 },
    )
  );
}

function giftCard({ colours }: Brush): string {
  const { base, second } = colours;
  const face =
    flat(box(-300, -190, 600, 380, 34), base) +
    fill('M-120 -190H-64V190H-120Z', second) +
    fill('M-300 -30H300V22H-300Z', second, 0.85) +
    fill(
      'M-92 -6C-170 -110 -250 -70 -214 -20C-190 10 -130 4 -92 -6C-50 -112 40 -90 20 -30C4 10 -50 6 -92 -6Z',
      shade(second, 0.06),
    ) +
    fill('M140 60L190 150H90ZM134 150H146V172H134Z', '#ffffff', 0.75);
  return (
    place(flat(box(-300, -190, 600, 380, 34), shade(base, -0.14)), 26, 60, { turn: 9 }) +
    place(face, 0, -10, { turn: -5 })
  );
}

function wrap({ colours, patterned, chance }: Brush): string {
  const roll = (tone: string, worn: boolean) =>
    flat(box(-70, -330, 140, 640, 18), tone, worn) +
    fill(box(-70, -330, 140, 640, 18), 'url(#round)') +
    oval(0, -326, 68, 20, '#efe6d4') +
    oval(0, -326, 42, 12, '#b9a88d');
  const bandTone = chance() < 0.5 ? colours.wood : colours.pale;
  return (
    place(roll(colours.second, false), 130, 40, { turn: 22 }) +
    place(roll(shade(colours.base, 0.08), patterned), -120, 20, { turn: -16 }) +
    place(roll(colours.base, patterned) + flat(box(-74, -40, 148, 70, 4), bandTone), 0, 0, {
      turn: 3,
    })
  );
}

function ribbon({ colours, patterned }: Brush): string {
  const { base, wood } = colours;
  return (
    flat(
      'M60 -60C180 -40 240 60 150 130C90 180 210 240 320 200L330 260C200 310 30 240 100 130C150 60 80 20 40 10Z',
      shade(base, -0.06),
      patterned,
    ) +
    `<circle cx="-70" cy="-40" r="240" fill="${wood}"/><circle cx="-70" cy="-40" r="240" fill="url(#flat)"/><circle cx="-70" cy="-40" r="206" fill="${base}"/>` +
    (patterned ? '<circle cx="-70" cy="-40" r="206" fill="url(#pattern)"/>' : '') +
    [176, 148, 120]
      .map(
        (r) =>
          `<circle cx="-70" cy="-40" r="${r}" fill="none" stroke="#2b1d14" stroke-opacity=".13" stroke-width="5"/>`,
      )
      .join('') +
    oval(-70, -40, 92, 92, shade(wood, 0.05)) +
    oval(-70, -40, 30, 30, shade(wood, -0.3))
  );
}

function stickers({ colours, patterned }: Brush): string {
  const tones = [
    colours.base,
    colours.second,
    '#dfb854',
    shade(colours.base, 0.12),
    shade(colours.second, 0.1),
    '#8d9c7c',
  ];
  const spots = Array.from({ length: 9 }, (_, index) => {
    const x = -136 + (index % 3) * 136;
    const y = -176 + Math.floor(index / 3) * 176;
    const tone = tones[index % tones.length] ?? colours.base;
    const heart = `M${x} ${y + 52}C${x - 90} ${y - 8} ${x - 66} ${y - 62} ${x - 30} ${y - 60}C${x - 10} ${y - 60} ${x} ${y - 44} ${x} ${y - 36}C${x} ${y - 44} ${x + 10} ${y - 60} ${x + 30} ${y - 60}C${x + 66} ${y - 62} ${x + 90} ${y - 8} ${x} ${y + 52}Z`;
    const shapes = [
      oval(x, y, 54, 54, tone) +
        (patterned
          ? oval(x, y, 54, 54, 'url(#pattern)')
          : faint(oval(x, y, 22, 22, '#ffffff'), 0.5)),
      fill(star(x, y, 62), tone),
      fill(heart, tone),
    ];
    return shapes[(index + Math.floor(index / 3)) % 3] ?? '';
  });
  return (
    flat(box(-230, -290, 460, 580, 14), '#fbf8f0') +
    spots.join('') +
    fill('M230 200V276Q230 290 216 290H140Z', '#e5dcc9')
  );
}

function pencils({ colours, patterned }: Brush): string {
  const tones = [
    colours.base,
    colours.second,
    '#dfb854',
    shade(colours.base, 0.14),
    '#6f9272',
    shade(colours.second, -0.08),
  ];
  const one = (tone: string, worn: boolean) =>
    flat(box(-24, -210, 48, 440, 4), tone, worn) +
    fill('M-24 -210L0 -300L24 -210Z', '#e6c898') +
    fill('M-9 -266L0 -300L9 -266Z', shade(tone, -0.1)) +
    fill(box(-24, 226, 48, 34), '#b9bcbd') +
    flat(box(-24, 256, 48, 44, 14), '#d9918c') +
    stroke('M-8 -200V220', '#ffffff', 7, 0.22);
  return tones
    .map((tone, index) =>
      place(one(tone, patterned && index % 2 === 0), -190 + index * 76, (index % 2) * 26 - 10, {
        turn: (index - 2.5) * 2.2,
      }),
    )
    .join('');
}

function pen({ colours, patterned }: Brush): string {
  return place(
    flat(box(-30, -260, 60, 420, 26), colours.base, patterned) +
      flat('M-30 150H30L8 290H-8Z', shade(colours.metal, 0.04)) +
      fill('M-8 288H8L0 316Z', '#4a4441') +
      flat(box(-34, -40, 68, 20, 4), '#c9a356') +
      stroke('M34 -230V-90', '#c9a356', 12) +
      oval(0, -270, 22, 20, '#c9a356'),
    0,
    0,
    { turn: 38 },
  );
}

function chalks({ colours }: Brush): string {
  const tones = ['#f4efe4', colours.base, '#e4c968', '#a3c9b4', '#dba3a4', '#93b6cb'];
  return tones
    .map((tone, index) =>
      place(
        flat(box(-27, -220, 54, 440, 20), tone) + oval(0, -206, 24, 11, shade(tone, 0.06)),
        -200 + index * 80,
        (index % 3) * 22 - 20,
        { turn: (index - 2.5) * 3 },
      ),
    )
    .join('');
}

function book({ colours, patterned }: Brush): string {
  const one = (y: number, width: number, height: number, tone: string, worn: boolean) =>
    flat(box(-width / 2, y - height, width, height, 12), tone, worn) +
    fill(box(-width / 2 + 16, y - height + 12, width - 8, height - 24), '#f4ecdb') +
    stroke(
      `M${-width / 2 + 30} ${y - height / 2 - 8}h${width - 50}M${-width / 2 + 30} ${y - height / 2 + 8}h${width - 50}`,
      '#d2c6ae',
      4,
    ) +
    flat(box(-width / 2, y - height, 44, height, 12), shade(tone, -0.04), worn);
  return (
    one(0, 520, 96, colours.base, patterned) +
    place(one(0, 480, 84, colours.second, false), 14, -96) +
    place(one(0, 440, 100, shade(colours.base, 0.1), patterned), -20, -180)
  );
}

function playingCards({ colours, patterned }: Brush): string {
  const blank = flat(box(-130, -190, 260, 380, 20), '#fbf7ee');
  const back =
    blank +
    flat(box(-108, -168, 216, 336, 12), colours.base, patterned) +
    (patterned ? '' : fill('M0 -120L76 0L0 120L-76 0Z', shade(colours.base, 0.12)));
  const face =
    blank +
    fill(
      'M0 80C-120 0 -86 -84 -36 -80C-14 -80 0 -60 0 -50C0 -60 14 -80 36 -80C86 -84 120 0 0 80Z',
      '#b8473d',
    ) +
    oval(-92, -146, 13, 13, '#b8473d') +
    oval(92, 146, 13, 13, '#b8473d');
  return (
    place(back, -150, 30, { turn: -22 }) +
    place(back, -50, 0, { turn: -8 }) +
    place(face, 90, 10, { turn: 10 })
  );
}

function jigsaw({ colours, patterned }: Brush): string {
  const piece = (tone: string, worn: boolean) =>
    flat(
      'M-120 -120H-34C-60 -190 60 -190 34 -120H120V-34C190 -60 190 60 120 34V120H34C60 50 -60 50 -34 120H-120V34C-50 60 -50 -60 -120 -34Z',
      tone,
      worn,
    );
  return (
    place(piece(colours.base, patterned), -128, -118) +
    place(piece(colours.second, false), 134, -110, { turn: 4 }) +
    place(piece('#dfb854', false), -120, 140, { turn: -3 }) +
    place(piece(shade(colours.base, 0.13), patterned), 164, 166, { turn: 17 })
  );
}

function calendar({ colours, patterned }: Brush): string {
  const cells = Array.from({ length: 28 }, (_, index) =>
    fill(
      box(-204 + (index % 7) * 60, -40 + Math.floor(index / 7) * 66, 46, 50, 6),
      index === 12 ? colours.base : '#e4dcca',
    ),
  );
  return (
    flat(box(-250, -270, 500, 540, 14), '#f9f5ea') +
    flat(
      'M-250 -256Q-250 -270 -236 -270H236Q250 -270 250 -256V-90H-250Z',
      colours.base,
      patterned,
    ) +
    cells.join('') +
    Array.from({ length: 8 }, (_, index) =>
      fill(box(-206 + index * 56, -300, 18, 62, 9), '#8f9293'),
    ).join('')
  );
}

function magnets({ colours, patterned }: Brush): string {
  const spots: [number, number, number, string][] = [
    [-150, -130, 110, colours.base],
    [140, -150, 96, colours.second],
    [-120, 150, 92, shade(colours.second, 0.1)],
    [150, 130, 116, shade(colours.base, 0.08)],
  ];
  return spots
    .map(
      ([x, y, r, tone], index) =>
        oval(x, y, r, r, tone) +
        (patterned && index % 3 === 0
          ? oval(x, y, r, r, 'url(#pattern)')
          : fill(star(x, y, r * 0.5), '#f7f0e2', 0.85)) +
        oval(x, y, r, r, 'url(#flat)') +
        faint(oval(x - r * 0.34, y - r * 0.46, r * 0.3, r * 0.17, '#ffffff'), 0.35),
    )
    .join('');
}

function penPot({ colours, patterned }: Brush): string {
  const stick = (x: number, top: number, tone: string) =>
    place(
      flat(box(-15, top, 30, 300, 4), tone) +
        fill(`M-15 ${top}L0 ${top - 48}L15 ${top}Z`, '#e6c898'),
      x,
      0,
      { turn: x * 0.08 },
    );
  return (
    stick(-60, -460, colours.second) +
    stick(0, -500, '#dfb854') +
    stick(64, -450, '#6f9272') +
    rim(-300, 130, colours.base) +
    round(lathe('-300 130, -300 130, 0 126, 0 126'), colours.base, patterned) +
    stroke('M-128 -300A130 21 0 0 0 128 -300', shade(colours.base, 0.08), 9)
  );
}

export const paper: Drawings = {
  notebook: { pose: 'lie', draw: notebook, several: true },
  card: { pose: 'lie', draw: card, size: 1.1 },
  giftCard: { pose: 'lie', draw: giftCard, size: 1.05 },
  wrap: { pose: 'lie', draw: wrap, size: 1.1 },
  ribbon: { pose: 'lie', draw: ribbon, size: 1.1 },
  stickers: { pose: 'lie', draw: stickers },
  pencils: { pose: 'lie', draw: pencils },
  pen: { pose: 'lie', draw: pen },
  chalks: { pose: 'lie', draw: chalks },
  book: { pose: 'stand', lift: 50, foot: 260, draw: book },
  playingCards: { pose: 'lie', draw: playingCards },
  jigsaw: { pose: 'lie', draw: jigsaw },
  calendar: { pose: 'hang', draw: calendar },
  magnets: { pose: 'lie', draw: magnets },
  penPot: { pose: 'stand', foot: 126, draw: penPot },
};
