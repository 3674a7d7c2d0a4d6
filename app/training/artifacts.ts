// Pure: a fitted recommender together with the product ids that its item numbers stand for, as bytes and back.
import type { Recommender } from '~/models/recommend/fit';
import { deserialize, serialize } from '~/models/recommend/serialize';

export type RecommenderArtifact = { productIds: string[]; recommender: Recommender };

/** Length of the id list (4 bytes, little-endian), the list as JSON, then the recommender's own bytes. */
export function packRecommender(artifact: RecommenderArtifact): Uint8Array {
  const ids = new TextEncoder().encode(JSON.stringify(artifact.productIds));
  const model = serialize(artifact.recommender);
  const bytes = new Uint8Array(4 + ids.length + model.length);
  new DataView(bytes.buffer).setUint32(0, ids.length, true);
  bytes.set(ids, 4);
  bytes.set(model, 4 + ids.length);
  return bytes;
}

export function unpackRecommender(bytes: Uint8Array): RecommenderArtifact {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const ids = new TextDecoder().decode(bytes.subarray(4, 4 + length));
  return {
    productIds: JSON.parse(ids) as string[],
    recommender: deserialize(bytes.subarray(4 + length)),
  };
}
