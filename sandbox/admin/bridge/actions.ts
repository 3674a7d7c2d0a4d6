// Reads the buttons that an app declares in App Bridge's elements, and presses them when the frame's
// copies are pressed.
import type { Action } from '../protocol';

const pressable = new Map<number, HTMLElement>();
const keys = new WeakMap<HTMLElement, number>();
let lastKey = 0;

export type TitleBar = { title: string; back: Action | null; actions: Action[] };

export function readTitleBar(element: Element | null): TitleBar {
  if (!element) return { title: '', back: null, actions: [] };
  const all = [...element.querySelectorAll<HTMLElement>('button, a, s-button, s-link')];
  const isBack = (each: HTMLElement) => each.getAttribute('variant') === 'breadcrumb';
  const back = all.find(isBack);
  return {
    title: element.getAttribute('title') ?? '',
    back: back ? readAction(back) : null,
    actions: all.filter((each) => !isBack(each)).map(readAction),
  };
}

function readAction(element: HTMLElement): Action {
  return {
    key: keyOf(element),
    label: element.textContent.trim(),
    isPrimary: element.getAttribute('variant') === 'primary',
    isCritical: element.getAttribute('tone') === 'critical',
    isDisabled: isOn(element, 'disabled') || isOn(element, 'loading'),
  };
}

export function isOn(element: Element, attribute: string): boolean {
  const value = element.getAttribute(attribute);
  return value !== null && value !== 'false';
}

export function press(key: number): void {
  pressable.get(key)?.click();
}

/** Noted anew at each reading: a button read before it was in the page would otherwise be forgotten for good. */
function keyOf(element: HTMLElement): number {
  const known = keys.get(element);
  const key = known ?? (lastKey += 1);
  if (known === undefined) forgetRemoved();
  keys.set(element, key);
  pressable.set(key, element);
  return key;
}

function forgetRemoved(): void {
  for (const [key, element] of pressable) {
    if (!element.isConnected) pressable.delete(key);
  }
}
