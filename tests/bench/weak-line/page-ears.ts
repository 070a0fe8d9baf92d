import type { MediaRelays } from './impaired-line.ts';

/** What a page received of one picture since it was opened; `widthPx` is the width of its tile now. */
export type PictureCounts = { peer: string; widthPx: number; frames: number; frozenMs: number };

/** What a page received since it was opened, over all connections that it had. */
export type Received = {
  /** Samples of voices that were played as they were spoken, and those that had to be made up for want of packets. */
  spoken: number;
  concealed: number;
  /** Sum of the wait of all samples in the buffer, in seconds, and their number. */
  bufferSeconds: number;
  emitted: number;
  packets: number;
  lost: number;
  /** Packets that came too late to be played; packets rebuilt from what the next one says of them; packets that were asked for again. */
  late: number;
  rebuilt: number;
  askedAgain: number;
  /** Gaps that were filled. */
  gaps: number;
  /** How often the page opened connections anew. */
  connections: number;
  pictures: PictureCounts[];
};

/** What `wirePage` leaves in the page. */
type Wired = { received: () => Promise<Received> };

/** Runs in the page before its scripts: leads the media of its connections through the relay's ports, and sums up their counters. */
export function wirePage(relays: MediaRelays | null): void {
  const Native = window.RTCPeerConnection;
  const connections: RTCPeerConnection[] = [];
  const led = (sdp: string | undefined) =>
    sdp?.replace(
      /^(a=candidate:\S+ \d+ (udp|tcp) \d+ \S+ )(\d+)/gim,
      (_, head: string, kind: string, port: string) =>
        head + relays?.[Number(port)]?.[kind.toLowerCase() === 'udp' ? 'udp' : 'tcp'],
    );
  window.RTCPeerConnection = class extends Native {
    constructor(settings?: RTCConfiguration) {
      super(settings);
      connections.push(this);
    }
    override setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
      const { type, sdp } = description;
      const through = relays && sdp ? { type, sdp: led(sdp) ?? sdp } : description;
      return super.setRemoteDescription(through);
    }
  };
  const total: Received = {
    spoken: 0,
    concealed: 0,
    bufferSeconds: 0,
    emitted: 0,
    packets: 0,
    lost: 0,
    late: 0,
    rebuilt: 0,
    askedAgain: 0,
    gaps: 0,
    connections: 0,
    pictures: [],
  };
  const known = new Map<string, number>();
  /** How much a counter grew since it was read last. */
  const grown = (stream: string, name: string, value = 0): number => {
    const key = `${stream} ${name}`;
    const by = value - (known.get(key) ?? 0);
    known.set(key, value);
    return by;
  };
  const addSound = (stream: string, entry: Record<string, number>) => {
    const packets = grown(stream, 'packets', entry.packetsReceived);
    const concealed = grown(stream, 'concealed', entry.concealedSamples);
    const gaps = grown(stream, 'gaps', entry.concealmentEvents);
    const samples = grown(stream, 'samples', entry.totalSamplesReceived);
    total.bufferSeconds += grown(stream, 'buffer', entry.jitterBufferDelay);
    total.emitted += grown(stream, 'emitted', entry.jitterBufferEmittedCount);
    total.packets += packets;
    total.lost += grown(stream, 'lost', entry.packetsLost);
    total.late += grown(stream, 'late', entry.packetsDiscarded);
    total.rebuilt += grown(stream, 'rebuilt', entry.fecPacketsReceived);
    total.askedAgain += grown(stream, 'askedAgain', entry.nackCount);
    total.spoken += samples - concealed;
    // A voice that is not sent is made up all the time, and nobody misses it.
    if (packets === 0) return;
    total.concealed += concealed;
    total.gaps += gaps;
  };
  const addPicture = (stream: string, entry: Record<string, number>, figure: Element) => {
    const peer = `${figure.getAttribute('data-peer')} ${figure.getAttribute('data-source')}`;
    let picture = total.pictures.find((one) => one.peer === peer);
    if (!picture) {
      picture = { peer, widthPx: 0, frames: 0, frozenMs: 0 };
      total.pictures.push(picture);
    }
    picture.widthPx = figure.clientWidth;
    picture.frames += grown(stream, 'frames', entry.framesDecoded);
    picture.frozenMs += 1000 * grown(stream, 'frozen', entry.totalFreezesDuration);
  };
  const figureOf = (trackId: string) =>
    [...document.querySelectorAll('figure[data-peer]')].find((figure) => {
      const stream = figure.querySelector('video')?.srcObject;
      return stream instanceof MediaStream && stream.getVideoTracks()[0]?.id === trackId;
    });
  const read = async (): Promise<Received> => {
    for (const [index, connection] of connections.entries()) {
      if (connection.connectionState === 'closed') continue;
      for (const entry of (await connection.getStats()).values()) {
        if (entry.type !== 'inbound-rtp') continue;
        const stream = `${index} ${entry.id}`;
        const figure = figureOf(entry.trackIdentifier);
        if (entry.kind === 'audio') addSound(stream, entry);
        else if (figure) addPicture(stream, entry, figure);
      }
    }
    total.connections = connections.length;
    return structuredClone(total);
  };
  let reading: Promise<Received> = Promise.resolve(total);
  const received = () => {
    reading = reading.then(read);
    return reading;
  };
  // A connection that ends takes its counters with it.
  setInterval(() => void received(), 500);
  Object.assign(window, { received } satisfies Wired);
}

/** Runs in the page: what it received so far. */
export function receivedSoFar(): Promise<Received> {
  return (window as unknown as Wired).received();
}

/** Runs in the page: resolves with the time at which the viewer stands at the page with this number, or null when it took too long. */
export function whenAtPage([page, mostMs]: [number, number]): Promise<number | null> {
  return new Promise((seen) => {
    const until = Date.now() + mostMs;
    const look = () => {
      const at = document.querySelector<HTMLElement>('[data-page]')?.dataset.page;
      if (at === String(page)) seen(Date.now());
      else if (Date.now() > until) seen(null);
      else setTimeout(look, 10);
    };
    look();
  });
}
