import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { headerLines, mailableAddress, messageIdOf, type MailEnvelope } from '~/email/headers';

const ENVELOPE: MailEnvelope = {
  from: { name: 'Harbour & Thistle', address: 'hello@shop.example' },
  to: { name: null, address: 'anna@mail.example' },
  replyTo: { name: null, address: 'help@shop.example' },
  messageId: messageIdOf('secret', { shopId: '42', messageId: 'one' }, 'mail.example'),
  date: new Date('2026-11-23T10:00:00Z'),
  listUnsubscribe: { https: 'https://go.example/u/token', mailto: null },
  listId: 'shop-42.mail.example',
  feedbackId: '7:42:campaign:attune',
};

test('a mail carries the headers that bulk mail needs', () => {
  const lines = headerLines(ENVELOPE, 'A few things', 'text/plain').split('\r\n');
  expect(lines).toEqual([
    'Date: Mon, 23 Nov 2026 10:00:00 +0000',
    'From: "Harbour & Thistle" <hello@shop.example>',
    'To: anna@mail.example',
    'Reply-To: help@shop.example',
    'Subject: A few things',
    `Message-ID: ${ENVELOPE.messageId}`,
    // RFC 8058: one https address, and the one-click header beside it.
    'List-Unsubscribe: <https://go.example/u/token>',
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'List-Id: <shop-42.mail.example>',
    'Feedback-ID: 7:42:campaign:attune',
    'MIME-Version: 1.0',
    'Content-Type: text/plain',
    '',
  ]);
});

test('a mailto way out stands after the https one', () => {
  const listUnsubscribe = { https: 'https://go.example/u', mailto: 'mailto:out@go.example' };
  expect(headerLines({ ...ENVELOPE, listUnsubscribe }, 'S', 'text/plain')).toContain(
    'List-Unsubscribe: <https://go.example/u>,\r\n <mailto:out@go.example>\r\n',
  );
});

test('no value can add or break a header', () => {
  const nasty = fc
    .array(
      fc.oneof(
        fc.constantFrom('\r\n', '\r', '\n', '\0', 'Bcc: x@y.example', '=?', '?=', '"', '\\', '<'),
        fc.string({ unit: 'binary', maxLength: 40 }),
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(nasty, nasty, nasty, (subject, name, other) => {
      const envelope = {
        ...ENVELOPE,
        from: { name, address: 'hello@shop.example' },
        to: { name: other, address: 'anna@mail.example' },
        listUnsubscribe: { https: `https://go.example/${other}`, mailto: `mailto:${name}` },
        listId: other,
        feedbackId: name,
        messageId: subject,
      };
      const header = headerLines(envelope, subject, 'text/plain');
      const lines = header.split('\r\n');
      expect(header).toMatch(/^[\x20-\x7e\r\n]*$/);
      expect(lines.join('')).not.toMatch(/[\r\n]/);
      expect(lines.filter((line) => /^[A-Za-z-]+: /.test(line))).toHaveLength(12);
      expect(lines.filter((line) => !/^(?: |[A-Za-z-]+:|$)/.test(line))).toEqual([]);
      // RFC 5322, 2.1.1.
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
    }),
  );
});

test('names and subjects read back as written', async () => {
  const words = [
    'Schöne Grüße aus Köln',
    'مرحباً ليلى، اخترنا لك أشياء جميلة هذا الأسبوع',
    '🏺 vase',
    'a "b" \\ c',
  ];
  for (const word of words) {
    const envelope = { ...ENVELOPE, from: { name: word, address: 'hello@shop.example' } };
    const read = await PostalMime.parse(`${headerLines(envelope, word, 'text/plain')}\r\nx`);
    expect(read.subject).toBe(word);
    expect(read.from).toEqual({ name: word, address: 'hello@shop.example' });
  }
});

test('a long subject is folded into short words', async () => {
  const subject = 'Eine sehr lange Überschrift '.repeat(8).trim();
  const header = headerLines(ENVELOPE, subject, 'text/plain');
  // RFC 2047, 2: an encoded word has at most 75 characters, its line at most 76.
  for (const word of header.match(/=\?UTF-8\?B\?[^?]*\?=/g) ?? []) {
    expect(word.length).toBeLessThanOrEqual(75);
  }
  expect((await PostalMime.parse(`${header}\r\nx`)).subject).toBe(subject);
});

test('a message id is long, stable and its own', () => {
  const one = messageIdOf('secret', { shopId: '42', messageId: 'one' }, 'mail.example');
  expect(one).toMatch(/^<[0-9a-f]{40}@mail\.example>$/);
  expect(messageIdOf('secret', { shopId: '42', messageId: 'one' }, 'mail.example')).toBe(one);
  expect(messageIdOf('secret', { shopId: '43', messageId: 'one' }, 'mail.example')).not.toBe(one);
  expect(messageIdOf('other', { shopId: '42', messageId: 'one' }, 'mail.example')).not.toBe(one);
});

test('only what is one address can be mailed', () => {
  expect(mailableAddress('anna@mail.example')).toBe('anna@mail.example');
  expect(mailableAddress("o'brien+shop@mail.example")).toBe("o'brien+shop@mail.example");
  // Punycode of bücher, RFC 3492.
  expect(mailableAddress('anna@bücher.example')).toBe('anna@xn--bcher-kva.example');
  expect(mailableAddress('jörg@mail.example')).toBe('jörg@mail.example');
  const none = [
    '',
    'anna',
    '@x.example',
    'a@',
    'a b@x.example',
    'a@x.example\r\nBcc: b@y.example',
    'a@x..example',
    'a@b@c.example',
    'a,b@x.example',
    '<a@x.example>',
  ];
  expect(none.filter((one) => mailableAddress(one) !== null)).toEqual([]);
});

test('an address that is none is never written', () => {
  const envelope = { ...ENVELOPE, to: { name: null, address: 'x\r\nBcc: y@z.example' } };
  expect(() => headerLines(envelope, 'S', 'text/plain')).toThrow('name@domain');
});
