// <ui-modal> and <s-app-window>: drawn as a dialog within the app's own page, since the content is the
// app's; the full-screen ones ask the frame for its whole area.
import type { Action } from '../protocol';
import { press, readTitleBar } from './actions';
import { tellFrame } from './host';

const style = `
  :host { display: contents; }
  dialog { width: min(620px, calc(100vw - 32px)); max-height: calc(100vh - 64px); padding: 0; border: 0;
    border-radius: 16px; background: #fff; color: #303030; overflow: hidden; font: 13px/20px Inter,
    -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, sans-serif; box-shadow: 0 20px 40px rgb(0 0 0 / 25%); }
  dialog[open] { display: flex; flex-direction: column; }
  dialog::backdrop { background: rgb(0 0 0 / 50%); }
  .small { width: min(380px, calc(100vw - 32px)); }
  .large { width: min(980px, calc(100vw - 32px)); }
  .max { width: 100vw; height: 100vh; max-width: none; max-height: none; border-radius: 0; }
  header { display: flex; align-items: center; gap: 8px; padding: 12px 12px 12px 16px; background: #f3f3f3;
    border-bottom: 1px solid #e3e3e3; }
  h2 { flex: 1; margin: 0; font-size: 14px; line-height: 20px; }
  .body { flex: 1; min-height: 0; overflow: auto; }
  iframe { display: block; width: 100%; height: 100%; min-height: 320px; border: 0; }
  footer { display: flex; justify-content: flex-end; gap: 8px; padding: 12px 16px;
    border-top: 1px solid #e3e3e3; }
  .actions { display: flex; gap: 8px; }
  footer:empty { display: none; }
  button { min-height: 28px; padding: 4px 12px; border: 0; border-radius: 8px; background: #e3e3e3;
    color: #303030; font: inherit; font-size: 12px; font-weight: 550; cursor: pointer; }
  button.primary { background: #303030; color: #fff; }
  button.critical { background: #c70a24; color: #fff; }
  button:disabled { opacity: .5; cursor: default; }
  button.close { width: 28px; padding: 0; background: none; font-size: 18px; }
  button:focus-visible { outline: 2px solid #005bd3; outline-offset: 1px; }
`;

export class ModalElement extends HTMLElement {
  #dialog = document.createElement('dialog');
  #content: HTMLElement | null = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.innerHTML = `<style>${style}</style>`;
    root.append(this.#dialog);
    this.#dialog.innerHTML = `<header><h2></h2><span class="actions"></span><button class="close" aria-label="Close">×</button></header>
      <div class="body"><slot></slot></div><footer></footer>`;
    this.#part('.close').addEventListener('click', () => void this.hide());
    this.#dialog.addEventListener('close', () => this.#afterClose());
    this.addEventListener('command', (event) => this.#obey(event));
    new MutationObserver(() => this.#draw()).observe(this, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  }

  /** Where React puts the children of its <Modal>. */
  get content(): HTMLElement {
    if (!this.#content) {
      this.#content = document.createElement('div');
      this.append(this.#content);
    }
    return this.#content;
  }

  set content(element: HTMLElement) {
    this.content.replaceChildren(element);
  }

  get src(): string | undefined {
    return this.getAttribute('src') ?? undefined;
  }

  set src(address: string | undefined) {
    if (address === undefined) this.removeAttribute('src');
    else this.setAttribute('src', address);
  }

  get variant(): string {
    return this.localName === 's-app-window' ? 'max' : (this.getAttribute('variant') ?? 'base');
  }

  set variant(name: string) {
    this.setAttribute('variant', name);
  }

  get contentWindow(): Window | null {
    return this.#dialog.querySelector('iframe')?.contentWindow ?? null;
  }

  show(): Promise<void> {
    if (this.#dialog.open || !this.isConnected) return Promise.resolve();
    if (this.src) this.#frameSource(this.src);
    this.#draw();
    this.#dialog.showModal();
    tellFrame({ type: 'dialog', size: this.variant === 'max' ? 'full' : 'part' });
    this.dispatchEvent(new Event('show'));
    return Promise.resolve();
  }

  hide(): Promise<void> {
    if (this.#dialog.open) this.#dialog.close();
    return Promise.resolve();
  }

  toggle(): Promise<void> {
    return this.#dialog.open ? this.hide() : this.show();
  }

  disconnectedCallback(): void {
    void this.hide();
  }

  #afterClose(): void {
    tellFrame({ type: 'dialog', size: 'none' });
    if (this.src) this.#part('.body').innerHTML = '<slot></slot>';
    this.dispatchEvent(new Event('hide'));
  }

  #obey(event: Event): void {
    const { command } = event as Event & { command?: string };
    if (command === '--show') void this.show();
    if (command === '--hide') void this.hide();
    if (command === '--toggle') void this.toggle();
  }

  #frameSource(address: string): void {
    const frame = document.createElement('iframe');
    const url = new URL(address, location.href);
    const own = new URLSearchParams(location.search);
    for (const name of ['shop', 'host', 'locale']) {
      const value = own.get(name) ?? sessionStorage.getItem(`app-bridge-${name}`);
      if (value) url.searchParams.set(name, value);
    }
    url.searchParams.set('embedded', '1');
    frame.src = url.href;
    frame.title = readTitleBar(this.querySelector('ui-title-bar')).title || 'App window';
    this.#part('.body').replaceChildren(frame);
  }

  #draw(): void {
    const { title, actions } = readTitleBar(this.querySelector('ui-title-bar'));
    this.#dialog.className = this.variant;
    this.#part('h2').textContent = title;
    this.#dialog.setAttribute('aria-label', title || 'Dialog');
    // Shopify puts the primary action last, at the right.
    const place = this.#part(this.variant === 'max' ? '.actions' : 'footer');
    const ordered = [
      ...actions.filter((action) => !action.isPrimary),
      ...actions.filter((action) => action.isPrimary),
    ];
    showButtons(place, ordered);
  }

  #part(selector: string): Element {
    const part = this.#dialog.querySelector(selector);
    if (!part) throw new Error(`the dialog needs a ${selector}, has none`);
    return part;
  }
}

/** Buttons stay where they are while their app draws anew: a press that has begun must find its end. */
function showButtons(place: Element, wanted: Action[]): void {
  while (place.children.length > wanted.length) place.lastElementChild?.remove();
  while (place.children.length < wanted.length) place.append(makeButton());
  [...place.children].forEach((button, at) => {
    const action = wanted[at];
    if (!action || !(button instanceof HTMLButtonElement)) return;
    button.dataset.key = String(action.key);
    button.disabled = action.isDisabled;
    button.classList.toggle('primary', action.isPrimary);
    button.classList.toggle('critical', action.isCritical);
    if (button.textContent !== action.label) button.textContent = action.label;
  });
}

function makeButton(): HTMLButtonElement {
  const button = document.createElement('button');
  button.addEventListener('click', () => press(Number(button.dataset.key)));
  return button;
}

class AppWindowElement extends ModalElement {}

export function startModals(): void {
  customElements.define('ui-modal', ModalElement);
  customElements.define('s-app-window', AppWindowElement);
}

export function modalOf(id: string): ModalElement {
  const element = document.getElementById(id);
  if (element instanceof ModalElement) return element;
  throw new Error(`shopify.modal needs a <ui-modal id="${id}"> in the page`);
}
