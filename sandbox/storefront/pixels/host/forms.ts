// What shoppers write into forms, as events: every form that is sent, and at the checkout the contact's address as
// soon as it is complete.
import type { Checkout, FormElement, InputElement } from '@shopify/web-pixels-extension';
import type { Publish } from './publish';

export function watchForms(publish: Publish): void {
  document.addEventListener('submit', ({ target }) => {
    // The banner's answer is no form of the shop's: at Shopify it stands outside the page.
    if (!(target instanceof HTMLFormElement) || target.matches('#consent-form')) return;
    publish({ name: 'form_submitted', type: 'dom', data: { element: describeForm(target) } });
  });
}

function describeForm(form: HTMLFormElement): FormElement {
  // Never `form.id` or `form.elements`: a field of that name takes the property's place.
  const elements = [...document.querySelectorAll('input, select, textarea')].filter(
    (element) => (element as HTMLInputElement).form === form,
  );
  return {
    action: new URL(form.getAttribute('action') ?? '', location.href).href,
    elements: elements.flatMap((element) => describeInput(element) ?? []),
    id: form.getAttribute('id'),
  };
}

function describeInput(element: Element): InputElement | null {
  const isInput = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
  if (!isInput && !(element instanceof HTMLTextAreaElement)) return null;
  const { id, name, type, value, tagName } = element;
  return {
    id: id || null,
    name: name || null,
    tagName,
    type,
    value: type === 'password' ? null : value,
  };
}

/** Once per address, when the field is left. */
export function watchCheckout(checkout: Checkout, publish: Publish): void {
  const form = document.getElementById('checkout-form');
  const field = form?.querySelector<HTMLInputElement>('input[type="email"]');
  const box = form?.querySelector<HTMLInputElement>('input[name="acceptsMarketing"]');
  let last = '';
  field?.addEventListener('change', () => {
    const email = field.value.trim().toLowerCase();
    if (email === '' || email === last || !field.validity.valid) return;
    last = email;
    const data = { checkout: { ...checkout, email, buyerAcceptsEmailMarketing: !!box?.checked } };
    publish({ name: 'checkout_contact_info_submitted', type: 'standard', data });
  });
}
