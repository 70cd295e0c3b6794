import { ArnFormat, Stack, Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct, type IConstruct } from 'constructs';
import { type ReprocessingDefinitionProps, reprocessingDefinition } from './reprocessing-definition.ts';

export interface ReprocessingMachineProps extends ReprocessingDefinitionProps {
  readonly stage: string;
}

/** The state machine that reprocesses, with its role and its log. */
export class ReprocessingMachine extends Construct {
  readonly machine: CfnStateMachine;
  /** Of its executions, with a star for their names. */
  readonly executionsArn: string;
  readonly mapRunsArn: string;
  readonly #name: string;

  constructor(scope: Construct, id: string, props: ReprocessingMachineProps) {
    super(scope, id);
    const { stage, settings, jobs } = props;
    const stack = Stack.of(this);
    const stateMachineName = `claimwire-${stage}-reprocessing`;
    this.#name = stateMachineName;
    const arnOf = (resource: string, resourceName: string) =>
      stack.formatArn({ service: 'states', resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
    this.executionsArn = arnOf('execution', `${stateMachineName}:*`);
    this.mapRunsArn = arnOf('mapRun', `${stateMachineName}/*`);
    const functions = [props.listStale, props.reprocessArticles, props.reportReprocessing];

    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
      }),
      inlinePolicies: {
        Run: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['lambda:InvokeFunction'],
              resources: functions.map(({ functionArn }) => functionArn),
            }),
            // A distributed map starts its batches as executions of its own machine.
            new PolicyStatement({
              actions: ['states:StartExecution'],
              resources: [arnOf('stateMachine', stateMachineName)],
            }),
            new PolicyStatement({
              actions: ['states:DescribeExecution', 'states:StopExecution'],
              resources: [this.executionsArn, arnOf('execution', `${stateMachineName}/*`)],
            }),
            new PolicyStatement({ actions: ['s3:GetObject'], resources: [jobs.arnForObjects('lists/*')] }),
            new PolicyStatement({
              actions: ['s3:PutObject', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:AbortMultipartUpload'],
              resources: [jobs.arnForObjects('results/*')],
            }),
            new PolicyStatement({ actions: logDelivery.map((action) => `logs:${action}`), resources: ['*'] }),
            new PolicyStatement({ actions: tracing.map((action) => `xray:${action}`), resources: ['*'] }),
          ],
        }),
      },
    });
    jobs.acknowledgeObjects(role, ['lists/*', 'results/*'], 'Lists and results are named after executions.');
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Log deliveries and traces have no ARN to be named by.',
    });
    this.acknowledgeExecutions(role);
    const log = new LogGroup(this, 'Logs', {
      // A group of this name needs no place in the account's policy for log deliveries, which has an end.
      logGroupName: `/aws/vendedlogs/states/${stateMachineName}`,
      retention: settings.logRetention,
      removalPolicy: settings.removalPolicy,
    });
    this.machine = new CfnStateMachine(this, 'Machine', {
      stateMachineName,
      stateMachineType: 'STANDARD',
      roleArn: role.roleArn,
      definitionString: stack.toJsonString(reprocessingDefinition(props)),
      loggingConfiguration: {
        level: 'ALL',
        // Ids and numbers, and they stand in the history of executions already.
        includeExecutionData: false,
        destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: log.logGroupArn } }],
      },
      tracingConfiguration: { enabled: true },
    });
    this.machine.node.addDependency(role);
  }

  /** Says to the security checks why a policy names executions by a star. */
  acknowledgeExecutions(policy: IConstruct): void {
    const prefix = 'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>';
    for (const resource of [`execution:${this.#name}:*`, `execution:${this.#name}/*`, `mapRun:${this.#name}/*`])
      Validations.of(policy).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${prefix}:${resource}]`,
        reason: 'Executions of this one state machine, whose names are made as they start.',
      });
  }
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
const logDelivery = [
  'CreateLogDelivery',
  'GetLogDelivery',
  'UpdateLogDelivery',
  'DeleteLogDelivery',
  'ListLogDeliveries',
  'PutResourcePolicy',
  'DescribeResourcePolicies',
  'DescribeLogGroups',
];
/** https://docs.aws.amazon.com/step-functions/latest/dg/xray-iam.html */
const tracing = ['PutTraceSegments', 'PutTelemetryRecords', 'GetSamplingRules', 'GetSamplingTargets'];
