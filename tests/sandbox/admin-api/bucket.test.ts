// The bucket of points, at given instants.
import { expect, test } from 'vitest';
import { createBucket } from '../../../sandbox/admin-api/graphql/cost';

const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1000);

test('gives back a hundred points a second up to its brim', () => {
  const bucket = createBucket();

  bucket.take(1500, at(0));

  expect(bucket.status(at(0)).currentlyAvailable).toBe(500);
  expect(bucket.status(at(2)).currentlyAvailable).toBe(700);
  expect(bucket.status(at(60)).currentlyAvailable).toBe(2000);
});
