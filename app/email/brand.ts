// Pure: a shop's brand kit and the palette that follows from it, for light and dark, with every pair of
// colours checked for contrast (WCAG 2.2, 1.4.3: 4.5:1).

export type Brand = {
  shopName: string;
  /** `#RRGGBB`; used for the button and links only. */
  accent: string;
  logoUrl: string | null;
  /** Corner radius in px of button and pictures; 8 by default. */
  radius: number;
  fontStack?: string;
  postalAddress: string;
  supportEmail?: string;
  homeUrl: string;
};

export type Palette = { light: Scheme; dark: Scheme };

export type Scheme = {
  background: string;
  card: string;
  text: string;
  secondary: string;
  hairline: string;
  button: string;
  buttonText: string;
  link: string;
};

export const SYSTEM_FONTS = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
export const PICTURE_PLATE = '#F0EFEC';
const NEAR_BLACK = '#1A1A1A';
const MINIMUM_CONTRAST = 4.5;

export function paletteOf(brand: Brand): Palette {
  const light = {
    background: '#F6F5F3',
    card: '#FFFFFF',
    text: NEAR_BLACK,
    secondary: '#616161',
    hairline: '#E6E4E0',
  };
  const dark = {
    background: '#121212',
    card: '#1C1C1C',
    text: '#EDEDED',
    secondary: '#A8A8A8',
    hairline: '#333333',
  };
  const accent = brand.accent.toUpperCase();
  return {
    light: {
      ...light,
      ...buttonColours(accent),
      link: shiftUntil(accent, '#000000', (shade) => contrast(shade, light.card)),
    },
    dark: {
      ...dark,
      ...buttonColours(shiftUntil(accent, '#FFFFFF', (tint) => contrast(tint, dark.card))),
      link: shiftUntil(accent, '#FFFFFF', (tint) => contrast(tint, dark.card)),
    },
  };
}

/** White text where it passes, near-black where that passes; the few accents between the two are darkened. */
function buttonColours(accent: string): { button: string; buttonText: string } {
  if (contrast('#FFFFFF', accent) >= MINIMUM_CONTRAST) {
    return { button: accent, buttonText: '#FFFFFF' };
  }
  if (contrast(NEAR_BLACK, accent) >= MINIMUM_CONTRAST) {
    return { button: accent, buttonText: NEAR_BLACK };
  }
  const button = shiftUntil(accent, '#000000', (shade) => contrast('#FFFFFF', shade));
  return { button, buttonText: '#FFFFFF' };
}

function shiftUntil(from: string, towards: string, measure: (colour: string) => number): string {
  for (let step = 0; step <= 20; step += 1) {
    const colour = mix(from, towards, step / 20);
    if (measure(colour) >= MINIMUM_CONTRAST) return colour;
  }
  return towards;
}

/** WCAG 2.2 contrast ratio of two `#RRGGBB` colours, 1 to 21. */
export function contrast(first: string, second: string): number {
  const [high, low] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function mix(from: string, towards: string, share: number): string {
  const target = channels(towards);
  const mixed = channels(from).map((channel, index) =>
    Math.round(channel + ((target[index] ?? 0) - channel) * share),
  );
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
}

/** What is wrong with a brand kit, each as one sentence for the merchant; empty when it can be used. */
export function brandProblems(brand: Brand): string[] {
  const problems: string[] = [];
  if (!/^#[0-9a-f]{6}$/i.test(brand.accent)) {
    problems.push('The accent colour must be written as # and six digits, such as #2F5D50.');
  }
  if (!Number.isInteger(brand.radius) || brand.radius < 0 || brand.radius > 24) {
    problems.push('The corner radius must be a whole number of pixels from 0 to 24.');
  }
  if (brand.fontStack !== undefined && !/^[\w \-,']+$/.test(brand.fontStack)) {
    problems.push("The font list may hold names, spaces, commas, hyphens and ' only.");
  }
  if (brand.logoUrl !== null && !/^https?:\/\//i.test(brand.logoUrl)) {
    problems.push('The address of the logo must begin with https://.');
  }
  if (brand.shopName.trim() === '')
    problems.push('Give the name of the shop that sends the mails.');
  if (brand.postalAddress.trim() === '') {
    // CAN-SPAM § 7704(a)(5): no commercial mail without a valid postal address.
    problems.push('Give the postal address that the law requires at the end of each mail.');
  }
  if (!/^https?:\/\//i.test(brand.homeUrl)) {
    problems.push('The address of the shop must begin with https://.');
  }
  return problems;
}
