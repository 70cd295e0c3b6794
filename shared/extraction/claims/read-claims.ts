import type { Analysis } from '../analysis.ts';
import type { Trace } from '../rule.ts';
import type { ClaimReading } from './claim-reading.ts';

/** The attributed claims of an article in the order of the text. */
export const readClaims = (_analysis: Analysis, _trace?: Trace): ClaimReading[] => [];
