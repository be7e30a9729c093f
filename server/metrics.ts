/** Figures for Prometheus: numbers only, never ids of complaints, desks or persons. The only file that names its library. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = {
  request(route: string, status: number, seconds: number): void;
  group(group: { pushes: number; batches: number }): void;
  receipt(outcome: string): void;
  entriesPulled(count: number): void;
  bytesMoved(direction: 'in' | 'out', bytes: number): void;
  text(): Promise<string>;
  readonly contentType: string;
};

export function createMetrics(waiting: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'shouwen_hub_' });
  const requests = new Histogram({
    name: 'shouwen_hub_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
    registers,
  });
  const groups = new Histogram({
    name: 'shouwen_hub_group_batches',
    help: 'Batches taken in one transaction',
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
    registers,
  });
  const receipts = new Counter({
    name: 'shouwen_hub_batches_total',
    help: 'Batches pushed, by outcome',
    labelNames: ['outcome'],
    registers,
  });
  const pulled = new Counter({ name: 'shouwen_hub_entries_pulled_total', help: 'Entries handed out', registers });
  const bytes = new Counter({
    name: 'shouwen_hub_attachment_bytes_total',
    help: 'Bytes of attachments',
    labelNames: ['direction'],
    registers,
  });
  const waitingGauge: Gauge = new Gauge({
    name: 'shouwen_hub_waiting_pulls',
    help: 'Desks waiting for something new',
    registers,
    collect: () => waitingGauge.set(waiting()),
  });
  return {
    request: (route, status, seconds) => requests.observe({ route, status: String(status) }, seconds),
    group: ({ batches }) => groups.observe(batches),
    receipt: (outcome) => receipts.inc({ outcome }),
    entriesPulled: (count) => pulled.inc(count),
    bytesMoved: (direction, count) => bytes.inc({ direction }, count),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
