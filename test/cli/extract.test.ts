import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractionSchema } from '../../shared/domain/extraction.ts';
import { callClaimwire } from './call-claimwire.ts';
import { plainEnvironment, runClaimwire, temporaryFolder } from './run-claimwire.ts';

const french = `La ville ouvre douze crèches

Le maire de Rivemont, Paul Aubry, a annoncé mardi 3 mars 2026 que la ville ouvrira 12 crèches dans les trois ans.
« Nous avons perdu 350 familles en deux ans », a-t-il déclaré devant le conseil.
`;
const english = `River levels fall again

The regional water agency said on Tuesday that the level of the river had fallen by 14 percent since January.
"We have never seen anything like it," said Ellen Price, the agency's director.
`;
const formula = `Le tableur du conseil

Le conseil de la ville a reçu un message étrange dans la nuit de mardi à mercredi.
« =HYPERLINK("http://example.org","ouvrez") est une formule que 12 agents ont reçue », a déclaré Paul Aubry.
`;
const spliced = (text: string) => `\uFEFF${text}`;

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder({
    'fr.txt': french,
    'en.txt': english,
    'bom.txt': spliced(french),
    'formula.txt': formula,
    'table.txt': `Les villes\n\n${Array.from({ length: 5_100 }, (_, i) => `La ville a ${i + 2_100} habitants.`).join('\n')}`,
    'escape.txt': french.replace('La ville', '\u001b[31mLa ville\u202e'),
    'binary.txt': Uint8Array.of(0x25, 0x50, 0, 1, 2),
    'empty.txt': ' \n',
    'latin.txt': new Uint8Array(Buffer.from(french, 'latin1')),
    'rtf.txt': "{\\rtf1\\ansi L'\\'e9cole ouvrira lundi.}",
    'broken.txt': Uint8Array.of(0x63, 0x61, 0x66, 0xff, 0xfe, 0x20, 0x81),
    'lines.jsonl': [
      { name: 'one', text: french, language: 'fr', publishedAt: '2026-03-04' },
      { name: 'two', text: english },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n'),
    'bad-lines.jsonl': `{"name":"good","text":${JSON.stringify(english)}}\n\n{oops\n{"name":"no text"}\n`,
  });
});
afterAll(() => folder.remove());

const claimwire = (args: readonly string[], input?: string) =>
  runClaimwire(args, { cwd: folder.path, ...(input === undefined ? {} : { input }) });

/** In this process: files are named by their whole path. */
const extract = (...args: string[]) =>
  callClaimwire(['extract', ...args.map((arg) => (/\.(?:txt|jsonl)$|^\.$/.test(arg) ? join(folder.path, arg) : arg))]);

/** Rows and cells after RFC 4180. */
const parseCsv = (text: string): string[][] =>
  text
    .split('\r\n')
    .slice(0, -1)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );

describe('claimwire extract', () => {
  it('prints one JSON object for one file, as the contract says, each span giving its words', async () => {
    const { code, stdout, stderr } = await claimwire(['extract', '--format', 'json', 'fr.txt']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const extraction = extractionSchema.parse(JSON.parse(stdout));
    expect(extraction.document).toMatchObject({
      name: 'fr.txt',
      language: 'fr',
      title: { text: 'La ville ouvre douze crèches' },
    });
    expect(extraction.claims.length).toBeGreaterThan(0);
    expect(extraction.statistics.map(({ text }) => text)).toEqual(expect.arrayContaining(['12', '350']));
    for (const { span, text } of [...extraction.claims, ...extraction.statistics, ...extraction.dates])
      expect(french.slice(...span)).toBe(text);
  });

  it('prints a JSON array for several files, and a line for each as jsonl', async () => {
    const array = JSON.parse((await extract('--format', 'json', 'fr.txt', 'en.txt')).stdout) as unknown[];
    const lines = (await extract('--format', 'jsonl', 'fr.txt', 'en.txt')).stdout.trimEnd().split('\n');
    expect(array.map((one) => extractionSchema.parse(one).document.language)).toEqual(['fr', 'en']);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(array);
  });

  it('prints a CSV row for each record, and lets no cell begin a formula', async () => {
    const { code, stdout } = await extract('--format', 'csv', 'fr.txt', 'formula.txt');
    const [header = [], ...rows] = parseCsv(stdout);
    const column = (row: string[], name: string) => row[header.indexOf(name)];
    expect(code).toBe(0);
    expect(rows.every((row) => row.length === header.length)).toBe(true);
    expect(new Set(rows.map((row) => column(row, 'kind')))).toEqual(new Set(['claim', 'statistic', 'date']));
    expect(rows.find((row) => column(row, 'text') === '350')).toEqual(
      expect.arrayContaining(['fr.txt', 'statistic', 'count', '350']),
    );
    expect(rows.map((row) => column(row, 'text')).filter((text) => text?.includes('HYPERLINK'))).toEqual([
      expect.stringMatching(/^'=HYPERLINK\("http/),
    ]);
    expect(rows.flat().filter((cell) => /^[=+@\t\r]/.test(cell))).toEqual([]);
  });

  it('prints the title, who says what, and each statistic in its sentence, without colours off a terminal', async () => {
    const { stdout } = await extract('fr.txt');
    expect(stdout).toContain('La ville ouvre douze crèches');
    expect(stdout).toMatch(/a-t-il déclaré.*\n.*Nous avons perdu 350 familles/u);
    expect(stdout).toContain('[350] familles');
    expect(stdout).not.toContain('\u001b');
  });

  it('has colours when they are asked for, and not against NO_COLOR', async () => {
    const run = (env: NodeJS.ProcessEnv) => runClaimwire(['extract', 'fr.txt'], { cwd: folder.path, env });
    expect((await run({ FORCE_COLOR: '1' })).stdout).toContain('\u001b[1m');
    expect((await run({ NO_COLOR: '1' })).stdout).not.toContain('\u001b');
  });

  it.each(['text', 'json', 'jsonl'])('shows escapes of an article as signs in %s', async (format) => {
    const { stdout } = await extract('--format', format, 'escape.txt');
    expect(stdout).toContain('La ville');
    expect(stdout).not.toMatch(/[\u001b\u202e]/u);
  });

  it('reads standard input, and a byte-order mark is not part of the text', async () => {
    const piped = await claimwire(['extract', '--format', 'json', '-'], spliced(french));
    const file = await extract('--format', 'json', 'bom.txt');
    const [fromPipe, fromFile] = [piped, file].map(({ stdout }) => extractionSchema.parse(JSON.parse(stdout)));
    expect(fromPipe?.document.name).toBe('stdin');
    expect(fromPipe?.statistics).toEqual(fromFile?.statistics);
    expect(fromPipe?.document.title?.span[0]).toBe(0);
  });

  it('reads a file in the encoding of its bytes, with the same result', async () => {
    const read = async (file: string) =>
      extractionSchema.parse(JSON.parse((await extract('--format', 'json', file)).stdout));
    const latin = await read('latin.txt');
    expect(latin.document.encoding).toBe('windows-1252');
    expect(latin.statistics).toEqual((await read('fr.txt')).statistics);
  });

  it('reads lines of JSON, with what each says of its article', async () => {
    const { code, stdout } = await extract('--format', 'jsonl', '--from-jsonl', 'lines.jsonl');
    const [one, two] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => extractionSchema.parse(JSON.parse(line)).document);
    expect(code).toBe(0);
    expect(one).toMatchObject({ name: 'one', language: 'fr', publishedAt: { date: '2026-03-04', from: 'metadata' } });
    expect(two).toMatchObject({ name: 'two', language: 'en' });
  });

  it('names the line of a JSONL file that does not fit, and reads the others', async () => {
    const { code, stdout, stderr } = await extract('--format', 'jsonl', '--from-jsonl', 'bad-lines.jsonl');
    expect(code).toBe(65);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/bad-lines\.jsonl, line 3: this is not JSON/);
    expect(stderr).toMatch(/bad-lines\.jsonl, line 4: "text" does not fit/);
  });

  it('takes the language and the date of publication that it is given', async () => {
    const { stdout } = await extract('--format', 'json', '--language', 'fr', '--published-at', '2026-03-04', 'fr.txt');
    expect(JSON.parse(stdout)).toMatchObject({
      document: { language: 'fr', publishedAt: { date: '2026-03-04', from: 'metadata' } },
    });
  });

  it.each([
    ['a missing file', ['missing.txt'], 66, /missing\.txt: there is no such file/],
    ['a folder', ['.'], 66, /it is a folder/],
    ['a binary file', ['binary.txt'], 65, /binary\.txt: .*not text/],
    ['a document of a word processor', ['rtf.txt'], 65, /rtf\.txt: .*RTF.*Export the article as plain text/],
    ['bytes of no encoding that is read', ['broken.txt'], 65, /broken\.txt: .*Save the file as UTF-8/],
    ['an empty file', ['empty.txt'], 65, /empty\.txt: .*no text/],
    ['a date that does not exist', ['--published-at', '2026-02-30', 'fr.txt'], 64, /Give a day as YYYY-MM-DD/],
    ['an unknown format', ['--format', 'xml', 'fr.txt'], 64, /Allowed choices are text, json, jsonl, csv/],
    ['nothing to read', [], 64, /nothing to read\. Give a FILE/],
  ])('ends on %s with its exit code and what to do', async (_what, args, exit, message) => {
    const { code, stderr } = await extract(
      '--format',
      ...(args.includes('--format') ? args.slice(1) : ['json', ...args]),
    );
    expect(stderr).toMatch(message);
    expect(code).toBe(exit);
  });

  it('warns of what the pipeline would quarantine, and why', async () => {
    const { code, stdout, stderr } = await extract('--format', 'jsonl', 'table.txt', 'fr.txt');
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(stderr).toMatch(/^claimwire: table\.txt: the pipeline would quarantine it \(too-many-records\)\. .*\n$/);
  });

  it('still reads the files beside one that fails', async () => {
    const { code, stdout, stderr } = await extract('--format', 'json', 'fr.txt', 'missing.txt', 'en.txt');
    expect(code).toBe(66);
    expect(stderr).toContain('missing.txt');
    expect(JSON.parse(stdout)).toHaveLength(2);
  });

  it('ends quietly when its reader has seen enough', async () => {
    const bin = resolve(import.meta.dirname, '../../bin/claimwire');
    const many = Array.from({ length: 400 }, () => 'fr.txt').join(' ');
    const { stdout, stderr } = await promisify(execFile)(
      'bash',
      ['-c', `set -o pipefail; "${bin}" extract --format json ${many} | head -n 1`],
      {
        cwd: join(folder.path),
        env: plainEnvironment(),
      },
    );
    expect({ stdout, stderr }).toEqual({ stdout: '[\n', stderr: '' });
  });
});
