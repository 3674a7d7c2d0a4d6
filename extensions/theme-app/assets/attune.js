// Attune's app embed, on every page of the storefront: wishes, track(), who gave an address to the shop, and the click
// that a mail brought along. It stores what a shopper asks it to, and tells nothing before Shopify's Customer Privacy
// API says that it may.
(() => {
  const early = window.attune?.queue ?? [];
  if (window.attune?.track && !window.attune.queue) return;
  const { app, customer } = document.currentScript?.dataset ?? {};

  // Consent: asked anew for each fact, since a visitor may change his or her mind on the page.

  let ready = false;
  let waiting = [];

  const isAllowed = () => {
    const privacy = window.Shopify?.customerPrivacy;
    return Boolean(
      privacy?.analyticsProcessingAllowed() &&
      privacy.marketingAllowed() &&
      privacy.saleOfDataAllowed(),
    );
  };

  /** What happens before the API is there waits for its answer; what happens without consent is forgotten. */
  const whenAllowed = (work) => {
    if (!ready) waiting.push(work);
    else if (isAllowed()) work();
  };

  const open = () => {
    ready = true;
    for (const work of waiting.splice(0)) whenAllowed(work);
    arrive();
  };

  const publish = (name, data) =>
    whenAllowed(() => window.Shopify.analytics?.publish?.(`attune:${name}`, data));

  // Events.

  const cut = (text, most) => String(text).slice(0, most);

  /** Twenty short facts at most: the door takes no more. */
  const factsOf = (properties) =>
    Object.fromEntries(
      Object.entries(properties ?? {})
        .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
        .slice(0, 20)
        .map(([key, value]) => [cut(key, 60), typeof value === 'string' ? cut(value, 500) : value]),
    );

  const track = (name, properties) => {
    if (name === 'downloaded_content') download(properties?.name, properties?.path);
    else if (name) publish('custom', { name: cut(name, 60), properties: factsOf(properties) });
  };

  const download = (name, path) =>
    publish('downloaded_content', {
      name: cut(name || path || 'file', 200),
      path: cut(path ?? '', 500),
    });

  const FILE = /\.(pdf|epub|docx?|xlsx?|pptx?|odt|csv|zip|mp3|mp4)$/i;

  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (link && (link.hasAttribute('data-attune-download') || FILE.test(link.pathname))) {
      const { attuneDownload } = link.dataset;
      download(attuneDownload || link.textContent.trim() || link.pathname, link.pathname);
    }
    const button = event.target.closest?.('[data-attune-wish]');
    if (button) toggle(button.dataset.attuneWish);
  });

  // Wishes: kept in the browser because the shopper asked for it, a guest's given to the account at log-in.

  const GUEST = 'attune:wishlist';
  const MINE = customer ? `${GUEST}:${customer}` : GUEST;

  const read = (key) => {
    try {
      const list = JSON.parse(localStorage.getItem(key));
      return Array.isArray(list) ? list.map(String) : [];
    } catch {
      return [];
    }
  };

  const write = (list) => {
    try {
      localStorage.setItem(MINE, JSON.stringify(list.slice(0, 200)));
    } catch {
      // A browser that keeps nothing still shows the wish until the page goes.
    }
  };

  let wishes = read(MINE);
  if (customer && read(GUEST).length > 0) {
    wishes = [...new Set([...wishes, ...read(GUEST)])];
    write(wishes);
    localStorage.removeItem(GUEST);
  }

  const toggle = (productId) => {
    const isNew = !wishes.includes(productId);
    wishes = isNew ? [productId, ...wishes] : wishes.filter((id) => id !== productId);
    write(wishes);
    paint();
    publish(isNew ? 'added_to_wishlist' : 'removed_from_wishlist', { productId });
  };

  const paint = () => {
    for (const button of document.querySelectorAll('[data-attune-wish]')) {
      const isWished = wishes.includes(button.dataset.attuneWish);
      button.setAttribute('aria-pressed', String(isWished));
      button.querySelector('[data-attune-words]').textContent =
        button.dataset[isWished ? 'remove' : 'add'];
    }
  };

  // Identity.

  /** Shopify is told of an address that a shopper gives to the shop, as its visitor API asks. */
  const tellVisitor = (person) =>
    whenAllowed(() => window.Shopify.analytics?.visitor?.(person, app ? { appId: app } : {}));

  document.addEventListener(
    'submit',
    ({ target }) => {
      if (target.querySelector('[type=password]')) return;
      const filled = (selector) => target.querySelector(selector)?.value.trim() || undefined;
      const email = filled('[type=email], [name*=email i]');
      const phone = filled('[type=tel]');
      if (email?.includes('@') || phone) tellVisitor({ email, phone });
    },
    true,
  );

  // The click of a mail: taken out of the address at once, so that nobody shares it; the pixel is told where it may be.

  const here = new URL(location.href);
  let click = here.searchParams.get('attune');
  if (click) {
    here.searchParams.delete('attune');
    history.replaceState(history.state, '', here);
  }

  const arrive = () => {
    if (!click) return;
    whenAllowed(() => {
      publish('arrived', { click });
      const body = new URLSearchParams({ click });
      click = null;
      fetch(`/apps/attune/visitor?n=${crypto.randomUUID()}`, { method: 'POST', body })
        .then((answer) => (answer.ok ? answer.json() : null))
        .then((person) => person?.email && tellVisitor({ email: person.email }))
        .catch(() => {});
    });
  };

  // Begin.

  window.attune = { track, wishlist: { list: () => [...wishes], toggle }, isAllowed };
  paint();
  for (const [name, properties] of early) track(name, properties);
  document.addEventListener('visitorConsentCollected', () => (ready ? arrive() : open()));
  const feature = [{ name: 'consent-tracking-api', version: '0.1' }];
  if (window.Shopify?.customerPrivacy) open();
  else window.Shopify?.loadFeatures?.(feature, (fault) => fault || open());
})();
