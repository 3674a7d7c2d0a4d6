// Pure: the words of the two mails that a person asks for: to confirm a sign-up, and the way to the own preferences.

import type { MailLanguage } from '~/email/words';

export type ServiceCopy = {
  subject: string;
  previewText: string;
  headline: string;
  intro: string;
  button: string;
  closing: string;
  why: string;
};

export const CONFIRM_COPY: Record<MailLanguage, ServiceCopy> = {
  en: {
    subject: 'One tap and you are in: confirm your address for {{ shopName }}',
    previewText:
      'Somebody, hopefully you, signed this address up. Nothing is sent until you confirm.',
    headline: 'Is this your address?',
    intro:
      '{% if firstName %}Hi {{ firstName }}, {% else %}Hello, {% endif %}you asked {{ shopName }} to write to you. Confirm that this address is yours, and you will hear from us.',
    button: 'Confirm my address',
    closing:
      'It was not you? Then do nothing: without your confirmation we do not write again, and after 30 days the sign-up is forgotten.',
    why: 'You are getting this mail because this address was entered in a sign-up form of {{ shopName }}.',
  },
  de: {
    subject: 'Nur noch ein Klick: Bestätige deine Adresse für {{ shopName }}',
    previewText:
      'Jemand, hoffentlich du, hat diese Adresse angemeldet. Ohne Bestätigung kommt nichts.',
    headline: 'Ist das deine Adresse?',
    intro:
      '{% if firstName %}Hallo {{ firstName }}, {% else %}Hallo, {% endif %}du möchtest Post von {{ shopName }}. Bestätige, dass diese Adresse dir gehört, und du hörst von uns.',
    button: 'Adresse bestätigen',
    closing:
      'Das warst du nicht? Dann tu einfach nichts: Ohne Bestätigung schreiben wir nicht wieder, und nach 30 Tagen ist die Anmeldung vergessen.',
    why: 'Du bekommst diese Mail, weil diese Adresse in einem Anmeldeformular von {{ shopName }} eingetragen wurde.',
  },
  ar: {
    subject: 'بقيت نقرة واحدة: أكّد عنوانك لدى {{ shopName }}',
    previewText: 'سجّل أحدهم هذا العنوان، ونأمل أن يكون أنت. لن نرسل شيئاً قبل التأكيد.',
    headline: 'هل هذا عنوانك؟',
    intro:
      '{% if firstName %}مرحباً {{ firstName }}، {% else %}مرحباً، {% endif %}طلبتَ أن يراسلك {{ shopName }}. أكّد أن هذا العنوان لك، وستصلك رسائلنا.',
    button: 'تأكيد عنواني',
    closing: 'لم تكن أنت؟ لا تفعل شيئاً: لن نكتب إليك من دون تأكيد، ويُنسى الطلب بعد 30 يوماً.',
    why: 'تصلك هذه الرسالة لأن هذا العنوان أُدخل في نموذج اشتراك لدى {{ shopName }}.',
  },
};

export const LINK_COPY: Record<MailLanguage, ServiceCopy> = {
  en: {
    subject: 'Your link to choose what {{ shopName }} sends you',
    previewText: 'What we send, how often, and what we know about you: all on one page.',
    headline: 'Here is your page',
    intro:
      '{% if firstName %}Hi {{ firstName }}, {% else %}Hello, {% endif %}you asked for the way to your preferences. There you choose what we send and how often, see what we know about you, and can have it corrected or forgotten.',
    button: 'Open my preferences',
    closing: 'It was not you? Then you can put this mail aside. Nothing has changed.',
    why: 'You are getting this mail because somebody entered this address to see its preferences at {{ shopName }}.',
  },
  de: {
    subject: 'Dein Link: Auswählen, was {{ shopName }} dir schickt',
    previewText: 'Was wir schicken, wie oft, und was wir über dich wissen: alles auf einer Seite.',
    headline: 'Hier ist deine Seite',
    intro:
      '{% if firstName %}Hallo {{ firstName }}, {% else %}Hallo, {% endif %}du wolltest zu deinen Einstellungen. Dort wählst du, was wir dir schicken und wie oft, siehst, was wir über dich wissen, und kannst es berichtigen oder vergessen lassen.',
    button: 'Einstellungen öffnen',
    closing: 'Das warst du nicht? Dann leg diese Mail beiseite. Es hat sich nichts geändert.',
    why: 'Du bekommst diese Mail, weil jemand diese Adresse eingegeben hat, um ihre Einstellungen bei {{ shopName }} zu sehen.',
  },
  ar: {
    subject: 'رابطك لاختيار ما يرسله إليك {{ shopName }}',
    previewText: 'ما نرسله، وكم مرة، وما نعرفه عنك: كل ذلك في صفحة واحدة.',
    headline: 'هذه صفحتك',
    intro:
      '{% if firstName %}مرحباً {{ firstName }}، {% else %}مرحباً، {% endif %}طلبتَ الوصول إلى تفضيلاتك. هناك تختار ما نرسله وكم مرة، وترى ما نعرفه عنك، ويمكنك تصحيحه أو طلب نسيانه.',
    button: 'فتح تفضيلاتي',
    closing: 'لم تكن أنت؟ تجاهل هذه الرسالة، فلم يتغيّر شيء.',
    why: 'تصلك هذه الرسالة لأن أحدهم أدخل هذا العنوان لرؤية تفضيلاته لدى {{ shopName }}.',
  },
};
