import { expect, test } from 'vitest';
import {
  explainQuarantine,
  quarantineReasonNames,
  quarantineReasons,
  tooLarge,
} from '../../../shared/domain/quarantine.ts';

test('every reason says its cause and what to do, as sentences', () => {
  for (const reason of quarantineReasonNames) {
    const { cause, nextStep } = quarantineReasons[reason];
    expect(explainQuarantine({ reason, detail: null })).toBe(`${cause} ${nextStep}`);
    for (const sentence of [cause, nextStep]) expect(sentence).toMatch(/^[A-Z].{15,}\.$/);
  }
});

test('what is known of the very file stands behind the cause', () => {
  expect(explainQuarantine(tooLarge(12, 10))).toBe(
    'The file is over the size limit: 12 bytes; at most 10 are read. Upload the article alone, without its page or archive.',
  );
});

test('what an earlier release set aside without a detail is explained without one', () => {
  const { detail: _, ...before } = tooLarge(12, 10);
  expect(explainQuarantine(before as ReturnType<typeof tooLarge>)).toMatch(/^The file is over the size limit\. /);
});
