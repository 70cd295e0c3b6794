import { messageCases } from './message-cases.ts';
import { queueCases } from './queue-cases.ts';
import type { SqsCase } from './sqs-case.ts';

export const sqsCases: readonly SqsCase[] = [...messageCases, ...queueCases];
