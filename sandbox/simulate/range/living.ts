// The second half of what Harbor & Pine sells: textiles, apparel, outdoor and home, and which things go together.
import type { Pair, RangeItem } from './item';

// prettier-ignore
const textiles: RangeItem[] = [
  { title: 'Lambswool Throw Blanket', price: 128, pull: 6, holiday: 1.8, choice: { kind: 'colour', colours: ['Oat', 'Moss', 'Ink'] }, note: 'Woven on old looms, brushed once, warm at once.' },
  { title: 'Heritage Lambswool Throw in Undyed Oatmeal with Hand-Knotted Fringe, Extra Large', price: 186, pull: 2, holiday: 1.5, note: 'Big enough for two people and a dog.' },
  { title: 'Recycled Wool Picnic Blanket', price: 74, was: 92, pull: 4, note: 'A waxed back keeps the wet grass out; leather straps carry it home.' },
  { title: 'Linen Pillow Cover', price: 44, pull: 6, choice: { kind: 'colour', colours: ['Flax', 'Sage', 'Terracotta', 'Slate'] }, note: 'Stonewashed linen with a hidden zip, twenty inches square.' },
  { title: 'Striped Cushion', price: 52, pull: 5, note: 'Deck-chair stripes, feather inner included.' },
  { title: 'Bouclé Cushion, Ivory', price: 58, pull: 3, newAt: 0.5, note: 'Looped wool that asks to be touched.' },
  { title: 'Quilted Bedspread', price: 198, pull: 2, choice: { kind: 'colour', colours: ['White', 'Sage'] }, note: 'Cotton voile, hand-guided quilting, queen size.' },
  { title: 'Organic Cotton Sheet Set', price: 146, pull: 3, state: 'made-to-order', note: 'Crisp percale that gets better for ten years.' },
  { title: 'Linen Tea Towel Pair', price: 26, pull: 7, note: 'Two towels that really dry glass.' },
  { title: 'Waxed Canvas Apron', price: 68, pull: 3, holiday: 1.7, note: 'Cross-back straps and a pocket for the thermometer.' },
  { title: 'Braided Jute Rug', price: 118, pull: 2, note: 'Three feet by five, for the door that sees boots.' },
  { title: 'Linen Napkins, Set of 4', price: 38, pull: 4, holiday: 1.7, note: 'Mitred corners and colours that forgive red wine.' },
  { title: 'Sheepskin Seat Pad', price: 64, pull: 2, state: 'sold-out', note: 'Turns any bench into the good seat.' },
  { title: 'Hot Water Bottle with Knit Cover', price: 36, pull: 5, holiday: 2.2, note: 'Two litres of warm, in a cabled sweater of its own.' },
  { title: 'Wool Dryer Balls, Set of 3', price: 18, pull: 4, cycleDays: 200, note: 'Shorter drying, no sheets to buy again.' },
];

// prettier-ignore
const apparel: RangeItem[] = [
  { title: 'Harbor Crew Sweatshirt', price: 78, pull: 7, choice: { kind: 'clothes', colours: ['Navy', 'Heather Grey'] }, note: 'Heavy loopback cotton, cut to layer.' },
  { title: 'Pocket T-Shirt', price: 34, pull: 9, choice: { kind: 'clothes', colours: ['White', 'Forest', 'Rust'] }, note: 'Organic jersey that keeps its collar.' },
  { title: 'Fisherman Sweater', price: 148, pull: 4, holiday: 1.6, choice: { kind: 'clothes', colours: ['Cream', 'Navy'] }, note: 'Undyed wool, cables for warmth and for looking at.' },
  { title: 'Merino Beanie', price: 32, pull: 8, holiday: 2, choice: { kind: 'colour', colours: ['Charcoal', 'Mustard', 'Forest', 'Cream'] }, note: 'Folds once or twice; never itches.' },
  { title: 'Wool Mittens', price: 36, pull: 4, holiday: 2.2, choice: { kind: 'colour', colours: ['Charcoal', 'Rust'] }, note: 'Boiled wool, fleece inside, string optional.' },
  { title: 'Cabin Socks', price: 22, pull: 9, holiday: 1.9, choice: { kind: 'colour', colours: ['Grey', 'Red', 'Navy'] }, note: 'Ragg wool with a heel that lasts.' },
  { title: 'Trail Socks, Two Pairs', price: 28, pull: 6, note: 'Merino with cushioning where boots bite.' },
  { title: 'Flannel Shirt', price: 88, pull: 5, choice: { kind: 'clothes', colours: ['Red', 'Green'] }, note: 'Brushed on both sides, two chest pockets.' },
  { title: 'Waxed Jacket', price: 228, pull: 2, choice: { kind: 'clothes', colours: ['Olive'] }, note: 'Re-waxable cotton with a storm flap and a game pocket.' },
  { title: 'Canvas Cap', price: 30, pull: 5, choice: { kind: 'colour', colours: ['Sand', 'Navy'] }, note: 'Six panels, brass buckle, better after a summer.' },
  { title: 'Lambswool Scarf', price: 64, pull: 4, holiday: 2.1, choice: { kind: 'colour', colours: ['Ink', 'Camel'] }, note: 'Six feet, fringed, soft enough for bare necks.' },
  { title: 'Linen Overshirt', price: 98, was: 124, pull: 3, choice: { kind: 'clothes', colours: ['Sage'] }, note: 'A jacket in June, a shirt in October.' },
  { title: 'Canvas Tote Bag', price: 28, pull: 8, choice: { kind: 'colour', colours: ['Natural', 'Navy'] }, note: 'Eighteen-ounce canvas; carries a week of market.' },
  { title: 'Leather Belt', price: 58, pull: 2, state: 'archived', note: 'One piece of bridle leather.' },
  { title: 'Wool Slippers', price: 72, pull: 4, holiday: 2, newAt: 0.66, choice: { kind: 'clothes', colours: ['Grey'] }, note: 'Felted wool with a suede sole, quiet on old floors.' },
];

// prettier-ignore
const outdoor: RangeItem[] = [
  { title: 'Camp Lantern', price: 68, pull: 5, note: 'Warm light, forty hours, no hiss.' },
  { title: 'Steel Water Bottle, 24 oz', price: 32, pull: 8, choice: { kind: 'colour', colours: ['Forest', 'Sand', 'Sky'] }, note: 'Single wall, loop lid, as light as it gets.' },
  { title: 'Thermos Flask, 1 qt', price: 48, pull: 5, note: 'Soup at noon from a pot at six.' },
  { title: 'Folding Camp Chair', price: 94, was: 112, pull: 3, note: 'Beech and canvas; sits low, folds flat.' },
  { title: 'Canvas Backpack', price: 138, pull: 4, choice: { kind: 'colour', colours: ['Olive', 'Sand'] }, note: 'Twenty litres, leather straps, a sleeve for the laptop you said you would leave at home.' },
  { title: 'Pocket Knife, Beech Handle', price: 29, pull: 4, holiday: 1.6, note: 'Carbon steel that takes an edge on a river stone.' },
  { title: 'Cast Iron Skillet, 10 in', price: 58, pull: 4, note: 'Pre-seasoned; give it to somebody in fifty years.' },
  { title: 'Enamel Plate Set', price: 44, pull: 4, choice: { kind: 'colour', colours: ['Cream', 'Forest'] }, note: 'Four plates with a rolled rim for eating on a lap.' },
  { title: 'Brass Compass', price: 36, pull: 3, holiday: 1.8, note: 'Liquid-filled, luminous, honest.' },
  { title: 'Fatwood Fire Starter Bundle', price: 18, pull: 5, cycleDays: 60, holiday: 1.4, note: 'Resin-rich pine that lights with one match.' },
  { title: 'Hammock', price: 86, pull: 3, newAt: 0.75, note: 'Cotton canvas, spreader bars, two trees not included.' },
  { title: 'Storm Umbrella', price: 54, pull: 4, choice: { kind: 'colour', colours: ['Navy', 'Olive'] }, note: 'Ash handle and ribs that turn back.' },
  { title: 'Field Binoculars 8×32', price: 168, pull: 1, note: 'Bright at dusk, light on the neck.' },
  { title: 'Garden Trowel', price: 26, pull: 4, note: 'Forged head, ash handle, will not bend in clay.' },
  { title: 'Split Ash Picnic Basket', price: 112, pull: 2, newAt: 0.82, note: 'Woven by one family in New Hampshire since 1934.' },
];

// prettier-ignore
const home: RangeItem[] = [
  { title: 'Field Notebook', price: 14, pull: 8, cycleDays: 90, note: 'Dot grid, lies flat, survives rain.' },
  { title: 'Linen-Bound Journal', price: 28, pull: 5, holiday: 1.7, choice: { kind: 'colour', colours: ['Clay', 'Ink'] }, note: 'Two hundred pages that take fountain-pen ink.' },
  { title: 'Letterpress Card Set', price: 20, pull: 5, holiday: 1.8, note: 'Eight cards with envelopes, printed one at a time.' },
  { title: 'Oak Picture Frame', price: 42, pull: 4, note: 'Solid oak and real glass, eight by ten.' },
  { title: 'Tide Chart Art Print', price: 48, pull: 3, note: 'Casco Bay by the hour, on cotton paper.' },
  { title: 'Schoolhouse Wall Clock', price: 88, pull: 2, note: 'Silent movement; you will stop checking your phone.' },
  { title: 'Stoneware Vase', price: 46, pull: 5, choice: { kind: 'colour', colours: ['Chalk', 'Moss'] }, note: 'Narrow enough for one branch, heavy enough to hold it.' },
  { title: 'Terracotta Planter', price: 34, pull: 5, note: 'With saucer; breathes as roots like.' },
  { title: 'Seagrass Storage Basket', price: 38, pull: 5, note: 'Logs, toys or blankets; it does not mind.' },
  { title: 'Walnut Serving Board', price: 62, pull: 5, holiday: 1.7, note: 'End cuts from a furniture maker next door.' },
  { title: 'Salt-Glazed Serving Bowl', price: 56, pull: 4, note: 'Salad for six, or keys for one.' },
  { title: 'Ceramic Table Lamp', price: 124, pull: 2, newAt: 0.45, choice: { kind: 'colour', colours: ['Chalk', 'Rust'] }, note: 'A linen shade and light the colour of evening.' },
  { title: 'Felt Star Ornament, Set of 6', price: 24, pull: 4, holiday: 7, note: 'Hand-cut wool felt on cotton string.' },
  { title: 'Balsam Door Wreath', price: 72, pull: 2, holiday: 8, note: 'Cut in November, shipped the same week.' },
  { title: 'Brass Bell Ornament', price: 16, pull: 3, holiday: 6, note: 'Rings once when the door opens.' },
  { title: 'Harbor & Pine Gift Card', price: 50, pull: 3, holiday: 2.5, state: 'made-to-order', note: 'Sent by e-mail, never expires.' },
  { title: 'Spring Market Tote (sample)', price: 24, pull: 1, state: 'draft', note: 'Sample, not yet for sale.' },
  { title: 'Stoneware Butter Dish', price: 38, pull: 1, state: 'draft', note: 'Waiting for photographs.' },
  { title: 'Linen Lampshade', price: 58, pull: 1, state: 'draft', note: 'Waiting for the supplier.' },
  { title: 'Staff Mug', price: 12, pull: 1, state: 'unpublished', note: 'For the roastery crew only.' },
];

export const LIVING: Record<string, RangeItem[]> = {
  Textiles: textiles,
  Apparel: apparel,
  Outdoor: outdoor,
  Home: home,
};

export const PAIRS: Pair[] = [
  ['Pour-Over Dripper', 'Paper Filters, Box of 100', 0.6],
  ['Harbor Dawn Coffee Beans', 'Enamel Camp Mug', 0.08],
  ['Ethiopia Guji Single Origin', 'Pour-Over Dripper', 0.1],
  ['Night Watch Espresso Beans', 'Espresso Cup Pair', 0.1],
  ['Hand Coffee Grinder', 'Brewing Scale with Timer', 0.2],
  ['French Press, 34 oz', 'Harbor Dawn Coffee Beans', 0.4],
  ['Glass Tea Pot', 'Meadow Chamomile Tea', 0.4],
  ['Cedar & Salt Candle', 'Brass Wick Trimmer', 0.12],
  ['Beeswax Taper Candles, Set of 6', 'Brass Candle Holder', 0.3],
  ['Cedar Reed Diffuser', 'Diffuser Refill Bottle', 0.35],
  ['Balsam Fir Candle', 'Long Matches in a Jar', 0.2],
  ['Oatmeal & Honey Soap Bar', 'Olive Wood Soap Dish', 0.15],
  ['Rosemary Hand Wash Bottle', 'Hand Wash Refill Pouch', 0.3],
  ['Lambswool Throw Blanket', 'Linen Pillow Cover', 0.25],
  ['Striped Cushion', 'Linen Pillow Cover', 0.25],
  ['Merino Beanie', 'Wool Mittens', 0.25],
  ['Wool Slippers', 'Cabin Socks', 0.3],
  ['Thermos Flask, 1 qt', 'Enamel Camp Mug', 0.25],
  ['Camp Lantern', 'Fatwood Fire Starter Bundle', 0.25],
  ['Cast Iron Skillet, 10 in', 'Enamel Plate Set', 0.2],
  ['Recycled Wool Picnic Blanket', 'Split Ash Picnic Basket', 0.15],
  ['Oak Picture Frame', 'Tide Chart Art Print', 0.35],
  ['Felt Star Ornament, Set of 6', 'Brass Bell Ornament', 0.35],
  ['Linen-Bound Journal', 'Letterpress Card Set', 0.15],
];
