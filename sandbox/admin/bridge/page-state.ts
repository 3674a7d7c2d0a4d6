// Tells the frame what the page declares: its path, title, actions and navigation, whenever they change.
import { withoutFrameParameters, type AppMessage } from '../protocol';
import { press, readTitleBar } from './actions';
import { hearFrame, tellFrame } from './host';
import { saveBarState } from './save-bar';

const navElements = 'ui-nav-menu, s-app-nav';
const told = new Map<string, string>();

export function followPage(): void {
  // An adopted sheet, not an element: React finds the document as its server wrote it.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${navElements}, ui-title-bar, ui-save-bar { display: none !important; }`);
  document.adoptedStyleSheets.push(sheet);

  let isScheduled = false;
  const schedule = () => {
    if (isScheduled) return;
    isScheduled = true;
    queueMicrotask(() => {
      isScheduled = false;
      tellChanges();
    });
  };
  new MutationObserver(schedule).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['title', 'href', 'disabled', 'loading', 'variant', 'tone', 'rel'],
  });
  for (const name of ['pushState', 'replaceState'] as const) {
    const plain = history[name].bind(history);
    history[name] = (...parameters) => {
      plain(...parameters);
      schedule();
    };
  }
  for (const name of ['popstate', 'pageshow', 'hashchange']) addEventListener(name, schedule);
  hearFrame({ press: ({ key }) => press(key), navigate: ({ href }) => navigate(href) });
  schedule();
}

function tellChanges(): void {
  const { pathname, search, hash } = location;
  tellOnce({ type: 'path', path: withoutFrameParameters(`${pathname}${search}${hash}`) });
  const bar = readTitleBar(document.querySelector('ui-title-bar:not(ui-modal *, s-app-window *)'));
  tellOnce({ type: 'title-bar', ...bar, title: bar.title || document.title });
  tellOnce(readNav());
  tellOnce(saveBarState());
}

function tellOnce(message: AppMessage): void {
  const text = JSON.stringify(message);
  if (told.get(message.type) === text) return;
  told.set(message.type, text);
  tellFrame(message);
}

function readNav(): AppMessage {
  const links = [...document.querySelectorAll(navElements)].flatMap((menu) => [
    ...menu.querySelectorAll('[href]'),
  ]);
  const items = links.map((link) => ({
    label: link.textContent.trim(),
    href: link.getAttribute('href') ?? '',
    isHome: link.getAttribute('rel') === 'home',
  }));
  return {
    type: 'nav',
    home: items.find((item) => item.isHome)?.href ?? null,
    items: items.filter((item) => !item.isHome).map(({ label, href }) => ({ label, href })),
  };
}

/** App Bridge's event: the app's router hears it and reads the address from the event's target. */
function navigate(href: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.hidden = true;
  document.body.append(link);
  link.dispatchEvent(new Event('shopify:navigate', { bubbles: true, cancelable: true }));
  link.remove();
}
