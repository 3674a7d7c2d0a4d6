// Who the storefront was told its visitors are, by Shopify's visitor API: kept for tests to read.
import { openJournal } from './journal';

export type Visitor = {
  at: number;
  /** The visitor's own id, as pixels hear it; null where no pixel ran. */
  clientId: string | null;
  email: string | null;
  phone: string | null;
  appId: string | null;
};

export type Visitors = { record(visitor: Visitor): void; all(): Visitor[] };

/** Without a file they are kept as long as the process lives. */
export function openVisitors(file: string | null): Visitors {
  const journal = openJournal<Visitor>(file);
  const known = journal.entries();
  return {
    record: (visitor) => {
      known.push(visitor);
      journal.append(visitor);
    },
    all: () => known,
  };
}
