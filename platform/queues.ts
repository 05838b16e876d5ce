import type { EventHandler } from './events.ts';

/** Names of queues, stable for ever: jobs wait under them across restarts and versions. */
export const queueOf = (handler: EventHandler) => `event.${handler.subscriber}.${handler.event.name}`;
export const queueOfJob = (kind: string) => `job.${kind}`;
export const queueOfSchedule = (name: string) => `schedule.${name}`;
export const queueOfWork = (name: string) => `work.${name}`;
