import type { Analysis } from '../analysis.ts';

/** Is the stretch all that its sentence says, but for marks at its edges? A line or cell that holds a number alone. */
export const standsAlone = ({ tokens, sentences, sentenceOf }: Analysis, first: number, end: number): boolean => {
  const sentence = sentences[sentenceOf[first] as number];
  if (sentence === undefined || first > sentence.first + 1) return false;
  if (first > sentence.first && tokens[sentence.first]?.kind !== 'punctuation') return false;
  return sentence.end <= end || (sentence.end === end + 1 && tokens[end]?.kind === 'punctuation');
};

/** Does the sentence end at `end`, but for a mark? */
export const closesSentence = ({ tokens, sentences, sentenceOf }: Analysis, end: number): boolean => {
  const sentence = sentences[sentenceOf[end - 1] as number];
  return (
    sentence === undefined || sentence.end <= end || (sentence.end === end + 1 && tokens[end]?.kind === 'punctuation')
  );
};
