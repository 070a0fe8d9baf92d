import { Counter, Gauge, type Registry } from 'prom-client';
import type { MediaCounts } from '#media/media-engine.ts';

/** Adds the conference's figures to the register; they are read when the register is. */
export function registerMediaMetrics(registry: Registry, counts: () => MediaCounts): void {
  const gauge = (name: string, help: string, of: Exclude<keyof MediaCounts, 'workerRestarts'>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(counts()[of]);
      },
    });
  gauge('media_workers', 'SFU workers that run now.', 'workers');
  gauge('media_rooms', 'Conferences that are open.', 'rooms');
  gauge('media_peers', 'Devices in conferences.', 'peers');
  gauge('media_producers', 'Microphones, cameras and screens that are sent.', 'producers');
  gauge('media_consumers', 'Streams that devices receive or could.', 'consumers');
  new Counter({
    name: 'media_worker_restarts_total',
    help: 'SFU workers that died and were replaced.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(counts().workerRestarts);
    },
  });
}
