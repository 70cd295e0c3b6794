import { describe, expect, it } from 'vitest';
import { queueNames } from '../../cli/dead-letter-queues.ts';
import { templateOf } from './template-of.ts';

const dev = templateOf('dev');
const known = queueNames(Object.keys(dev.outputs));
const idOf = (output: string) => dev.follow(dev.outputs[output]?.Value).id;

/** Every queue that something of the template gives up to: by RedrivePolicy, DeadLetterConfig, DestinationConfig … at whatever depth. */
const givenUpTo = (): string[] => {
  const found = new Set<string>();
  const search = (value: unknown, within: boolean): void => {
    if (typeof value !== 'object' || value === null) return;
    const getAtt = (value as { 'Fn::GetAtt'?: [string, string] })['Fn::GetAtt'];
    if (within && getAtt) {
      if (dev.follow(value).Type === 'AWS::SQS::Queue') found.add(getAtt[0]);
      return;
    }
    for (const [name, inner] of Object.entries(value)) search(inner, within || /dead_?letter|onfailure/i.test(name));
  };
  search(dev.template.toJSON().Resources, false);
  return [...found].sort();
};

describe('what people on call reach', () => {
  it('is every queue that something is given up to; a queue of work among them is worked off', () => {
    const worked = dev
      .all('AWS::Lambda::EventSourceMapping')
      .map(({ Properties }) => dev.follow(Properties.EventSourceArn).id);
    expect(givenUpTo().filter((id) => !worked.includes(id))).toEqual(known.map(({ output }) => idOf(output)).sort());
    expect(known.length).toBeGreaterThanOrEqual(11);
    for (const { source } of known) if (source !== null) expect(worked).toContain(idOf(source));
  });

  it('is by one name each', () => {
    expect(new Set(known.map(({ name }) => name)).size).toBe(known.length);
    expect(known.map(({ name }) => name)).toEqual(expect.arrayContaining(['normalize', 'changes', 'article-created']));
  });

  it('is under a policy that lets them look at dead letters and send them back, and do nothing else', () => {
    const policy = dev.follow(dev.outputs.OperatorPolicyArn?.Value).Properties;
    const granted = policy.PolicyDocument.Statement as { Action: string[]; Resource: unknown[] }[];
    const ids = ({ Resource }: { Resource: unknown[] }) => Resource.map((arn) => dev.follow(arn).id).sort();
    const [dead, undeliverable] = (['dead-letters', 'undeliverable'] as const).map((kind) =>
      known.filter((one) => one.kind === kind).map(({ output }) => idOf(output)),
    );
    const works = known.flatMap(({ source }) => (source === null ? [] : [idOf(source)]));
    expect(granted.map((statement) => [statement.Action, ids(statement)])).toEqual([
      [
        ['sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility', 'sqs:DeleteMessage'],
        [...dead!, ...undeliverable!].sort(),
      ],
      [['sqs:StartMessageMoveTask', 'sqs:ListMessageMoveTasks', 'sqs:CancelMessageMoveTask'], dead!.sort()],
      [['sqs:SendMessage', 'sqs:GetQueueAttributes'], works.sort()],
    ]);
  });
});
