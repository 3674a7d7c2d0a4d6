// Words, numbers, money and dates as the merchant reads them: the shop's language, currency and zone.
import { createInstance } from 'i18next';
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { I18nextProvider, initReactI18next, useTranslation } from 'react-i18next';
import { english, type WordKey } from './catalogue';

export type Region = { locale: string; currency: string; timeZone: string };

export type Words = (key: WordKey, values?: Record<string, string | number>) => string;

const RegionContext = createContext<Region>({ locale: 'en', currency: 'USD', timeZone: 'UTC' });

export function WordsProvider({ region, children }: { region: Region; children: ReactNode }) {
  const [i18n] = useState(() => createWords(region.locale));
  return (
    <I18nextProvider i18n={i18n}>
      <RegionContext.Provider value={region}>{children}</RegionContext.Provider>
    </I18nextProvider>
  );
}

/** Ready at once: the catalogue is part of the page, so server and browser write the same words. */
export function createWords(locale: string) {
  const i18n = createInstance();
  void i18n.use(initReactI18next).init({
    lng: locale,
    fallbackLng: 'en',
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return i18n;
}

export function useWords(): Words {
  const { t } = useTranslation();
  return useMemo(() => (key, values) => t(key, values ?? {}) as string, [t]);
}

export type Formats = {
  number: (value: number) => string;
  /** 0.123 → 12.3%. */
  share: (part: number, whole: number) => string;
  dateTime: (iso: string) => string;
  /** The day alone, in the shop's zone. */
  date: (iso: string) => string;
  /** From minor units, in the shop's currency or another. */
  money: (minor: number, currency?: string) => string;
};

export function useRegion(): Region {
  return useContext(RegionContext);
}

export function useFormats(): Formats {
  const { locale, timeZone, currency } = useRegion();
  return useMemo(() => createFormats(locale, timeZone, currency), [locale, timeZone, currency]);
}

export function createFormats(locale: string, timeZone: string, shopCurrency = 'USD'): Formats {
  const number = new Intl.NumberFormat(locale);
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const dateTime = new Intl.DateTimeFormat(locale, {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const date = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium' });
  return {
    number: (value) => number.format(value),
    share: (part, whole) => share.format(whole === 0 ? 0 : part / whole),
    dateTime: (iso) => dateTime.format(new Date(iso)),
    date: (iso) => date.format(new Date(iso)),
    money: (minor, currency = shopCurrency) => writeMoney(minor, currency, locale),
  };
}

/** Decimals are the currency's own: 2 for EUR, 0 for JPY. */
function writeMoney(minor: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
