// The left navigation: the app's own items under its name, the one that is open marked, and the path of
// the app kept in the frame's address.
import type { NavItem } from '../protocol';
import { appFrame, hearApp, tellApp } from './app-frame';
import { element } from './element';
import { showMenu, startMenu } from './menu';
import { isDirty, shakeSaveBar } from './save-bar';

const appLink = element<HTMLAnchorElement>('.nav-app');
const list = element('.nav-items');
const root = `/admin/apps/${document.body.dataset.app ?? ''}`;

let home = appLink.dataset.href ?? '/';
let items: NavItem[] = [];
let path = location.pathname.slice(root.length) || home;
let isBridgeHeard = false;

export function startNavigation(): void {
  hearApp({
    path: (message) => {
      isBridgeHeard = true;
      path = message.path;
      const address = `${root}${path}`;
      if (address !== `${location.pathname}${location.search}${location.hash}`) {
        history.replaceState(null, '', address);
      }
      markCurrent();
    },
    nav: (message) => {
      home = message.home ?? appLink.dataset.href ?? '/';
      items = message.items;
      draw();
    },
  });
  appFrame.addEventListener('load', () => showMenu(false));
  appLink.addEventListener('click', (event) => follow(event, home));
  startMenu();
}

function draw(): void {
  const rows = items.map(({ label, href }) => {
    const row = document.createElement('li');
    const link = document.createElement('a');
    link.className = 'nav-item';
    link.textContent = label;
    link.href = `${root}${href}`;
    link.dataset.href = href;
    link.addEventListener('click', (event) => follow(event, href));
    row.append(link);
    return row;
  });
  list.replaceChildren(...rows);
  markCurrent();
}

/** A page below an item's marks that item; the app's name stands for what belongs to none. */
function markCurrent(): void {
  const here = pathOf(path);
  const matches = items
    .filter(({ href }) => here === pathOf(href) || here.startsWith(`${pathOf(href)}/`))
    .sort((a, b) => b.href.length - a.href.length);
  const current = matches[0]?.href;
  for (const link of list.querySelectorAll<HTMLAnchorElement>('a')) {
    setCurrent(link, link.dataset.href === current);
  }
  setCurrent(appLink, current === undefined);
}

function setCurrent(link: HTMLAnchorElement, isCurrent: boolean): void {
  if (isCurrent) link.setAttribute('aria-current', 'page');
  else link.removeAttribute('aria-current');
}

function pathOf(href: string): string {
  return new URL(href, location.origin).pathname.replace(/\/$/, '');
}

function follow(event: MouseEvent, href: string): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  if (isDirty()) return shakeSaveBar();
  showMenu(false);
  // Without App Bridge in the page nobody would hear it; the whole frame then opens the address.
  if (isBridgeHeard) tellApp({ type: 'navigate', href });
  else location.assign(`${root}${href}`);
}
