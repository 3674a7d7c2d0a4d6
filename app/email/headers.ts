// Pure: the header of a mail as bytes that no value can break out of, for `mime.ts`. RFC 5322, 2047, 2369, 2919, 8058.

import { createHmac } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { plainLine, plainUrl } from './escape';

export type MailAddress = { name: string | null; address: string };

export type MailEnvelope = {
  from: MailAddress;
  to: MailAddress;
  replyTo: MailAddress | null;
  /** With angle brackets, from `messageIdOf`. */
  messageId: string;
  date: Date;
  listUnsubscribe: { https: string; mailto: string | null };
  /** RFC 2919: stays the same for all mails of one shop, such as `shop-12.mail.example.com`. */
  listId: string;
  /** Gmail's feedback loop: up to three ids and the sender's, parted by colons. */
  feedbackId: string;
};

const ATEXT = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]";
const ASCII_ADDRESS = new RegExp(
  `^${ATEXT}+(?:\\.${ATEXT}+)*@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$`,
);
const WORD_BYTES = 45;

/** The same message always has the same id: a mailbox that gets it twice can tell. Says nothing about the shop. */
export function messageIdOf(
  secret: string,
  message: { shopId: string; messageId: string },
  domain: string,
): string {
  const mac = createHmac('sha256', secret)
    .update(`message-id\n${message.shopId}\n${message.messageId}`)
    .digest('hex');
  return `<${mac.slice(0, 40)}@${domain}>`;
}

/** An address ready for a header and for SMTP (its domain in ASCII), or null when it is none. */
export function mailableAddress(address: string): string | null {
  const at = address.lastIndexOf('@');
  if (at < 1 || at > 64 || address.length > 254) return null;
  const plain = ASCII_ADDRESS.test(address)
    ? address
    : `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`;
  if (plain.endsWith('@') || plain.includes('..')) return null;
  // RFC 6532: a local part beyond ASCII goes as UTF-8, where the server offers SMTPUTF8.
  const ascii =
    plain.slice(0, at).replace(/[^\p{ASCII}\p{Cc}\p{Cs}\p{Z}]/gu, 'x') + plain.slice(at);
  return ASCII_ADDRESS.test(ascii) ? plain : null;
}

/** All header lines of one mail, each ended by CRLF, without the blank line after them. */
export function headerLines(envelope: MailEnvelope, subject: string, contentType: string): string {
  const { listUnsubscribe } = envelope;
  const ways = [listUnsubscribe.https, ...(listUnsubscribe.mailto ? [listUnsubscribe.mailto] : [])];
  const lines = [
    `Date: ${mailDate(envelope.date)}`,
    `From: ${addressWords(envelope.from)}`,
    `To: ${addressWords(envelope.to)}`,
    ...(envelope.replyTo ? [`Reply-To: ${addressWords(envelope.replyTo)}`] : []),
    `Subject: ${unstructured(subject, 'Subject: '.length)}`,
    `Message-ID: ${oneWord(envelope.messageId)}`,
    `List-Unsubscribe: ${ways.map((way) => `<${plainUrl(way)}>`).join(',\r\n ')}`,
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    `List-Id: <${oneWord(envelope.listId)}>`,
    `Feedback-ID: ${oneWord(envelope.feedbackId)}`,
    'MIME-Version: 1.0',
    `Content-Type: ${contentType}`,
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function mailDate(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000');
}

function addressWords({ name, address }: MailAddress): string {
  const mailable = mailableAddress(address);
  if (mailable === null) throw new Error('a mail needs an address of the form name@domain');
  const phrase = name === null ? '' : plainLine(name).replace(/\s+/g, ' ').trim().slice(0, 120);
  if (phrase === '') return mailable;
  const isPlain = /^[\x20-\x7E]*$/.test(phrase) && !phrase.includes('=?') && phrase.length < 60;
  const words = isPlain ? `"${phrase.replace(/["\\]/g, '\\$&')}"` : encodedWords(phrase);
  return words.length + mailable.length > 66
    ? `${words}\r\n <${mailable}>`
    : `${words} <${mailable}>`;
}

function unstructured(value: string, used: number): string {
  const line = plainLine(value).replace(/\s+/g, ' ').trim();
  const isPlain = /^[\x20-\x7E]*$/.test(line) && !line.includes('=?') && used + line.length <= 76;
  return isPlain ? line : encodedWords(line);
}

/** RFC 2047 B-words of at most 75 characters, never cut inside a character, folded one to a line. */
function encodedWords(text: string): string {
  const words: string[] = [];
  let word = '';
  let bytes = 0;
  for (const sign of text.replace(/\p{Cs}/gu, '\uFFFD')) {
    const size = Buffer.byteLength(sign);
    if (bytes + size > WORD_BYTES) {
      words.push(word);
      word = '';
      bytes = 0;
    }
    word += sign;
    bytes += size;
  }
  words.push(word);
  return words.map((part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`).join('\r\n ');
}

function oneWord(value: string): string {
  return value.replace(/[^\x21-\x7E]/g, '').slice(0, 400);
}
