// The mail reader's own behaviour: mails open without a reload, older ones load as one scrolls, new
// ones arrive by themselves, and the keyboard works. Without it every link still leads to a page.

const rows = document.querySelector('.rows');
const scroll = document.querySelector('.scroll');
const reader = document.querySelector('.reader');
const search = document.querySelector('.search input');
const fresh = document.querySelector('.fresh');
const empty = document.querySelector('.empty');
const count = document.querySelector('.count');

const freshEveryMs = 3000;
const typingPauseMs = 200;

let opening = null;

const isNarrow = matchMedia('(max-width: 759px)').matches;
const query = () => new URLSearchParams(location.search);
const rowLinks = () => [...rows.querySelectorAll('.row')];
const chosenRow = () => rows.querySelector('.row[aria-current]');

/** Puts the mail that the address names into the reader, and marks its row. */
async function showAddress() {
  const id = query().get('mail');
  document.body.classList.toggle('is-reading', Boolean(id));
  markRow(id);
  if (!id) {
    reader.replaceChildren();
    return;
  }
  opening?.abort();
  opening = new AbortController();
  const asked = query();
  // A phone shows the phone's view until another is chosen.
  if (isNarrow && !asked.has('view')) asked.set('view', 'phone');
  const address = `/inbox/${id}/reader?${asked}`;
  try {
    const answer = await fetch(address, { signal: opening.signal });
    reader.innerHTML = answer.ok ? await answer.text() : '';
    if (!answer.ok) reader.textContent = await answer.text();
  } catch (error) {
    if (error.name !== 'AbortError') reader.textContent = 'The sandbox does not answer.';
  }
}

function markRow(id) {
  chosenRow()?.removeAttribute('aria-current');
  const row = rows.querySelector(`li[data-id="${CSS.escape(id ?? '')}"] .row`);
  row?.setAttribute('aria-current', 'true');
}

function go(change) {
  const next = query();
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  history.pushState(null, '', next.size > 0 ? `/inbox?${next}` : '/inbox');
  return showAddress();
}

const isPlainClick = (event) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

document.addEventListener('click', (event) => {
  if (!isPlainClick(event)) return;
  const link = event.target.closest('a');
  if (!link) return;
  const row = link.closest('li[data-id]');
  let change = null;
  if (row) change = { mail: row.dataset.id };
  else if ('back' in link.dataset) change = { mail: '' };
  else if (link.dataset.view) change = { view: link.dataset.view };
  else if (link.dataset.scheme) change = { scheme: link.dataset.scheme };
  if (!change) return;
  event.preventDefault();
  void go(change);
});

addEventListener('popstate', () => void showAddress());

// The list

async function fetchRows(parameters) {
  const asked = new URLSearchParams(parameters);
  for (const name of ['q', 'mail', 'view', 'scheme']) {
    const value = query().get(name);
    if (value) asked.set(name, value);
  }
  const answer = await fetch(`/inbox/list?${asked}`);
  if (answer.status === 204 || !answer.ok) return null;
  return { html: await answer.text(), count: answer.headers.get('x-count') };
}

async function replaceRows() {
  const found = await fetchRows({});
  if (!found) return;
  rows.innerHTML = found.html;
  count.textContent = found.count;
  scroll.scrollTop = 0;
  fresh.hidden = true;
  showEmpty();
  watchEnd();
}

function showEmpty() {
  empty.hidden = rowLinks().length > 0;
  for (const part of empty.children) {
    part.hidden = (part.dataset.when === 'search') !== query().has('q');
  }
}

const end = new IntersectionObserver(
  async ([seen]) => {
    if (!seen.isIntersecting) return;
    end.disconnect();
    const more = seen.target;
    const found = await fetchRows({ before: more.dataset.before });
    if (!found || !more.isConnected) return;
    more.insertAdjacentHTML('afterend', found.html);
    more.remove();
    markRow(query().get('mail'));
    watchEnd();
  },
  { root: scroll, rootMargin: '600px' },
);

function watchEnd() {
  const more = rows.querySelector('.more');
  if (more) end.observe(more);
}

async function lookForNew() {
  if (document.hidden) return;
  const newest = rows.querySelector('li[data-id]')?.dataset.id ?? '0';
  const found = await fetchRows({ newest }).catch(() => null);
  if (!found) return;
  if (scroll.scrollTop < 40) return replaceRows();
  count.textContent = found.count;
  fresh.hidden = false;
}

fresh.addEventListener('click', () => void replaceRows());
setInterval(() => void lookForNew(), freshEveryMs);

let typing = 0;
search.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    const next = query();
    if (search.value.trim()) next.set('q', search.value.trim());
    else next.delete('q');
    history.replaceState(null, '', next.size > 0 ? `/inbox?${next}` : '/inbox');
    void replaceRows();
  }, typingPauseMs);
});
search.form.addEventListener('submit', (event) => event.preventDefault());

// Unsubscribe

document.addEventListener('submit', async (event) => {
  const form = event.target.closest('.unsubscribe');
  if (!form) return;
  event.preventDefault();
  const button = form.querySelector('button');
  const output = form.querySelector('output');
  button.disabled = true;
  const answer = await fetch(form.action, { method: 'POST' })
    .then((response) => response.json())
    .catch(() => ({ kind: 'unreachable', reason: 'the sandbox does not answer' }));
  const isGood = answer.kind === 'answered' && answer.status >= 200 && answer.status < 300;
  output.className = `unsubscribe-answer ${isGood ? 'is-good' : 'is-bad'}`;
  output.textContent = describeAnswer(answer, isGood);
  button.disabled = isGood;
});

function describeAnswer(answer, isGood) {
  if (answer.kind === 'unavailable') return answer.reason;
  if (answer.kind === 'unreachable') return `The shop did not answer: ${answer.reason}.`;
  const text = answer.text ? `: ${answer.text}` : '.';
  return `${isGood ? 'Unsubscribed' : 'Not unsubscribed'} (answer ${answer.status})${text}`;
}

// The keyboard

function step(by) {
  const links = rowLinks();
  const at = links.indexOf(chosenRow());
  const next = links[at < 0 ? 0 : at + by];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
  void go({ mail: next.closest('li').dataset.id });
}

const keys = {
  j: () => step(1),
  ArrowDown: () => step(1),
  k: () => step(-1),
  ArrowUp: () => step(-1),
  '/': () => search.focus(),
  Escape: () => query().get('mail') && go({ mail: '' }),
};

addEventListener('keydown', (event) => {
  const isTyping = event.target.matches('input, textarea, pre');
  if (isTyping || event.metaKey || event.ctrlKey || event.altKey) return;
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

watchEnd();
if (isNarrow && query().has('mail')) void showAddress();
chosenRow()?.scrollIntoView({ block: 'nearest' });
