import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { interpret } from '../../../local/template/interpret.ts';
import { parseTemplate } from '../../../local/template/template.ts';
import { templateServices } from './template-services.ts';

let assetsDir: string;
beforeAll(() => {
  assetsDir = mkdtempSync(join(tmpdir(), 'claimwire-assets-'));
  mkdirSync(join(assetsDir, 'asset.abc123'));
});
afterAll(() => rmSync(assetsDir, { recursive: true }));

const worker = {
  Type: 'AWS::Lambda::Function',
  Properties: { Code: { S3Key: 'abc123.zip' }, Handler: 'index.handler', Runtime: 'nodejs24.x' },
};
const definition = (FunctionName: unknown) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Work',
  States: {
    Work: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName }, End: true },
  },
});
const [before, after] = JSON.stringify(definition('@@')).split('@@');
const joined = { 'Fn::Join': ['', [before, { 'Fn::GetAtt': ['Worker', 'Arn'] }, after]] };
const machine = (properties: object) => ({
  Type: 'AWS::StepFunctions::StateMachine',
  Properties: {
    RoleArn: 'arn:aws:iam::000000000000:role/machine',
    LoggingConfiguration: { Level: 'ALL' },
    TracingConfiguration: { Enabled: true },
    ...properties,
  },
});
const schedule = (properties: object, target: object = {}) => ({
  Type: 'AWS::Scheduler::Schedule',
  Properties: {
    ScheduleExpression: 'rate(1 day)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: { Ref: 'Machine' }, RoleArn: 'role', RetryPolicy: { MaximumRetryAttempts: 3 }, ...target },
    ...properties,
  },
});
const carryOut = (resources: object) => {
  const services = templateServices(assetsDir);
  return { services, ...interpret(parseTemplate({ Resources: { Worker: worker, ...resources } }), services) };
};
const faultOf = (resources: object): unknown => {
  try {
    carryOut(resources);
  } catch (error) {
    return error;
  }
  return undefined;
};

const arn = 'arn:aws:states:eu-west-3:000000000000:stateMachine:reprocessing';

describe('a state machine of a template', () => {
  test.each([
    ['joined text', { DefinitionString: joined }],
    ['an object', { Definition: definition({ 'Fn::GetAtt': ['Worker', 'Arn'] }) }],
    [
      'text with substitutions',
      {
        // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own.
        DefinitionString: JSON.stringify(definition('${worker}')),
        DefinitionSubstitutions: { worker: { 'Fn::GetAtt': ['Worker', 'Arn'] } },
      },
    ],
  ])('is defined by %s, and known by its ARN and name', (_, properties) => {
    const { resources, services } = carryOut({ Machine: machine({ StateMachineName: 'reprocessing', ...properties }) });
    expect(resources.get('Machine')).toMatchObject({ ref: arn, attributes: { Arn: arn, Name: 'reprocessing' } });
    expect(services.stateMachines.has(arn)).toBe(true);
    expect(services.stateMachines.machine(arn).definition.States.Work).toMatchObject({
      Arguments: { FunctionName: expect.stringMatching(/^arn:aws:lambda:.*:Claimwire-test-Worker$/) },
    });
  });

  test.each<[string, object, object]>([
    [
      'a function that is not there',
      { Definition: definition('nobody') },
      { reason: 'invalid-property', message: expect.stringContaining('no function is named nobody') },
    ],
    [
      'a field that is not known',
      { Definition: { ...definition('Claimwire-test-Worker'), Odd: 1 } },
      { place: { path: 'Properties.Definition.Odd' } },
    ],
    ['text that is no JSON', { DefinitionString: '{' }, { place: { path: 'Properties.DefinitionString' } }],
    ['no definition', {}, { reason: 'invalid-property' }],
    ['a definition in S3', { DefinitionS3Location: {} }, { reason: 'unknown-property' }],
    ['the express type', { StateMachineType: 'EXPRESS' }, { reason: 'invalid-property' }],
  ])('is refused for %s', (_, properties, fault) => {
    expect(faultOf({ Machine: machine(properties) })).toMatchObject(fault);
  });
});

describe('a schedule of a template', () => {
  const resources = { Machine: machine({ StateMachineName: 'reprocessing', DefinitionString: joined }) };

  test('starts a state machine, by an expression in a time zone, and has a queue for what it refuses', () => {
    const { services } = carryOut({
      ...resources,
      Dead: { Type: 'AWS::SQS::Queue' },
      Nightly: schedule(
        { ScheduleExpression: 'cron(30 1 * * ? *)', ScheduleExpressionTimezone: 'Europe/Paris' },
        { Input: '{"dryRun":false}', DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['Dead', 'Arn'] } } },
      ),
    });
    const [found] = services.schedules;
    expect(found).toMatchObject({
      target: { kind: 'state-machine', arn },
      input: '{"dryRun":false}',
      deadLetterQueue: 'Claimwire-test-Dead',
    });
    expect(found?.next(Date.UTC(2026, 0, 1))).toBe(Date.UTC(2026, 0, 1, 0, 30));
    expect(services.deadLetterQueues).toEqual(new Set(['Claimwire-test-Dead']));
  });

  test.each<[string, object, object]>([
    [
      'an expression that is not known',
      schedule({ ScheduleExpression: 'at(2026-03-01T00:00:00)' }),
      { path: 'Properties.ScheduleExpression' },
    ],
    ['a target that is not there', schedule({}, { Arn: `${arn}-2` }), { path: 'Properties.Target.Arn' }],
    [
      'a dead-letter queue that is none',
      schedule({}, { DeadLetterConfig: { Arn: 'arn:aws:sns:x:y:z' } }),
      { path: 'Properties.Target.DeadLetterConfig.Arn' },
    ],
  ])('is refused for %s', (_, nightly, place) => {
    expect(faultOf({ ...resources, Nightly: nightly })).toMatchObject({ reason: 'invalid-property', place });
  });
});
