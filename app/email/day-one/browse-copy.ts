// Pure: the words of "Browse abandonment", per language. The product speaks for itself: nothing says that somebody
// watched, when, or how often.

import type { MailLanguage } from '~/email/words';
import type { PicksCopy } from './copy';

export type BrowseCopy = PicksCopy & { more: string };

export const BROWSE_COPY: Record<MailLanguage, BrowseCopy> = {
  en: {
    subject:
      '{% if products %}{{ firstProduct }}, whenever you are ready{% else %}Come and have a look around {{ shopName }}{% endif %}',
    previewText:
      '{% if products %}Have another look in your own time, with a few more in the same spirit.{% else %}Everything in stock, all in one place. Come by whenever it suits you.{% endif %}',
    headline: '{% if products %}Worth another look{% else %}Have a look around{% endif %}',
    intro:
      '{% if firstName %}Hi {{ firstName }}, {% else %}Hello, {% endif %}{% if products %}some things deserve a second glance. Here is {{ firstProduct }} again, so that you can make up your mind in peace.{% else %}we would love to show you what we have. Everything in stock is one tap away, so take your time.{% endif %}',
    button: '{% if products %}Have another look{% else %}Browse the shop{% endif %}',
    more: 'You might like these too',
    closing: 'There is no rush. Come by whenever it suits you.',
    signature: 'Warmly, everyone at {{ shopName }}',
    why: 'You are getting this mail because you agreed to hear from {{ shopName }}.',
  },
  de: {
    subject:
      '{% if products %}{{ firstProduct }}, wenn du so weit bist{% else %}Schau dich bei {{ shopName }} um{% endif %}',
    previewText:
      '{% if products %}Ganz in Ruhe, und dazu ein paar Stücke, die dir auch gefallen könnten.{% else %}Alles, was vorrätig ist, an einem Ort. Komm vorbei, wann es dir passt.{% endif %}',
    headline: '{% if products %}Einen zweiten Blick wert{% else %}Schau dich bei uns um{% endif %}',
    intro:
      '{% if firstName %}Hallo {{ firstName }}, {% else %}Hallo, {% endif %}{% if products %}manches verdient einen zweiten Blick. Hier ist {{ firstProduct }} noch einmal, damit du dich in Ruhe entscheiden kannst.{% else %}wir zeigen dir gern, was wir haben. Alles, was vorrätig ist, findest du mit einem Klick. Lass dir Zeit.{% endif %}',
    button: '{% if products %}Noch einmal ansehen{% else %}Im Shop stöbern{% endif %}',
    more: 'Das könnte dir auch gefallen',
    closing: 'Es eilt nicht. Komm vorbei, wann immer es dir passt.',
    signature: 'Herzlich, dein Team von {{ shopName }}',
    why: 'Du bekommst diese Mail, weil du zugestimmt hast, von {{ shopName }} zu hören.',
  },
  ar: {
    subject:
      '{% if products %}{{ firstProduct }}، متى شئت{% else %}تفضّل بجولة في {{ shopName }}{% endif %}',
    previewText:
      '{% if products %}ألقِ نظرة أخرى على مهل، ومعها قطع أخرى قد تنال إعجابك.{% else %}كل ما هو متوفر في مكان واحد، تفضّل بزيارتنا متى ناسبك الوقت.{% endif %}',
    headline: '{% if products %}تستحق نظرة أخرى{% else %}تفضّل بجولة بين رفوفنا{% endif %}',
    intro:
      '{% if firstName %}مرحباً {{ firstName }}، {% else %}مرحباً، {% endif %}{% if products %}بعض الأشياء تستحق نظرة ثانية. نعرض لك {{ firstProduct }} من جديد، لتقرر على مهل.{% else %}يسعدنا أن نعرض لك ما لدينا. كل ما هو متوفر تجده بنقرة واحدة، فخذ كل ما تحتاج من وقت.{% endif %}',
    button: '{% if products %}ألقِ نظرة أخرى{% else %}تفضّل إلى المتجر{% endif %}',
    more: 'قد يعجبك أيضاً',
    closing: 'لا داعي للعجلة، زرنا متى ناسبك الوقت.',
    signature: 'مع أطيب التحيات من فريق {{ shopName }}',
    why: 'تصلك هذه الرسالة لأنك وافقت على تلقي رسائل {{ shopName }}.',
  },
};
