import type pg from 'pg';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const registry = new Registry();
collectDefaultMetrics({ register: registry });

const requests = new Histogram({
  name: 'tongxue_http_request_seconds',
  help: 'Time to answer a request, by route and status class',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry],
});
const pool = new Gauge({
  name: 'tongxue_db_connections',
  help: 'Database connections',
  labelNames: ['state'],
  registers: [registry],
});

export function countRequest(method: string, route: string, status: number, milliseconds: number): void {
  requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, milliseconds / 1000);
  answers.total++;
  if (status >= 500) {
    answers.failed++;
    answers.failures.push(Date.now());
    if (answers.failures.length > mostFailures) answers.failures.shift();
  }
}

const mostFailures = 1000;
const hour = 3_600_000;
const answers = { total: 0, failed: 0, failures: [] as number[] };

/** Answers of this process since it started, and those that failed (5xx), of the last hour at most a thousand. */
export function answerCounts(now = Date.now()): { total: number; failed: number; failedLastHour: number } {
  const { total, failed, failures } = answers;
  return { total, failed, failedLastHour: failures.filter((at) => at > now - hour).length };
}

/** A counter of a module, `tongxue_<name>_total`. */
export function defineCounter(name: string, help: string, labels: string[] = []): Counter {
  return new Counter({ name: `tongxue_${name}_total`, help, labelNames: labels, registers: [registry] });
}

/** The Prometheus exposition. */
export async function metricsText(connections: pg.Pool): Promise<string> {
  pool.set({ state: 'total' }, connections.totalCount);
  pool.set({ state: 'idle' }, connections.idleCount);
  pool.set({ state: 'waiting' }, connections.waitingCount);
  return registry.metrics();
}
