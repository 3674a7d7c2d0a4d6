// A fitted recommender as bytes and back: a JSON header that names typed arrays, then the arrays themselves.
import type { Recommender } from './fit';

const MAGIC = 'attune-recommender-2';

type ArrayKind = 'Int32Array' | 'Float32Array' | 'Float64Array' | 'Uint8Array';
type TypedArray = Int32Array | Float32Array | Float64Array | Uint8Array;
type Placeholder = { $array: ArrayKind; offset: number; length: number };

const MAKERS: Record<
  ArrayKind,
  (buffer: ArrayBuffer, offset: number, length: number) => TypedArray
> = {
  Int32Array: (buffer, offset, length) => new Int32Array(buffer, offset, length),
  Float32Array: (buffer, offset, length) => new Float32Array(buffer, offset, length),
  Float64Array: (buffer, offset, length) => new Float64Array(buffer, offset, length),
  Uint8Array: (buffer, offset, length) => new Uint8Array(buffer, offset, length),
};

/** Little-endian, like every platform that Node runs on. Equal recommenders give equal bytes. */
export function serialize(recommender: Recommender): Uint8Array {
  const arrays: TypedArray[] = [];
  let size = 0;
  const header = JSON.stringify({ magic: MAGIC, recommender }, (_key, value: unknown) => {
    if (!isTypedArray(value)) return value;
    const placeholder: Placeholder = { $array: kindOf(value), offset: size, length: value.length };
    arrays.push(value);
    size += Math.ceil(value.byteLength / 8) * 8;
    return placeholder;
  });
  const text = new TextEncoder().encode(header);
  const payload = 8 + Math.ceil(text.length / 8) * 8;
  const bytes = new Uint8Array(payload + size);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 8);
  let at = payload;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += Math.ceil(array.byteLength / 8) * 8;
  }
  return bytes;
}

/** Throws one plain sentence when the bytes are not a recommender of this version. The bytes are copied once. */
export function deserialize(bytes: Uint8Array): Recommender {
  const length =
    bytes.length < 8 ? -1 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const payload = 8 + Math.ceil(length / 8) * 8;
  const text =
    length < 0 || payload > bytes.length
      ? ''
      : new TextDecoder().decode(bytes.subarray(8, 8 + length));
  if (!text.startsWith(`{"magic":"${MAGIC}"`))
    throw new Error('deserialize requires a recommender of this version');
  const buffer = new ArrayBuffer(bytes.length - payload);
  new Uint8Array(buffer).set(bytes.subarray(payload));
  const parsed = JSON.parse(text, (_key, value: unknown) => {
    if (!isPlaceholder(value)) return value;
    return MAKERS[value.$array](buffer, value.offset, value.length);
  }) as { recommender: Recommender };
  return parsed.recommender;
}

function isTypedArray(value: unknown): value is TypedArray {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

function kindOf(array: TypedArray): ArrayKind {
  if (array instanceof Int32Array) return 'Int32Array';
  if (array instanceof Float32Array) return 'Float32Array';
  if (array instanceof Float64Array) return 'Float64Array';
  return 'Uint8Array';
}

function isPlaceholder(value: unknown): value is Placeholder {
  return typeof value === 'object' && value !== null && '$array' in value;
}
