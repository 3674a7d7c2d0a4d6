// Many deliveries, one write: what comes in while the last write is underway shares the next one. For doors that may
// say "stored" only once it is.

export type GroupCommitLimits = {
  /** How long the first of a group may wait for company; 0: until the next turn of the event loop. */
  mostWaitMs: number;
  /** A group is written as soon as it has so many; more than that never share one write. */
  mostItems: number;
};

export type GroupCommit<T> = (item: T) => Promise<void>;

type Waiting<T> = { item: T; done: () => void; failed: (fault: unknown) => void };

/**
 * Answers a function that resolves once its item is written, and rejects when the write of its group failed. One write
 * at a time: under load the group grows by itself, so waiting costs nothing but an idle door its few milliseconds.
 */
export function createGroupCommit<T>(
  write: (items: T[]) => Promise<void>,
  { mostWaitMs, mostItems }: GroupCommitLimits,
): GroupCommit<T> {
  const waiting: Waiting<T>[] = [];
  let isWriting = false;
  let timer: NodeJS.Timeout | undefined;

  function arm(): void {
    if (isWriting || waiting.length === 0) return;
    if (waiting.length >= mostItems) void flush();
    else timer ??= setTimeout(() => void flush(), mostWaitMs);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    isWriting = true;
    const group = waiting.splice(0, mostItems);
    try {
      await write(group.map(({ item }) => item));
      for (const { done } of group) done();
    } catch (fault) {
      for (const { failed } of group) failed(fault);
    }
    isWriting = false;
    // Those who came meanwhile have waited long enough.
    if (waiting.length > 0) void flush();
  }

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      arm();
    });
}
