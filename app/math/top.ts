// The few largest of many scores: what every ranking ends with.

/**
 * Places of the k largest scores, best first; equal scores by lower place, so that a ranking never depends on luck.
 * Scores of −Infinity (and NaN) are left out. Cost: O(n log k) at worst, about O(n) for random order.
 */
export function topPlaces(
  scores: Float32Array | Float64Array,
  k: number,
  length = scores.length,
): Int32Array {
  const heap = new Int32Array(Math.max(0, Math.min(k, length)));
  let size = 0;
  let floor = -Infinity;
  for (let place = 0; place < length; place++) {
    const score = scores[place]!;
    // A later place never displaces an equal earlier one, so `>` against the weakest is the whole test.
    if (!(score > floor)) continue;
    if (size < heap.length) {
      heap[size] = place;
      siftUp(heap, size++, scores);
      if (size === heap.length) floor = scores[heap[0]!]!;
    } else if (size > 0) {
      heap[0] = place;
      siftDown(heap, size, scores);
      floor = scores[heap[0]!]!;
    }
  }
  return drain(heap, size, scores);
}

/** Whether place a ranks below place b. */
function isWeaker(a: number, b: number, scores: Float32Array | Float64Array): boolean {
  const difference = scores[a]! - scores[b]!;
  return difference < 0 || (difference === 0 && a > b);
}

function siftUp(heap: Int32Array, from: number, scores: Float32Array | Float64Array): void {
  const place = heap[from]!;
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isWeaker(place, heap[parent]!, scores)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = place;
}

function siftDown(heap: Int32Array, size: number, scores: Float32Array | Float64Array): void {
  const place = heap[0]!;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && isWeaker(heap[child + 1]!, heap[child]!, scores)) child++;
    if (!isWeaker(heap[child]!, place, scores)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = place;
}

function drain(heap: Int32Array, size: number, scores: Float32Array | Float64Array): Int32Array {
  const sorted = new Int32Array(size);
  for (let left = size; left > 0; left--) {
    sorted[left - 1] = heap[0]!;
    heap[0] = heap[left - 1]!;
    siftDown(heap, left - 1, scores);
  }
  return sorted;
}
