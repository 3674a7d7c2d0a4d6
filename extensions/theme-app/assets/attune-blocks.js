// Attune's blocks in a browser with script: forms that answer on the page, and recommendations into the places that are
// kept for them. Without script the forms are sent as any form is.
(() => {
  if (window.attuneBlocks) return;
  window.attuneBlocks = true;

  // Forms.

  const say = (form, words, isWrong) => {
    const said = form.querySelector('[data-attune-said]');
    said.textContent = words;
    said.toggleAttribute('data-wrong', isWrong);
  };

  const blame = (form, words) => {
    const field = form.elements.email;
    form.querySelector('[data-attune-error]').textContent = words;
    field.toggleAttribute('aria-invalid', words !== '');
    if (words) field.focus();
  };

  /** A number used once makes each sending its own, however many shoppers send in one second. */
  const send = async (form) => {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(`${form.action}?n=${crypto.randomUUID()}`, {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
    });
    const { message = '', field } = await answer.json();
    return { ok: answer.ok, message, field };
  };

  const submit = async (form) => {
    const button = form.querySelector('[type=submit]');
    if (button.disabled) return;
    button.disabled = true;
    try {
      const { ok, message, field } = await send(form);
      if (!ok && field === 'email') return blame(form, message);
      say(form, message, !ok);
      if (ok) form.setAttribute('data-done', '');
    } catch {
      // What could not be asked for on the page is sent as any form is.
      form.submit();
    } finally {
      button.disabled = false;
    }
  };

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.matches('[data-attune-form]')) return;
    event.preventDefault();
    blame(form, '');
    say(form, '', false);
    const { email } = form.elements;
    if (email.validity.valid && /.@.+\../.test(email.value)) void submit(form);
    else blame(form, email.dataset.wrong);
  });

  for (const form of document.querySelectorAll('[data-attune-form]')) form.noValidate = true;

  // Recommendations.

  /** For a person only where that was allowed; the shop itself says who is logged in. */
  const isPersonal = ({ dataset }) => 'known' in dataset && window.attune?.isAllowed() === true;

  const fill = async (block) => {
    const { attunePicks, strategy, product, count, currency, locale } = block.dataset;
    const asked = { strategy, product, count, currency, locale };
    const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
    if (isPersonal(block)) query.set('personal', '1');
    const answer = await fetch(`${attunePicks}?${query}`, { headers: { Accept: 'text/html' } });
    const cards = answer.ok ? await answer.text() : '';
    const grid = block.querySelector('.attune-grid');
    const empty = [...grid.children];
    const made = document.createElement('template');
    made.innerHTML = cards;
    const picks = [...made.content.children];
    for (const [place, card] of empty.entries()) {
      if (picks[place]) card.replaceWith(picks[place]);
      else card.classList.add('attune-none');
    }
    grid.removeAttribute('aria-busy');
    if (picks.length === 0) hide(block);
  };

  /** An empty block goes where nobody sees it go; in view it keeps its place, so that nothing jumps. */
  const hide = (block) => {
    const { top, bottom } = block.getBoundingClientRect();
    const isSeen = bottom > 0 && top < innerHeight;
    block.classList.add(isSeen ? 'attune-none' : 'attune-gone');
  };

  const near = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        fill(target).catch(() => hide(target));
      }
    },
    { rootMargin: '800px' },
  );
  for (const block of document.querySelectorAll('[data-attune-picks]')) near.observe(block);
})();
