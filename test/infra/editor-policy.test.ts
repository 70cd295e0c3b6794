import { expect, it } from 'vitest';
import { aliasKey, headKey, verdictEntryKey, verdictKey } from '../../shared/domain/table-keys.ts';
import { templateOf } from './template-of.ts';

const dev = templateOf('dev');
const policy = dev.follow(dev.outputs.EditorPolicyArn?.Value);
const statements = policy.Properties.PolicyDocument.Statement;

it('lets an editor put verdicts and aliases, and nothing else', () => {
  expect(policy.Type).toBe('AWS::IAM::ManagedPolicy');
  expect(statements).toEqual([
    {
      Effect: 'Allow',
      Action: 'dynamodb:PutItem',
      Resource: { 'Fn::GetAtt': [dev.follow(dev.outputs.TableName?.Value).id, 'Arn'] },
      Condition: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['VERDICT#*', 'ALIAS#*'] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    },
  ]);
});

it.each([
  ['a verdict', verdictKey('0'.repeat(32)), true],
  ['a verdict of the history', verdictEntryKey('0'.repeat(32), '2026-03-12T12:00:00.000Z'), true],
  ['an alias', aliasKey('ars'), true],
  ['the head of a document', headKey('0'.repeat(32)), false],
])('has %s under the leading keys that it should have', (_, { PK }, allowed) => {
  const patterns: string[] = statements[0].Condition['ForAllValues:StringLike']['dynamodb:LeadingKeys'];
  expect(patterns.some((pattern) => PK.startsWith(pattern.replace(/\*$/, '')))).toBe(allowed);
});
