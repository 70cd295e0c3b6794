import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import type { SettledArrival, Uploaded } from '../arrival.ts';
import { reportOf } from '../arrival-report.ts';
import { uploadAll, waitForArrivals } from '../delivery.ts';
import { combine, type ExitCode, exitCode } from '../exit-code.ts';
import { seconds } from '../formats/seconds.ts';
import { articleText, plural } from '../formats/text.ts';
import { logFileIn, openFunctionLog } from '../function-log.ts';
import type { Pipeline } from '../pipeline.ts';
import { progressBar } from '../progress.ts';
import { startSession } from '../stack-session.ts';
import { localTarget, projectRoot, stateFolder } from '../target.ts';
import { complain, note, paint, say } from '../terminal.ts';
import { checkUpload, readUpload, sharedKey } from '../uploads.ts';
import { stopSessionOnSignals } from './up.ts';

/** Records of each kind that are shown of an article; `claimwire records` shows all. */
const shownRecords = 5;

/** npm runs scripts in the project's folder; the user's paths count from where npm was called. */
const userFolder = (): string =>
  (process.env.npm_lifecycle_event === 'start' ? process.env.INIT_CWD : undefined) ?? process.cwd();

const samplePaths = (): string[] =>
  readdirSync(join(projectRoot, 'samples'))
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(projectRoot, 'samples', name));

/** What can be told of the files before anything is started; each complaint says what to do. */
const refuseUnfit = async (paths: readonly string[]): Promise<ExitCode> => {
  const unfit = (await Promise.all(paths.map(checkUpload))).filter((found) => found !== null);
  for (const { message } of unfit) complain(message);
  if (unfit.length > 0) return combine(unfit.map(({ code }) => code));
  const clash = sharedKey(paths, '');
  if (clash === null) return exitCode.ok;
  complain(`${clash.join(' and ')} have one name, so one would be a new version of the other. Rename one.`);
  return exitCode.usage;
};

/** Uploads files and shows the records of each as soon as they can be read. */
const deliver = async (pipeline: Pipeline, paths: readonly string[]): Promise<ExitCode> => {
  const codes: ExitCode[] = [];
  const total = { articles: 0, claims: 0, statistics: 0 };
  const started = performance.now();
  const bar = progressBar('uploading', paths.length);
  const results = await uploadAll(
    pipeline,
    paths,
    (path) => readUpload(path, { prefix: '', metadata: {} }),
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
  return combine(codes);
};

const showHowToGoOn = (logFile: string): void => {
  note(`
The stack stays up. In another terminal:
  bin/claimwire put --wait FILE…                your own articles
  bin/claimwire records --document NAME.txt     all records of one, by the name of its file
  bin/claimwire records --unit EUR              every amount in euros
  bin/claimwire explain FILE --find "words"     why they were read so
Logs of the functions: ${logFile}
Ctrl-C stops it.`);
};

/** Runs in this process, on ports in memory. */
const startInMemory = async (paths: readonly string[], logFile: string): Promise<ExitCode> => {
  note('The same use cases run in this process, on ports in memory: no DynamoDB, and the records end with it.');
  const { memoryPipeline } = await import('../memory-pipeline.ts');
  const log = openFunctionLog(logFile);
  const pipeline = memoryPipeline(log.write);
  try {
    return await deliver(pipeline, paths);
  } finally {
    pipeline.close();
    await log.end();
  }
};

/** Runs on the local stack; on a terminal it stays up after this has returned. */
const startOnStack = async (paths: readonly string[], logFile: string, staysUp: boolean): Promise<ExitCode> => {
  const session = await startSession({ stateFolder: staysUp ? stateFolder() : null, logFile });
  if ('reason' in session) {
    if (session.reason === 'no-dynamodb-emulator') {
      note(session.message);
      return startInMemory(paths, logFile);
    }
    complain(session.message);
    return exitCode.unavailable;
  }
  const { stopping } = stopSessionOnSignals(session);
  note(session.phases);
  const { awsPipeline } = await import('../aws-pipeline.ts');
  const pipeline = awsPipeline(localTarget(session.stack));
  let code: ExitCode = exitCode.bug;
  try {
    code = await deliver(pipeline, paths);
  } catch (error) {
    // Whoever pressed Ctrl-C does not care that the stack no longer answers.
    if (!stopping.aborted) throw error;
    code = exitCode.ok;
  } finally {
    pipeline.close();
    if (!staysUp || code === exitCode.bug) await session.stop();
  }
  if (staysUp && !stopping.aborted) showHowToGoOn(logFile);
  return code;
};

const run = async (files: readonly string[], { inMemory = false }: { inMemory?: boolean }): Promise<ExitCode> => {
  const paths = files.length > 0 ? files.map((file) => resolve(userFolder(), file)) : samplePaths();
  const unfit = await refuseUnfit(paths);
  if (unfit !== exitCode.ok) return unfit;
  const staysUp = process.stdout.isTTY === true;
  const logFile = staysUp ? logFileIn(stateFolder()) : join(tmpdir(), `claimwire-start-${process.pid}.log`);
  const code = inMemory ? await startInMemory(paths, logFile) : await startOnStack(paths, logFile, staysUp);
  if (code === exitCode.ok && !staysUp) await rm(logFile, { force: true });
  if (code !== exitCode.ok) note(`Logs of the functions: ${logFile}`);
  return code;
};

/** `npm start`: everything on this machine, from the template to records, on samples or the user's own files. */
export const startCommand = (): Command =>
  new Command('start')
    .summary('boot the local stack, upload articles and show their records as they land')
    .description(
      'Synthesizes the stack, boots it on this machine, uploads the samples (or the FILEs), and shows the claims and statistics of each as ' +
        'soon as they can be read from DynamoDB. On a terminal the stack then stays up until Ctrl-C; otherwise the command ends, with exit code 0 ' +
        'once every file is readable.',
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
    .action(async (files: string[], options: { inMemory?: boolean }) => {
      process.exitCode = await run(files, options);
    });
