import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PatternError } from '../../../local/events/comparison.ts';
import { compileEventPattern } from '../../../local/events/event-pattern.ts';

const event = {
  source: 'aws.s3',
  'detail-type': 'Object Created',
  resources: ['arn:aws:s3:::articles', 'arn:aws:s3:::other'],
  detail: {
    bucket: { name: 'articles' },
    object: { key: 'Paris/2026/une.txt', size: 2048 },
    reason: 'PutObject',
    ip: '10.1.2.3',
    deleted: false,
    nothing: null,
    parts: [{ kind: 'a' }, { kind: 'b' }],
    none: [],
  },
};

describe('event patterns', () => {
  test.for<[string, unknown, boolean]>([
    ['exact text', { source: ['aws.s3'] }, true],
    ['one of several', { source: ['aws.ec2', 'aws.s3'] }, true],
    ['other text', { source: ['aws.ec2'] }, false],
    ['text in another case', { source: ['AWS.S3'] }, false],
    ['all fields must match', { source: ['aws.s3'], 'detail-type': ['Object Deleted'] }, false],
    ['a nested field', { detail: { bucket: { name: ['articles'] } } }, true],
    ['a field that is absent', { detail: { bucket: { colour: ['red'] } } }, false],
    ['an object where a value is asked for', { detail: { bucket: ['articles'] } }, false],
    ['a number', { detail: { object: { size: [2048] } } }, true],
    ['a number is not its text', { detail: { object: { size: ['2048'] } } }, false],
    ['false', { detail: { deleted: [false] } }, true],
    ['null', { detail: { nothing: [null] } }, true],
    ['null does not match what is absent', { detail: { missing: [null] } }, false],
    ['any element of a list', { resources: ['arn:aws:s3:::other'] }, true],
    ['any object of a list', { detail: { parts: { kind: ['b'] } } }, true],
    ['no object of a list', { detail: { parts: { kind: ['c'] } } }, false],
    ['prefix', { detail: { object: { key: [{ prefix: 'Paris/' }] } } }, true],
    ['another prefix', { detail: { object: { key: [{ prefix: 'paris/' }] } } }, false],
    ['prefix in any case', { detail: { object: { key: [{ prefix: { 'equals-ignore-case': 'paris/' } }] } } }, true],
    ['a prefix of a number', { detail: { object: { size: [{ prefix: '20' }] } } }, false],
    ['suffix', { detail: { object: { key: [{ suffix: '.txt' }] } } }, true],
    ['suffix in any case', { detail: { object: { key: [{ suffix: { 'equals-ignore-case': '.TXT' } }] } } }, true],
    ['another suffix', { detail: { object: { key: [{ suffix: '.md' }] } } }, false],
    ['equals in any case', { detail: { reason: [{ 'equals-ignore-case': 'putobject' }] } }, true],
    ['anything but a text', { detail: { reason: [{ 'anything-but': 'CopyObject' }] } }, true],
    ['anything but this text', { detail: { reason: [{ 'anything-but': 'PutObject' }] } }, false],
    ['anything but a list', { detail: { reason: [{ 'anything-but': ['CopyObject', 'PutObject'] }] } }, false],
    ['anything but a number', { detail: { object: { size: [{ 'anything-but': [1, 2] }] } } }, true],
    ['anything but of what is absent', { detail: { missing: [{ 'anything-but': 'x' }] } }, false],
    ['anything but a prefix', { detail: { object: { key: [{ 'anything-but': { prefix: 'Paris/' } }] } } }, false],
    [
      'anything but one of two prefixes',
      { detail: { object: { key: [{ 'anything-but': { prefix: ['a/', 'b/'] } }] } } },
      true,
    ],
    ['anything but a suffix', { detail: { object: { key: [{ 'anything-but': { suffix: '.md' } }] } } }, true],
    [
      'anything but a text in any case',
      { detail: { reason: [{ 'anything-but': { 'equals-ignore-case': 'PUTOBJECT' } }] } },
      false,
    ],
    ['anything but a wildcard', { detail: { object: { key: [{ 'anything-but': { wildcard: '*/2026/*' } }] } } }, false],
    ['exists', { detail: { reason: [{ exists: true }] } }, true],
    ['exists, absent', { detail: { missing: [{ exists: true }] } }, false],
    ['does not exist', { detail: { missing: [{ exists: false }] } }, true],
    ['does not exist, in an absent object', { detail: { missing: { deeper: [{ exists: false }] } } }, true],
    ['does not exist, but does', { detail: { reason: [{ exists: false }] } }, false],
    ['does not exist or equals', { detail: { reason: [{ exists: false }, 'PutObject'] } }, true],
    ['an empty list is absent', { detail: { none: [{ exists: false }] } }, true],
    ['numeric range', { detail: { object: { size: [{ numeric: ['>', 0, '<=', 2048] }] } } }, true],
    ['numeric, too large', { detail: { object: { size: [{ numeric: ['<', 2048] }] } } }, false],
    ['numeric equality', { detail: { object: { size: [{ numeric: ['=', 2048.0] }] } } }, true],
    ['numeric of a text', { detail: { reason: [{ numeric: ['>', 0] }] } }, false],
    ['wildcard', { detail: { object: { key: [{ wildcard: 'Paris/*/*.txt' }] } } }, true],
    ['wildcard that needs more', { detail: { object: { key: [{ wildcard: 'Paris/*/*/*.txt' }] } } }, false],
    ['wildcard whose ends would overlap', { detail: { reason: [{ wildcard: 'PutObj*Object' }] } }, false],
    ['an escaped wildcard', { detail: { reason: [{ wildcard: 'Put\\*' }] } }, false],
    ['an address in a range', { detail: { ip: [{ cidr: '10.0.0.0/8' }] } }, true],
    ['an address outside a range', { detail: { ip: [{ cidr: '192.168.0.0/16' }] } }, false],
    ['one of two patterns', { $or: [{ source: ['x'] }, { detail: { reason: ['PutObject'] } }] }, true],
    ['none of two patterns', { source: ['aws.s3'], $or: [{ source: ['x'] }, { source: ['y'] }] }, false],
  ])('%s', ([, pattern, expected]) => {
    expect(compileEventPattern(pattern)(event)).toBe(expected);
  });

  test.for<[string, unknown, string]>([
    ['an unknown operator', { detail: { key: [{ regex: '.*' }] } }, 'detail.key[0]'],
    ['two operators in one comparison', { key: [{ prefix: 'a', suffix: 'b' }] }, 'key[0]'],
    ['a value that is not in a list', { source: 'aws.s3' }, 'source'],
    ['an empty list', { source: [] }, 'source'],
    ['an empty pattern', {}, ''],
    ['an empty nested pattern', { detail: {} }, 'detail'],
    ['a list in a list', { source: [['a']] }, 'source[0]'],
    ['a prefix that is a number', { key: [{ prefix: 1 }] }, 'key[0].prefix'],
    [
      'an unknown operator in anything-but',
      { key: [{ 'anything-but': { numeric: ['>', 1] } }] },
      'key[0].anything-but',
    ],
    ['an unknown comparison of numbers', { size: [{ numeric: ['!=', 1] }] }, 'size[0].numeric'],
    ['an odd comparison of numbers', { size: [{ numeric: ['>', 1, '<'] }] }, 'size[0].numeric'],
    ['two wildcards side by side', { key: [{ wildcard: 'a**b' }] }, 'key[0].wildcard'],
    ['no address range', { ip: [{ cidr: 'somewhere' }] }, 'ip[0].cidr'],
    ['$or of one', { $or: [{ source: ['a'] }] }, '$or'],
    ['an operator in a branch of $or', { $or: [{ a: ['a'] }, { b: [{ near: 1 }] }] }, '$or[1].b[0]'],
  ])('refuses %s, and says where', ([, pattern, path]) => {
    expect(() => compileEventPattern(pattern)).toThrow(PatternError);
    expect(() => compileEventPattern(pattern)).toThrow(expect.objectContaining({ path }));
  });

  test('a wildcard pattern matches as the regular expression that it stands for', () => {
    const text = fc.stringMatching(/^[ab*\\]{0,8}$/);
    const tokens = fc.array(fc.constantFrom('a', 'b', '\\*', '*'), { maxLength: 8 });
    const pattern = tokens.map((list) => list.filter((token, at) => token !== '*' || list[at - 1] !== '*').join(''));
    fc.assert(
      fc.property(pattern, text, (wildcard, key) => {
        const source = wildcard.replaceAll(/\\\*|\*|[ab]/g, (token) => (token === '*' ? '[^]*' : token));
        expect(compileEventPattern({ key: [{ wildcard }] })({ key })).toBe(new RegExp(`^${source}$`).test(key));
      }),
    );
  });
});
