// Outlines as path data: things turned on a lathe, smooth lines through points, rounded boxes. Standing things have
// their foot at y = 0 and grow upwards.

/** How much of a circle's width is seen as depth by somebody looking slightly down. */
export const TILT = 0.16;

/** Numbers in paths: a tenth is fine enough. */
export function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** The outline of something turned on a lathe, from "height half-width, …"; a point given twice makes a corner. */
export function lathe(turned: string, tilt = TILT): string {
  const profile = turned.split(', ').map((point): [number, number] => {
    const [y = 0, halfWidth = 0] = point.split(' ').map(Number);
    return [y, halfWidth];
  });
  const first = profile[0] ?? [0, 0];
  const last = profile[profile.length - 1] ?? [0, 0];
  const right = profile.map(([y, w]): [number, number] => [w, y]);
  const left = [...profile].reverse().map(([y, w]): [number, number] => [-w, y]);
  return (
    `M${n(-first[1])} ${n(first[0])}A${n(first[1])} ${n(first[1] * tilt)} 0 0 1 ${n(first[1])} ${n(first[0])}` +
    `${curve(right)}A${n(last[1])} ${n(last[1] * tilt)} 0 0 1 ${n(-last[1])} ${n(last[0])}${curve(left)}Z`
  );
}

/** Catmull–Rom through the points as cubic Béziers, continuing from the first. */
function curve(points: [number, number][]): string {
  let path = '';
  for (let i = 0; i + 1 < points.length; i += 1) {
    const p1 = points[i] ?? [0, 0];
    const p2 = points[i + 1] ?? p1;
    const p0 = points[i - 1] ?? p1;
    const p3 = points[i + 2] ?? p2;
    const c1 = [p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6];
    const c2 = [p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6];
    path += `C${[...c1, ...c2, ...p2].map(n).join(' ')}`;
  }
  return path;
}

export function smooth(points: [number, number][], closed = false): string {
  const first = points[0] ?? [0, 0];
  const start = `M${n(first[0])} ${n(first[1])}`;
  if (!closed) return start + curve(points);
  const count = points.length;
  const around = [points[count - 1] ?? first, ...points, first, points[1] ?? first];
  const pieces = curve(around)
    .split('C')
    .slice(2, count + 2);
  return `${start}${pieces.map((piece) => `C${piece}`).join('')}Z`;
}

export function box(x: number, y: number, width: number, height: number, radius = 0): string {
  const r = Math.min(radius, width / 2, height / 2);
  return (
    `M${n(x + r)} ${n(y)}h${n(width - 2 * r)}a${n(r)} ${n(r)} 0 0 1 ${n(r)} ${n(r)}v${n(height - 2 * r)}` +
    `a${n(r)} ${n(r)} 0 0 1 ${n(-r)} ${n(r)}h${n(2 * r - width)}a${n(r)} ${n(r)} 0 0 1 ${n(-r)} ${n(-r)}` +
    `v${n(2 * r - height)}a${n(r)} ${n(r)} 0 0 1 ${n(r)} ${n(-r)}z`
  );
}
