// Finds what the page of the frame must have.
export function element<Type extends HTMLElement = HTMLElement>(selector: string): Type {
  const found = document.querySelector<Type>(selector);
  if (!found) throw new Error(`the frame needs a ${selector}, has none`);
  return found;
}
