// What is wrong with a row, for the readers of products, customers and orders.

export type Faults = {
  first: string | null;
  note(fault: string | null): void;
};

/** Keeps the first thing that is wrong with a row; later ones often follow from it. */
export function createFaults(): Faults {
  const faults: Faults = {
    first: null,
    note: (fault) => {
      faults.first ??= fault;
    },
  };
  return faults;
}

/** A cell as it can stand in a sentence. */
export function quote(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;
}
