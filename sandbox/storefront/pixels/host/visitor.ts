// The visitor as events name him: an id in Shopify's own cookie, and the number of his last event. Nothing of it is
// kept before analytics is allowed, and all of it goes when that is taken back.
import { readCookie, removeCookie, writeCookie } from './cookies';

const COOKIE = '_shopify_y';
const DAYS = 365;
const SEQUENCE = 'pixel-seq';

export type Visitor = { clientId(): string; nextSeq(): number; forget(): void };

export function createVisitor(isAllowed: () => boolean): Visitor {
  let passing = { id: crypto.randomUUID(), seq: 0 };
  return {
    clientId: () => {
      if (!isAllowed()) return passing.id;
      const known = readCookie(COOKIE);
      if (known) return known;
      writeCookie(COOKIE, passing.id, DAYS);
      return passing.id;
    },
    nextSeq: () => {
      if (!isAllowed()) return passing.seq++;
      const seq = Number(sessionStorage.getItem(SEQUENCE) ?? 0);
      sessionStorage.setItem(SEQUENCE, String(seq + 1));
      return seq;
    },
    forget: () => {
      removeCookie(COOKIE);
      sessionStorage.removeItem(SEQUENCE);
      passing = { id: crypto.randomUUID(), seq: 0 };
    },
  };
}
