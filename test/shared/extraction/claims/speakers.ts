import type { Language } from '../../../../shared/domain/language.ts';
import { analyse } from '../../../../shared/extraction/analysis.ts';
import { readClaims } from '../../../../shared/extraction/claims/read-claims.ts';
import { packs } from '../../../../shared/languages/packs.ts';

/** The claims of a text. */
export const claimsOf = (language: Language, text: string) => readClaims(analyse(text, packs[language]));

/** Who makes the last claim of a text. */
export const lastSpeaker = (language: Language, text: string) => {
  const speaker = claimsOf(language, text).at(-1)?.speaker;
  return speaker && { ...speaker, text: text.slice(...speaker.span) };
};
