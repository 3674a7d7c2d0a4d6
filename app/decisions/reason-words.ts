// Pure: why a product is shown, in a few human words; never how we know.
import type { Reason } from '~/models/recommend/reasons';

/** Why a model offers it; or, in a mail around one product, that product itself and what stands beside it. */
export type SpokenReason = Reason['kind'] | 'itself' | 'alike' | 'together' | 'told';

type Words = Record<SpokenReason, string>;

const WORDS: Record<string, Words> = {
  en: {
    goesWith: 'Goes with your {item}',
    similarTo: 'If you like {item}',
    buyAgain: 'One you have bought before',
    popular: 'Popular right now',
    new: 'New in the shop',
    itself: 'Still here for you',
    alike: 'In the same spirit',
    together: 'Often bought with it',
    told: 'You told us you like {item}',
  },
  de: {
    goesWith: 'Passt zu {item}',
    similarTo: 'Ähnlich wie {item}',
    buyAgain: 'Schon einmal gekauft',
    popular: 'Gerade beliebt',
    new: 'Neu im Shop',
    itself: 'Noch für dich da',
    alike: 'Von ähnlicher Art',
    together: 'Oft dazu gekauft',
    told: 'Du magst {item}, sagst du',
  },
  ar: {
    goesWith: 'يتماشى مع {item}',
    similarTo: 'قد يعجبك مع {item}',
    buyAgain: 'اشتريته من قبل',
    popular: 'رائج الآن',
    new: 'جديد في المتجر',
    itself: 'ما زال متوفراً لك',
    alike: 'بالروح نفسها',
    together: 'كثيراً ما يُشترى معه',
    told: 'أخبرتنا أنك تحب {item}',
  },
};

const LONGEST_TITLE = 34;

/** Without a title to name, a reason that needs one falls back to the plain one of its kind. */
export function reasonWords(kind: SpokenReason, itemTitle: string | null, locale: string): string {
  const words = WORDS[locale.split('-')[0] ?? 'en'] ?? WORDS.en!;
  const needsTitle = words[kind].includes('{item}');
  if (needsTitle && !itemTitle) return words.popular;
  return words[kind].replace('{item}', () => shortTitle(itemTitle ?? ''));
}

function shortTitle(title: string): string {
  const characters = [...title];
  if (characters.length <= LONGEST_TITLE) return title;
  const cut = characters.slice(0, LONGEST_TITLE - 1).join('');
  const lastSpace = cut.lastIndexOf(' ');
  return `${lastSpace > LONGEST_TITLE / 2 ? cut.slice(0, lastSpace) : cut}…`;
}
