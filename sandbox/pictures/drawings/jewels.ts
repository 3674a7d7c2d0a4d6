// Jewellery and other small things of metal and glass.
import { shade } from '../colour';
import type { Brush, Drawings } from '../drawing';
import { faint, fill, flat, oval, place, shiny, stroke } from '../shapes';

const GOLD = '#c9a356';

function metalOf(colours: Brush['colours']): string {
  return colours.base === '#b4b9bc' || colours.base === '#a2a9ab' ? '#b4b9bc' : GOLD;
}

function gem(x: number, y: number, size: number, tone: string): string {
  return (
    fill(
      `M${x - size} ${y - size * 0.3}L${x - size * 0.55} ${y - size * 0.8}H${x + size * 0.55}L${x + size} ${y - size * 0.3}L${x} ${y + size}Z`,
      tone,
    ) +
    fill(`M${x - size} ${y - size * 0.3}H${x - size * 0.4}L${x} ${y + size}Z`, '#ffffff', 0.24) +
    fill(`M${x + size} ${y - size * 0.3}H${x + size * 0.4}L${x} ${y + size}Z`, '#2b1d14', 0.16) +
    fill(
      `M${x - size * 0.55} ${y - size * 0.8}L${x - size * 0.4} ${y - size * 0.3}H${x + size * 0.4}L${x + size * 0.55} ${y - size * 0.8}Z`,
      '#ffffff',
      0.36,
    )
  );
}

function bead(x: number, y: number, r: number, tone: string): string {
  return (
    oval(x, y, r, r, tone) +
    faint(oval(x - r * 0.3, y - r * 0.34, r * 0.36, r * 0.3, '#ffffff'), 0.5) +
    `<circle cx="${x}" cy="${y}" r="${r - 1.5}" fill="none" stroke="#2b1d14" stroke-opacity=".12" stroke-width="3"/>`
  );
}

function necklace({ colours, chance }: Brush): string {
  const beaded = chance() < 0.5;
  const metal = metalOf(colours);
  const at = (share: number): [number, number] => {
    const angle = Math.PI * (0.06 + 0.88 * share);
    return [-250 * Math.cos(angle), -230 + 400 * Math.sin(angle)];
  };
  const count = beaded ? 23 : 44;
  const string = Array.from({ length: count + 1 }, (_, index) => {
    const [x, y] = at(index / count);
    const middle = 1 - Math.abs(index / count - 0.5) * 2;
    return beaded
      ? bead(x, y, 15 + 13 * middle, index % 3 === 1 ? shade(colours.base, 0.1) : colours.base)
      : `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="11" fill="none" stroke="${metal}" stroke-width="6"/>`;
  });
  const pendant = beaded
    ? ''
    : oval(0, 196, 20, 20, metal) +
      gem(0, 262, 66, colours.base) +
      stroke('M-36 216L0 204L36 216', metal, 10);
  return string.join('') + pendant;
}

function bracelet({ colours, chance }: Brush): string {
  const bangle = chance() < 0.3;
  if (bangle) {
    return (
      `<ellipse rx="250" ry="220" fill="none" stroke="${shade(colours.base, -0.06)}" stroke-width="70"/><ellipse rx="250" ry="220" fill="none" stroke="${colours.base}" stroke-width="54"/><path d="M-236 -72A250 220 0 0 1 -40 -217" fill="none" stroke="#fff" stroke-opacity=".4" stroke-width="14" stroke-linecap="round"/>` +
      Array.from({ length: 12 }, (_, index) =>
        place(
          gem(0, 0, 17, colours.pale),
          250 * Math.cos((index * Math.PI) / 6),
          220 * Math.sin((index * Math.PI) / 6),
        ),
      ).join('')
    );
  }
  const beads = Array.from({ length: 24 }, (_, index) => {
    const angle = (2 * Math.PI * index) / 24 - Math.PI / 2;
    const tone =
      index % 4 === 0 ? colours.second : index % 2 ? shade(colours.base, 0.07) : colours.base;
    return bead(240 * Math.cos(angle), 210 * Math.sin(angle), index % 4 === 0 ? 33 : 28, tone);
  });
  return (
    beads.join('') +
    stroke('M0 232V262', GOLD, 8) +
    fill(
      'M0 340C-70 290 -52 250 -24 250C-8 250 0 262 0 268C0 262 8 250 24 250C52 250 70 290 0 340Z',
      GOLD,
    )
  );
}

function earrings({ colours }: Brush): string {
  const metal = metalOf(colours);
  const one =
    stroke('M0 -190C-10 -260 60 -280 56 -220', metal, 9) +
    oval(0, -172, 22, 22, metal) +
    stroke('M0 -150V-104', metal, 7) +
    gem(0, -30, 70, colours.base) +
    stroke('M0 40V76', metal, 7) +
    fill('M0 70C46 130 50 172 0 190C-50 172 -46 130 0 70Z', shade(colours.base, 0.05)) +
    fill('M-8 100C-30 140 -28 160 -14 170', '#ffffff', 0.4);
  return place(one, -130, 10, { turn: -4 }) + place(one, 130, 30, { turn: 5 });
}

function ring({ colours }: Brush): string {
  const metal = metalOf(colours);
  return (
    `<circle cy="90" r="170" fill="none" stroke="${shade(metal, -0.1)}" stroke-width="44"/><circle cy="90" r="170" fill="none" stroke="${metal}" stroke-width="30"/><path d="M-160 40A170 170 0 0 1 -70 -66" fill="none" stroke="#fff" stroke-opacity=".55" stroke-width="10" stroke-linecap="round"/>` +
    shiny('M-70 -90L-40 -50H40L70 -90Z', metal) +
    gem(0, -142, 100, colours.base)
  );
}

function keyring({ colours, patterned }: Brush): string {
  const metal = colours.metal;
  return (
    `<circle cx="-40" cy="-200" r="110" fill="none" stroke="${metal}" stroke-width="22"/><circle cx="-40" cy="-200" r="110" fill="none" stroke="#fff" stroke-opacity=".3" stroke-width="5"/>` +
    place(
      `<circle r="66" fill="none" stroke="#c2a05c" stroke-width="30"/>` +
        shiny('M-15 60H15V270H-15ZM15 190H62V220H15ZM15 236H52V266H15Z', '#c2a05c'),
      -110,
      -60,
      { turn: 20 },
    ) +
    stroke('M20 -100L60 -30', metal, 16) +
    flat(
      'M84 250C-70 160 -40 10 40 -16C70 -24 94 0 96 18C104 -2 134 -16 162 2C230 46 210 180 84 250Z',
      colours.base,
      patterned,
    )
  );
}

function charm({ colours, patterned }: Brush): string {
  const { base, second } = colours;
  return (
    stroke('M0 -340C-30 -300 30 -270 0 -220', '#8b7355', 10) +
    `<circle cy="-196" r="24" fill="none" stroke="${GOLD}" stroke-width="11"/>` +
    bead(0, -146, 32, second) +
    bead(0, -84, 40, base) +
    flat(
      'M0 -40C70 30 110 90 100 160C90 230 -90 230 -100 160C-110 90 -70 30 0 -40Z',
      base,
      patterned,
    ) +
    bead(0, 250, 28, second) +
    stroke('M-20 280V350M0 282V362M20 280V350', shade(second, -0.05), 9)
  );
}

function hairclip({ colours, patterned }: Brush): string {
  const { base, second } = colours;
  return place(
    flat('M-300 20Q0 -56 300 20Q320 40 296 60Q0 -6 -296 60Q-320 40 -300 20Z', GOLD) +
      flat('M0 0C-60 -150 -270 -150 -250 -20C-240 90 -60 60 0 0Z', base, patterned) +
      flat('M0 0C60 -150 270 -150 250 -20C240 90 60 60 0 0Z', shade(base, -0.03), patterned) +
      fill('M-20 -10C-80 -60 -150 -80 -180 -60M20 -10C80 -60 150 -80 180 -60', '#2b1d14', 0.12) +
      gem(0, 4, 44, second),
    0,
    0,
    { turn: -8 },
  );
}

function watch({ colours }: Brush): string {
  return (
    flat('M-86 -330H86L104 -120H-104ZM-104 120H104L86 330H-86Z', '#8b5c3c') +
    [-300, -262, 222, 262, 300].map((y) => oval(0, y, 9, 9, '#5d3d28')).join('') +
    oval(0, 0, 166, 166, GOLD) +
    oval(0, 0, 138, 138, '#f8f2e4') +
    Array.from(
      { length: 12 },
      (_, index) =>
        `<path d="M0 -120v20" stroke="#4a4441" stroke-width="8" transform="rotate(${index * 30})"/>`,
    ).join('') +
    stroke('M0 0L-44 -44M0 0L30 -86', '#3b3532', 9) +
    oval(178, 0, 16, 24, GOLD) +
    oval(0, 0, 11, 11, colours.base)
  );
}

export const jewels: Drawings = {
  necklace: { pose: 'lie', draw: necklace, size: 1.25 },
  bracelet: { pose: 'lie', draw: bracelet },
  earrings: { pose: 'lie', draw: earrings, size: 1.3 },
  ring: { pose: 'lie', draw: ring, size: 1.3 },
  keyring: { pose: 'lie', draw: keyring },
  charm: { pose: 'hang', draw: charm },
  hairclip: { pose: 'lie', draw: hairclip },
  watch: { pose: 'lie', draw: watch },
};
