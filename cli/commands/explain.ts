import { Command, Option } from 'commander';
import type { Language } from '../../shared/domain/language.ts';
import type { Span } from '../../shared/domain/span.ts';
import { analyse } from '../../shared/extraction/analysis.ts';
import { extract } from '../../shared/extraction/extract.ts';
import type { TraceEvent } from '../../shared/extraction/rule.ts';
import { packs } from '../../shared/languages/packs.ts';
import { nativeDigest } from '../../shared/runtime/digest.ts';
import { clean } from '../../shared/text/clean.ts';
import { readArticleFile } from '../article-input.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { explanationText } from '../formats/explanation.ts';
import { parseCount, parseDay } from '../option-values.ts';
import { complain, note, paint } from '../terminal.ts';

interface ExplainCommandOptions {
  readonly at?: number;
  readonly find?: string;
  readonly publishedAt?: string;
  readonly language?: Language;
}

/** Ways to write one character that people take for the same: composed or not, straight or curly, any white space. */
const anyForm = (character: string): string => {
  if (/\s/u.test(character)) return '\\s+';
  if (/['’ʼ‘]/u.test(character)) return "['’ʼ‘]";
  if (/["“”«»]/u.test(character)) return '["“”«»]';
  const forms = new Set([character, character.normalize('NFC'), character.normalize('NFD')]);
  return `(?:${[...forms].map((form) => form.replace(/[$()*+.?[\\\]^{|}/]/g, '\\$&')).join('|')})`;
};

/** Where the text that was asked for stands, each time. */
const occurrences = (source: string, words: string): Span[] => {
  const characters = [
    ...new Intl.Segmenter('fr', { granularity: 'grapheme' }).segment(words.trim().replace(/\s+/gu, ' ')),
  ];
  const pattern = characters.map(({ segment }) => anyForm(segment)).join('');
  return [...source.matchAll(new RegExp(pattern, 'gu'))].map(({ index, 0: { length } }) => [index, index + length]);
};

const findPlace = (source: string, { at, find = '' }: ExplainCommandOptions): Span | string => {
  if (at !== undefined)
    return at < source.length ? [at, at + 1] : `the text ends at ${source.length}. Give an offset below that.`;
  const [first, ...others] = occurrences(source, find);
  if (first === undefined) return `“${find}” does not stand in it. Copy the words as they are in the file.`;
  const further = others.map(([start]) => start);
  if (further.length > 0)
    note(
      `“${find}” also stands at ${further.slice(0, 10).join(', ')}${further.length > 10 ? ', …' : ''}: give --at.\n`,
    );
  return first;
};

const run = async (file: string, options: ExplainCommandOptions): Promise<ExitCode> => {
  const input = await readArticleFile(file);
  if (!input.ok) {
    complain(input.message);
    return input.code;
  }
  const { name, source, encoding, sha256 } = input;
  const place = findPlace(source, options);
  if (typeof place === 'string') {
    complain(`${file}: ${place}`);
    return exitCode.badData;
  }
  const events: TraceEvent[] = [];
  const metadata = { publishedAt: options.publishedAt ?? null, language: options.language ?? null };
  const receivedAt = new Date().toISOString();
  const trace = (event: TraceEvent) => void events.push(event);
  const extraction = extract(source, { name, receivedAt, encoding, sha256, metadata, digest: nativeDigest, trace });
  const { language } = extraction.document;
  if (language === null) {
    complain(`${file}: the text is neither French nor English, so nothing was read. Give --language if it is.`);
    return exitCode.badData;
  }
  const text = clean(source);
  const analysis = analyse(text.text, packs[language]);
  process.stdout.write(explanationText({ source, place, extraction, text, analysis, events }, paint));
  return exitCode.ok;
};

/** `claimwire explain`: why a word was read as it was, or was not. */
export const explainCommand = (): Command =>
  new Command('explain')
    .summary('show the tokens, tags and rules at a place of an article')
    .description(
      'Shows how a place of an article was read: its sentence, the tokens with their tags, the rules that fired there, were rejected or ' +
        'gave way to others, and the records that cover it.',
    )
    .argument('<FILE>', 'plain-text article; "-" is standard input')
    .addOption(
      new Option('--at <offset>', 'the place, in UTF-16 code units of the decoded text, as in every span')
        .argParser(parseCount)
        .conflicts('find'),
    )
    .option('--find <text>', 'the place, as words that stand there; the first time they do')
    .addOption(new Option('--published-at <date>', 'date of publication, YYYY-MM-DD').argParser(parseDay))
    .addOption(
      new Option('--language <language>', 'of the article; told from the text by default').choices(Object.keys(packs)),
    )
    .addHelpText(
      'after',
      `
Examples:
  claimwire explain article.txt --find "2 000"
  claimwire explain article.txt --at 512`,
    )
    .action(async (file: string, options: ExplainCommandOptions, command: Command) => {
      if (options.at === undefined && !options.find?.trim())
        command.error('error: no place was given. Give --at OFFSET or --find TEXT.', { exitCode: exitCode.usage });
      process.exitCode = await run(file, options);
    });
