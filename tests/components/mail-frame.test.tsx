import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { MailFrame, shutIn } from '~/components/mail-frame';

const MAIL =
  '<!doctype html><html><head lang="en"><title>x</title></head><body><a class="b" target="_top" href="https://app.example.com/mail/click/token">Look</a></body></html>';

test('shows a mail without scripts, forms or ways out', () => {
  const markup = renderToStaticMarkup(<MailFrame title="The email" html={MAIL} />);
  expect(markup).toContain('sandbox=""');
  expect(markup).toContain('title="The email"');
});

test('lets no link of a shown mail lead anywhere', () => {
  // In an empty sandbox a new window is forbidden, so every link must ask for one.
  const html = shutIn(MAIL);
  expect(html).toContain('<base target="_blank">');
  expect(html).not.toContain('_top');
  expect(html).toContain('href="https://app.example.com/mail/click/token"');
});

test('allows a shown mail to load pictures alone', () => {
  const html = shutIn(MAIL);
  expect(html.indexOf("default-src 'none'")).toBeLessThan(html.indexOf('<title>'));
});
