import type { types } from 'mediasoup';
import type { MediaSource, Opaque } from '#media/media-engine.ts';
import { MediaError } from '#media/media-error.ts';
import type { ListenAddress, PortRange } from './listen-addresses.ts';
import { SfuProducer } from './producer.ts';

/** Where one end of a pipe listens, and how what it sends is sealed. */
export type PipeEnd = { ip: string; port: number; srtpParameters: Opaque | undefined };

/** What the other end needs to stand in for a producer. */
export type PipedProducer = {
  producerId: string;
  peerId: string;
  source: MediaSource;
  kind: 'audio' | 'video';
  rtpParameters: Opaque;
  paused: boolean;
  widthPx: number | undefined;
};

/** What the pipes of a room need of it. */
export type PipedRoom = {
  /** The router in use, awaited through a restart. */
  router(): Promise<types.Router>;
  /** Finds a producer of one of the room's own peers. */
  own(producerId: string): { peerId: string; producer: SfuProducer } | null;
  /** Called once a microphone came in. */
  microphoneOpened(producerId: string): Promise<void>;
  /** Called when what came in through a pipe was paused, opened or ended, and when something else goes out. */
  changed(): void;
};

type Pipe = { transport: types.PipeTransport; sent: Map<string, types.Consumer> };

/** Two rooms of one meeting, on two machines, pass each other what peers of the one receive from peers of the other. */
export class RoomPipes {
  readonly #room: PipedRoom;
  readonly #pipes = new Map<string, Pipe>();
  /** What came in, by the id that the producer has where it is sent from. */
  readonly #received = new Map<string, { peerId: string; producer: SfuProducer }>();

  constructor(room: PipedRoom) {
    this.#room = room;
  }

  /** True while a pipe carries a producer of this room to another machine; not while nobody there shows it. */
  carries(producerId: string): boolean {
    return [...this.#pipes.values()].some(({ sent }) => sent.get(producerId)?.paused === false);
  }

  /** What came in through a pipe, as if a peer of this room sent it. */
  find(producerId: string): { peerId: string; producer: SfuProducer } | null {
    return this.#received.get(producerId) ?? null;
  }

  /** All that came in. */
  get received(): { peerId: string; producer: SfuProducer }[] {
    return [...this.#received.values()];
  }

  /** The microphones that came in. */
  get microphones(): { peerId: string; producer: SfuProducer }[] {
    return this.received.filter(({ producer }) => producer.source === 'microphone');
  }

  /** Opens this end of a pipe on an address that the other machine reaches. */
  async open(pipeId: string, listen: ListenAddress, ports: PortRange | null): Promise<PipeEnd> {
    const router = await this.#room.router();
    const transport = await router.createPipeTransport({
      listenInfo: { protocol: 'udp', ...listen, ...(ports === null ? {} : { portRange: ports }) },
      enableSctp: false,
      enableRtx: true,
      enableSrtp: true,
    });
    const pipe: Pipe = { transport, sent: new Map() };
    this.#pipes.get(pipeId)?.transport.close();
    this.#pipes.set(pipeId, pipe);
    transport.observer.once('close', () => {
      if (this.#pipes.get(pipeId) === pipe) this.#pipes.delete(pipeId);
    });
    return {
      ip: transport.tuple.localAddress,
      port: transport.tuple.localPort,
      srtpParameters: transport.srtpParameters as Opaque | undefined,
    };
  }

  /** Tells this end where the other one is. */
  async connect(pipeId: string, { ip, port, srtpParameters }: PipeEnd): Promise<void> {
    const { transport } = this.#pipe(pipeId);
    await transport.connect({
      ip,
      port,
      ...(srtpParameters && { srtpParameters: srtpParameters as types.SrtpParameters }),
    });
  }

  /** Sends a producer of this room into a pipe. */
  async send(pipeId: string, producerId: string): Promise<PipedProducer> {
    const { transport, sent } = this.#pipe(pipeId);
    const found = this.#room.own(producerId);
    if (found === null) throw new MediaError('notFound', 'no such producer to pipe');
    const { peerId, producer } = found;
    const consumer = sent.get(producerId) ?? (await transport.consume({ producerId }));
    sent.set(producerId, consumer);
    consumer.observer.once('close', () => sent.delete(producerId));
    this.#room.changed();
    return {
      producerId,
      peerId,
      source: producer.source,
      kind: consumer.kind,
      rtpParameters: consumer.rtpParameters as Opaque,
      paused: producer.view.paused,
      widthPx: producer.widthPx,
    };
  }

  /** Lets what is sent into a pipe flow, or holds it while nobody at the other end shows it. */
  async letFlow(pipeId: string, producerId: string, flows: boolean): Promise<void> {
    const consumer = this.#pipes.get(pipeId)?.sent.get(producerId);
    if (!consumer || consumer.closed || consumer.paused !== flows) return;
    await (flows ? consumer.resume() : consumer.pause());
    this.#room.changed();
  }

  /** Takes in what the other end sends; the producer keeps its id, so that peers ask for it as anywhere. */
  async receive(pipeId: string, piped: PipedProducer): Promise<void> {
    if (this.#received.has(piped.producerId)) return;
    const inner = await this.#pipe(pipeId).transport.produce({
      id: piped.producerId,
      kind: piped.kind,
      rtpParameters: structuredClone(piped.rtpParameters) as types.RtpParameters,
      paused: piped.paused,
    });
    const { peerId, source, paused, widthPx } = piped;
    const producer = new SfuProducer(source, inner, { paused, muted: false, widthPx });
    this.#received.set(producer.id, { peerId, producer });
    inner.observer.once('close', () => this.#received.delete(producer.id));
    if (source === 'microphone') await this.#room.microphoneOpened(producer.id);
    this.#room.changed();
  }

  /** Follows the pause of a producer at the other end. */
  async setPaused(producerId: string, paused: boolean): Promise<void> {
    await this.#received.get(producerId)?.producer.setPausedByOwner(paused);
    this.#room.changed();
  }

  /** Ends what came in, when its owner stopped or left. */
  stop(producerId: string): void {
    this.#received.get(producerId)?.producer.close();
    this.#room.changed();
  }

  /** Ends a pipe with all that passes through it; again is harmless. */
  close(pipeId: string): void {
    this.#pipes.get(pipeId)?.transport.close();
    this.#room.changed();
  }

  /** Forgets everything: the router that carried it is gone. */
  clear(): void {
    for (const { transport } of [...this.#pipes.values()]) transport.close();
    this.#pipes.clear();
    this.#received.clear();
  }

  #pipe(pipeId: string): Pipe {
    const pipe = this.#pipes.get(pipeId);
    if (pipe === undefined) throw new MediaError('notFound', 'no such pipe');
    return pipe;
  }
}
