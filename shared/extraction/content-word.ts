import { tag } from '../languages/lexical-tags.ts';
import type { Analysis } from './analysis.ts';

/** Words that hold a sentence together and name nothing. */
export const functionTags =
  tag.determiner |
  tag.pronoun |
  tag.preposition |
  tag.coordinator |
  tag.subordinator |
  tag.auxiliary |
  tag.negation |
  tag.adverb;

/** Is the token a word that is none of the language's function words? */
export const isContentWord = ({ tokens, tags }: Analysis, at: number): boolean =>
  tokens[at]?.kind === 'word' && ((tags[at] ?? 0) & functionTags) === 0;
