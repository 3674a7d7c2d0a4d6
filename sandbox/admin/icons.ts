// The drawn signs of the admin frame.
const icon = (path: string) =>
  `<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${path}</svg>`;

export const icons = {
  menu: icon('<path d="M3.5 6h13M3.5 10h13M3.5 14h13"/>'),
  mark: icon('<path d="M4 8h12l1 8.5H3L4 8Zm3.5 0a2.5 2.5 0 0 1 5 0"/>'),
  alert: icon('<circle cx="10" cy="10" r="7"/><path d="M10 6.5v4m0 2.8v.1"/>'),
  back: icon('<path d="M15.5 10h-11m4.5-4.5L4.5 10 9 14.5"/>'),
  store: icon('<path d="M3.5 8 5 3.5h10L16.5 8m-13 0v8.5h13V8m-13 0h13M8 16.5V12h4v4.5"/>'),
  inbox: icon('<path d="M3.5 11 5.5 4h9l2 7v5h-13v-5Zm0 0h3.7l1 2h3.6l1-2h3.7"/>'),
  orders: icon(
    '<path d="M4.5 3.5h11v13l-2.2-1.5-1.6 1.5L10 15l-1.7 1.5L6.7 15l-2.2 1.5v-13Zm3 4h5m-5 3.5h5"/>',
  ),
  products: icon('<path d="M3.5 10.5v-7h7l6 6-7 7-6-6Zm3.7-3.3v.1"/>'),
  customers: icon(
    '<circle cx="10" cy="6.8" r="3.3"/><path d="M3.8 16.5c.6-3.3 3-5 6.2-5s5.6 1.7 6.2 5"/>',
  ),
  apps: icon('<path d="M3.5 3.5h5v5h-5zm8 0h5v5h-5zm-8 8h5v5h-5zm8 0h5v5h-5z"/>'),
  check: icon('<path d="m4.5 10.5 3.7 3.7 7.3-8"/>'),
};
