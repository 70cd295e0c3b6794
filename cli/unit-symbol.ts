import { analyse } from '../shared/extraction/analysis.ts';
import { packs } from '../shared/languages/packs.ts';
import { phraseAt } from '../shared/languages/phrase-table.ts';

/**
 * The unit under which statistics stand in the table, by what people call it: "eur", "€" and "euros" are EUR, "kilomètres" km, "pour cent" %.
 * A name that no language knows is taken as it is.
 */
export const unitSymbolOf = (name: string): string => {
  const given = name.normalize('NFC').trim();
  const found: string[] = [];
  for (const pack of Object.values(packs)) {
    const { tokens } = analyse(given, pack);
    for (const phrases of [pack.units.after, pack.units.before]) {
      // Expressions of `before` are found by their last word; those of one word are the same either way.
      const match = phraseAt(phrases, tokens, 0);
      if (match !== null && match.end === tokens.length) found.push(match.value.symbol);
    }
  }
  if (found.includes(given)) return given;
  const [first] = found;
  if (first !== undefined) return first;
  const code = given.toUpperCase();
  return Intl.supportedValuesOf('currency').includes(code) ? code : given;
};
