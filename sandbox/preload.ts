// Loaded into the app's processes with `node --import`: sends https://*.myshopify.com to the sandbox and lets
// the process live in the sandbox's time. The only seam between the two; the app has no branch for it.

import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { Agent, type Dispatcher, setGlobalDispatcher } from 'undici';

const sandboxOrigin = process.env.SANDBOX_ORIGIN;
const clockFile = process.env.SANDBOX_CLOCK_FILE;

if (process.env.NODE_ENV === 'production' && !sandboxOrigin) {
  throw new Error('sandbox/preload.ts must not be loaded in production; remove it from --import');
}
if (sandboxOrigin) redirectShopify(readLoopbackOrigin(sandboxOrigin));
if (clockFile) shiftDate(followOffset(clockFile));
// The demo holds the other end of this channel: when it is gone, however that came, the app is asked to end.
if (isMainThread && process.connected) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}

function readLoopbackOrigin(text: string): URL {
  const url = new URL(text);
  if (url.protocol !== 'http:' || !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) {
    throw new Error(`SANDBOX_ORIGIN must be an http address of this machine, not ${text}`);
  }
  return url;
}

function redirectShopify(sandbox: URL): void {
  const redirect: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
    const target = options.origin ? new URL(options.origin) : null;
    if (!target?.hostname.endsWith('.myshopify.com')) return dispatch(options, handler);
    const headers = withHost(options.headers, target.host);
    return dispatch({ ...options, origin: sandbox.origin, headers }, handler);
  };
  setGlobalDispatcher(new Agent().compose(redirect));
}

/** Undici hands headers over as a flat list, as pairs or as an object. */
function withHost(headers: Dispatcher.DispatchOptions['headers'], host: string) {
  const flat: string[] = [];
  const add = (name: string, value: unknown) => {
    if (name.toLowerCase() !== 'host') flat.push(name, String(value));
  };
  if (Array.isArray(headers)) {
    for (let i = 0; i < headers.length; i += 2) add(headers[i]!, headers[i + 1]);
  } else if (headers && Symbol.iterator in headers) {
    for (const [name, value] of headers) add(name, value);
  } else {
    for (const [name, value] of Object.entries(headers ?? {})) add(name, value);
  }
  return [...flat, 'x-sandbox-host', host];
}

/** The file is thirty bytes: reading it ten times a second costs less than one page view an hour. */
function followOffset(file: string): () => number {
  let offsetMs = readOffset(file) ?? 0;
  setInterval(() => {
    offsetMs = readOffset(file) ?? offsetMs;
  }, 100).unref();
  return () => offsetMs;
}

function readOffset(file: string): number | null {
  try {
    const { offsetMs } = JSON.parse(readFileSync(file, 'utf8')) as { offsetMs?: unknown };
    return typeof offsetMs === 'number' ? offsetMs : null;
  } catch {
    return null;
  }
}

/** Shares Date's prototype, so that dates made inside Node remain instances; performance.now and timers stay real. */
function shiftDate(offset: () => number): void {
  const RealDate = Date;
  const realNow = RealDate.now;
  const now = () => realNow() + offset();

  function ShiftedDate(...parts: unknown[]): Date | string {
    if (!new.target) return new RealDate(now()).toString();
    const real: unknown[] = parts.length === 0 ? [now()] : parts;
    return Reflect.construct(RealDate, real, new.target === ShiftedDate ? RealDate : new.target);
  }
  ShiftedDate.prototype = RealDate.prototype;
  Object.assign(ShiftedDate, { now, parse: RealDate.parse, UTC: RealDate.UTC });
  Object.defineProperty(ShiftedDate, 'name', { value: 'Date' });
  Object.defineProperty(ShiftedDate, 'length', { value: 7 });
  RealDate.prototype.constructor = ShiftedDate;
  globalThis.Date = ShiftedDate as unknown as DateConstructor;
}
