import { type Command, InvalidArgumentError, Option } from 'commander';
import { type metadataNames, pubStatusSchema, readMetadata } from '../shared/domain/article.ts';
import { languageSchema } from '../shared/domain/language.ts';
import { parseCount, parseDay, parseUrl } from './option-values.ts';

/** Takes a value that `readMetadata` takes under this name. */
const parseField = (name: keyof typeof metadataNames, wanted: string) => (value: string) => {
  if (value.trim() === '' || readMetadata({ [name]: value }).rejected.length > 0)
    throw new InvalidArgumentError(wanted);
  return value;
};

const options = {
  'published-at': new Option('--published-at <date>', 'date of publication, YYYY-MM-DD').argParser(parseDay),
  source: new Option('--source <name>', 'the agency or newsroom that it comes from, with --article-id').argParser(
    parseField('source', 'Give a name.'),
  ),
  'article-id': new Option(
    '--article-id <id>',
    "the source's own id of the article: with --source, files of one id are revisions of one document",
  ).argParser(parseField('article-id', 'Give an id.')),
  revision: new Option('--revision <number>', 'which revision of the article it is').argParser(parseCount),
  language: new Option('--language <language>', 'told from the text by default').choices(languageSchema.options),
  url: new Option('--url <url>', 'where it is published, http or https').argParser(parseUrl),
  author: new Option('--author <name>', 'who wrote it').argParser(parseField('author', 'Give a name.')),
  'embargoed-until': new Option(
    '--embargoed-until <instant>',
    'readers leave it out until then, such as 2026-02-04T18:00:00Z',
  ).argParser(parseField('embargoed-until', 'Give an instant with its time zone, such as 2026-02-04T18:00:00Z.')),
  status: new Option('--status <status>', "IPTC's pubstatus; readers leave out all but usable").choices(
    pubStatusSchema.options,
  ),
} satisfies Record<keyof typeof metadataNames, Option>;

/** Adds an option for each field that an uploader may tell of an article. */
export const addMetadataOptions = (command: Command): Command => {
  for (const option of Object.values(options)) command.addOption(option);
  return command;
};

/** The user metadata of the S3 object for the options that were given, by the names of `metadataNames`. */
export const metadataOf = (given: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(options).flatMap(([name, option]) => {
      const value = given[option.attributeName()];
      return value === undefined ? [] : [[name, String(value)]];
    }),
  );
