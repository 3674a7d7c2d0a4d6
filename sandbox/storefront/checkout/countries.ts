// The countries that the checkout delivers to: every one that CLDR names, the shop's own first.

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Regions of CLDR that are no country: the unions, the unknown, and made-up ones. */
const NO_COUNTRIES = ['EU', 'EZ', 'UN', 'QO', 'ZZ', 'XA', 'XB'];

let listed: { code: string; name: string }[] | null = null;

export function listCountries(ownCode: string): { code: string; name: string }[] {
  listed ??= findCountries();
  const own = listed.filter(({ code }) => code === ownCode);
  return [...own, ...listed.filter(({ code }) => code !== ownCode)];
}

function findCountries(): { code: string; name: string }[] {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  return (
    LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
      .filter((code) => !NO_COUNTRIES.includes(code))
      // A code that was given up is another country's now.
      .filter((code) => new Intl.Locale(`und-${code}`).region === code)
      .map((code) => ({ code, name: names.of(code) ?? code }))
      .filter(({ code, name }) => name !== code)
      .sort((a, b) => a.name.localeCompare(b.name, 'en'))
  );
}
