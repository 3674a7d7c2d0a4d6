// Where simulated customers live and what people are called there: countries with their share, places with
// zone and postal code, and first names by sex. Phone numbers are from the ranges kept for fiction.

export type Place = { city: string; zip: string; timeZone: string };

export type Region = {
  countryCode: string;
  share: number;
  locale: string;
  places: Place[];
  female: string[];
  male: string[];
  family: string[];
};

function words(text: string): string[] {
  return text.split(' ').map((word) => word.replaceAll('_', ' '));
}

function places(timeZone: string, text: string): Place[] {
  return text.split(', ').map((entry) => {
    const at = entry.lastIndexOf(' ');
    return {
      city: entry.slice(0, at).replaceAll('_', ' '),
      zip: entry.slice(at + 1).replaceAll('_', ' '),
      timeZone,
    };
  });
}

const ENGLISH_FEMALE = words(
  'Emma Olivia Ava Sophia Isabella Mia Charlotte Amelia Harper Evelyn Abigail Emily Ella Elizabeth Sofia Grace Chloe Victoria Nora Hannah Lily Zoe Stella Hazel Lucy Anna Caroline Naomi Ruby Alice Sarah Julia Laura Megan Rachel Katherine Jessica Michelle Karen Susan Diane Linda Patricia Margaret Helen Ruth Joan Carol Heather Amy',
);
const ENGLISH_MALE = words(
  'Liam Noah Oliver James William Benjamin Lucas Henry Alexander Mason Michael Ethan Daniel Jacob Logan Jackson Samuel David Joseph Owen Wyatt Jack Luke Gabriel Isaac Nathan Caleb Ryan Andrew Thomas Charles Joshua Adam Peter George Robert John Richard Steven Mark Paul Kevin Brian Scott Eric Gregory Frank Walter Dennis Howard',
);
const ENGLISH_FAMILY = words(
  'Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Thomas Moore Martin Jackson Thompson White Lee Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Baker Nelson Carter Mitchell Roberts Turner Phillips Campbell Parker Evans Edwards Collins Stewart Morris Murphy Cook Rogers Morgan Cooper Peterson Reed Bailey Kelly Howard Ward Cox Richardson Wood Watson Brooks Bennett Gray Hughes Price Myers Long Foster Sanders Ross Powell Sullivan Russell Fisher Hayes Graham Stone Marsh Whitaker Hollis Garcia Martinez Nguyen Patel Kim Chen O’Brien O’Connor',
);

const UNITED_STATES: Place[] = [
  ...places(
    'America/New_York',
    'Portland 04101, Boston 02116, Brooklyn 11215, New York 10025, Burlington 05401, Philadelphia 19147, Atlanta 30307, Charleston 29401, Ann Arbor 48104, Providence 02906, Asheville 28801, Miami 33133, Pittsburgh 15206',
  ),
  ...places(
    'America/Chicago',
    'Chicago 60614, Minneapolis 55408, Austin 78704, Nashville 37206, Madison 53703, Kansas City 64111, New Orleans 70115',
  ),
  ...places('America/Denver', 'Denver 80205, Boulder 80302, Bozeman 59715, Santa Fe 87501'),
  ...places(
    'America/Los_Angeles',
    'Seattle 98103, Portland 97214, San Francisco 94110, Oakland 94609, Los Angeles 90026, San Diego 92104, Bend 97701',
  ),
];

export const REGIONS: Region[] = [
  {
    countryCode: 'US',
    share: 0.76,
    locale: 'en-US',
    places: UNITED_STATES,
    female: ENGLISH_FEMALE,
    male: ENGLISH_MALE,
    family: ENGLISH_FAMILY,
  },
  {
    countryCode: 'CA',
    share: 0.09,
    locale: 'en-CA',
    places: [
      ...places('America/Toronto', 'Toronto M6J_1H4, Ottawa K1N_5Y7, Montréal H2T_2M1'),
      ...places('America/Vancouver', 'Vancouver V5T_3E1, Victoria V8V_1N4'),
      ...places('America/Halifax', 'Halifax B3H_2R3'),
    ],
    female: words('Élise Geneviève Maude Chloé Emily Sarah Hannah Claire'),
    male: words('Étienne François Mathieu Liam Connor Benoît Ryan Luc'),
    family: words('Tremblay Gagnon Côté Bouchard MacDonald Fraser Singh Wong Bélanger Campbell'),
  },
  {
    countryCode: 'GB',
    share: 0.04,
    locale: 'en-GB',
    places: places('Europe/London', 'London E8_3JN, Bristol BS6_5QA, Edinburgh EH3_6SW'),
    female: words('Isla Freya Imogen Poppy Eleanor Siobhán'),
    male: words('Alfie Hamish Rupert Callum Harry Rhys'),
    family: words('Davies Bennett Fletcher Macleod Pritchard Ashworth'),
  },
  {
    countryCode: 'DE',
    share: 0.03,
    locale: 'de-DE',
    places: places('Europe/Berlin', 'Berlin 10435, Hamburg 20357, München 80469, Köln 50672'),
    female: words('Käthe Jule Änne Friederike Svenja Annika'),
    male: words('Jürgen Sören Matthias Lukas Björn Götz'),
    family: words('Müller Schäfer Weiß Krüger Groß Lindner'),
  },
  {
    countryCode: 'FR',
    share: 0.02,
    locale: 'fr-FR',
    places: places('Europe/Paris', 'Paris 75011, Lyon 69001, Nantes 44000'),
    female: words('Zoé Hélène Anaïs Camille Léa'),
    male: words('Jérôme Rémi Loïc Gaël Noël'),
    family: words('Lefèvre Dubois Çetin Château Moreau'),
  },
  {
    countryCode: 'AU',
    share: 0.02,
    locale: 'en-AU',
    places: places('Australia/Sydney', 'Sydney 2010, Melbourne 3068'),
    female: words('Matilda Kirra Bronte Tahlia'),
    male: words('Lachlan Angus Darcy Flynn'),
    family: words('Nguyen O’Shea Kelly Doyle'),
  },
  {
    countryCode: 'SE',
    share: 0.01,
    locale: 'sv-SE',
    places: places('Europe/Stockholm', 'Stockholm 116_38, Malmö 211_22'),
    female: words('Åsa Linnéa Märta Ebba'),
    male: words('Håkan Göran Nils Åke'),
    family: words('Ångström Sjöberg Lindqvist Öberg'),
  },
  {
    countryCode: 'MX',
    share: 0.01,
    locale: 'es-MX',
    places: places('America/Mexico_City', 'Ciudad_de_México 06700, Oaxaca 68000'),
    female: words('María_José Ximena Lucía Sofía'),
    male: words('José_Ángel Iñigo Andrés Raúl'),
    family: words('Núñez Muñoz García_Peña Ibáñez'),
  },
  {
    countryCode: 'JP',
    share: 0.01,
    locale: 'ja-JP',
    places: places('Asia/Tokyo', '東京 150-0001, 京都 604-8005'),
    female: words('結衣 さくら 美咲 陽菜'),
    male: words('蓮 大翔 健太 悠真'),
    family: words('佐藤 鈴木 高橋 田中'),
  },
  {
    countryCode: 'IL',
    share: 0.005,
    locale: 'he-IL',
    places: places('Asia/Jerusalem', 'Tel_Aviv 6473921'),
    female: words('נועה תמר יעל'),
    male: words('אורי איתי דניאל'),
    family: words('כהן לוי ברק'),
  },
  {
    countryCode: 'AE',
    share: 0.005,
    locale: 'ar-AE',
    places: places('Asia/Dubai', 'Dubai 00000'),
    female: words('أمينة ليلى نور'),
    male: words('عمر يوسف خالد'),
    family: words('الحسن النجار حداد'),
  },
];
