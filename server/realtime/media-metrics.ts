import type { MediaCounts } from '#media/media-engine.ts';

/** What each figure of the conference is called in the metrics, and what it says. */
const FIGURES: Record<keyof MediaCounts, { name: string; help: string }> = {
  workers: { name: 'media_workers', help: 'SFU workers that run now.' },
  workerRestarts: { name: 'media_worker_restarts', help: 'SFU workers that were replaced.' },
  rooms: { name: 'media_rooms', help: 'Conferences that are open.' },
  peers: { name: 'media_peers', help: 'Devices in conferences now.' },
  producers: { name: 'media_producers', help: 'Microphones, cameras and screens that are sent.' },
  consumers: { name: 'media_consumers', help: 'Streams that devices receive or could show.' },
};

/** Adds the conference's figures to the metrics; they are read when somebody asks for them. */
export function watchMedia(
  watch: (name: string, help: string, read: () => number) => void,
  counts: () => MediaCounts,
): void {
  for (const [figure, { name, help }] of Object.entries(FIGURES)) {
    watch(name, help, () => counts()[figure as keyof MediaCounts]);
  }
}
