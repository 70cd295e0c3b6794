import { hash } from 'node:crypto';
import type { Digest } from '../domain/identity.ts';

/** A tenth of the time that the domain's own takes. */
export const nativeDigest: Digest = (text) => hash('sha256', text);
