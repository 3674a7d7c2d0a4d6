// Where a person is at home and which language the person reads, by name.
import { useMemo } from 'react';
import { useRegion } from '../i18n/words';

export type PlaceWords = {
  /** 'York, United Kingdom'; null where nothing is known. */
  place: (city: string | null, countryCode: string | null) => string | null;
  country: (code: string) => string;
  language: (locale: string) => string;
};

export function usePlaceWords(): PlaceWords {
  const { locale } = useRegion();
  return useMemo(() => createPlaceWords(locale), [locale]);
}

export function createPlaceWords(locale: string): PlaceWords {
  const regions = new Intl.DisplayNames(locale, { type: 'region' });
  const languages = new Intl.DisplayNames(locale, { type: 'language' });
  const country = (code: string) => orAsItIs(regions, code);
  return {
    place: (city, code) => [city, code && country(code)].filter(Boolean).join(', ') || null,
    country,
    language: (code) => orAsItIs(languages, code),
  };
}

/** A code that is none is shown as it is. */
function orAsItIs(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
