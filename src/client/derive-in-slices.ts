import { pbkdf2Async } from '@noble/hashes/pbkdf2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { DeriveKey } from './solve-proof.ts';

/** Milliseconds of work between two rests, so that a finger or a key never waits longer. */
const SLICE = 10;

/** The same derivation in JavaScript, resting often; for pages without `crypto.subtle`. */
export const deriveInSlices: DeriveKey = (password, salt, iterations, bytes) =>
  pbkdf2Async(sha256, password, salt, { c: iterations, dkLen: bytes, asyncTick: SLICE });
