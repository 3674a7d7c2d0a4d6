// What a batch of a file is applied with, and what comes of it.
import type { Shop } from '~/shops/store';
import type { RowFault } from '../faults';

export type Work = {
  shop: Shop;
  fileName: string;
  /** When the merchant brought the file: what it says without a date was so by then. */
  broughtAt: Date;
  /** How the people in it agreed to mail; null: a yes in it is not believed. */
  consentWording: string | null;
  now: Date;
};

/** What one or several rows say, and the line of the first. */
export type Lined<T> = { line: number; rows: number; value: T };

export type Applied = {
  imported: number;
  known: number;
  aside: { line: number; fault: RowFault }[];
};
