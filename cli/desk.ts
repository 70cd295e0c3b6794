import { type ExitCode, exitCode } from './exit-code.ts';
import { serviceFailure } from './service-failure.ts';
import { findTarget, type Target } from './target.ts';
import { complain } from './terminal.ts';

/** Where a command works: clients of a stage or of the local stack, until it is closed. */
export interface Desk {
  close(): void;
}

/**
 * Does something at a desk of a stage, or of the local stack, and closes it. Tells where there is none (`open` says why, as a message), and where
 * a service fails; what is no service's failure is thrown.
 */
export const atDesk = async <Opened extends Desk>(
  stage: string | undefined,
  open: (target: Target) => Promise<Opened | string>,
  work: (desk: Opened, label: string) => Promise<ExitCode>,
): Promise<ExitCode> => {
  const target = await findTarget(stage);
  const desk = typeof target === 'string' ? target : await open(target);
  if (typeof target === 'string' || typeof desk === 'string') {
    complain(String(desk));
    return exitCode.unavailable;
  }
  try {
    return await work(desk, target.label);
  } catch (error) {
    const failure = serviceFailure(error, target.label);
    if (failure === null) throw error;
    complain(failure);
    return exitCode.unavailable;
  } finally {
    desk.close();
  }
};
