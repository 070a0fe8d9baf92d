import type { PartsNeeds } from './room-parts.ts';

/** What a room needs beside what its parts need. */
export type RemoteRoomNeeds = Pick<
  PartsNeeds,
  'key' | 'claim' | 'assignments' | 'directory' | 'roomsOn' | 'peersPerNode' | 'log'
> & {
  /** Called once when the room was closed. */
  onClose(): void;
};
