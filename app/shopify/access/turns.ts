// Turns in one process: of several requests of a shop that come at once, the first gets the token and the others find it.

export type Turns = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Whoever fails lets the next one have its turn. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, turn);
    const forget = () => {
      if (last.get(key) === turn) last.delete(key);
    };
    turn.then(forget, forget);
    return turn;
  };
}
