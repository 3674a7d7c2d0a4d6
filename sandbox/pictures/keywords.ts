// Finds what a product is from its words: which drawing its title asks for, and how many of it.
import { wordsOf } from './palette';

/** Things first; where a title names several, the last one in its leading part is what is sold. */
const THINGS: Record<string, string> = {
  mug: 'mug|beaker|cup|paper cup',
  teacup: 'teacup|tea cup|cup saucer|cup and saucer|saucer|coffee cup|regency cup',
  espressoPair: 'espresso cup',
  tumbler: 'tumbler|travel mug|travel cup|flask cup',
  glass: 'drinking glass|hi ball|glass tumbler|glass|milkshake|chalice|tot glass',
  wineglass: 'wine glass|wine goblet|goblet|champagne glass|coupe|stem glass',
  jug: 'jug|pitcher|creamer|milk jug|ewer',
  teapot: 'teapot|tea pot|tea for one|coffee pot|cafetiere',
  frenchPress: 'french press|coffee press',
  kettle: 'kettle',
  mokaPot: 'moka pot|espresso maker',
  dripper: 'dripper|pour over|filter cone',
  thermos: 'thermos|flask|vacuum flask',
  bottle: 'water bottle|bottle|hip flask|bottle bag',
  carafe:
    'carafe|decanter|oil bottle|perfume bottle|glass bottle|cold brew bottle|refill bottle|face oil|oil',
  bowl: 'bowl|pudding bowl|soup bowl|mixing bowl|trifle|fruitbowl|colander|basin',
  plates:
    'plate|paper plate|dinner plate|side plate|platter|dinner set|tea set|crockery|breakfast set|childs breakfast set',
  cakeStand: 'cake stand|cakestand|cake plate|cake',
  cupcakes: 'cake case|cupcake|cake tin|muffin|jelly mould|baking case|cake decoration',
  tray: 'tray|snack tray|placemat|place mat|place setting|butler tray',
  board:
    'board|chopping board|serving board|cutting board|cheese board|bread board|slate|blackboard|chalk board|chalkboard|noticeboard|memo board|memoboard',
  cutlery:
    'cutlery|cutlery set|fork|knife fork|spoon|teaspoon|spatula|baking set|baking mould|server|cake server|tong|chopstick|whisk|utensil|cookie cutter|biscuit cutter',
  scoop: 'scoop|ladle|measuring spoon|wooden spoon',
  eggCup: 'egg cup|egg cosy|egg cozy|egg timer|egg holder',
  skillet: 'skillet|pan|frying pan|wok|griddle|saucepan',
  kitchenScale: 'kitchen scale|scale|brewing scale',
  butterDish: 'butter dish|cheese dish|bread bin',
  jar: 'jar|cookie jar|storage jar|jam jar|jam making|bath salt|salt|marble|bonbon|sweet|candy|lollipop|drinking chocolate|glass dome|cloche|honey',
  tin: 'tin|canister|caddy|tea tin|biscuit tin|storage tin|money bank|money box|bank|container|pill box|salt shaker|shaker|toothpaste|cocoa|can holder',
  pouch: 'refill pouch|pouches|filter|coffee filter|popcorn|pot pourri|seeds|confetti',
  coffee: 'coffee|coffee bean|beans|espresso|single origin|decaf|roast|cold brew',
  teaBox: 'tea|tea bag|herbal tea|chai|matcha|lapsang|chamomile|tissue|tissue box|pocket tissue',
  carton:
    'box|storage box|shoe box|wooden box|crate|recipe box|trinket box|trinket pot|jewellery box|first aid|lunch box|lunchbox|chest|treasure chest|case|suitcase|sewing box|tool box|cigar box|cash box|sampler box|bin|book box',
  giftBox: 'gift box|gift set|present|gift|surprise|advent calendar|cracker|lucky dip',
  soap: 'soap|soap bar|shampoo bar|bath bomb|shower gel|bar|sponge|flannel|bath cube',
  pump: 'hand wash|lotion|body lotion|shampoo|soap dispenser|dispenser|shower cream|hand cream|bath essence|bubble bath|hand wash bottle',
  spray: 'spray|room spray|mist|perfume|essential oil|scent',
  balm: 'balm|hand balm|lip balm|lip gloss|salve|wax|compact mirror|hand balm tin|balm tin',
  brush: 'brush|bath brush|hair brush|hairbrush|nail brush|broom|dustpan|feather duster|comb',
  dish: 'soap dish|dish|ashtray|trinket tray|incense dish|trivet|trinket dish',
  hotWaterBottle: 'hot water bottle|hand warmer|wheat bag|hottie|ice pack',
  candle: 'candle|scented candle|candle jar|jar candle|candlepot|candle pot|votive|chocolatecandle',
  candles: 'pillar candle|candle set|block candle|dinner candle set',
  tapers: 'taper|taper candle|dinner candle|birthday candle|cake candle',
  candlestick:
    'candlestick|candle stick|candle holder|candleholder|candelabra|wick trimmer|snuffer|candle plate',
  tealight:
    't light holder|tlight holder|tealight holder|t light glass|votive holder|candle bowl|light holder|holder|glass star t light|night light|nightlight',
  tealights: 't light|tealight|tea light|t lights|tea light candle|t light candle',
  lantern: 'lantern|hurricane lamp|storm lamp|camp lantern|moroccan',
  lamp: 'lamp|table lamp|light|desk lamp|bedside lamp|disco ball|lightbulb',
  lampshade: 'lampshade|lamp shade|chandelier|pendant light|light shade',
  stringLights: 'string light|fairy light|light string|rope light|light garland|led',
  diffuser: 'diffuser|reed diffuser|room fragrance|air freshener|oil burner|sachet',
  incense: 'incense|incense holder|joss stick|incense cone',
  matches: 'match|matches|long matches|safety matches|fire lighter|lighter',
  cushion:
    'cushion|pillow|cushion cover|pillow cover|seat pad|bean bag|pin cushion|pouffe|bolster|squarecushion',
  throwStack: 'throw|blanket|picnic blanket|fleece|bed throw|knitted throw|sarong|shawl',
  rug: 'rug|mat|carpet|runner|table runner|bath mat|kilim',
  doormat: 'doormat|door mat',
  quilt:
    'quilt|bedspread|eiderdown|duvet|duvet cover|sheet set|sheet|patchwork|tablecloth|table cloth|bed linen|screen',
  towel:
    'towel|tea towel|bath towel|hand towel|curtain|shower curtain|fabric|oven glove|glove|pot holder|door curtain|oilcloth',
  napkins:
    'napkin|doily|doilies|handkerchief|hankie|paper napkin|coaster|serviette|cloth|crochet|felt square',
  frame:
    'frame|photo frame|picture frame|picture|cornice|photo cube|wall art|wallart|painting|canvas art|canvas|shadow box|photoframe',
  print: 'print|art print|poster|map|wall hanging|chart|height chart|banner|scroll|wallpaper',
  sign: 'sign|metal sign|plaque|door sign|block word|wooden sign|letter block|word|hanging sign|number tile|tile|number|alphabet|weathervane|door number|house number|letters|block letter|doorsign',
  mirror: 'mirror|wall mirror|vanity mirror|mirrored',
  clock: 'clock|alarm clock|wall clock|bedside clock|timer|sundial',
  vase: 'vase|bud vase|flower vase|urn|stem vase|flower holder|oil burner vase',
  potted:
    'plant|planter|plant pot|flower pot|flowerpot|pot|cactus|herb|window box|cache pot|herb marker|plant holder|succulent|garden marker|cress|bulb',
  hooks:
    'hook|coat hook|wall hook|hook rail|coat rack|peg|towel rail|key rack|hat stand|rail|coat stand|clothes peg|suction',
  hanger: 'hanger|coat hanger|clothes hanger|drawer liner',
  drawers:
    'drawer|cabinet|chest of drawers|drawer knob|knob|cupboard|wardrobe|sideboard|table|stool|bookcase|chest of drawer|door knob|side table|foot stool|ottoman|bench|desk|organiser|organizer|letter rack|drawerknob',
  shelf:
    'shelf|rack|wall rack|spice rack|bookshelf|magazine rack|dish rack|ladder|wine rack|wall organiser|plate rack|toast rack|shelf unit|file|wall unit|toastrack',
  basket:
    'basket|storage basket|laundry basket|bread basket|log basket|hamper|laundry bag|toy tidy|tidy|toy box|storage',
  picnicBasket: 'picnic basket|picnic hamper|picnic set|hamper basket',
  chair: 'chair|deck chair|camp chair|folding chair|deckchair|seat|tent|garden chair|swing',
  hammock: 'hammock',
  wateringCan: 'watering can|watering|garden tool set|water pump',
  bucket: 'bucket|pail|ice bucket|champagne bucket|ash bucket|coal bucket|wash tub|bath tub|tub',
  trowel:
    'trowel|garden trowel|fork set|garden tool|garden glove|hand trowel|secateur|spade|shovel|gardener kit|gardeners kneeling pad|garden kit|kneeling pad',
  logs: 'log|firewood|fatwood|fire starter|kindling',
  thermometer: 'thermometer|barometer|rain gauge',
  birdhouse:
    'birdhouse|bird house|nesting box|bird feeder|bird table|nest|bird box|bird cage|birdcage|house|cottage|gingerbread house|village|doll house|dovecote|bird bath|post box|letter box|letterbox|mail box|wall light|shed',
  tee: 'tee|t shirt|tshirt|top|vest|bib',
  sweater: 'sweatshirt|sweater|jumper|cardigan|pullover|crew|hoodie|poncho',
  shirt: 'shirt|flannel shirt|overshirt|blouse|pyjama|pajama|kimono|dress|nightie|night dress',
  jacket: 'jacket|coat|parka|raincoat|waxed jacket|dressing gown|bathrobe|gown|rain mac|mac',
  beanie: 'beanie|hat|bobble hat|party hat|head warmer|tea cosy|tea cozy|snood|knitted hat',
  mittens: 'mitten|mitt|oven mitt',
  socks: 'sock|bed sock|legwarmer|leg warmer|tight',
  cap: 'cap|visor|sun hat|baseball cap|straw hat|shower cap|swimming hat|helmet|eye mask|sleep mask|mask|sombrero',
  scarf: 'scarf|pashmina|neck scarf|bandana|tie|neckerchief',
  slippers: 'slipper|shoe|boot|flip flop|sandal|slipper boot|wellie|booties',
  apron: 'apron|pinny|smock|tabard',
  belt: 'belt|dog collar|lead|dog lead',
  tote: 'tote|bag|tote bag|shopper|shopping bag|jumbo bag|canvas bag|shoulder bag|beach bag|recycling bag|shopper bag|carrier|charlotte bag|sling bag|jumbo shopper|market tote|door stop bag',
  handbag:
    'handbag|hand bag|evening bag|clutch|shoulder handbag|bead bag|satchel|basket bag|vanity case|bowling bag|boudoir bag|picnic bag|lunch cool bag|cool bag|lunch bag|cooler|weekend bag',
  purse: 'purse|coin purse|change purse|kiss lock|cosmetic purse|key purse|frame purse',
  wallet:
    'wallet|card holder|passport cover|card case|travel wallet|card wallet|passport holder|business card case|glasses case|spectacle case|phone holder|ipad case|phone case|key case|oyster card holder|pencil case cover|money belt|luggage cover|book cover|file cover|vippassport cover',
  backpack: 'backpack|rucksack|back pack|school bag|knapsack|drawstring bag|trolley|trolley bag',
  washbag:
    'washbag|wash bag|cosmetic bag|toiletry bag|make up bag|pouch|pencil case|sponge bag|makeup bag|dopp kit|tool roll',
  paperBag: 'gift bag|paper bag|party bag|goody bag|gift bag set|christmas bag',
  umbrella: 'umbrella|parasol|brolly|paper parasol|rain umbrella',
  luggageTag:
    'luggage tag|tag|gift tag|label|bookmark|key fob|name tag|bag charm|key tag|address label',
  compass:
    'compass|stopwatch|pocket watch|magnifying glass|whistle|yo yo|torch|flashlight|trap|kaleidoscope',
  grinder: 'coffee grinder|grinder|pepper mill|salt mill',
  knife:
    'pocket knife|penknife|letter opener|axe|hatchet|screwdriver|hammer|tape measure|ruler|corkscrew|bottle opener|scissor|scissors|pliers|tweezers|nail file|tool|bicycle puncture|multitool|manicure set|garden shears|nut cracker',
  binoculars: 'binoculars|telescope|opera glass|camera|headphone|headphones|radio',
  necklace:
    'necklace|pendant|necklac|chain|choker|lariat|necklace set|bead necklace|bead chain|necklace bracelet|neckl|garld neckl',
  bracelet:
    'bracelet|bangle|anklet|friendship bracelet|charm bracelet|wristband|hoop bracelet|rosary|bead|beads|diamante bracelet|bracelet set',
  earrings: 'earring|earrings|drop earring|hoop earring|ear ring|hoop',
  ring: 'ring|signet|cocktail ring|diamante ring|napkin ring|expandable ring',
  keyring:
    'key ring|keyring|key chain|key|keys|key ring holder|door key|padlock|key cabinet|car freshener|keyring torch',
  charm:
    'charm|phone charm|bag tassel|tassel|curtain tie|tieback|suncatcher|sun catcher|dreamcatcher|dream catcher|hanging jewel|hanging drop|acrylic jewel|crystal heart|rosette|prism',
  hairclip:
    'hair clip|hairclip|hair grip|hairslide|hair slide|hair band|hairband|brooch|headband|hair comb|hair bobble|hair tie|tiara|scrunchie|barrette|alice band|bow|clip|kirby|slide|pin|bobble|badge|hair pin|hatpin|peg clips|corsage',
  watch: 'watch|wrist watch',
  notebook:
    'notebook|journal|sketchbook|diary|address book|note book|organiser book|jotter|notepad|pad|album|photo album|scrapbook|exercise book|memo pad|drawing pad|shopping list|folder|ring binder|writing set|to do list|autograph book|planner|recipe book',
  card: 'card|greeting card|christmas card|birthday card|invite|invitation|party invite|envelope|postcard|card set|letterpress card|stationery|letter set|writing paper|stationery set|place card|valentine card|note card|writing|post card',
  giftCard: 'gift card|voucher|gift certificate',
  wrap: 'wrap|gift wrap|wrapping paper|paper roll|crepe paper|roll wrap|gift paper|crepe|foil|parchment|brown paper|roll|toilet roll',
  ribbon:
    'ribbon|ribbons|ribbon reel|reel|tape|masking tape|wrapping tape|twine|washi tape|lace|braid|string|elastic|parcel tape|sellotape|raffia ribbon|string dispenser|thread|knitting wool',
  stickers:
    'sticker|sticker sheet|wall sticker|decal|transfer|tattoo|patch|patches|sheet of stickers|stamp|stamp set|rubber stamp|stencil|iron on|window sticker|plaster|plasters|wall decal|gem sticker|temporary tattoo|wall tattoo|foot print',
  pencils:
    'pencil|colouring pencil|crayon|colour pencil|pencil set|felt tip|felt tip pen|colouring set|paint|paint set|paintbrush|marker|marker pen|paint brush|drawing set|colouring|straw|straws|drinking straw|cocktail stick|skewer|swizzle stick|cocktail parasol',
  pen: 'pen|ballpoint|ball point|biro|fountain pen|highlighter|thermometer pen|pencil sharpener',
  chalks: 'chalk|chalks|chalk stick|rubber|eraser|sharpener|wax crayon',
  book: 'book|books|hymn book|novel|bookend|book end|encyclopedia|guide|magazine|cook book|story book|doorstop|door stop|door wedge',
  playingCards:
    'playing card|card game|playing cards|snap card|game|snap|trump|dominoes|domino|tarot|cards|board game|snakes ladders|quiz|dice|monopoly|tic tac toe|noughts crosses|ludo|chess|bingo|solitaire|solitaire game|trivia',
  jigsaw: 'jigsaw|puzzle|jigsaw block|floor puzzle',
  calendar: 'calendar|calender|wall planner|week planner|perpetual calendar|year planner',
  magnets:
    'magnet|fridge magnet|button|buttons|pin badge|drawing pin|push pin|coin|tokens|badges|buttons badge|sequin|pebble|paperweight|p weight',
  penPot:
    'pencil pot|pen pot|pencil holder|desk tidy|pencil tin|pencil tube|pen holder|pencil cup|utensil holder|tooth brush holder|toothbrush holder|tube|spaceboy tube|pencil tube',
  bear: 'bear|teddy|teddy bear|soft toy|plush|toy|sock puppet',
  rabbit: 'toy rabbit|rabbit toy|bunny toy|knitted rabbit',
  doll: 'doll|matryoshka|nesting doll|russian doll|puppet|finger puppet|fairy doll|statue|spinning top|figurine|buddha|buddha head|mannequin|angel decoration|gnome',
  ball: 'ball|football|beach ball|bouncy ball|juggling ball|bouncing ball|bubble|bubbles|inflatable|ping pong|table tennis|tennis|boule|swiss ball|glitter ball|paddle bat|petanque|bath duck|rubber duck|dryer ball|yarn|wool ball',
  windmill:
    'windmill|pinwheel|weather vane|fan|paper fan|kite|paper windmill|propeller|garden windmill',
  train:
    'train|tractor|toy car|car toy|racing car|helicopter|pull along|rocking horse|sleigh|railway|glider|plane kit',
  balloons:
    'balloon|balloons|party balloon|piñata|pinata|party popper|streamer|helium|hot air balloon',
  blocks:
    'block|building block|wooden block|toy block|alphabet block|abacus|stacking toy|building kit|toy brick|cube|shape sorter|blocks|cubes',
  skittles:
    'skittle|skittles|bowling|bowling set|ninepin|quoits|croquet|garden game|skipping rope|hula hoop|jump rope|drum|xylophone|tambourine|maracas|recorder|music box|musical|guitar|piano|instrument|harmonica|castanet|trumpet',
  sewing:
    'sewing|sewing kit|sewing set|knitting|pin cushion set|cotton reel|needle|needle case|thread set|craft kit|craft set|feltcraft|felt craft|kit|knitting kit|knitting nancy|haberdashery|embroidery|cross stitch|thimble|craft|craft box|sewing basket|pom pom',
  globe: 'globe|world globe|planet|solar system',
  phone:
    'phone|telephone|retro phone|mobile phone|calculator|typewriter|gramophone|jukebox|wireless|walkie talkie|intercom|alarm|tv|television|speaker',
  bauble:
    'bauble|baubles|ornament|christmas ornament|glass ornament|tree ball|hanging ball|glass ball|christmas decoration ball|icicle',
  starOrnament:
    'star ornament|hanging star|star decoration|star wreath decoration|snowflake|wooden star|felt star|tinsel star|star string|starfish',
  heart:
    'heart decoration|hanging heart|heart ornament|heart hanging|wicker heart|heart of wicker|heart wicker|felt heart|love heart|heart hanging decoration|wooden heart|lavender heart|zinc heart|metal heart',
  tree: 'christmas tree|tinsel tree|fir tree|tinsel|pine tree|reindeer tree|tree decoration tree|xmas tree',
  stocking: 'stocking|christmas stocking|santa sack|sack|stockings|santa stocking',
  wreath:
    'wreath|door wreath|flower wreath|holly|mistletoe|swag|berry wreath|pinecone wreath|crown',
  bell: 'bell|bells|jingle bell|door bell|doorbell|cow bell|bell ornament|dinner bell|sleigh bell',
  bunting: 'bunting|pennant|flag|flags|jubilee bunting|flag line|party bunting|jack flag',
  garland:
    'garland|paper chain|chain decoration|pom pom garland|paper garland|felt garland|bead garland|honeycomb garland|hanging garland|party garland|beaded curtain|bead curtain|bead string|honeycomb paper|honeycomb',
  egg: 'egg|easter egg|easter decoration|egg decoration|chick decoration',
  windChime:
    'wind chime|windchime|chime|mobile|baby mobile|hanging mobile|wind spinner|bamboo chime',
  mushroom: 'mushroom|toadstool',
};

/** What a title is drawn as when it names no thing: its motif. */
const MOTIFS: Record<string, string> = {
  heart: 'heart|hearts|love|sweetheart|wicker|valentine',
  starOrnament: 'star|stars',
  flower:
    'flower|flowers|rose|roses|daisy|poppy|lily|tulip|sunflower|blossom|bouquet|lavender|orchid|pansy|carnation|cherry blossom|bloom|hydrangea|posy|artificial flower|petal|lotus|floral|garden|leaf|leaves|feather|feathers|branch|ivy|botanical|fern|berry|fruit|apple|apples|strawberry|pear|lemon|cherry',
  butterfly: 'butterfly|butterflies|dragonfly|bee|ladybird|moth|fairy|insect|bug',
  bird: 'bird|birds|robin|dove|swallow|peacock|parrot|sparrow|flamingo|love bird|swan|bluebird|budgie',
  bauble: 'decoration|decorations|dec|christmas|xmas|hanging|festive|decorative',
  bear: 'dog|puppy|doggy|cat|kitten|lion|tiger|fox|elephant|hippo|cow|sheep|lamb|pig|piggy|owl|reindeer|mouse|donkey|moose|giraffe|zebra|deer|stag|penguin|squirrel|panda|monkey|dinosaur|frog|animal|scottie',
  rabbit: 'rabbit|bunny|hare|kangaroo',
  doll: 'babushka|angel|fairy|snowman|santa|figure|soldier|robot|cherub|knight|princess|cowboy|mermaid|girl|boy|ballerina|pirate|clown|skull|elf|witch|cupid|geisha|cadet|buddha',
  train:
    'car|bus|boat|ship|bicycle|carriage|horse|rocket|carousel|caravan|spaceship|taxi|aeroplane',
  egg: 'easter|hen|chicken|chick|duck|goose|cockerel',
  tree: 'tree',
  bunting: 'party|birthday|jubilee|circus',
  trowel: 'gardener|gardeners',
  cutlery: 'kitchen|baking|dinner|cooking',
  tote: 'shopping|suki|carrying',
  charm: 'zodiac|gem|stone|glass',
};

type Phrase = { words: string[]; drawing: string };

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function phrasesOf(table: Record<string, string>): Phrase[] {
  return Object.entries(table).flatMap(([drawing, list]) =>
    list.split('|').map((phrase) => ({ drawing, words: wordsOf(phrase).map(singular) })),
  );
}

const THING_PHRASES = phrasesOf(THINGS);
const MOTIF_PHRASES = phrasesOf(MOTIFS);

/** The last phrase wins, and of two that end together the longer. */
function lastPhrase(words: string[], phrases: Phrase[]): string | null {
  let best: { end: number; length: number; drawing: string } | null = null;
  for (const { words: phrase, drawing } of phrases) {
    for (let start = 0; start + phrase.length <= words.length; start += 1) {
      if (!phrase.every((word, index) => words[start + index] === word)) continue;
      const end = start + phrase.length;
      const isBetter = !best || end > best.end || (end === best.end && phrase.length > best.length);
      if (isBetter) best = { end, length: phrase.length, drawing };
    }
  }
  return best?.drawing ?? null;
}

/** What stands before "with", "in", "for" or a comma is the thing; the rest describes it. */
function headOf(title: string): string {
  const plain = title.replace(/^(set|pack|box|bag|pair)\s*(of|\/)?\s*\d*\s*(of)?\s+/i, '');
  return plain.split(/,| - |\(|\s(?:with|w|w\/|in|for|from|on)\s/i)[0] ?? plain;
}

export function drawingFor(title: string, productType: string): string {
  const head = wordsOf(headOf(title)).map(singular);
  const whole = wordsOf(title).map(singular);
  const type = wordsOf(productType).map(singular);
  return (
    lastPhrase(head, THING_PHRASES) ??
    lastPhrase(whole, THING_PHRASES) ??
    lastPhrase(whole, MOTIF_PHRASES) ??
    lastPhrase(type, THING_PHRASES) ??
    'stillLife'
  );
}

/** One, two or three of it: sets are shown as several. */
export function countIn(title: string): 1 | 2 | 3 {
  const lower = title.toLowerCase();
  if (/\b(pair|duo|two)\b|\bset\s*(of|\/)?\s*2\b|^2\b/.test(lower)) return 2;
  if (/\b(assorted|asstd|trio)\b|\b(set|pack|box)\s*(of|\/)?\s*\d+|^[3-9]\b|^[1-9]\d\b/.test(lower))
    return 3;
  return 1;
}
