// Pictures that were painted already, as PNG: the last few hundred are kept in memory up to a bound, and two
// requests for one picture paint it once.
import { createHash } from 'node:crypto';
import { renderAsync } from '@resvg/resvg-js';

export type Picture = { png: Uint8Array<ArrayBuffer>; etag: string };

const KEEP_BYTES = 32 * 1024 * 1024;

export type Gallery = { show(key: string, paint: () => string): Promise<Picture> };

export function openGallery(keepBytes = KEEP_BYTES): Gallery {
  const kept = new Map<string, Picture>();
  const underWay = new Map<string, Promise<Picture>>();
  let bytes = 0;

  const keep = (key: string, picture: Picture) => {
    kept.set(key, picture);
    bytes += picture.png.byteLength;
    for (const [oldest, old] of kept) {
      if (bytes <= keepBytes || oldest === key) break;
      kept.delete(oldest);
      bytes -= old.png.byteLength;
    }
  };

  const show = (key: string, paint: () => string) => {
    const known = kept.get(key);
    if (known) {
      kept.delete(key);
      kept.set(key, known);
      return Promise.resolve(known);
    }
    const waiting = underWay.get(key);
    if (waiting) return waiting;
    const painting = render(paint())
      .then((picture) => {
        keep(key, picture);
        return picture;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, painting);
    return painting;
  };
  return { show };
}

/** In a thread of the pool, so that a page of pictures does not hold up the mails and the Admin API. */
async function render(svg: string): Promise<Picture> {
  const image = await renderAsync(svg, { font: { loadSystemFonts: false } });
  const png = new Uint8Array(image.asPng());
  const etag = `"${createHash('sha256').update(png).digest('base64url').slice(0, 22)}"`;
  return { png, etag };
}
