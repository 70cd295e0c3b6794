import type { EnvironmentView } from '../lambda/function-host.ts';
import type { LoopbackServer } from '../loopback-server.ts';
import { startInterceptingProxy } from './intercepting-proxy.ts';
import type { Interceptor, Service } from './interceptor.ts';

type Endpoints = Readonly<Record<Service, string>>;

/** Puts an interceptor before each endpoint; `adopt` is given each server that is to be closed in the end. */
export async function interceptEndpoints(
  endpoints: Endpoints,
  options: {
    intercept: Interceptor;
    callerOf: (environment: number) => EnvironmentView | null;
    adopt: (server: LoopbackServer) => unknown;
  },
): Promise<Endpoints> {
  const { adopt, ...rest } = options;
  const before = async (service: Service) => {
    const server = await startInterceptingProxy({ service, target: endpoints[service], ...rest });
    adopt(server);
    return server.url;
  };
  const [s3, sqs, dynamodb, states, events] = await Promise.all([
    before('s3'),
    before('sqs'),
    before('dynamodb'),
    before('states'),
    before('events'),
  ]);
  return { s3, sqs, dynamodb, states, events };
}
