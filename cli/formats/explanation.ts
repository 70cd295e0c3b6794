import type { Extraction } from '../../shared/domain/extraction.ts';
import type { Span } from '../../shared/domain/span.ts';
import type { Analysis } from '../../shared/extraction/analysis.ts';
import type { TraceEvent } from '../../shared/extraction/rule.ts';
import { tagNames } from '../../shared/languages/lexical-tags.ts';
import type { MappedText } from '../../shared/text/offset-map.ts';
import { inert } from '../inert.ts';
import type { Paint } from '../terminal.ts';
import { quantityOf } from './text.ts';

/** How one place of an article was read. */
export interface Explanation {
  readonly source: string;
  readonly place: Span;
  readonly extraction: Extraction;
  /** What was analysed, and how it leads back to the source. */
  readonly text: MappedText;
  readonly analysis: Analysis;
  readonly events: readonly TraceEvent[];
}

const meet = ([a, b]: Span, [c, d]: Span): boolean => a < d && c < b;
const at = ([start, end]: Span): string => `[${start}, ${end})`;

const tokenLines = ({ place, text: read, analysis }: Explanation, span: Span, paint: Paint): string[] =>
  analysis.tokens.flatMap((token, i) => {
    const where = read.toSource([token.start, token.end]);
    if (!meet(where, span)) return [];
    const { lemma, value, unit } = analysis.entries[i] ?? {};
    const known = [
      ...tagNames(analysis.tags[i] ?? 0),
      lemma === undefined ? '' : `lemma ${lemma}`,
      value === undefined ? '' : `value ${value}`,
      unit === undefined ? '' : `unit ${unit}`,
    ].filter((word) => word !== '');
    const here = meet(where, place);
    const text = inert(token.text).padEnd(20);
    return [
      `${here ? '>' : ' '} ${at(where).padEnd(14)} ${here ? paint('bold', text) : text} ${token.kind.padEnd(11)} ${known.join(', ')}`.trimEnd(),
    ];
  });

const colourOf = { read: 'green', rejected: 'red', dropped: 'yellow' } as const;

const ruleLines = ({ source, events }: Explanation, span: Span, paint: Paint): string[] =>
  events
    .filter((event) => meet(event.span, span))
    .map(({ rule, span: where, outcome, reason }) => {
      const words = inert(source.slice(...where));
      return `  ${paint(colourOf[outcome], outcome.padEnd(8))} ${rule}  “${words}” ${at(where)}${reason === null ? '' : `: ${inert(reason)}`}`;
    });

const recordLines = ({ place, extraction }: Explanation): string[] => {
  const { document, claims, statistics, dates } = extraction;
  const covers = (record: { span: Span }) => meet(record.span, place);
  const title = document.title !== null && covers(document.title) ? [`  title  “${inert(document.title.text)}”`] : [];
  return [
    ...title,
    ...document.noise
      .filter(covers)
      .map(
        ({ kind, text, span }) =>
          `  not part of the article (${kind})  “${inert(text)}” ${at(span)}: no rule fires here`,
      ),
    ...claims.filter(covers).map(({ id, kind, rule, text, span, speaker }) => {
      const who = speaker === null ? 'nobody named' : inert(speaker.name ?? speaker.text);
      return `  claim ${id}  ${kind}, by ${who}, rule ${rule}  “${inert(text)}” ${at(span)}`;
    }),
    ...statistics
      .filter(covers)
      .map(
        (found) =>
          `  statistic ${found.id}  ${found.type}, ${quantityOf(found)}, rule ${found.rule}  “${inert(found.text)}” ${at(found.span)}`,
      ),
    ...dates
      .filter(covers)
      .map(
        ({ id, value, rule, text, span }) =>
          `  date ${id}  ${value ?? 'unresolved'}, rule ${rule}  “${inert(text)}” ${at(span)}`,
      ),
  ];
};

/** An explanation for people. Several lines, the last one ended. */
export const explanationText = (explanation: Explanation, paint: Paint): string => {
  const { source, place, text, analysis } = explanation;
  const sentence = analysis.sentences.find(({ span }) => meet(text.toSource(span), place));
  const span = sentence === undefined ? place : text.toSource(sentence.span);
  const section = (name: string, lines: readonly string[], none: string): string[] => [
    '',
    paint('bold', name),
    ...(lines.length > 0 ? lines : [paint('dim', `  ${none}`)]),
  ];
  return `${[
    sentence === undefined
      ? `No sentence stands at ${at(place)}: only white space or a line break.`
      : `${paint('bold', 'Sentence')} ${sentence.index + 1} ${at(span)}\n  ${inert(source.slice(...span))}`,
    ...section('Tokens', tokenLines(explanation, span, paint), 'none'),
    ...section('Rules that met this place', ruleLines(explanation, place, paint), 'none fired here'),
    ...section('Records that cover this place', recordLines(explanation), 'none'),
  ].join('\n')}\n`;
};
