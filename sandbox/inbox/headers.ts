// Reads the few headers that the inbox lists, from the header block alone: the body is parsed only
// when somebody looks, because receipt must keep up with the fastest sender.
import { decodeWords } from 'postal-mime';

export type ListedHeaders = {
  from: string;
  subject: string;
  messageId: string;
  listUnsubscribe: string | null;
  listUnsubscribePost: string | null;
};

const longestHeaderBlock = 256 * 1024;

export function scanHeaders(raw: Buffer): ListedHeaders {
  const fields = readFields(headerBlock(raw));
  return {
    from: decodeWords(fields.get('from') ?? ''),
    subject: decodeWords(fields.get('subject') ?? ''),
    messageId: fields.get('message-id') ?? '',
    listUnsubscribe: fields.get('list-unsubscribe') ?? null,
    listUnsubscribePost: fields.get('list-unsubscribe-post') ?? null,
  };
}

function headerBlock(raw: Buffer): string {
  const end = raw.subarray(0, longestHeaderBlock).indexOf('\r\n\r\n');
  return raw.toString('utf8', 0, end < 0 ? Math.min(raw.length, longestHeaderBlock) : end);
}

function readFields(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  // RFC 5322, 2.2.3: a line that starts with white space continues the one before.
  for (const line of block.replace(/\r\n(?=[ \t])/g, '').split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).toLowerCase();
    if (!fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}
