// Pure: the style sheets of a mail. Everything that matters is inlined; these only adjust it for a phone and the dark.
// Three sheets, since Gmail drops a whole sheet for one selector that it does not know.

import type { Palette, Scheme } from '~/email/brand';

export function styleSheets({ dark }: Palette): string {
  const head =
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">';
  return head + [phone(), darkMedia(dark), outlookApps(dark)].map(sheet).join('');
}

function sheet(rules: string): string {
  return `<style type="text/css">${rules}</style>`;
}

function phone(): string {
  return [
    ':root{color-scheme:light dark;supported-color-schemes:light dark}',
    '@media only screen and (max-width:480px){',
    '.p{padding-left:16px!important;padding-right:16px!important}',
    '.h{font-size:24px!important;line-height:30px!important}',
    '.gap{display:none!important}',
    '.b table,.b a{width:100%!important;box-sizing:border-box!important}.b a{display:block!important}',
    '.n{display:-webkit-box!important;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}',
    '}',
  ].join('');
}

function rules(scheme: Scheme): [selectors: string[], property: string, value: string][] {
  return [
    [['.t'], 'color', scheme.text],
    [['.s'], 'color', scheme.secondary],
    [['.k p'], 'border-top-color', scheme.hairline],
    [['.b td', '.b a'], 'background-color', scheme.button],
    [['.b a'], 'color', scheme.buttonText],
    [['.o', '.o>div'], 'background-color', scheme.background],
    [['.c', '.c>table'], 'background-color', scheme.card],
  ];
}

function darkMedia(scheme: Scheme): string {
  const own = rules(scheme).map(
    ([selectors, property, value]) => `${selectors.join(',')}{${property}:${value}!important}`,
  );
  return `@media (prefers-color-scheme:dark){${own.join('')}.b td,.b a,.c>table{background-image:none!important}.g{background-color:#F0EFEC;padding:8px;border-radius:8px}}`;
}

/** Outlook's apps rewrite colours by themselves and mark where: ogsc for text, ogsb for backgrounds. */
function outlookApps(scheme: Scheme): string {
  return rules(scheme)
    .map(([selectors, property, value]) => {
      const hook = property === 'background-color' ? '[data-ogsb]' : '[data-ogsc]';
      return `${selectors.map((one) => `${hook} ${one}`).join(',')}{${property}:${value}!important}`;
    })
    .join('');
}
