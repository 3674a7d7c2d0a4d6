// The first half of what Harbor & Pine sells: coffee and tea, brew gear, candles, bath and body.
// Written by hand, so that a mail or a screen made from it reads like a shop.
import type { RangeItem } from './item';

// prettier-ignore
const coffee: RangeItem[] = [
  { title: 'Harbor Dawn Coffee Beans', price: 17, pull: 14, cycleDays: 24, choice: { kind: 'bag' }, note: 'Milk chocolate, orange peel and a clean finish; our everyday roast.' },
  { title: 'Night Watch Espresso Beans', price: 18, pull: 10, cycleDays: 21, choice: { kind: 'bag' }, note: 'Dark cherry and toasted almond, roasted for the machine or the moka pot.' },
  { title: 'Lighthouse Decaf Beans', price: 18, pull: 6, cycleDays: 30, choice: { kind: 'bag' }, note: 'Water-processed decaf that tastes of brown sugar, not of compromise.' },
  { title: 'Ethiopia Guji Single Origin', price: 22, pull: 7, cycleDays: 26, choice: { kind: 'bag' }, note: 'Jasmine, apricot and bergamot from small farms around Shakiso.' },
  { title: 'Colombia Huila Single Origin', price: 20, pull: 6, cycleDays: 26, choice: { kind: 'bag' }, note: 'Red apple and caramel from a washing station we have visited twice.' },
  { title: 'Cold Brew Coffee Pouches', price: 16, pull: 5, cycleDays: 20, note: 'Four steep-overnight pouches; a quart of cold brew from each.' },
  { title: 'Pine Smoke Lapsang Tea', price: 14, pull: 4, cycleDays: 40, note: 'Leaves dried over pine fires: campfire in a cup.' },
  { title: 'Meadow Chamomile Tea', price: 12, pull: 6, cycleDays: 38, note: 'Whole chamomile flowers with a little lemon balm, for the end of the day.' },
  { title: 'Earl Grey Reserve Tea Tin', price: 15, pull: 5, cycleDays: 42, note: 'Assam and Ceylon with cold-pressed bergamot oil.' },
  { title: 'Wild Mint Tea', price: 12, pull: 4, cycleDays: 40, newAt: 0.55, note: 'Spearmint and peppermint, nothing else.' },
  { title: 'Stone-Ground Drinking Chocolate', price: 16, pull: 5, cycleDays: 45, holiday: 2.2, note: '70 % cacao shaved thin, so that it melts before the milk boils.' },
  { title: 'Matcha Starter Tin', price: 26, pull: 3, cycleDays: 35, newAt: 0.7, note: 'First-harvest Uji matcha for whisking, not for baking.' },
  { title: 'Maple Spice Chai', price: 14, pull: 5, cycleDays: 36, holiday: 1.6, note: 'Black tea, cardamom, cinnamon and dark maple sugar.' },
  { title: 'Roaster’s Sampler Box', price: 34, pull: 5, holiday: 2.4, note: 'Four small bags, one from each corner of the roastery.' },
  { title: 'Christmas Blend Coffee Beans', price: 19, pull: 4, cycleDays: 24, holiday: 5, choice: { kind: 'bag' }, note: 'Fig, clove and dark chocolate; here from October until it is gone.' },
];

// prettier-ignore
const brewGear: RangeItem[] = [
  { title: 'Enamel Camp Mug', price: 18, pull: 12, choice: { kind: 'colour', colours: ['Cream', 'Forest', 'Navy', 'Rust'] }, note: 'Twelve ounces, steel rim, survives the drop you know is coming.' },
  { title: 'Stoneware Mug', price: 24, pull: 11, choice: { kind: 'colour', colours: ['Oat', 'Sea Glass', 'Charcoal'] }, note: 'Thrown by hand in Maine; no two handles are quite alike.' },
  { title: 'Espresso Cup Pair', price: 28, pull: 4, note: 'Two thick-walled porcelain cups that keep a short coffee hot.' },
  { title: 'Pour-Over Dripper', price: 32, pull: 7, note: 'A ceramic cone with spiral ribs for an even draw-down.' },
  { title: 'Paper Filters, Box of 100', price: 9, pull: 6, cycleDays: 50, note: 'Oxygen-bleached, rinses clean, fits our dripper and most others.' },
  { title: 'French Press, 34 oz', price: 58, pull: 5, choice: { kind: 'colour', colours: ['Steel', 'Matte Black'] }, note: 'Double-walled steel, so the second cup is as warm as the first.' },
  { title: 'Gooseneck Kettle', price: 84, pull: 4, note: 'A slow, steady pour and a handle that stays cool.' },
  { title: 'Hand Coffee Grinder', price: 96, was: 118, pull: 3, note: 'Steel burrs, thirty clicks from espresso to press.' },
  { title: 'Walnut Coffee Scoop', price: 14, pull: 5, holiday: 1.5, note: 'Two level tablespoons, oiled by hand.' },
  { title: 'Travel Tumbler, 16 oz', price: 34, pull: 8, choice: { kind: 'colour', colours: ['Forest', 'Sand', 'Midnight'] }, note: 'Leakproof lid, six hours hot, fits a cup holder.' },
  { title: 'Glass Tea Pot', price: 46, pull: 3, note: 'Borosilicate glass with a strainer basket of fine steel.' },
  { title: 'Cold Brew Bottle', price: 38, pull: 3, newAt: 0.4, note: 'A litre bottle with its own filter; fill it at night, pour it at noon.' },
  { title: 'Airtight Coffee Canister', price: 36, pull: 4, choice: { kind: 'colour', colours: ['Cream', 'Charcoal'] }, note: 'The inner lid presses the air out; beans keep a month.' },
  { title: 'Brewing Scale with Timer', price: 64, pull: 2, newAt: 0.62, note: 'Tenths of a gram and a timer that starts with the pour.' },
  { title: 'Copper Moka Pot', price: 52, pull: 2, state: 'sold-out', note: 'Three cups on any flame.' },
];

// prettier-ignore
const candles: RangeItem[] = [
  { title: 'Cedar & Salt Candle', price: 28, pull: 12, cycleDays: 55, note: 'Coastal cedar, sea salt and driftwood; sixty hours of it.' },
  { title: 'Balsam Fir Candle', price: 28, pull: 9, cycleDays: 55, holiday: 3, note: 'The whole tree, without the needles on the floor.' },
  { title: 'Fig & Black Tea Candle', price: 30, pull: 6, cycleDays: 55, note: 'Green fig, tea leaf and a thread of smoke.' },
  { title: 'Wild Lavender Candle', price: 28, pull: 6, cycleDays: 55, note: 'Lavender as it grows, more herb than perfume.' },
  { title: 'Orchard Apple Candle', price: 26, pull: 4, cycleDays: 50, was: 32, note: 'Windfall apples, clove and a wooden crate.' },
  { title: 'Beeswax Taper Candles, Set of 6', price: 22, pull: 6, cycleDays: 45, holiday: 1.8, note: 'Pure beeswax, dripless in a still room.' },
  { title: 'Tea Light Candles, Box of 24', price: 16, pull: 5, cycleDays: 40, note: 'Beeswax in clear cups, four hours each.' },
  { title: 'Brass Wick Trimmer', price: 18, pull: 3, note: 'Trims at the angle that keeps a wick from smoking.' },
  { title: 'Brass Candle Holder', price: 26, pull: 4, holiday: 1.6, note: 'A weighty base and a generous handle, left to tarnish as it likes.' },
  { title: 'Cedar Reed Diffuser', price: 38, pull: 5, cycleDays: 80, note: 'Three months of forest without a flame.' },
  { title: 'Diffuser Refill Bottle', price: 22, pull: 3, cycleDays: 80, note: 'Fills the reed diffuser once; keep the glass.' },
  { title: 'Room Spray, Rain on Stone', price: 20, pull: 3, cycleDays: 70, newAt: 0.48, note: 'Wet slate, moss and cold air.' },
  { title: 'Long Matches in a Jar', price: 14, pull: 4, cycleDays: 120, note: 'A hundred four-inch matches and a strike pad on the lid.' },
  { title: 'Pine Incense Cones', price: 12, pull: 3, cycleDays: 60, note: 'Forty cones with a small clay dish.' },
  { title: 'Winter Hearth Candle, Three-Wick', price: 54, pull: 3, holiday: 3.5, newAt: 0.3, note: 'Clove, orange and embers for a large room.' },
];

// prettier-ignore
const bath: RangeItem[] = [
  { title: 'Oatmeal & Honey Soap Bar', price: 9, pull: 10, cycleDays: 28, note: 'Cold-processed, cured six weeks, kind to winter hands.' },
  { title: 'Cedar Soap Bar', price: 9, pull: 9, cycleDays: 28, note: 'Cedar leaf and charcoal; leaves the shower smelling of a sauna.' },
  { title: 'Sea Salt Soap Bar', price: 9, pull: 6, cycleDays: 28, note: 'Maine sea salt for a hard, long-lasting bar.' },
  { title: 'Rosemary Hand Wash Bottle', price: 19, pull: 7, cycleDays: 40, note: 'Plant-based and clear-rinsing, in a bottle worth refilling.' },
  { title: 'Hand Wash Refill Pouch', price: 24, pull: 5, cycleDays: 75, newAt: 0.35, note: 'Two refills in one pouch, eighty per cent less plastic.' },
  { title: 'Pine Tar Shampoo Bar', price: 14, pull: 4, cycleDays: 45, note: 'Old remedy, new recipe, no tin smell.' },
  { title: 'Beeswax Hand Balm Tin', price: 13, pull: 6, cycleDays: 60, holiday: 1.5, note: 'For gardeners, climbers and anyone who washes up.' },
  { title: 'Lip Balm Trio', price: 12, pull: 5, cycleDays: 70, holiday: 1.7, note: 'Honey, mint and nothing-at-all.' },
  { title: 'Mineral Bath Salts', price: 22, pull: 5, cycleDays: 50, holiday: 1.6, note: 'Sea salt, magnesium and a little eucalyptus.' },
  { title: 'Linen Waffle Towel', price: 42, pull: 5, choice: { kind: 'colour', colours: ['White', 'Sage', 'Clay'] }, note: 'Dries fast and softens for years.' },
  { title: 'Cedar Bath Brush', price: 28, pull: 3, note: 'Tampico bristles and a handle long enough to reach.' },
  { title: 'Olive Wood Soap Dish', price: 16, pull: 4, note: 'Cut so the bar dries from below.' },
  { title: 'Face Oil, Sea Buckthorn', price: 36, pull: 3, cycleDays: 65, newAt: 0.58, note: 'Five drops at night; the colour fades, the glow stays.' },
  { title: 'Body Lotion, Unscented', price: 24, pull: 4, cycleDays: 48, note: 'Shea and oat for skin that objects to everything else.' },
  { title: 'Canvas Wash Bag', price: 38, pull: 3, choice: { kind: 'colour', colours: ['Olive', 'Navy'] }, note: 'Waxed canvas outside, wipe-clean inside.' },
];

export const KITCHEN_AND_BATH: Record<string, RangeItem[]> = {
  Coffee: coffee,
  'Brew Gear': brewGear,
  Candles: candles,
  'Bath & Body': bath,
};
