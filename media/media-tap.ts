import type { MediaSource, Unsubscribe } from './media-engine.ts';

/**
 * Where on the machine of who asks for it a tap sends: plain RTP to the port, which is even, and RTCP to the one after it; or, where it
 * is muxed, both to the port (RFC 5761).
 */
export type TapTarget = { ip: string; port: number; isMuxed?: boolean };

/** How to read what a tap sends, in the words of SDP; `channels` is null for a picture. */
export type TapCodec = {
  kind: 'audio' | 'video';
  name: string;
  payloadType: number;
  clockRate: number;
  channels: number | null;
  parameters: Readonly<Record<string, string | number>>;
};

/** A packet that a tap has sent: its RTP timestamp, and when it passed, in milliseconds of the wall clock. */
export type TapPacket = { timestamp: number; atMs: number };

/** What becomes of a tap: nothing flows for a while, it flows again, its producer has ended, or the SFU has. */
export type TapEvent = 'paused' | 'resumed' | 'gone' | 'lost';

/** A copy of what one producer sends. It is made paused; a picture begins with a key frame. */
export interface MediaTap {
  readonly source: MediaSource;
  readonly codec: TapCodec;
  /** True while its producer sends nothing. */
  readonly paused: boolean;
  /** Lets it flow from now on. */
  resume(): Promise<void>;
  /** Asks for a key frame; does nothing for sound. */
  requestKeyFrame(): Promise<void>;
  /** Tells the next packets one by one until the returned function is called; each costs a message. */
  watchPackets(listener: (packet: TapPacket) => void): Promise<Unsubscribe>;
  /** Tells what becomes of it; nothing any more once it was closed. */
  subscribe(listener: (event: TapEvent) => void): Unsubscribe;
  /** Calls the listener once it has ended, however it did. */
  onClosed(listener: () => void): void;
  /** Ends it; again is harmless. */
  close(): void;
}
