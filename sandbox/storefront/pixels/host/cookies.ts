// The storefront's cookies as the page's script reads and writes them, all below /store.

export function readCookie(name: string): string | undefined {
  const found = document.cookie
    .split('; ')
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  return found === undefined ? undefined : decode(found);
}

export function writeCookie(name: string, value: string, days: number): void {
  const age = Math.round(days * 86_400);
  const text = `${name}=${encodeURIComponent(value)}`;
  document.cookie = `${text}; path=/store; max-age=${age}; samesite=lax`;
}

export function removeCookie(name: string): void {
  document.cookie = `${name}=; path=/store; max-age=0; samesite=lax`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
