// A mail as its reader sees it, shut in: no script, no form, no way out, and nothing loaded but pictures.
const POLICY = "default-src 'none'; img-src https: http: data:; style-src 'unsafe-inline'";

export function MailFrame({ title, html }: { title: string; html: string }) {
  return <iframe className="mail-frame" title={title} srcDoc={shutIn(html)} sandbox="" />;
}

/** A link opens a window of its own, which the sandbox forbids: a look at a mail never counts as a click. */
export function shutIn(html: string): string {
  const guards = `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><base target="_blank">`;
  return html
    .replace(/<head[^>]*>/i, (head) => head + guards)
    .replace(/(<a\b[^>]*?)\starget="[^"]*"/gi, '$1');
}
