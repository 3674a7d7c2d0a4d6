// The page as an event describes it: document, navigator and window, copied at the moment of the event.
import type { Context } from '@shopify/web-pixels-extension';

export function describePage(): Context {
  return {
    document: {
      characterSet: document.characterSet,
      location: describeLocation(),
      referrer: document.referrer,
      title: document.title,
    },
    navigator: {
      cookieEnabled: navigator.cookieEnabled,
      language: navigator.language,
      languages: [...navigator.languages],
      userAgent: navigator.userAgent,
    },
    window: {
      innerHeight: window.innerHeight,
      innerWidth: window.innerWidth,
      location: describeLocation(),
      origin: window.origin,
      outerHeight: window.outerHeight,
      outerWidth: window.outerWidth,
      pageXOffset: window.scrollX,
      pageYOffset: window.scrollY,
      screen: { height: window.screen.height, width: window.screen.width },
      screenX: window.screenX,
      screenY: window.screenY,
      scrollX: window.scrollX,
      scrollY: window.scrollY,
    },
  };
}

function describeLocation() {
  const { hash, host, hostname, href, origin, pathname, port, protocol, search } = window.location;
  return { hash, host, hostname, href, origin, pathname, port, protocol, search };
}
