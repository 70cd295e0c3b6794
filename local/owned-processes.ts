import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

/**
 * The processes that a stack starts. None outlives it: `stop` ends them, the end of this process ends them, and should this process
 * be killed outright, a guard ends them: a shell that knows their ids and sees its standard input close.
 */
export class OwnedProcesses {
  readonly #children = new Set<ChildProcess>();
  readonly #killAllNow = () => {
    for (const child of this.#children) child.kill('SIGKILL');
  };
  #guard: ChildProcess | undefined;

  /** Starts a process in a session of its own, so that Ctrl-C in a terminal reaches only its owner, who then stops it in order. */
  spawn(command: string, commandArguments: readonly string[], options: SpawnOptions): ChildProcess {
    this.#guard ??= this.#startGuard();
    const child = spawn(command, commandArguments, { ...options, detached: true });
    if (child.pid === undefined) return child; // It could not be started; the caller hears of it by the 'error' event.
    const { pid } = child;
    this.#children.add(child);
    this.#tellGuard(`+ ${pid}`);
    child.once('exit', () => {
      this.#children.delete(child);
      this.#tellGuard(`- ${pid}`);
    });
    return child;
  }

  /** Kills what still runs and resolves once all of it, the guard too, has ended. */
  async stop(): Promise<void> {
    const running = [...this.#children];
    const ended = running.map((child) => new Promise((resolve) => child.once('exit', resolve)));
    this.#killAllNow();
    await Promise.all(ended);
    process.off('exit', this.#killAllNow);
    const guard = this.#guard;
    this.#guard = undefined;
    if (guard?.pid === undefined || guard.exitCode !== null || guard.signalCode !== null) return;
    guard.ref();
    const guardEnded = new Promise((resolve) => guard.once('exit', resolve));
    guard.stdin?.end();
    await guardEnded;
  }

  #startGuard(): ChildProcess {
    process.on('exit', this.#killAllNow);
    const guard = spawn('/bin/sh', ['-c', guardScript], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
    // Without a shell, or once the guard is gone, nobody can be told; the ordinary ways of stopping still hold.
    guard.on('error', () => {});
    guard.stdin?.on('error', () => {});
    guard.unref();
    return guard;
  }

  #tellGuard(line: string): void {
    if (this.#guard?.stdin?.writable) this.#guard.stdin.write(`${line}\n`);
  }
}

const guardScript = `
pids=' '
while read -r change pid; do
  case $change in
    +) pids="$pids$pid " ;;
    -) pids="\${pids%% $pid *} \${pids#* $pid }" ;;
  esac
done
for pid in $pids; do kill -9 "$pid"; done
exit 0`;
