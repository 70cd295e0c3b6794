import { App } from 'aws-cdk-lib';
import { holdToSecurityChecks } from './security-checks.ts';
import { ClaimwireStack } from './stacks/claimwire-stack.ts';
import { defaultStage, parseStage } from './stages.ts';

export interface ClaimwireAppOptions {
  /** A stage of infra/stages.ts; without it the context's `stage`, else dev. */
  readonly stage?: string;
  /** Folder for the cloud assembly; without it the one that the CDK command line names. */
  readonly outdir?: string;
  /** Further context, as `-c name=value` gives it. */
  readonly context?: Record<string, unknown>;
  /** Hold the template to CloudFormation's own schemas as well: on by default, and takes four seconds. */
  readonly schemaChecks?: boolean;
}

export interface ClaimwireApp {
  readonly app: App;
  readonly stack: ClaimwireStack;
}

/** Builds the construct tree of one stage; nothing is written before `app.synth()`. Throws UnknownStageError. */
export function createApp(options: ClaimwireAppOptions = {}): ClaimwireApp {
  const app = new App({
    analyticsReporting: false,
    treeMetadata: false,
    builtinCloudFormationValidation: options.schemaChecks ?? true,
    ...(options.outdir === undefined ? {} : { outdir: options.outdir }),
    context: {
      // Access logs are delivered under a bucket policy: ACLs are off on every bucket.
      '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
      ...options.context,
    },
  });
  const stage = parseStage(options.stage ?? app.node.tryGetContext('stage') ?? defaultStage);
  const alarmEmail: string | undefined = app.node.tryGetContext('alarmEmail');
  const stack = new ClaimwireStack(app, `claimwire-${stage}`, {
    stage,
    ...(alarmEmail === undefined ? {} : { alarmEmail }),
  });
  holdToSecurityChecks(app);
  return { app, stack };
}
