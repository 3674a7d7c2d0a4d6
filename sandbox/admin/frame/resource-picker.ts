// The dialog in which a merchant chooses products, variants or collections for the app.
import type { PickedResource, PickRequest } from '../picking';
import { hearApp, tellApp } from './app-frame';
import { element } from './element';
import { type Choice, createChoice } from './picker-choice';

const dialog = element<HTMLDialogElement>('.picker');
const field = element<HTMLInputElement>('.picker input');
const list = element('.picker-list');
const none = element('.picker-none');
const count = element('.picker-count');
const done = element<HTMLButtonElement>('.picker-done');

const words = {
  product: ['product', 'products'],
  variant: ['variant', 'variants'],
  collection: ['collection', 'collections'],
} as const;

type Opened = { id: string; request: PickRequest; choice: Choice; shown: PickedResource[] };

let opened: Opened | null = null;
let lastAsked = 0;

export function startResourcePicker(): void {
  hearApp({ pick: ({ id, request }) => void open(id, request) });
  field.addEventListener('input', () => void refresh());
  field.addEventListener('keydown', (event) => {
    // Enter in the field searches; it does not choose.
    if (event.key === 'Enter') event.preventDefault();
  });
  for (const selector of ['.picker-cancel', '.picker-close'])
    element(selector).addEventListener('click', () => dialog.close(''));
  dialog.addEventListener('cancel', () => (dialog.returnValue = ''));
  dialog.addEventListener('close', () => {
    if (!opened) return;
    const { id, choice } = opened;
    opened = null;
    const resources = dialog.returnValue === 'done' ? choice.result() : null;
    tellApp({ type: 'picked', id, resources });
  });
}

async function open(id: string, request: PickRequest): Promise<void> {
  if (opened) return tellApp({ type: 'picked', id, resources: null });
  const [one, several] = words[request.resourceType];
  const verb = request.action === 'add' ? 'Add' : 'Select';
  element('#picker-title').textContent = `${verb} ${request.limit === 1 ? one : several}`;
  done.textContent = verb;
  field.value = request.query;
  field.placeholder = `Search ${several}`;
  field.ariaLabel = `Search ${several}`;
  opened = { id, request, choice: createChoice(request, []), shown: [] };
  list.replaceChildren();
  dialog.returnValue = '';
  dialog.showModal();
  const preselected = await fetchPreselected(request);
  if (opened?.id !== id) return;
  opened.choice = createChoice(request, preselected);
  await refresh();
}

async function fetchPreselected(request: PickRequest): Promise<PickedResource[]> {
  if (request.selection.length === 0) return [];
  const ids = request.selection.map(({ id }) => ['id', id]);
  if (request.resourceType !== 'variant')
    return fetchResources(new URLSearchParams([['type', request.resourceType], ...ids]));
  // A variant's product is not known by the variant's id alone.
  const all = await fetchResources(new URLSearchParams({ type: 'product', all: 'true' }));
  const asked = new Set(request.selection.map(({ id }) => id));
  return all.filter(({ variants = [] }) => variants.some(({ id }) => asked.has(id)));
}

async function refresh(): Promise<void> {
  if (!opened) return;
  const { request } = opened;
  const { query, ...filter } = request.filter;
  lastAsked += 1;
  const asked = lastAsked;
  const shown = await fetchResources(
    new URLSearchParams({
      type: request.resourceType,
      query: field.value,
      filter: query,
      hidden: String(filter.hidden),
      draft: String(filter.draft),
      archived: String(filter.archived),
    }),
  );
  if (!opened || asked !== lastAsked) return;
  opened.shown = shown;
  draw();
}

async function fetchResources(query: URLSearchParams): Promise<PickedResource[]> {
  const answer = await fetch(`/admin/resources.json?${query}`).catch(() => null);
  if (!answer?.ok) return [];
  return ((await answer.json()) as { resources: PickedResource[] }).resources;
}

function draw(): void {
  if (!opened) return;
  const { request, shown } = opened;
  list.replaceChildren(...shown.map(makeRow));
  none.hidden = shown.length > 0;
  none.textContent = `No ${words[request.resourceType][1]} match your search.`;
  mark();
}

/** Boxes are marked where they stand, so that the focus stays. */
function mark(): void {
  if (!opened) return;
  const { choice, request, shown } = opened;
  for (const resource of shown) {
    const share = choice.share(resource);
    const box = boxOf(resource.id);
    if (box) {
      box.checked = share !== 'none';
      box.indeterminate = share === 'some';
      box.disabled = share === 'none' && choice.isFull();
    }
    for (const { id } of resource.variants ?? []) {
      const inner = boxOf(id);
      if (!inner) continue;
      inner.checked = choice.hasVariant(resource, id);
      inner.disabled =
        !inner.checked &&
        choice.isFull() &&
        (request.resourceType === 'variant' || share === 'none');
    }
  }
  const chosen = choice.count();
  const [one, several] = words[request.resourceType];
  const of = request.limit === null || request.limit === 1 ? '' : `/${request.limit}`;
  count.textContent = `${chosen}${of} ${chosen === 1 && !of ? one : several} selected`;
  done.disabled = chosen === 0 && request.selection.length === 0;
}

function boxOf(id: string): HTMLInputElement | null {
  return list.querySelector<HTMLInputElement>(`input[value="${CSS.escape(id)}"]`);
}

function makeRow(resource: PickedResource): HTMLElement {
  const row = document.createElement('li');
  const line = makeLine(resource, () => opened?.choice.toggle(resource));
  line.prepend(...makePicture(resource));
  line.prepend(line.querySelector('input')!);
  row.append(line);
  const variants = resource.variants ?? [];
  if (opened?.request.filter.variants && variants.length > 1) {
    for (const variant of variants) {
      const inner = makeLine(variant, () => opened?.choice.toggleVariant(resource, variant.id));
      inner.classList.add('picker-variant');
      row.append(inner);
    }
  }
  return row;
}

function makeLine(resource: PickedResource, toggle: () => void): HTMLLabelElement {
  const label = document.createElement('label');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.value = resource.id;
  box.addEventListener('change', () => {
    toggle();
    mark();
  });
  const title = document.createElement('span');
  title.className = 'picker-title';
  title.textContent = resource.title;
  label.append(box, title, ...makeNotes(resource));
  return label;
}

function makePicture({ images, image }: PickedResource): HTMLElement[] {
  const [first] = (images as { originalSrc: string }[] | undefined) ?? [];
  const source = first ?? (image as { originalSrc: string } | null | undefined);
  if (!source) return [];
  const picture = document.createElement('img');
  const url = new URL(source.originalSrc);
  if (url.pathname.startsWith('/cdn/')) url.searchParams.set('width', '80');
  picture.src = url.href;
  picture.alt = '';
  picture.width = 40;
  picture.height = 40;
  return [picture];
}

function makeNotes({ status, price, inventoryQuantity, productsCount }: PickedResource) {
  const notes: string[] = [];
  if (status === 'DRAFT') notes.push('Draft');
  if (status === 'ARCHIVED') notes.push('Archived');
  if (typeof inventoryQuantity === 'number') notes.push(`${inventoryQuantity} available`);
  if (typeof price === 'string') notes.push(price);
  if (typeof productsCount === 'number') notes.push(`${productsCount} products`);
  return notes.map((text) => {
    const note = document.createElement('span');
    note.className = 'picker-note';
    note.textContent = text;
    return note;
  });
}
