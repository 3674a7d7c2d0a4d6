// Does for a pixel what only the page can: the storefront's cookies and storage, and a beacon that outlives the page.
import { readCookie } from './cookies';

type Call = (...args: unknown[]) => unknown;

const calls: Record<string, Call> = {
  'cookie.get': (name) => (name === undefined ? document.cookie : (readCookie(String(name)) ?? '')),
  'cookie.set': (cookieOrName, value) => {
    const cookie =
      value === undefined ? String(cookieOrName) : `${String(cookieOrName)}=${String(value)}`;
    document.cookie = cookie;
    return document.cookie;
  },
  sendBeacon: (url, body) =>
    navigator.sendBeacon(String(url), body === undefined ? undefined : String(body)),
  ...storageCalls('localStorage', () => localStorage),
  ...storageCalls('sessionStorage', () => sessionStorage),
};

function storageCalls(name: string, storage: () => Storage): Record<string, Call> {
  return {
    [`${name}.clear`]: () => storage().clear(),
    [`${name}.getItem`]: (key) => storage().getItem(String(key)),
    [`${name}.key`]: (index) => storage().key(Number(index)),
    [`${name}.length`]: () => storage().length,
    [`${name}.removeItem`]: (key) => storage().removeItem(String(key)),
    [`${name}.setItem`]: (key, value) => storage().setItem(String(key), String(value)),
  };
}

export async function callBrowser(
  method: string,
  args: unknown[],
): Promise<{ value?: unknown; problem?: string }> {
  const call = Object.hasOwn(calls, method) ? calls[method] : undefined;
  if (!call) return { problem: `browser has no ${method}.` };
  try {
    return { value: await call(...args) };
  } catch (fault) {
    return { problem: fault instanceof Error ? fault.message : String(fault) };
  }
}
