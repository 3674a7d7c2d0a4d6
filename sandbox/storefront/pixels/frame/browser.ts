// The pixel's `browser`: cookies, storage and beacons of the storefront, each asked of the page and answered later.
import type { Browser } from '@shopify/web-pixels-extension';
import type { ToFrame, ToPage } from '../protocol';

type Answer = Extract<ToFrame, { kind: 'answer' }>;
type Waiting = { resolve(value: unknown): void; reject(fault: Error): void };

export function createBrowser(send: (message: ToPage) => void) {
  const waiting = new Map<number, Waiting>();
  let calls = 0;

  const ask = <Value>(method: string, ...args: (string | number | undefined)[]): Promise<Value> =>
    new Promise((resolve, reject) => {
      const call = ++calls;
      waiting.set(call, { resolve: (value) => resolve(value as Value), reject });
      send({ kind: 'call', call, method, args });
    });

  const storage = (name: 'localStorage' | 'sessionStorage') => ({
    clear: () => ask<void>(`${name}.clear`),
    getItem: (key: string) => ask<string | null>(`${name}.getItem`, key),
    key: (index: number) => ask<string | null>(`${name}.key`, index),
    length: () => ask<number>(`${name}.length`),
    removeItem: (key: string) => ask<void>(`${name}.removeItem`, key),
    setItem: (key: string, value: string) => ask<void>(`${name}.setItem`, key, value),
  });

  const browser: Browser = {
    cookie: {
      get: (name) => ask<string>('cookie.get', name),
      set: (cookieOrName, value) => ask<string>('cookie.set', cookieOrName, value),
    },
    localStorage: storage('localStorage'),
    sessionStorage: storage('sessionStorage'),
    sendBeacon: (url, body) => ask<boolean>('sendBeacon', url, body),
  };

  const answer = ({ call, value, problem }: Answer) => {
    const one = waiting.get(call);
    waiting.delete(call);
    if (problem === undefined) one?.resolve(value);
    else one?.reject(new Error(problem));
  };
  return { browser, answer };
}
