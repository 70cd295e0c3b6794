import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { ImpactAlarm } from './impact-alarm.ts';
import { addServiceFunction, type ServiceFunctionProps } from './service-function.ts';

export interface ScheduledWorkerProps extends ServiceFunctionProps {
  /** When, as EventBridge Scheduler writes it: `rate(1 hour)`. */
  readonly schedule: string;
  /** What people lose when this worker fails, as a sentence; every alarm says it. */
  readonly errorImpact: string;
  readonly alarmTopic: ITopic;
}

/** A function that a schedule invokes. What one invocation does not do is left to the next, so none is kept when it can't be delivered. */
export class ScheduledWorker extends Construct {
  readonly service: string;
  readonly role: Role;
  readonly function: NodejsFunction;

  constructor(scope: Construct, id: string, props: ScheduledWorkerProps) {
    super(scope, id);
    this.service = props.service;
    const service = addServiceFunction(this, props);
    this.role = service.role;
    this.function = service.function;
    const invoker = new Role(this, 'Invoker', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      inlinePolicies: {
        Invoke: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.function.functionArn] }),
          ],
        }),
      },
    });
    new CfnSchedule(this, 'Schedule', {
      description: props.description,
      scheduleExpression: props.schedule,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: this.function.functionArn,
        roleArn: invoker.roleArn,
        input: '{}',
        retryPolicy: { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 1_800 },
      },
    });
    new ImpactAlarm(this, 'ErrorsAlarm', {
      metric: this.function.metricErrors({ period: Duration.hours(1), statistic: 'Sum' }),
      threshold: 1,
      periods: 3,
      observed: `${props.service} has crashed or timed out for three hours running`,
      errorImpact: props.errorImpact,
      nextStep: "read the function's log; each invocation goes on where the one before it ended.",
      topic: props.alarmTopic,
    });
  }
}
