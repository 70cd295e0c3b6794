// What a program without AWS imports: the extraction itself.
export type { ArticleMetadata } from './shared/domain/article.ts';
export type { Claim, Cue, Speaker } from './shared/domain/claim.ts';
export type { DateMention } from './shared/domain/date-mention.ts';
export type { Document, Encoding, Extraction, Noise } from './shared/domain/extraction.ts';
export type { Language } from './shared/domain/language.ts';
export type { QuarantineReason } from './shared/domain/quarantine.ts';
export type { Passage, Span } from './shared/domain/span.ts';
export type { Statistic } from './shared/domain/statistic.ts';
export { type ExtractOptions, extract } from './shared/extraction/extract.ts';
export { extractorVersion } from './shared/extraction/version.ts';
export { type Decoded, decode } from './shared/text/decode.ts';
