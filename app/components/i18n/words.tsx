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
};

export function useFormats(): Formats {
  const { locale, timeZone } = useContext(RegionContext);
  return useMemo(() => createFormats(locale, timeZone), [locale, timeZone]);
}

export function createFormats(locale: string, timeZone: string): Formats {
  const number = new Intl.NumberFormat(locale);
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const dateTime = new Intl.DateTimeFormat(locale, {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return {
    number: (value) => number.format(value),
    share: (part, whole) => share.format(whole === 0 ? 0 : part / whole),
    dateTime: (iso) => dateTime.format(new Date(iso)),
  };
}
