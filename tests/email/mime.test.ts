import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { buildMime, wrappedSize, writeWrapped } from '~/email/mime';

const ENVELOPE = {
  from: { name: 'Harbour', address: 'hello@shop.example' },
  to: { name: null, address: 'anna@mail.example' },
  replyTo: null,
  messageId: '<0123456789@mail.example>',
  date: new Date('2026-11-23T10:00:00Z'),
  listUnsubscribe: { https: 'https://go.example/u/token', mailto: null },
  listId: 'shop-42.mail.example',
  feedbackId: '7:42:campaign:attune',
};

test('both parts read back as they were written', async () => {
  const html = '<p>Grüße 🏺 مرحبا</p>'.repeat(200);
  const text = 'Grüße\n\nVase — 1.234,56 €\nhttps://go.example/c/1\n';
  const mail = buildMime(ENVELOPE, { subject: 'Grüße', html: Buffer.from(html), text });
  const read = await PostalMime.parse(mail);
  expect(read.html?.trim()).toBe(html);
  expect(read.text?.replace(/\r\n/g, '\n').trim()).toBe(text.trim());
  expect(read.subject).toBe('Grüße');
  expect(read.messageId).toBe('<0123456789@mail.example>');
});

test('every line is short and ends in CRLF', () => {
  const arbitrary = fc.record({
    subject: fc.string({ unit: 'binary' }),
    html: fc.uint8Array({ maxLength: 5000 }).map((bytes) => Buffer.from(bytes)),
    text: fc.string({ unit: 'binary', maxLength: 500 }),
  });
  fc.assert(
    fc.property(arbitrary, (rendered) => {
      const mail = buildMime(ENVELOPE, rendered).toString('latin1');
      const lines = mail.split('\r\n');
      expect(lines.join('')).not.toMatch(/[\r\n]/);
      expect(mail).toMatch(/^[\x20-\x7e\r\n]*$/);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(200);
      expect(mail.endsWith('--\r\n')).toBe(true);
    }),
  );
});

test('the same message gives the same bytes', () => {
  const rendered = { subject: 'S', html: Buffer.from('<p>x</p>'), text: 'x' };
  expect(buildMime(ENVELOPE, rendered)).toEqual(buildMime(ENVELOPE, rendered));
});

test('wrapped base64 decodes and fills its size', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 1000 }), (bytes) => {
      const source = Buffer.from(bytes);
      const target = Buffer.alloc(wrappedSize(source.length));
      expect(writeWrapped(source, target, 0)).toBe(target.length);
      expect(Buffer.from(target.toString('latin1'), 'base64')).toEqual(source);
      // RFC 2045, 6.8: 76 columns.
      for (const line of target.toString('latin1').split('\r\n')) {
        expect(line.length).toBeLessThanOrEqual(76);
      }
    }),
  );
});
