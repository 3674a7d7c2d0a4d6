// What is waiting to be sent from a shopper's browser: gathered for a moment, sent together, tried once more.

/** Short, since a shopper who goes to the next page takes this one's sandbox along. */
const MOMENT_MS = 300;
const AGAIN_MS = 2_000;
/** The door takes fifty, and a browser keeps at most 64 KB of requests alive. */
const MOST = 20;

export type Outbox = { put(event: object, atOnce: boolean): void; clear(): void };

export function createOutbox(
  url: string,
  beacon: (url: string, body: string) => Promise<boolean>,
): Outbox {
  let waiting: object[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const body = JSON.stringify({ events: waiting });
    waiting = [];
    void send(body, true);
  };

  const send = async (body: string, again: boolean): Promise<void> => {
    if ((await isTaken(body)) || !again) return;
    setTimeout(() => void send(body, false), AGAIN_MS);
  };

  /** Plain text, so that no browser asks first; what the door refuses it would refuse again. */
  const isTaken = async (body: string): Promise<boolean> => {
    try {
      const { status } = await fetch(url, { method: 'POST', body, keepalive: true });
      return status !== 429 && status < 500;
    } catch {
      return beacon(url, body).catch(() => false);
    }
  };

  return {
    put: (event, atOnce) => {
      waiting.push(event);
      if (atOnce || waiting.length >= MOST) flush();
      else timer ??= setTimeout(flush, MOMENT_MS);
    },
    clear: () => {
      waiting = [];
    },
  };
}
