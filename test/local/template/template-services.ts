import { ManualClock } from '../../../local/clock.ts';
import { EventBus } from '../../../local/events/event-bus.ts';
import { EventReplays } from '../../../local/events/event-replays.ts';
import { FunctionHost } from '../../../local/lambda/function-host.ts';
import { OwnedProcesses } from '../../../local/owned-processes.ts';
import { ObjectStore } from '../../../local/s3/object-store.ts';
import { QueueStore } from '../../../local/sqs/queue-store.ts';
import { StateMachines } from '../../../local/states/state-machines.ts';
import type { LocalServices } from '../../../local/template/local-services.ts';

/** Services that a template can be carried out in; nothing of them is started. */
export function templateServices(assetsDir: string): LocalServices {
  const clock = new ManualClock();
  const place = { region: 'eu-west-3', accountId: '000000000000' };
  const queues = new QueueStore({ clock, ...place });
  const objects = new ObjectStore({ clock, emit: () => {} });
  const functions = new FunctionHost({
    clock,
    region: place.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    processes: new OwnedProcesses(),
    endpoints: { s3: '', sqs: '', dynamodb: '', states: '', events: '', other: '' },
    onLog: () => {},
  });
  return {
    ...place,
    stackName: 'Claimwire-test',
    assetsDir,
    queues,
    objects,
    bus: new EventBus({ clock, send: (queue, body) => void queues.send(queue, body), onLog: () => {} }),
    functions,
    stateMachines: new StateMachines({ clock, ...place, functions, objects, childConcurrency: 2, onLog: () => {} }),
    tables: [],
    mappings: [],
    schedules: [],
    pipes: [],
    buses: new Map(),
    replays: new EventReplays({ clock, ...place, bus: () => undefined }),
    createBus: (name) => new EventBus({ name, clock, send: () => {}, onLog: () => {} }),
    deadLetterQueues: new Set(),
    queueUrl: (name) => `http://127.0.0.1:1/000000000000/${name}`,
  };
}
