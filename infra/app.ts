import { createApp } from './claimwire-app.ts';
import { UnknownStageError } from './stages.ts';

try {
  createApp().app.synth();
} catch (error) {
  if (!(error instanceof UnknownStageError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
