import { type Extraction, extractionSchema } from '../../shared/domain/extraction.ts';
import type { Language } from '../../shared/domain/language.ts';
import { noMetadata } from '../../shared/domain/metadata.ts';
import { extract } from '../../shared/extraction/extract.ts';

type Place = readonly [number, number];

/** Every `span` in an extraction, with the words that it says stand there, and every bare one. */
const placesIn = (value: unknown, found: { span: Place; text: string | null }[] = []) => {
  if (Array.isArray(value)) for (const each of value) placesIn(each, found);
  else if (typeof value === 'object' && value !== null) {
    if ('span' in value)
      found.push({ span: value.span as Place, text: 'text' in value ? (value.text as string) : null });
    if ('sentence' in value) found.push({ span: value.sentence as Place, text: null });
    if ('fragments' in value)
      for (const span of (value.fragments as Place[] | null) ?? []) found.push({ span, text: null });
    for (const each of Object.values(value)) placesIn(each, found);
  }
  return found;
};

/** Does `offset` stand between the halves of a character? */
const partsCharacter = (source: string, offset: number): boolean =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(source.slice(offset - 1, offset + 1));

/** What an extraction says of its source that isn't so; empty when it keeps its contract. */
export const liesOf = (source: string, extraction: Extraction): string[] => {
  const lies: string[] = [];
  for (const { span, text } of placesIn(extraction)) {
    const [start, end] = span;
    if (!(start >= 0 && start <= end && end <= source.length))
      lies.push(`the span ${span} is no stretch of the source`);
    else if (text !== null && source.slice(start, end) !== text)
      lies.push(`the source has ${JSON.stringify(source.slice(start, end))} at ${span}, not ${JSON.stringify(text)}`);
    else if (text !== null && start === end) lies.push(`the passage at ${span} is empty`);
    else if (partsCharacter(source, start) || partsCharacter(source, end))
      lies.push(`the span ${span} parts a character`);
  }
  const { claims, statistics, dates } = extraction;
  const ids = new Set<string>();
  for (const { id } of [...claims, ...statistics, ...dates]) {
    if (ids.has(id)) lies.push(`the id ${id} is given twice`);
    ids.add(id);
  }
  const links = [
    ...claims.flatMap(({ statisticIds, dateIds }) => [...statisticIds, ...dateIds]),
    ...statistics.flatMap(({ claimId, dateId, baselineDateId, change }) => [
      claimId,
      dateId,
      baselineDateId,
      ...(change === null ? [] : [change.by, change.from, change.to]),
    ]),
  ];
  for (const id of links) if (id !== null && !ids.has(id)) lies.push(`the link ${id} leads nowhere`);
  const parsed = extractionSchema.safeParse(extraction);
  if (!parsed.success) lies.push(`the schema says: ${parsed.error.message}`);
  return lies;
};

/** Extracts a text and says what is wrong with what comes out; null when nothing is. `language` null: to be detected. */
export const faultOf = (source: string, language: Language | null): string | null => {
  try {
    const metadata = { ...noMetadata, language };
    const extraction = extract(source, { name: 'fuzz.txt', receivedAt: '2026-06-01T08:00:00.000Z', metadata });
    return liesOf(source, extraction)[0] ?? null;
  } catch (error) {
    // Whatever is thrown is the finding.
    return `threw ${error instanceof Error ? error.stack : String(error)}`;
  }
};
