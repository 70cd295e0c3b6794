import type { Claim } from '../../shared/domain/claim.ts';
import type { DateMention } from '../../shared/domain/date-mention.ts';
import type { Document } from '../../shared/domain/extraction.ts';
import { type Span, wordsToShow } from '../../shared/domain/span.ts';
import type { Statistic } from '../../shared/domain/statistic.ts';
import { inert } from '../inert.ts';
import type { Paint } from '../terminal.ts';

/** How many characters of its sentence stand on each side of a statistic. */
const contextLength = 45;

/** "…la fermeture prochaine de [12] écoles du canton…": the words in their sentence, cut to what fits a line. */
const inContext = (sentence: string, [start, end]: Span, paint: Paint): string => {
  const left = sentence.slice(Math.max(0, start - contextLength), start);
  const right = sentence.slice(end, end + contextLength);
  const before = start > contextLength ? `…${left.replace(/^\S*\s/u, '')}` : left;
  const after = end + contextLength < sentence.length ? `${right.replace(/\s\S*$/u, '')}…` : right;
  return `${inert(before).trimStart()}${paint('bold', `[${inert(sentence.slice(start, end))}]`)}${inert(after).trimEnd()}`;
};

export const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

const speakerOf = ({ speaker }: Claim): string => {
  if (speaker === null) return 'no speaker';
  const { text, name, role } = speaker;
  const who = name === null || name === text ? text : `${name} (“${text}”)`;
  return role === null ? who : `${who}, ${role}`;
};

const claimLines = (claim: Claim, paint: Paint): string[] => {
  const notes = [
    claim.kind,
    claim.polarity !== null && claim.polarity !== 'stated' ? claim.polarity : null,
    claim.hedged ? 'hedged' : null,
    claim.checkWorthiness === null ? null : `worth checking ${claim.checkWorthiness.toFixed(2)}`,
  ].filter((word) => word !== null);
  const said = claim.cue === null ? '' : ` ${paint('cyan', inert(claim.cue.text))}`;
  const who = claim.kind === 'assertion' ? paint('dim', 'the article') : paint('bold', inert(speakerOf(claim)));
  return [`  ${who}${said} ${paint('dim', `(${notes.join(', ')})`)}`, `    “${inert(wordsToShow(claim))}”`];
};

const figure = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });
const approximation = { exact: '', approx: '≈ ', min: '≥ ', max: '≤ ' } as const;

/** "≈ 2,000 agents fédéraux", "7 of 87", "50 to 60 %": what a statistic says, as one reads it. */
export const quantityOf = (
  statistic: Pick<
    Statistic,
    'value' | 'low' | 'high' | 'total' | 'modifier' | 'vague' | 'unit' | 'counted' | 'metric'
  > & {
    readonly type?: Statistic['type'];
  },
): string => {
  const { value, low, high, total, modifier, vague, unit, counted, metric } = statistic;
  const single = value ?? low ?? high;
  const range =
    low !== null && high !== null
      ? `${figure.format(low)} to ${figure.format(high)}`
      : single === null
        ? '?'
        : figure.format(single);
  const of = total === null ? '' : ` ${statistic.type === 'score' ? 'to' : 'of'} ${figure.format(total)}`;
  const what = counted ?? metric;
  return [
    `${vague ? 'in the order of ' : approximation[modifier]}${range}${of}`,
    unit,
    what === null ? null : inert(what.text),
  ]
    .filter((part) => part !== null)
    .join(' ');
};

/** What was read in an article, from its text or from the table. */
export interface ReadArticle<Found extends Statistic> {
  readonly document: Pick<Document, 'name' | 'language' | 'title' | 'publishedAt'>;
  readonly claims: readonly Claim[];
  readonly statistics: readonly Found[];
  readonly dates: readonly DateMention[];
}

/** The first ones as lines, and how many more there are. */
const first = <Item>(items: readonly Item[], most: number, linesOf: (item: Item) => readonly string[]): string[] => [
  ...items.slice(0, most).flatMap(linesOf),
  ...(items.length > most ? [`  … and ${items.length - most} more`] : []),
];

/**
 * An article for people: title and date, who claims what, each statistic in its sentence. Several lines, the last one ended.
 * @param most shows so many claims and so many statistics; the rest is counted.
 */
export const articleText = <Found extends Statistic>(
  { document, claims, statistics, dates }: ReadArticle<Found>,
  sentenceOf: (statistic: Found) => string,
  paint: Paint,
  most = Number.POSITIVE_INFINITY,
): string => {
  const facts = [
    document.language ?? 'neither French nor English: nothing was read',
    document.publishedAt === null
      ? 'no date of publication'
      : `published ${document.publishedAt.date} (from ${document.publishedAt.from})`,
    plural(claims.length, 'claim'),
    plural(statistics.length, 'statistic'),
    plural(dates.length, 'date'),
  ];
  const lines = [
    paint('bold', inert(document.title === null ? '(no title)' : wordsToShow(document.title))),
    paint('dim', `${inert(document.name)} · ${facts.join(' · ')}`),
  ];
  const statisticLines = (statistic: Found): string[] => {
    const { type, span, sentence } = statistic;
    const words: Span = [span[0] - sentence[0], span[1] - sentence[0]];
    return [`  ${type.padEnd(10)} ${quantityOf(statistic)}`, `    ${inContext(sentenceOf(statistic), words, paint)}`];
  };
  if (claims.length > 0)
    lines.push('', paint('green', 'Claims'), ...first(claims, most, (claim) => claimLines(claim, paint)));
  if (statistics.length > 0) lines.push('', paint('green', 'Statistics'), ...first(statistics, most, statisticLines));
  return `${lines.join('\n')}\n`;
};
