// The few shapes that every drawing is made of: shaded bodies, lines, ovals, rims. Light falls from the left.
import { shade } from './colour';
import { n, TILT } from './outlines';

export function fill(d: string, colour: string, opacity = 1): string {
  return `<path d="${d}" fill="${colour}"${opacity < 1 ? ` fill-opacity="${opacity}"` : ''}/>`;
}

export function stroke(d: string, colour: string, width: number, opacity = 1): string {
  const thin = opacity < 1 ? ` stroke-opacity="${opacity}"` : '';
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${thin}/>`;
}

export function oval(cx: number, cy: number, rx: number, ry: number, colour: string): string {
  return `<ellipse cx="${n(cx)}" cy="${n(cy)}" rx="${n(rx)}" ry="${n(ry)}" fill="${colour}"/>`;
}

/** One filled shape, let through. */
export function faint(shape: string, opacity: number): string {
  return shape.replace('/>', ` fill-opacity="${opacity}"/>`);
}

/** A body with volume: colour, then the shop's pattern where the thing wears it, then light and shade. */
export function round(d: string, colour: string, patterned = false): string {
  return layered(d, colour, patterned, 'round');
}

export function flat(d: string, colour: string, patterned = false): string {
  return layered(d, colour, patterned, 'flat');
}

export function shiny(d: string, colour: string): string {
  return layered(d, colour, false, 'shiny');
}

function layered(d: string, colour: string, patterned: boolean, light: string): string {
  return fill(d, colour) + (patterned ? fill(d, 'url(#pattern)') : '') + fill(d, `url(#${light})`);
}

/** The open top of a vessel: its lip, and the dark inside. */
export function rim(y: number, halfWidth: number, colour: string, inside?: string): string {
  const thickness = Math.max(6, halfWidth * 0.055);
  return (
    oval(0, y, halfWidth, halfWidth * TILT, shade(colour, 0.06)) +
    oval(
      0,
      y + 2,
      halfWidth - thickness,
      (halfWidth - thickness) * TILT,
      inside ?? shade(colour, -0.16),
    )
  );
}

export function place(
  svg: string,
  x: number,
  y: number,
  options: { scale?: number; turn?: number } = {},
): string {
  const turn = options.turn ? ` rotate(${n(options.turn)})` : '';
  const scale = options.scale && options.scale !== 1 ? ` scale(${options.scale.toFixed(3)})` : '';
  return `<g transform="translate(${n(x)} ${n(y)})${turn}${scale}">${svg}</g>`;
}
