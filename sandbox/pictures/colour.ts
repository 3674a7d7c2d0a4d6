// Colour arithmetic for the painted pictures, in OKLab (Björn Ottosson, 2020), where equal steps look equal.

export type Lab = { l: number; a: number; b: number };

function toLinear(channel: number): number {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
}

function toChannel(linear: number): string {
  const c = linear <= 0.0031308 ? linear * 12.92 : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
  const byte = Math.round(Math.min(1, Math.max(0, c)) * 255);
  return byte.toString(16).padStart(2, '0');
}

export function labOf(hex: string): Lab {
  const [r, g, b] = [1, 3, 5].map((at) => toLinear(parseInt(hex.slice(at, at + 2), 16)));
  const [red, green, blue] = [r ?? 0, g ?? 0, b ?? 0];
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

export function hexOf({ l, a, b }: Lab): string {
  const l3 = Math.pow(l + 0.3963377774 * a + 0.2158037573 * b, 3);
  const m3 = Math.pow(l - 0.1055613458 * a - 0.0638541728 * b, 3);
  const s3 = Math.pow(l - 0.0894841775 * a - 1.291485548 * b, 3);
  const red = 4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3;
  const green = -1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3;
  const blue = -0.0041960863 * l3 - 0.7034186147 * m3 + 1.707614701 * s3;
  return `#${toChannel(red)}${toChannel(green)}${toChannel(blue)}`;
}

/** From `one` towards `other` by a share of the way. */
export function blend(one: string, other: string, share: number): string {
  const from = labOf(one);
  const to = labOf(other);
  return hexOf({
    l: from.l + (to.l - from.l) * share,
    a: from.a + (to.a - from.a) * share,
    b: from.b + (to.b - from.b) * share,
  });
}

/** Lightness moved by a step on a scale of one; chroma fades a little on the way up. */
export function shade(hex: string, step: number): string {
  const { l, a, b } = labOf(hex);
  const fade = step > 0 ? 1 - step * 0.6 : 1;
  return hexOf({ l: Math.min(0.985, Math.max(0.08, l + step)), a: a * fade, b: b * fade });
}

export function distance(one: string, other: string): number {
  const x = labOf(one);
  const y = labOf(other);
  return Math.hypot(x.l - y.l, 2 * (x.a - y.a), 2 * (x.b - y.b));
}
