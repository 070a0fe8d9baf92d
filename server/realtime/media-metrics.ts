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

/** What each figure of a media node is called, what it says, and how it is read. */
const NODE_FIGURES: { name: string; help: string; of(node: WatchedNode): number }[] = [
  { name: 'media_node_up', help: 'Media nodes that answer.', of: () => 1 },
  {
    name: 'media_node_draining',
    help: '1 while a media node takes no more conferences.',
    of: ({ state }) => Number(state.draining),
  },
  {
    name: 'media_node_rooms',
    help: 'Conferences on a media node, of all servers.',
    of: ({ state }) => state.counts.rooms,
  },
  {
    name: 'media_node_own_rooms',
    help: 'Conferences of this server on a media node.',
    of: ({ ownRooms }) => ownRooms,
  },
  {
    name: 'media_node_consumers',
    help: 'Streams that a media node sends or could send.',
    of: ({ state }) => state.counts.consumers,
  },
  {
    name: 'media_node_capacity',
    help: 'Streams that a media node is to carry at most.',
    of: ({ state }) => state.capacity,
  },
  {
    name: 'media_node_cpu',
    help: "Share of a media node's processors in use.",
    of: ({ state }) => state.cpu,
  },
];

type WatchedNode = {
  state: { nodeId: string; draining: boolean; capacity: number; cpu: number; counts: MediaCounts };
  ownRooms: number;
};

/** Where figures are added; they are read when somebody asks for them. */
export type Watching = {
  watch(name: string, help: string, read: () => number): void;
  watchEach(name: string, help: string, label: string, read: () => Map<string, number>): void;
};

/** Adds the conference's figures to the metrics, and those of each media node when there are nodes. */
export function watchMedia(
  { watch, watchEach }: Watching,
  media: { counts: () => MediaCounts; nodes: (() => WatchedNode[]) | null },
): void {
  for (const [figure, { name, help }] of Object.entries(FIGURES)) {
    watch(name, help, () => media.counts()[figure as keyof MediaCounts]);
  }
  const { nodes } = media;
  if (nodes === null) return;
  for (const { name, help, of } of NODE_FIGURES) {
    watchEach(name, help, 'node', () => new Map(nodes().map((n) => [n.state.nodeId, of(n)])));
  }
}
