// Who in the pixel's frame hears of what. One who subscribes late hears what came before, as with Shopify's own bus.

type Listener = (event: unknown) => unknown;

export type Bus = {
  subscribe(name: string, listener: Listener): () => boolean;
  /** Done once every listener is, whether it failed or not. */
  publish(name: string, event: unknown, groups?: string[]): Promise<void>;
};

const KEPT = 50;

export function createBus(): Bus {
  const listeners = new Set<{ name: string; listener: Listener }>();
  const past: { names: string[]; event: unknown }[] = [];

  return {
    subscribe: (name, listener) => {
      const one = { name, listener };
      listeners.add(one);
      for (const { names, event } of past) if (names.includes(name)) void tell(listener, event);
      return () => listeners.delete(one);
    },
    publish: async (name, event, groups = []) => {
      const names = [name, ...groups];
      past.push({ names, event });
      if (past.length > KEPT) past.shift();
      const hearing = [...listeners].filter((one) => names.includes(one.name));
      await Promise.all(hearing.map(({ listener }) => tell(listener, event)));
    },
  };
}

/** Each hears a copy of its own, and a fault of one stops no other. */
async function tell(listener: Listener, event: unknown): Promise<void> {
  try {
    await listener(structuredClone(event));
  } catch (fault) {
    console.error(fault);
  }
}
