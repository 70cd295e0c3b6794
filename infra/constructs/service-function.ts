import { fileURLToPath } from 'node:url';
import type { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Young objects get 3 × 8 MB: by default V8 lets them take 200 MB, of which a text of 10 MB makes use without being read any sooner.
 */
const nodeOptions = '--enable-source-maps --max-semi-space-size=8';

export interface ServiceFunctionProps {
  /** The folder under functions/ that holds handler.ts; also the service's name in logs and metrics. */
  readonly service: string;
  readonly description: string;
  /** The function's own settings, beside those that every function gets. */
  readonly environment: Record<string, string>;
  /** In MB; the CPU share grows with it, a whole core at 1769. */
  readonly memorySize: number;
  readonly timeout: Duration;
  readonly stage: string;
  readonly settings: StageSettings;
}

/** Puts one of our functions into a scope, with its role and its log. */
export function addServiceFunction(
  scope: Construct,
  props: ServiceFunctionProps,
): { readonly role: Role; readonly function: NodejsFunction } {
  // Not the default role: that one may write to every log group of the account.
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const logGroup = new LogGroup(scope, 'Logs', {
    retention: props.settings.logRetention,
    removalPolicy: props.settings.removalPolicy,
  });
  logGroup.grantWrite(role);
  const handler = new NodejsFunction(scope, 'Function', {
    description: props.description,
    entry: `${projectRoot}functions/${props.service}/handler.ts`,
    projectRoot,
    depsLockFilePath: `${projectRoot}package-lock.json`,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: props.memorySize,
    timeout: props.timeout,
    role,
    logGroup,
    environment: {
      ...props.environment,
      STAGE: props.stage,
      POWERTOOLS_SERVICE_NAME: props.service,
      POWERTOOLS_METRICS_NAMESPACE: 'Claimwire',
      POWERTOOLS_LOG_LEVEL: 'INFO',
      NODE_OPTIONS: nodeOptions,
    },
    bundling: {
      format: OutputFormat.ESM,
      mainFields: ['module', 'main'],
      bundleAwsSDK: true,
      minify: true,
      sourceMap: true,
      sourcesContent: false,
      logLevel: LogLevel.WARNING,
    },
  });
  return { role, function: handler };
}
