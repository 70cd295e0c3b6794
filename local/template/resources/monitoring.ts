import { inertType } from '../resource-type.ts';

const reason = 'nobody is on call for a local stack; its log goes to the terminal';

export const cloudwatchAlarm = inertType({
  type: 'AWS::CloudWatch::Alarm',
  reason,
  properties: [
    'ActionsEnabled',
    'AlarmActions',
    'AlarmDescription',
    'AlarmName',
    'ComparisonOperator',
    'DatapointsToAlarm',
    'Dimensions',
    'EvaluationPeriods',
    'ExtendedStatistic',
    'InsufficientDataActions',
    'MetricName',
    'Metrics',
    'Namespace',
    'OKActions',
    'Period',
    'Statistic',
    'Tags',
    'Threshold',
    'TreatMissingData',
    'Unit',
  ],
  values({ services, physicalName }) {
    const name = physicalName(255);
    const arn = `arn:aws:cloudwatch:${services.region}:${services.accountId}:alarm:${name}`;
    return { ref: name, attributes: { Arn: arn } };
  },
});

export const cloudwatchDashboard = inertType({
  type: 'AWS::CloudWatch::Dashboard',
  reason,
  properties: ['DashboardBody', 'DashboardName'],
});

export const budgetsBudget = inertType({
  type: 'AWS::Budgets::Budget',
  reason: 'a local stack costs nothing',
  properties: ['Budget', 'NotificationsWithSubscribers', 'ResourceTags'],
});

export const logsLogGroup = inertType({
  type: 'AWS::Logs::LogGroup',
  reason: 'log lines go to the terminal or a file; nothing is retained',
  properties: ['DataProtectionPolicy', 'KmsKeyId', 'LogGroupClass', 'LogGroupName', 'RetentionInDays', 'Tags'],
  values({ services, physicalName }) {
    const name = physicalName(512);
    const arn = `arn:aws:logs:${services.region}:${services.accountId}:log-group:${name}:*`;
    return { ref: name, attributes: { Arn: arn } };
  },
});

export const logsResourcePolicy = inertType({
  type: 'AWS::Logs::ResourcePolicy',
  reason: 'IAM is not enforced on loopback, and nothing is logged to a group',
  properties: ['PolicyDocument', 'PolicyName'],
});

export const snsTopic = inertType({
  type: 'AWS::SNS::Topic',
  reason: 'only alarms are published to it, and no alarm sounds here',
  properties: ['DisplayName', 'KmsMasterKeyId', 'Subscription', 'Tags', 'TopicName'],
  values({ services, physicalName }) {
    const name = physicalName(256);
    const arn = `arn:aws:sns:${services.region}:${services.accountId}:${name}`;
    return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
  },
});

export const snsSubscription = inertType({
  type: 'AWS::SNS::Subscription',
  reason: 'only alarms are published, and no alarm sounds here',
  properties: ['Endpoint', 'FilterPolicy', 'Protocol', 'RawMessageDelivery', 'RedrivePolicy', 'TopicArn'],
});
