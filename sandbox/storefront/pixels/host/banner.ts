// The consent banner in the browser: an answer is taken without leaving the page, and "Cookie preferences" in the
// footer opens the banner again with what was chosen.
import { decide, isChoice } from '../../consent/consent';
import type { Privacy } from './privacy';

export function startBanner(privacy: Privacy): void {
  const banner = document.getElementById('consent');
  const form = banner?.querySelector('form');
  const opener = document.getElementById('consent-open');
  if (!banner || !form || !opener) return;
  let reopened = false;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const choice = event.submitter?.getAttribute('value');
    if (!isChoice(choice)) return;
    const boxes = new FormData(form);
    banner.hidden = true;
    privacy.save(decide(choice, (name) => boxes.has(name)));
    // The focus goes back to where the banner was opened from; it never was anywhere else before.
    if (reopened) opener.focus();
  });

  opener.addEventListener('click', (event) => {
    event.preventDefault();
    reopened = true;
    const current = privacy.current();
    for (const name of ['analytics', 'marketing', 'preferences'] as const) {
      const box = form.elements.namedItem(name);
      if (box instanceof HTMLInputElement) box.checked = current[name];
    }
    banner.querySelector('details')?.setAttribute('open', '');
    banner.hidden = false;
    banner.focus();
  });
}
