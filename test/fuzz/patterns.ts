/** A text that can be made as long as one likes, of a kind that makes careless readers crash, or take time out of proportion to its length. */
export interface Pattern {
  readonly name: string;
  /** About `length` characters of it. */
  readonly text: (length: number) => string;
}

const repeated = (name: string, unit: string): Pattern => ({
  name,
  text: (length) => unit.repeat(Math.ceil(length / unit.length)),
});

/** Units that count up, so that no two are alike. */
const counted = (name: string, unit: (i: number) => string): Pattern => ({
  name,
  text: (length) => {
    const parts: string[] = [];
    for (let i = 0, written = 0; written < length; i++) {
      const part = unit(i);
      parts.push(part);
      written += part.length;
    }
    return parts.join('');
  },
});

const nested = (name: string, opens: string, closes: string, within = 'le maire a dit'): Pattern => ({
  name,
  text: (length) => {
    const depth = Math.ceil(length / (opens.length + closes.length));
    return `${opens.repeat(depth)}${within}${closes.repeat(depth)}`;
  },
});

/** A word for each number, of letters only. */
const wordOf = (i: number): string => [...String(i)].map((digit) => String.fromCharCode(97 + Number(digit))).join('');
const nameOf = (i: number): string => `J${wordOf(i)} M${wordOf(i * 7)}`;

export const patterns: readonly Pattern[] = [
  repeated('a word', 'a'),
  repeated('a capital', 'A'),
  repeated('digits', '7'),
  repeated('digits in threes', '123 '),
  repeated('digits in threes, by commas', ',123'),
  repeated('digits by stops', '1.'),
  repeated('digits by slashes', '1/'),
  repeated('digits by dashes', '12-'),
  repeated('spaces', ' '),
  repeated('no-break spaces', '\u00a0'),
  repeated('tabs', '\t'),
  repeated('line ends', '\n'),
  repeated('line ends of two characters', '\r\n'),
  repeated('lines of a space', ' \n'),
  repeated('line separators', '\u2028'),
  repeated('NUL', '\u0000'),
  repeated('zero-width spaces', '\u200b'),
  repeated('letters and zero-width spaces', 'a\u200b'),
  repeated('soft hyphens', 'ré\u00ad'),
  repeated('directional marks', '\u202eabc\u202c '),
  repeated('marks on one letter', '\u0301'),
  repeated('letters with marks', 'e\u0301'),
  repeated('high surrogates', '\ud83d'),
  repeated('low surrogates', '\ude00'),
  repeated('emoji', '👩‍👩‍👧 '),
  repeated('apostrophes', "l'"),
  repeated('apostrophes alone', '’'),
  repeated('hyphens', 'a-'),
  repeated('hyphens alone', '-'),
  repeated('full stops', '.'),
  repeated('stops and spaces', '. '),
  repeated('initials', 'J. '),
  repeated('commas', ', '),
  repeated('colons', 'a : '),
  repeated('brackets that open', '('),
  repeated('brackets that close', ')'),
  nested('brackets in brackets', '(a ', ')'),
  nested('quotes in quotes', '« ', ' »'),
  nested('English quotes in quotes', '“', '”', 'the mayor said'),
  repeated('quotes that open', '« a '),
  repeated('quotes that close', 'a » '),
  repeated('straight quotes', '"'),
  repeated('straight quotes about words', '"a" '),
  repeated('single quotes', "'a' "),
  repeated('quotes with a speaker', '« Oui », a dit le maire. '),
  repeated('quotes with a speaker, one sentence', '« oui », a dit le maire, '),
  repeated('dit', 'dit '),
  repeated('said', 'said '),
  repeated('de', 'de '),
  repeated('of', 'of the '),
  repeated('que', 'que '),
  repeated('a dit que', 'il a dit que '),
  repeated('said that', 'he said that '),
  repeated('selon', 'selon '),
  repeated('selon le maire', 'selon le maire, '),
  repeated('according to', 'according to the mayor, '),
  repeated('and', 'Paul et '),
  repeated('a list of nouns', 'le maire de la ville de '),
  repeated('names in one run', 'Jean Martin '),
  counted('other names, one sentence', (i) => `${nameOf(i)}, `),
  counted('other names that speak', (i) => `${nameOf(i)} a dit que la ville perdrait ${i} emplois. `),
  counted('other names that speak in English', (i) => `${nameOf(i)} said the town would lose ${i} jobs. `),
  counted(
    'other names with roles',
    (i) => `Le ministre ${nameOf(i)}, chef du parti, affirme : « Nous perdrons ${i} emplois. » `,
  ),
  counted('one surname, other first names', (i) => `J${wordOf(i)} Martin a dit oui. Martin a dit non. `),
  counted('acronyms', (i) => `Office national ${wordOf(i)} (ON${wordOf(i).toUpperCase()}) dit que oui. `),
  repeated('pronouns that speak', 'Il a dit que la ville perdrait 12 emplois. '),
  repeated('one sentence over and over', 'Le maire a annoncé la fermeture de 12 écoles mardi.\n'),
  counted('other sentences', (i) => `Le maire a annoncé la fermeture de ${i} écoles, selon le préfet.\n`),
  counted('one long sentence', (i) => `le maire ${wordOf(i)} a promis que ${i} écoles fermeraient, `),
  counted('one long English sentence', (i) => `the ${wordOf(i)} mayor promised that ${i} schools would close, `),
  counted('a long quote', (i) => `${i === 0 ? '« ' : ''}nous fermerons ${i} écoles de ${wordOf(i)}. `),
  counted(
    'ISO dates',
    (i) => `${1990 + (i % 40)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')} `,
  ),
  repeated('days', 'mardi '),
  repeated('days of months', 'le 12 mars 2024, '),
  repeated('English days', 'on Tuesday 12 March 2024, '),
  repeated('months', 'janvier, '),
  repeated('relative days', 'la semaine dernière, '),
  repeated('years', '2024 '),
  repeated('ranges', 'entre 1 et '),
  repeated('from and to', 'de 12 à '),
  repeated('shares', '12 % '),
  repeated('percent signs', '%'),
  repeated('money', '12 millions d’euros '),
  repeated('scale words', 'millions '),
  repeated('number words', 'cent vingt mille '),
  repeated('English number words', 'two hundred and '),
  repeated('fractions', 'deux tiers de '),
  repeated('quantities counted', '12 écoles de 12 '),
  repeated('ages', '12 ans, '),
  repeated('scores', '3-1 '),
  repeated('ratios', '3 sur 4 sur '),
  repeated('changes', 'de 12 % à 14 %, en hausse de 2 points, '),
  repeated('comparisons', 'plus que '),
  repeated('abbreviations', 'M. '),
  repeated('ampersands', '&'),
  repeated('references', '&eacute;'),
  repeated('references to references', '&amp;amp;'),
  repeated('references to any character', '&#8217;&#xFFFFFF;'),
  repeated('tags that open', '<p>'),
  repeated('tags that never close', '<p '),
  repeated('angle brackets', '<'),
  nested('tags in tags', '<div>', '</div>'),
  repeated('comments that open', '<!-- '),
  repeated('scripts that open', '<script>'),
  repeated('scripts and styles', '<script>a</script><style>b</style>'),
  repeated('Markdown stars', '*'),
  repeated('Markdown stars about words', '**a* '),
  repeated('Markdown underscores', '_a '),
  repeated('Markdown links that open', '['),
  repeated('Markdown links half made', '[a]('),
  repeated('Markdown links', '[a](https://a.example) '),
  repeated('Markdown headings', '# '),
  repeated('Markdown quotations', '> '),
  repeated('Markdown list', '- a\n* b\n1. c\n'),
  repeated('a table', '| 12 | 14,5 % |\n|---|---|\n'),
  repeated('CSV', '"Paris";12,5;2024-01-12;=HYPERLINK("a")\n'),
  repeated('CSV in one line', '12;'),
  repeated('columns of numbers', '12\t14\t15,5\n'),
  repeated('mojibake', 'dÃ©clarÃ© Ã '),
  repeated('first halves of mojibake', 'Ã'),
  repeated('marks of mojibake', 'â€'),
  repeated('control characters of Windows', '\u0092\u0080'),
  repeated('replacement characters', '\ufffd'),
  repeated('ligatures', 'ﬁ'),
  repeated('Arabic', 'قال الرئيس '),
  repeated('Chinese', '市长说'),
  repeated('Hangul parts', '\u1112\u1161\u11ab'),
  repeated('credits', '© Jean Dupuis / AFP\n'),
  counted('other credits', (i) => `Photo : ${nameOf(i)}/REUTERS\n`),
  counted('other links', (i) => `Lire aussi : ${wordOf(i)} promet ${i} postes\n`),
  counted('other bylines', (i) => `Par ${nameOf(i)}\n`),
  repeated('times of publication', 'Publié le 12 mars 2024 à 12h00. Mis à jour le 13 mars 2024\n'),
  repeated('short lines', 'a\n'),
  counted('other short lines', (i) => `${wordOf(i)}\n`),
  repeated('wrapped lines', `${'le maire a dit que la ville fermerait douze écoles '.repeat(2).trim().slice(0, 72)}\n`),
  repeated('wrapped lines of parted words', `${'a'.repeat(30)} ${'b'.repeat(38)}-\n`),
  repeated('speech dashes', '— Oui, dit-il.\n'),
  {
    name: 'front matter of aliases',
    text: (length) => {
      const layers = Math.min(60, Math.ceil(length / 60));
      const bomb = Array.from(
        { length: layers },
        (_, i) =>
          `a${i + 1}: &a${i + 1} [${Array(9)
            .fill(i === 0 ? 'x' : `*a${i}`)
            .join(', ')}]`,
      );
      return `---\na0: x\n${bomb.join('\n')}\ntitle: *a${layers}\n---\nLe maire a dit que oui.\n`;
    },
  },
  {
    name: 'front matter in depth',
    text: (length) => `---\ntitle: ${'['.repeat(length)}\n---\nLe maire a dit que oui.`,
  },
  { name: 'front matter that never ends', text: (length) => `---\n${'title: a\n'.repeat(Math.ceil(length / 9))}` },
  repeated('front matter over and over', '---\ntitle: a\n---\n'),
];
