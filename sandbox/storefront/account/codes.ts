// The code that logs a customer in: six digits that follow from the address and the quarter of an hour, so that
// nothing has to be kept. At Shopify it comes by mail.
import { createHmac } from 'node:crypto';
import type { SandboxContext } from '../../context';

const WINDOW_MS = 15 * 60_000;

export function codeFor(context: SandboxContext, email: string): string {
  return codeOf(context, email, currentWindow(context));
}

/** The one before is good too: a code lives for at least a quarter of an hour. */
export function isCodeFor(context: SandboxContext, email: string, code: string): boolean {
  const window = currentWindow(context);
  const written = code.replaceAll(/\s/g, '');
  return [window, window - 1].some((one) => codeOf(context, email, one) === written);
}

function currentWindow({ clock }: SandboxContext): number {
  return Math.floor(clock.now().getTime() / WINDOW_MS);
}

function codeOf({ clientSecret }: SandboxContext, email: string, window: number): string {
  const digest = createHmac('sha256', clientSecret).update(`code:${window}:${email}`).digest();
  return String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0');
}
