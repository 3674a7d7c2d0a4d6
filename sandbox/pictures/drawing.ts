// What a drawing is: how a thing rests (on a table, against a wall, seen from above) and how it is drawn.
import type { Palette } from './palette';
import type { Seeded } from './seeded';

export type Brush = {
  colours: Palette;
  /** Whether the title names a pattern that the thing may wear; `round` and `flat` take it. */
  patterned: boolean;
  chance: Seeded;
};

export type Drawing = {
  /** Stands: foot at y = 0, at most 620 high. Hangs or lies: about the origin, at most 680 across. */
  pose: 'stand' | 'hang' | 'lie';
  /** Half the width of what touches the table, for the shadow. */
  foot?: number;
  /** Scale of a single one; what is small by itself is shown nearer. */
  size?: number;
  /** How far a low thing moves up, so that it does not sit at the bottom of its picture. */
  lift?: number;
  /** Whether a set of them is drawn as several. */
  several?: boolean;
  draw: (brush: Brush) => string;
};

export type Drawings = Record<string, Drawing>;
