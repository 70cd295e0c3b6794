import { createApp } from './claimwire-app.ts';

export interface Synthesis {
  readonly stackName: string;
  /** Absolute path of the CloudFormation template, as JSON. */
  readonly templateFile: string;
  /** Folder that holds `asset.<hash>/` for each Lambda whose code is `<hash>.zip`. */
  readonly assetsDir: string;
}

/**
 * Synthesizes a stage in this process, offline: the same template and bundles that `cdk deploy` would upload. The security
 * checks run; CloudFormation's schemas are left to `cdk synth`, for speed.
 * Throws UnknownStageError, or an Error that lists the findings when a security check fails.
 */
export function synthesize(options: { stage: string; outdir: string }): Synthesis {
  const { app, stack } = createApp({
    ...options,
    schemaChecks: false,
    // Makes a failed check throw its findings; otherwise the error names only a file.
    context: { '@aws-cdk/core:appMode': 'inmemory' },
  });
  const assembly = app.synth();
  const artifact = assembly.getStackByName(stack.stackName);
  return { stackName: artifact.stackName, templateFile: artifact.templateFullPath, assetsDir: assembly.directory };
}
