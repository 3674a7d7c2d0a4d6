// Pure: who is kept back and who gets which, by a salted hash: stable for a person, independent between experiments.
import { createHash } from 'node:crypto';

/** A number in [0, 1) that depends on the experiment and the person alone, uniform over people (first 48 bits of SHA-256). */
export function assignmentOf(salt: string, profileId: string): number {
  const digest = createHash('sha256').update(`${salt}|${profileId}`).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}

export function isHeldOut(salt: string, profileId: string, share: number): boolean {
  return assignmentOf(salt, profileId) < share;
}
