import type { Extraction } from '../domain/extraction.ts';
import { type ExtractOptions, extract as extractArticleText } from '../extraction/extract.ts';
import { extractorVersion } from '../extraction/version.ts';
import { nativeDigest } from '../runtime/digest.ts';

/** What reads a text; an argument, so that a test can have it fail, or be of another version. */
export interface Extractor {
  readonly version: string;
  readonly extract: (source: string, options: ExtractOptions) => Extraction;
}
export const standardExtractor: Extractor = {
  version: extractorVersion,
  extract: (source, options) => extractArticleText(source, { digest: nativeDigest, ...options }),
};
