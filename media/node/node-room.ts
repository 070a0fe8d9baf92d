import type { MediaPeer, MediaPlayer, Unsubscribe } from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import type { ListenAddress, PortRange } from '#media/mediasoup/listen-addresses.ts';
import type { SfuRoom } from '#media/mediasoup/room.ts';
import type { Channel } from './channel.ts';
import { NodeTaps } from './node-taps.ts';
import type { NodeAnswers, NodeInput, NodeRequestName, RoomRef } from './wire.ts';

/** Where a node's pipes listen: an address that the other nodes reach. */
export type PipeListen = { listen: ListenAddress; ports: PortRange | null };

type Does = {
  [N in Exclude<NodeRequestName, 'room.open' | 'room.close'>]: (
    input: NodeInput<N>,
  ) => NodeAnswers[N] | Promise<NodeAnswers[N]>;
};

/** A room on this node, held for one server process until its lease runs out or another epoch takes its place. */
export class NodeRoom {
  readonly ref: RoomRef;
  /** Whose it is: nobody else may ask anything of it. */
  readonly holder: object;
  readonly #room: SfuRoom;
  readonly #peers = new Map<number, MediaPeer>();
  readonly #players = new Map<number, MediaPlayer>();
  readonly #taps: NodeTaps;
  readonly #does: Does;
  readonly #stop: Unsubscribe;
  /** By the machine's steady clock. */
  #validUntil: number;

  /** Takes over an open room; `tell` gets its events. */
  constructor(
    ref: RoomRef,
    room: SfuRoom,
    from: { holder: object; validMs: number; pipes: PipeListen; tell: NodeRoomTeller },
  ) {
    this.ref = ref;
    this.holder = from.holder;
    this.#room = room;
    this.#validUntil = performance.now() + from.validMs;
    this.#taps = new NodeTaps(room);
    this.#does = this.#makeDoes(from.pipes);
    this.#stop = room.subscribe((event) => {
      if (event.type === 'restarted') this.#peers.clear();
      from.tell(event);
    });
  }

  /** True when nobody said for too long that it may go on. */
  get expired(): boolean {
    return performance.now() > this.#validUntil;
  }

  /** Lets it go on for so many milliseconds. */
  extend(validMs: number): void {
    this.#validUntil = Math.max(this.#validUntil, performance.now() + validMs);
  }

  /** Does what is asked; the input was parsed by the table of requests. */
  async run<N extends keyof Does>(name: N, input: NodeInput<N>): Promise<NodeAnswers[N]> {
    return this.#does[name](input);
  }

  /** Sends what a tap copies over its line, and closes a line for no tap. Returns what is to be called when the line ends. */
  carryTap(tapId: string, line: Channel): () => void {
    return this.#taps.carry(tapId, line);
  }

  /** Closes it without a word: nobody who would listen holds it any more. Again is harmless. */
  close(): void {
    this.#stop();
    this.#room.close();
    this.#taps.close();
  }

  #peer(admission: number): MediaPeer {
    const peer = this.#peers.get(admission);
    if (peer === undefined || peer.closed) throw new MediaError('closed', 'this peer has left');
    return peer;
  }

  #player(admission: number): MediaPlayer {
    const player = this.#players.get(admission);
    if (player === undefined || player.closed)
      throw new MediaError('closed', 'this player has left');
    return player;
  }

  #makeDoes({ listen, ports }: PipeListen): Does {
    const room = this.#room;
    const { pipes } = room;
    return {
      'room.admit': async ({ admission, peerId, profile }) => {
        const peer = await room.admit(peerId, profile);
        for (const [earlier, { closed }] of this.#peers) if (closed) this.#peers.delete(earlier);
        this.#peers.set(admission, peer);
        return { send: peer.send, receive: peer.receive };
      },
      'room.mute': async ({ peerId, source, muted }) =>
        nothing(muted ? room.pauseProducer(peerId, source) : room.resumeProducer(peerId, source)),
      'room.favour': ({ peerIds, leading }) =>
        nothing(room.favour(new Set(peerIds), new Set(leading))),
      'peer.connect': ({ admission, transportId, dtlsParameters }) =>
        nothing(this.#peer(admission).connect(transportId, dtlsParameters)),
      'peer.restartIce': ({ admission, transportId }) =>
        this.#peer(admission).restartIce(transportId),
      'peer.produce': ({ admission, ...request }) =>
        this.#peer(admission).produce({ ...request, widthPx: request.widthPx ?? undefined }),
      'peer.pause': ({ admission, producerId }) =>
        nothing(this.#peer(admission).pauseProducer(producerId)),
      'peer.resume': ({ admission, producerId }) =>
        nothing(this.#peer(admission).resumeProducer(producerId)),
      'peer.closeProducer': ({ admission, producerId }) =>
        nothing(this.#peer(admission).closeProducer(producerId)),
      'peer.consume': ({ admission, producerIds, rtpCapabilities }) =>
        this.#peer(admission).consume(producerIds, rtpCapabilities),
      'peer.show': ({ admission, consumers }) => nothing(this.#peer(admission).show(consumers)),
      'peer.isAlive': ({ admission }) => this.#peers.get(admission)?.isAlive() ?? false,
      'peer.traffic': ({ admission }) => this.#peer(admission).traffic(),
      'player.open': async ({ admission, codecs }) => {
        const player = await room.openPlayer(codecs);
        for (const [earlier, { closed }] of this.#players)
          if (closed) this.#players.delete(earlier);
        this.#players.set(admission, player);
        return { receive: player.receive, streams: player.streams };
      },
      'player.connect': ({ admission, dtlsParameters }) =>
        nothing(this.#player(admission).connect(dtlsParameters)),
      'player.restartIce': ({ admission }) => this.#player(admission).restartIce(),
      'player.traffic': ({ admission }) => this.#player(admission).traffic(),
      'player.close': ({ admission }) => {
        this.#players.get(admission)?.close();
        this.#players.delete(admission);
        return null;
      },
      'peer.close': ({ admission }) => {
        this.#peers.get(admission)?.close();
        this.#peers.delete(admission);
        return null;
      },
      'tap.open': ({ producerId }) => this.#taps.open(producerId),
      'tap.resume': ({ tapId }) => nothing(this.#taps.get(tapId).resume()),
      'tap.requestKeyFrame': ({ tapId }) => nothing(this.#taps.get(tapId).requestKeyFrame()),
      'pipe.open': ({ pipeId }) => pipes.open(pipeId, listen, ports),
      'pipe.connect': ({ pipeId, end }) =>
        nothing(pipes.connect(pipeId, { ...end, srtpParameters: end.srtpParameters })),
      'pipe.send': ({ pipeId, producerId }) => pipes.send(pipeId, producerId),
      'pipe.letFlow': ({ pipeId, producerId, flows }) =>
        nothing(pipes.letFlow(pipeId, producerId, flows)),
      'pipe.receive': ({ pipeId, piped }) =>
        nothing(pipes.receive(pipeId, { ...piped, widthPx: piped.widthPx })),
      'pipe.setPaused': ({ producerId, paused }) => nothing(pipes.setPaused(producerId, paused)),
      'pipe.stop': ({ producerId }) => nothing(pipes.stop(producerId)),
      'pipe.close': ({ pipeId }) => nothing(pipes.close(pipeId)),
    };
  }
}

type NodeRoomTeller = Parameters<SfuRoom['subscribe']>[0];

async function nothing(done: Promise<void> | void): Promise<null> {
  await done;
  return null;
}
