// Pure: the few words that every mail carries whatever its template, per language, and which way it reads.

export type MailLanguage = 'en' | 'de' | 'ar';

export type MailWords = {
  /** Before a struck compare-at price: a sale is said in words. */
  was: string;
  unsubscribe: string;
  preferences: string;
};

const WORDS: Record<MailLanguage, MailWords> = {
  en: { was: 'was', unsubscribe: 'Unsubscribe', preferences: 'Choose what we send you' },
  de: { was: 'statt', unsubscribe: 'Abmelden', preferences: 'Auswählen, was wir dir schicken' },
  ar: { was: 'بدلاً من', unsubscribe: 'إلغاء الاشتراك', preferences: 'اختيار ما نرسله إليك' },
};

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);

export function wordsFor(locale: string): MailWords {
  return WORDS[mailLanguage(locale)];
}

/** The language we have words for: "de-AT" reads German, one we lack reads English. */
export function mailLanguage(locale: string): MailLanguage {
  const language = locale.slice(0, 2).toLowerCase();
  return language === 'de' || language === 'ar' ? language : 'en';
}

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(locale.slice(0, 2).toLowerCase()) ? 'rtl' : 'ltr';
}
