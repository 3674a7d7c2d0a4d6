// The front door, for whoever comes without a shop: one sentence that says where Attune is opened.

export function loader() {
  return new Response('Open Attune from the list of apps in your Shopify admin.\n', {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
