import { describe, expect, test } from 'vitest';
import { evaluateField } from '../../../local/states/expression.ts';
import { StateError } from '../../../local/states/state-error.ts';

const bindings = {
  states: { input: { n: 2, list: [1, 2, 3], text: '{"a":1}' } },
  variables: new Map<string, unknown>([['saved', { b: 'x' }]]),
  now: () => Date.UTC(2026, 2, 12, 8),
};
const evaluate = (value: unknown) => evaluateField(value, bindings, 'Output');

describe('an expression', () => {
  test.each<[string, unknown]>([
    ['{% $states.input.n * 2 %}', 4],
    ['{%$saved.b%}', 'x'],
    ['{% $states.input.list[$ > 1] %}', [2, 3]],
    ['{% $states.input.list[$ > 2] %}', 3],
    ['{% null %}', null],
    ['{% $merge([$states.input, {"n": null}]).n %}', null],
    ['{% $now() %}', '2026-03-12T08:00:00.000Z'],
    ['{% $millis() %}', Date.UTC(2026, 2, 12, 8)],
    ['{% $parse($states.input.text).a %}', 1],
    ['{% $partition([1, 2, 3], 2) %}', [[1, 2], [3]]],
    ['{% $range(0, 6, 3) %}', [0, 3, 6]],
    ['{% $range(3, 1, -1) %}', [3, 2, 1]],
    ["{% $hash('abc', 'SHA-256') %}", 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ["{% $hash('abc', 'MD5') %}", '900150983cd24fb0d6963f7d28e17f72'],
    ['{% $uuid() %}', expect.stringMatching(/^[\da-f-]{36}$/)],
    ['{% $random() < 1 %}', true],
    [' {% 1 %}', ' {% 1 %}'],
    ['$states.input.n', '$states.input.n'],
  ])('%s is %j', async (expression, value) => {
    expect(await evaluate(expression)).toEqual(value);
  });

  test.each([
    ['{% $states.input.missing %}', 'returned nothing'],
    ['{% n %}', 'returned nothing'],
    ['{% $ %}', 'returned nothing'],
    ['{% function($n) { $n } %}', 'returned a function'],
    ['{% $unknown() %}', 'threw an error'],
    ["{% 1 + 'a' %}", 'threw an error'],
    ["{% $parse('{') %}", 'threw an error'],
    ["{% $hash('a', 'SHA-3') %}", 'knows no SHA-3'],
    ['{% $random(7) %}', 'seed'],
    ['{% $range(1, 5000, 1) %}', 'at most 1000'],
    ['{% $partition([1], 0) %}', 'at least 1'],
  ])('%s fails, and says where: %s', async (expression, what) => {
    const failure = await evaluate({ a: [expression] }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StateError);
    expect(failure).toMatchObject({ error: 'States.QueryEvaluationError' });
    expect((failure as StateError).cause).toContain(`specified for the field 'Output/a[0]' `);
    expect((failure as StateError).cause).toContain(what);
  });
});
