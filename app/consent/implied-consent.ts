// Pure: how long a consent counts that nobody gave in words, by Canada's anti-spam law.

/** CASL, S.C. 2010, c. 23, s. 10 (10) (a): two years after a purchase; (e): six months after an inquiry. */
const PURCHASE_MONTHS = 24;
const INQUIRY_MONTHS = 6;

export type ImpliedBasis = {
  country: string | null;
  /** What stands was said in so many words, with proof of the wording. */
  isExpress: boolean;
  lastOrderAt: Date | null;
  lastInquiryAt: Date | null;
};

/** The end of an implied consent; null: it does not end by itself. Without purchase or inquiry it never began. */
export function impliedConsentUntil(basis: ImpliedBasis): Date | null {
  if (basis.country?.toUpperCase() !== 'CA' || basis.isExpress) return null;
  const ends = [
    addMonths(basis.lastOrderAt, PURCHASE_MONTHS),
    addMonths(basis.lastInquiryAt, INQUIRY_MONTHS),
  ];
  return new Date(Math.max(0, ...ends.map((end) => end?.getTime() ?? 0)));
}

function addMonths(from: Date | null, months: number): Date | null {
  if (!from) return null;
  const end = new Date(from);
  end.setUTCMonth(end.getUTCMonth() + months);
  // The 31st of a month that the other one lacks is its last day.
  if (end.getUTCDate() !== from.getUTCDate()) end.setUTCDate(0);
  return end;
}
