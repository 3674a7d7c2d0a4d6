// Ids for what an export names without one: the same digits from the same name on every run.

import { createHash } from 'node:crypto';

export type Ids = {
  /** False where the id is taken already. */
  claim(id: string): boolean;
  /** A free id made of a name, thirteen digits long as Shopify's are. */
  derive(name: string): string;
};

export function createIds(): Ids {
  const taken = new Set<string>();
  const claim = (id: string): boolean => taken.size < taken.add(id).size;
  return {
    claim,
    derive: (name) => {
      for (let again = 0; ; again++) {
        const id = digitsFrom(again === 0 ? name : `${name}\n${again}`);
        if (claim(id)) return id;
      }
    },
  };
}

function digitsFrom(name: string): string {
  const number = createHash('sha256').update(name).digest().readUIntBE(0, 6);
  return String(1_000_000_000_000 + (number % 9_000_000_000_000));
}
