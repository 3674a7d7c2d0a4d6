// Pure: the words of the day-one templates, per language. Short, warm and specific; no false urgency, no
// exclamation marks, and nothing that says how we know.

import type { MailLanguage } from '~/email/words';

export type PicksCopy = {
  subject: string;
  previewText: string;
  headline: string;
  intro: string;
  button: string;
  closing: string;
  signature: string;
  why: string;
};

export const PICKS_COPY: Record<MailLanguage, PicksCopy> = {
  en: {
    subject:
      '{% if products %}{{ firstProduct }}, and more {% if personal %}we picked for you{% else %}that people love right now{% endif %}{% else %}Come and have a look around {{ shopName }}{% endif %}',
    previewText:
      '{% if products %}{% if personal %}Chosen with you in mind. Have a look when you have a quiet minute.{% else %}The favourites of these weeks. Have a look when you have a quiet minute.{% endif %}{% else %}Old favourites and some you may not know yet, all in one place.{% endif %}',
    headline:
      '{% if products %}{% if personal %}A few things we picked for you{% else %}What people love right now{% endif %}{% else %}Have a look around{% endif %}',
    intro:
      '{% if firstName %}Hi {{ firstName }}, {% else %}Hello, {% endif %}{% if products %}{% if personal %}we went through our shelves with you in mind. This is what we would show you first if you walked in today.{% else %}these are the things that leave our shelves most often right now.{% endif %}{% else %}we would love to show you what we have. Everything in stock is one tap away, so take your time.{% endif %}',
    button: 'Browse the shop',
    closing: 'There is no rush. Come by whenever it suits you.',
    signature: 'Warmly, everyone at {{ shopName }}',
    why: 'You are getting this mail because you agreed to hear from {{ shopName }}.',
  },
  de: {
    subject:
      '{% if products %}{{ firstProduct }} und mehr, {% if personal %}für dich ausgesucht{% else %}was gerade gern gekauft wird{% endif %}{% else %}Schau dich bei {{ shopName }} um{% endif %}',
    previewText:
      '{% if products %}{% if personal %}Mit dir im Kopf ausgewählt. Schau in Ruhe hinein, wenn du Zeit hast.{% else %}Die Lieblinge dieser Wochen. Schau in Ruhe hinein, wenn du Zeit hast.{% endif %}{% else %}Bewährtes und manches, was du vielleicht noch nicht kennst.{% endif %}',
    headline:
      '{% if products %}{% if personal %}Ein paar Dinge, für dich ausgesucht{% else %}Was gerade beliebt ist{% endif %}{% else %}Schau dich bei uns um{% endif %}',
    intro:
      '{% if firstName %}Hallo {{ firstName }}, {% else %}Hallo, {% endif %}{% if products %}{% if personal %}wir sind unsere Regale für dich durchgegangen. Das würden wir dir heute als Erstes zeigen, wenn du zur Tür hereinkämst.{% else %}das hier geht bei uns zurzeit am häufigsten über die Theke.{% endif %}{% else %}wir zeigen dir gern, was wir haben. Alles, was vorrätig ist, findest du mit einem Klick. Lass dir Zeit.{% endif %}',
    button: 'Im Shop stöbern',
    closing: 'Es eilt nicht. Komm vorbei, wann immer es dir passt.',
    signature: 'Herzlich, dein Team von {{ shopName }}',
    why: 'Du bekommst diese Mail, weil du zugestimmt hast, von {{ shopName }} zu hören.',
  },
  ar: {
    subject:
      '{% if products %}{% if personal %}اخترنا لك: {{ firstProduct }} والمزيد{% else %}{{ firstProduct }} وأكثر ما يُحبّه الناس الآن{% endif %}{% else %}تفضّل بجولة في {{ shopName }}{% endif %}',
    previewText:
      '{% if products %}{% if personal %}اخترناها وأنت في بالنا. ألقِ نظرة عليها حين يتسع وقتك.{% else %}أكثر ما أحبّه الناس هذه الأسابيع. ألقِ نظرة عليه حين يتسع وقتك.{% endif %}{% else %}أشياء نحبها منذ زمن، وأخرى قد لا تعرفها بعد، في مكان واحد.{% endif %}',
    headline:
      '{% if products %}{% if personal %}أشياء اخترناها لك{% else %}أكثر ما يُحبّه الناس الآن{% endif %}{% else %}تفضّل بجولة بين رفوفنا{% endif %}',
    intro:
      '{% if firstName %}مرحباً {{ firstName }}، {% else %}مرحباً، {% endif %}{% if products %}{% if personal %}تصفّحنا رفوفنا وأنت في بالنا، وهذا أول ما كنا سنعرضه عليك لو زرتنا اليوم.{% else %}هذه أكثر القطع التي تغادر رفوفنا هذه الأيام.{% endif %}{% else %}يسعدنا أن نعرض لك ما لدينا. كل ما هو متوفر تجده بنقرة واحدة، فخذ كل ما تحتاج من وقت.{% endif %}',
    button: 'تصفّح المتجر',
    closing: 'لا داعي للعجلة، زرنا متى ناسبك الوقت.',
    signature: 'مع أطيب التحيات من فريق {{ shopName }}',
    why: 'تصلك هذه الرسالة لأنك وافقت على تلقي رسائل {{ shopName }}.',
  },
};
