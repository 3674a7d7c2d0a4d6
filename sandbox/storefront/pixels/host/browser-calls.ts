// Does for a pixel what only the page can: the storefront's cookies and storage, and a beacon that outlives the page.
import { readCookie } from './cookies';

type Argument = string | number | undefined;

/** Whatever a pixel hands over is taken as text, as the browser itself would. */
type Call = (...args: Argument[]) => unknown;

const calls: Record<string, Call> = {
  'cookie.get': (name) => (name === undefined ? document.cookie : (readCookie(`${name}`) ?? '')),
  'cookie.set': (cookieOrName, value) => {
    document.cookie = value === undefined ? `${cookieOrName}` : `${cookieOrName}=${value}`;
    return document.cookie;
  },
  sendBeacon: (url, body) => navigator.sendBeacon(`${url}`, body === undefined ? body : `${body}`),
  ...storageCalls('localStorage', () => localStorage),
  ...storageCalls('sessionStorage', () => sessionStorage),
};

function storageCalls(name: string, storage: () => Storage): Record<string, Call> {
  return {
    [`${name}.clear`]: () => storage().clear(),
    [`${name}.getItem`]: (key) => storage().getItem(`${key}`),
    [`${name}.key`]: (index) => storage().key(Number(index)),
    [`${name}.length`]: () => storage().length,
    [`${name}.removeItem`]: (key) => storage().removeItem(`${key}`),
    [`${name}.setItem`]: (key, value) => storage().setItem(`${key}`, `${value}`),
  };
}

export async function callBrowser(
  method: string,
  args: Argument[],
): Promise<{ value?: unknown; problem?: string }> {
  const call = Object.hasOwn(calls, method) ? calls[method] : undefined;
  if (!call) return { problem: `browser has no ${method}.` };
  try {
    return { value: await call(...args) };
  } catch (fault) {
    return { problem: fault instanceof Error ? fault.message : String(fault) };
  }
}
