import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Deadline, DeadlineHeap } from '../../../local/sqs/deadline-heap.ts';

it('always has the earliest deadline first, whatever is scheduled, moved and removed', () => {
  const step = fc.record({ entry: fc.nat(11), dueAt: fc.option(fc.nat(50)) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const heap = new DeadlineHeap<Deadline>();
      const entries = Array.from({ length: 12 }, () => ({ dueAt: 0, heapIndex: -1 }));
      for (const { entry: index, dueAt } of steps) {
        const entry = entries[index] as Deadline;
        if (dueAt === null) heap.remove(entry);
        else heap.schedule(entry, dueAt);
        const inside = entries.filter(({ heapIndex }) => heapIndex >= 0).map((each) => each.dueAt);
        expect(heap.first?.dueAt).toBe(inside.length === 0 ? undefined : Math.min(...inside));
      }
    }),
  );
});
