import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import type { SettledArrival, Uploaded } from '../arrival.ts';
import { reportOf } from '../arrival-report.ts';
import { uploadAll, waitForArrivals } from '../delivery.ts';
import { combine, type ExitCode, exitCode } from '../exit-code.ts';
import { changeLine } from '../formats/change-line.ts';
import { seconds } from '../formats/seconds.ts';
import { articleText, plural } from '../formats/text.ts';
import { logFileIn, openFunctionLog } from '../function-log.ts';
import type { Pipeline } from '../pipeline.ts';
import { progressBar } from '../progress.ts';
import { serviceFailure } from '../service-failure.ts';
import { endWithSession } from '../session-end.ts';
import { startSession } from '../stack-session.ts';
import { commandElsewhere, localTarget, projectRoot, stateFolder } from '../target.ts';
import { complain, note, paint, say } from '../terminal.ts';
import { checkUpload, eachOnce, readUpload, sharedKey } from '../uploads.ts';

/** Records of each kind that are shown of an article; `claimwire records` shows all. */
const shownRecords = 5;
/** In milliseconds. */
const longestRest = 3_000;

/** npm runs scripts in the project's folder; the user's paths count from where npm was called. */
const userFolder = (): string =>
  (process.env.npm_lifecycle_event === 'start' ? process.env.INIT_CWD : undefined) ?? process.cwd();

const samplePaths = (): string[] =>
  readdirSync(join(projectRoot, 'samples'))
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(projectRoot, 'samples', name));

/** The files that can be uploaded, as far as one can tell before anything is started; the others are complained of, and leave their codes. */
const fitAmong = async (paths: readonly string[], codes: ExitCode[]): Promise<string[]> => {
  const faults = await Promise.all(paths.map((path) => checkUpload(path, null)));
  for (const fault of faults) {
    if (fault === null) continue;
    complain(fault.message);
    codes.push(fault.code);
  }
  return paths.filter((_, i) => faults[i] === null);
};

/** Uploads files and shows the records of each as soon as they can be read; what became of each leaves its code. */
const deliver = async (pipeline: Pipeline, paths: readonly string[], codes: ExitCode[]): Promise<void> => {
  const total = { articles: 0, claims: 0, statistics: 0 };
  const started = performance.now();
  const bar = progressBar('uploading', paths.length);
  const results = await uploadAll(
    pipeline,
    paths,
    (path) => readUpload(path, { prefix: '', metadata: {}, mostBytes: pipeline.articleBytes }),
    () => bar.step(),
  ).finally(() => bar.end());
  const uploaded = results.flatMap((result) => {
    if (!('ok' in result)) return [result];
    complain(result.message);
    codes.push(result.code);
    return [];
  });
  note(`Uploaded ${plural(uploaded.length, 'article')} in ${seconds(performance.now() - started)}.\n`);
  const onArrival = async (one: Uploaded, arrival: SettledArrival): Promise<void> => {
    const { line, code } = reportOf(one, arrival);
    codes.push(code);
    const records = arrival.state === 'readable' ? await pipeline.readRecords(one.documentId) : null;
    if (records === null) return code === exitCode.ok ? say(`${line}\n`) : complain(line);
    const { document, claims, statistics } = records;
    const read = { document, claims, statistics, dates: document.dates };
    total.articles++;
    total.claims += claims.length;
    total.statistics += statistics.length;
    say(
      `${articleText(read, ({ sentenceText }) => sentenceText, paint, shownRecords)}${paint('dim', `document ${document.id}`)}\n`,
    );
  };
  const timeoutMs = 120_000 + 500 * uploaded.length;
  const late = await waitForArrivals(pipeline, uploaded, { timeoutMs, now: () => performance.now(), sleep, onArrival });
  if (late.length > 0) {
    codes.push(exitCode.timedOut);
    complain(`not readable after ${seconds(timeoutMs)}: ${late.map(({ path }) => path).join(', ')}.`);
  }
  note(
    `${plural(total.articles, 'article')} readable with ${plural(total.claims, 'claim')} and ` +
      `${plural(total.statistics, 'statistic')}, ${seconds(performance.now() - started)} after the first upload began.`,
  );
};

const showHowToGoOn = (logFile: string): void => {
  const claimwire = commandElsewhere();
  note(`
The stack stays up. In another terminal:
  ${claimwire} put --wait FILE…                your own articles
  ${claimwire} records --document NAME.txt     all records of one, by the name of its file
  ${claimwire} records --unit EUR              every amount in euros
  ${claimwire} explain FILE --find "words"     why they were read so
Logs of the functions: ${logFile}
Ctrl-C stops it.`);
};

/** Runs in this process, on ports in memory. */
const startInMemory = async (paths: readonly string[], logFile: string, codes: ExitCode[]): Promise<void> => {
  note('The same use cases run in this process, on ports in memory: no DynamoDB, and the records end with it.');
  const { memoryPipeline } = await import('../memory-pipeline.ts');
  const log = openFunctionLog(logFile);
  const pipeline = memoryPipeline(log.write);
  try {
    await deliver(pipeline, paths, codes);
  } finally {
    pipeline.close();
    await log.end();
  }
};

/** Runs on the local stack; on a terminal it stays up after this has returned, and ends with `codes` on Ctrl-C. */
const startOnStack = async (paths: readonly string[], logFile: string, codes: ExitCode[]): Promise<void> => {
  const staysUp = process.stdout.isTTY === true;
  const session = await startSession({
    stateFolder: staysUp ? stateFolder() : null,
    logFile,
    onChange: (event, replayed) => note(changeLine(event, replayed)),
  });
  if ('reason' in session) {
    if (session.reason !== 'no-dynamodb-emulator') {
      complain(session.message);
      codes.push(session.code);
      return;
    }
    note(session.message);
    return startInMemory(paths, logFile, codes);
  }
  let delivered = false;
  const { stopping } = endWithSession(session, (signal) => (delivered ? combine(codes) : signal));
  note(session.phases);
  const { awsPipeline } = await import('../aws-pipeline.ts');
  const pipeline = awsPipeline(localTarget(session.stack));
  try {
    await deliver(pipeline, paths, codes);
    delivered = true;
  } catch (error) {
    // Whoever pressed Ctrl-C does not care that the stack no longer answers.
    const failure = serviceFailure(error, pipeline.label);
    if (failure === null && !stopping.aborted) throw error;
    if (failure !== null && !stopping.aborted) complain(failure);
    codes.push(stopping.aborted ? exitCode.interrupted : exitCode.unavailable);
  } finally {
    pipeline.close();
    // What subscribers are told comes a moment after the records; a stack that does not come to rest is not waited for.
    if (delivered && !staysUp)
      await Promise.race([session.stack.idle(), sleep(longestRest, undefined, { ref: false })]);
    if (!staysUp || !delivered) await session.stop();
  }
  if (staysUp && delivered && !stopping.aborted) showHowToGoOn(logFile);
};

/** A log in a folder of its own, which is kept, and named at the end, only where it may tell more than the messages did. */
const passingLog = (codes: readonly ExitCode[]): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'claimwire-start-')), 'functions.log');
  process.once('exit', (code) => {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    const puzzling = code === exitCode.unavailable || code === exitCode.bug || codes.includes(exitCode.timedOut);
    if (size > 0 && puzzling) note(`Logs of the functions: ${file}`);
    else rmSync(dirname(file), { recursive: true, force: true });
  });
  return file;
};

const run = async (
  files: readonly string[],
  { inMemory = false }: { inMemory?: boolean },
  usage: (message: string) => never,
): Promise<ExitCode> => {
  const codes: ExitCode[] = [];
  const named = files.length > 0 ? files.map((file) => resolve(userFolder(), file)) : samplePaths();
  const paths = await fitAmong(eachOnce(named), codes);
  if (paths.length === 0) return combine(codes);
  const clash = sharedKey(paths, '');
  if (clash !== null)
    usage(`${clash.join(' and ')} have one name, so one would be a new version of the other. Rename one.`);
  const logFile = process.stdout.isTTY && !inMemory ? logFileIn(stateFolder()) : passingLog(codes);
  await (inMemory ? startInMemory : startOnStack)(paths, logFile, codes);
  return combine(codes);
};

/** `npm start`: everything on this machine, from the template to records, on samples or the user's own files. */
export const startCommand = (): Command =>
  new Command('start')
    .summary('boot the local stack, upload articles and show their records as they land')
    .description(
      'Synthesizes the stack, boots it on this machine, uploads the samples (or the FILEs), and shows the claims and statistics of each as ' +
        'soon as they can be read from DynamoDB. On a terminal the stack then stays up until Ctrl-C; otherwise the command ends, with exit code 0 ' +
        'once every file is readable. A file that cannot be uploaded is named on standard error; the others still are.',
    )
    .argument('[FILE...]', 'plain-text articles; by default those in samples/')
    .option('--in-memory', 'run the use cases in this process, as where no DynamoDB emulator comes for the platform')
    .addHelpText(
      'after',
      `
Examples:
  npm start
  npm start -- article.txt other.txt
  claimwire start article.txt | less`,
    )
    .action(async (files: string[], options: { inMemory?: boolean }, command: Command) => {
      const usage = (message: string): never => command.error(`error: ${message}`, { exitCode: exitCode.usage });
      process.exitCode = await run(files, options, usage);
    });
