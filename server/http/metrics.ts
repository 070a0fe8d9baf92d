import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The figures of this process; other parts add their own. */
export type Metrics = {
  registry: Registry;
  observeRequests(app: FastifyInstance): void;
  /** Adds a figure that is read when somebody asks for it. */
  watch(name: string, help: string, read: () => number): void;
  /** Adds a figure of several things, told apart by a label, that are read when somebody asks. */
  watchEach(name: string, help: string, label: string, read: () => Map<string, number>): void;
};

/** Makes the register of figures with those of the process and of HTTP requests. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from a request to its answer, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return {
    registry,
    watch(name, help, read) {
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(read());
        },
      });
    },
    watchEach(name, help, label, read) {
      new Gauge({
        name,
        help,
        labelNames: [label],
        registers: [registry],
        collect() {
          this.reset();
          for (const [which, value] of read()) this.set({ [label]: which }, value);
        },
      });
    },
    observeRequests(app) {
      app.addHook('onResponse', async (request, reply) => {
        const route = request.routeOptions.url ?? 'unknown';
        durations.observe(
          { method: request.method, route, status: reply.statusCode },
          reply.elapsedTime / 1000,
        );
      });
    },
  };
}
