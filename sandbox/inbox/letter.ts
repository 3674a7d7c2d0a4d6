// Parses a kept mail for reading: its parts, and the line of preview that a mailbox shows in its list.
import PostalMime, { addressParser, type Attachment, type Email } from 'postal-mime';
import type { Mailbox } from './mailbox';

export type Letter = { html: string | null; text: string | null; source: string };
export type Sender = { name: string; address: string };
export type LoadPreview = (id: number) => Promise<string>;

export async function loadLetter(mailbox: Mailbox, id: number): Promise<Letter> {
  const raw = await mailbox.read(id);
  const email = await PostalMime.parse(raw, { attachmentEncoding: 'base64' });
  return {
    html: email.html ? inlinePictures(email.html, email.attachments) : null,
    text: email.text ?? null,
    source: raw.toString('utf8'),
  };
}

export function readSender(from: string): Sender {
  const [first] = addressParser(from, { flatten: true });
  const address = first?.address ?? from;
  return { name: first?.name || address, address };
}

// Parsing takes about 0.2 ms per KB, a list shows forty mails, and the first words stand near the top.
const previewedBytes = 24_000;

/** A parsed mail is large and its preview small, so only previews are remembered. */
export function rememberPreviews(mailbox: Mailbox): LoadPreview {
  const previews = new Map<number, string>();
  return async (id) => {
    const known = previews.get(id);
    if (known !== undefined) return known;
    const raw = await mailbox.read(id);
    const preview = previewOf(await PostalMime.parse(raw.subarray(0, previewedBytes)));
    previews.set(id, preview);
    return preview;
  };
}

/** Mailboxes show the first words of the HTML, hidden ones too: that is what preview text is for. */
export function previewOf(email: Pick<Email, 'html' | 'text'>): string {
  const words = email.html ? textOfHtml(email.html.slice(0, 60_000)) : (email.text ?? '');
  return words
    .replace(/[\u00ad\u034f\u061c\u115f\u17b4\u200b-\u200f\u2060-\u2064\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 160);
}

function textOfHtml(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(head|style|script|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, decodeEntity);
}

const namedEntities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  zwnj: '',
  zwj: '',
  shy: '',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  pound: '£',
  euro: '€',
};

function decodeEntity(entity: string, name: string): string {
  if (!name.startsWith('#')) return namedEntities[name.toLowerCase()] ?? entity;
  const isHex = name[1]?.toLowerCase() === 'x';
  const code = isHex ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

function inlinePictures(html: string, attachments: Attachment[]): string {
  return html.replace(/cid:([^"')\s]+)/g, (reference, id: string) => {
    const part = attachments.find((attachment) => attachment.contentId === `<${id}>`);
    if (typeof part?.content !== 'string') return reference;
    return `data:${part.mimeType};base64,${part.content}`;
  });
}
