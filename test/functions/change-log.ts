import { announceChange, type HeadChange } from '../../shared/announcement/announce-change.ts';
import type { ChangeEvent } from '../../shared/domain/change-event.ts';
import { memoryEditorialTable } from '../../shared/persistence/memory-editorial-table.ts';
import { memoryRunReader } from '../../shared/persistence/run-reader.ts';
import type { World } from './world.ts';

/** Keeps every switch that a world makes, as the table's stream does. */
export const changeLogOf = (
  world: World,
): { readonly switches: readonly HeadChange[]; events(): Promise<ChangeEvent[]> } => {
  const switches: HeadChange[] = [];
  const commit = world.store.commit.bind(world.store);
  world.store.commit = async (change) => {
    const before = await Promise.all(
      change.documents.map(async ({ docId }) => (await world.store.readDocument(docId)).head),
    );
    const outcome = await commit(change);
    if (outcome === 'committed') {
      // As they are written: no image is shared with what stands.
      const images = change.documents.map(({ head }, i) => ({ before: before[i] ?? null, after: head }));
      switches.push(...structuredClone(images));
    }
    return outcome;
  };
  const { table } = world.store;
  const ports = { runs: memoryRunReader(table), editorial: memoryEditorialTable(table), telemetry: world.telemetry };
  const events = async () => {
    const announced = await Promise.all(switches.map((change) => announceChange(change, ports)));
    return announced.filter((event) => event !== null);
  };
  return { switches, events };
};
