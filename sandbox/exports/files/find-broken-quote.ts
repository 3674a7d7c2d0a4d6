// Finds the line on which a broken quoted value opens, by a scan of its own: csv-parse reports where it
// noticed, which can be thousands of lines further down.

const QUOTE = 0x22;
const COMMA = 0x2c;
const LF = 0x0a;
const CR = 0x0d;

/** `opened`: where the value opens; `noticed`: where it goes wrong, null where the file ends inside it. */
export type BrokenQuote = { opened: number; noticed: number | null };

/** Walks RFC 4180 byte by byte; all of its signs are single bytes in UTF-8, which no other character contains. */
export async function findBrokenQuote(chunks: AsyncIterable<Buffer>): Promise<BrokenQuote | null> {
  let state: 'start' | 'plain' | 'quoted' | 'closing' = 'start';
  let [line, opened, before] = [1, 1, 0];

  for await (const chunk of chunks) {
    for (const byte of chunk) {
      if (state === 'quoted') {
        if (byte === QUOTE) state = 'closing';
      } else if (byte === COMMA || byte === LF || byte === CR) {
        state = 'start';
      } else if (byte === QUOTE && state === 'start') {
        [state, opened] = ['quoted', line];
      } else if (byte === QUOTE && state === 'closing') {
        state = 'quoted';
      } else if (state === 'closing') {
        return { opened, noticed: line };
      } else if (byte === QUOTE) {
        return { opened: line, noticed: line };
      } else if (byte !== 0xef && byte !== 0xbb && byte !== 0xbf) {
        state = 'plain';
      }
      if (byte === CR || (byte === LF && before !== CR)) line++;
      before = byte;
    }
  }
  return state === 'quoted' ? { opened, noticed: null } : null;
}
