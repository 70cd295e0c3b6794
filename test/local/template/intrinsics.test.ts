// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes its placeholders like this.
import { describe, expect, test } from 'vitest';
import { evaluate, noValue, type Scope } from '../../../local/template/intrinsics.ts';
import { TemplateError } from '../../../local/template/template-error.ts';

const scope: Scope = {
  ref: (name) =>
    ({ Articles: 'articles-bucket', 'AWS::Region': 'eu-west-3', 'AWS::NoValue': noValue })[name] as unknown,
  attribute: (logicalId, name) => (logicalId === 'Queue' && name === 'Arn' ? 'arn:aws:sqs:eu-west-3:1:q' : undefined),
};
const value = (template: unknown) => evaluate(template, scope, { logicalId: 'Rule', path: 'Properties' });

describe('intrinsic functions', () => {
  test.for<[string, unknown, unknown]>([
    ['Ref of a resource', { Ref: 'Articles' }, 'articles-bucket'],
    ['Ref of a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-west-3'],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:eu-west-3:1:q'],
    ['GetAtt as text', { 'Fn::GetAtt': 'Queue.Arn' }, 'arn:aws:sqs:eu-west-3:1:q'],
    ['Join', { 'Fn::Join': ['/', [{ Ref: 'Articles' }, '*', 7]] }, 'articles-bucket/*/7'],
    ['Join of a computed list', { 'Fn::Join': ['-', { 'Fn::Split': [':', 'a:b'] }] }, 'a-b'],
    ['Select', { 'Fn::Select': [5, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Queue', 'Arn'] }] }] }, 'q'],
    ['Sub of a resource', { 'Fn::Sub': 's3://${Articles}/x' }, 's3://articles-bucket/x'],
    ['Sub of an attribute', { 'Fn::Sub': '${Queue.Arn}!' }, 'arn:aws:sqs:eu-west-3:1:q!'],
    [
      'Sub with its own variables',
      { 'Fn::Sub': ['${A}-${AWS::Region}', { A: { Ref: 'Articles' } }] },
      'articles-bucket-eu-west-3',
    ],
    ['Sub with a literal', { 'Fn::Sub': '${!Articles}' }, '${Articles}'],
    ['no intrinsic at all', { a: [1, { b: null }], c: true }, { a: [1, { b: null }], c: true }],
    ['NoValue in an object', { a: { Ref: 'AWS::NoValue' }, b: 1 }, { b: 1 }],
    ['NoValue in a list', [{ Ref: 'AWS::NoValue' }, 2], [2]],
    ['a property that is called Ref beside others', { Ref: 'Articles', other: 1 }, { Ref: 'Articles', other: 1 }],
  ])('%s', ([, template, expected]) => {
    expect(value(template)).toEqual(expected);
  });

  test.for<[string, unknown, string, RegExp]>([
    [
      'an unknown intrinsic',
      { a: [{ 'Fn::Cidr': ['10.0.0.0/8', 2] }] },
      'unknown-intrinsic',
      /^Rule: Properties\.a\[0\]: .*Fn::Cidr/,
    ],
    [
      'an unknown intrinsic inside a known one',
      { 'Fn::Join': ['', [{ 'Fn::ImportValue': 'x' }]] },
      'unknown-intrinsic',
      /Fn::Join\[0\].*Fn::ImportValue/,
    ],
    ['two intrinsics in one object', { 'Fn::Join': ['', []], 'Fn::Sub': '' }, 'unknown-intrinsic', /Fn::Join/],
    ['a name that is nowhere', { x: { Ref: 'Nowhere' } }, 'unknown-reference', /Properties\.x: .*Nowhere/],
    ['an attribute that is not known', { 'Fn::GetAtt': ['Queue', 'Colour'] }, 'unknown-reference', /Queue\.Colour/],
    ['a name in a Sub that is nowhere', { 'Fn::Sub': '${Nowhere}' }, 'unknown-reference', /Nowhere/],
    ['a Join of an object', { 'Fn::Join': ['', [{ a: 1 }]] }, 'malformed-template', /Fn::Join takes text/],
    ['a Select past the end', { 'Fn::Select': [3, ['a']] }, 'malformed-template', /no element 3/],
  ])('refuses %s', ([, template, reason, message]) => {
    const failure = () => value(template);
    expect(failure).toThrow(TemplateError);
    expect(failure).toThrow(expect.objectContaining({ reason, message: expect.stringMatching(message) }));
  });
});
