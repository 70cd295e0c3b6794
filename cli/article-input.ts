import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import type { ArticleMetadata } from '../shared/domain/article.ts';
import type { Encoding } from '../shared/domain/extraction.ts';
import { sha256Hex } from '../shared/domain/identity.ts';
import type { Language } from '../shared/domain/language.ts';
import { defaultLimits, explainQuarantine, type Unreadable } from '../shared/domain/quarantine.ts';
import { decode } from '../shared/text/decode.ts';
import { frontMatterSpan } from '../shared/text/front-matter.ts';
import { type ExitCode, exitCode } from './exit-code.ts';

/** An article as it came in: its text, and what is known of it beside. */
export interface ArticleInput {
  readonly ok: true;
  readonly name: string;
  readonly source: string;
  readonly encoding: Encoding;
  readonly sha256: string;
  readonly metadata: Partial<ArticleMetadata>;
}

/** What could not be read; the message says why and what to do. */
export interface FailedInput {
  readonly ok: false;
  readonly code: ExitCode;
  readonly message: string;
}

const openFailures: Record<string, string> = {
  ENOENT: 'there is no such file. Check the path.',
  ENOTDIR: 'there is no such file. Check the path.',
  EACCES: 'it may not be read. Check its permissions.',
  EISDIR: 'it is a folder. Give the files in it instead.',
};

/** What to tell of a file that can't be opened; a failure that is none of the file's is thrown on. */
export const openFailure = (path: string, error: unknown): FailedInput => {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return { ok: false, code: exitCode.noInput, message: `${path}: ${openFailures[code] ?? `${message}.`}` };
};

/** A stream of bytes for a path; "-" is standard input. */
const open = (path: string): Readable => (path === '-' ? process.stdin : createReadStream(path));
const nameOf = (path: string): string => (path === '-' ? 'stdin' : basename(path));

/** The whole content, or null as soon as it is over the size limit. */
const readWhole = async (path: string): Promise<Uint8Array | null> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of open(path) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > defaultLimits.articleBytes) return null;
  }
  return Buffer.concat(chunks);
};

const unreadable = (place: string, { reason, detail }: Unreadable): FailedInput => ({
  ok: false,
  code: exitCode.badData,
  message: `${place}: ${explainQuarantine({ reason, detail })}`,
});

/** What front matter says of an article; its reader is loaded only where there is some. */
const metadataIn = async (source: string): Promise<Partial<ArticleMetadata>> => {
  if (frontMatterSpan(source) === null) return {};
  const { readFrontMatter } = await import('../shared/runtime/front-matter.ts');
  const { readMetadata } = await import('../shared/domain/article.ts');
  return readMetadata(readFrontMatter(source)).metadata;
};

/** Reads a file's article; "-" is standard input. */
export const readArticleFile = async (path: string): Promise<ArticleInput | FailedInput> => {
  let bytes: Uint8Array | null;
  try {
    bytes = await readWhole(path);
  } catch (error) {
    return openFailure(path, error);
  }
  const place = path === '-' ? 'standard input' : path;
  if (bytes === null)
    return unreadable(place, { reason: 'too-large', detail: `over ${defaultLimits.articleBytes} bytes` });
  const decoded = decode(bytes);
  if (!decoded.ok) return unreadable(place, decoded);
  const { source, encoding } = decoded;
  return {
    ok: true,
    name: nameOf(path),
    source,
    encoding,
    sha256: sha256Hex(bytes),
    metadata: await metadataIn(source),
  };
};

/** The lines of a file as bytes, without their ends. */
async function* lineBytes(path: string): AsyncGenerator<Uint8Array> {
  let rest: Buffer[] = [];
  for await (const chunk of open(path) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      yield Buffer.concat([...rest, chunk.subarray(start, end)]);
      rest = [];
      start = end + 1;
    }
    rest.push(chunk.subarray(start));
  }
  yield Buffer.concat(rest);
}

interface ArticleLine {
  readonly name: string;
  readonly text: string;
  readonly language: Language | null;
  readonly publishedAt: string | null;
}

/** Reads articles that stand one a line, as {"name", "text", "language", "publishedAt"}; the last two may be left out or null. */
export async function* readArticleLines(path: string): AsyncGenerator<ArticleInput | FailedInput> {
  const { z } = await import('zod');
  const { articleMetadataSchema } = await import('../shared/domain/article.ts');
  const { language, publishedAt } = articleMetadataSchema.shape;
  const lineSchema: import('zod').ZodType<ArticleLine> = z.object({
    name: z.string().min(1),
    text: z.string(),
    language: language.default(null),
    publishedAt: publishedAt.default(null),
  });
  let number = 0;
  try {
    for await (const bytes of lineBytes(path)) {
      number++;
      const place = `${path === '-' ? 'standard input' : path}, line ${number}`;
      const decoded = decode(bytes);
      if (!decoded.ok) {
        if (decoded.reason !== 'empty') yield unreadable(place, decoded);
        continue;
      }
      yield readLine(place, decoded.source);
    }
  } catch (error) {
    yield openFailure(path, error);
  }

  function readLine(place: string, line: string): ArticleInput | FailedInput {
    const fault = (what: string): FailedInput => ({
      ok: false,
      code: exitCode.badData,
      message: `${place}: ${what} Each line is an object with "name", "text" and, if known, "language" and "publishedAt".`,
    });
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      return fault('this is not JSON.');
    }
    const parsed = lineSchema.safeParse(json);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return fault(`"${issue?.path.join('.') ?? ''}" does not fit: ${issue?.message ?? ''}.`);
    }
    const { name, text, ...metadata } = parsed.data;
    if (text.trim() === '') return fault('"text" is empty.');
    return {
      ok: true,
      name,
      source: text,
      encoding: 'utf-8',
      sha256: sha256Hex(new TextEncoder().encode(text)),
      metadata,
    };
  }
}
