import type { Page } from '@playwright/test';

/** A picture that a page receives: its codec as `video/VP8`, its width, and the frames decoded of it so far. */
export type ReceivedPicture = { codec: string; widthPx: number; frames: number };

/** Runs in the page before its scripts: keeps its connections, as `connections`, for their counters. */
export function keepConnections(): void {
  const Native = window.RTCPeerConnection;
  const connections: RTCPeerConnection[] = [];
  window.RTCPeerConnection = class extends Native {
    constructor(settings?: RTCConfiguration) {
      super(settings);
      connections.push(this);
    }
  };
  Object.assign(window, { connections });
}

/** The ports at the other end of a page's connections that stand; the page was opened with {@link keepConnections}. */
export function remotePorts(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const { connections } = window as unknown as { connections: RTCPeerConnection[] };
    const ports: number[] = [];
    for (const connection of connections) {
      if (connection.connectionState !== 'connected') continue;
      const stats = await connection.getStats();
      for (const pair of stats.values())
        if (pair.type === 'candidate-pair' && pair.nominated && pair.state === 'succeeded')
          ports.push(stats.get(pair.remoteCandidateId)?.port);
    }
    return ports;
  });
}

/** The pictures that a page receives over the connections that stand, each of them that was ever decoded. */
export function receivedPictures(page: Page): Promise<ReceivedPicture[]> {
  return page.evaluate(async () => {
    const { connections } = window as unknown as { connections: RTCPeerConnection[] };
    const pictures: ReceivedPicture[] = [];
    for (const connection of connections) {
      if (connection.connectionState !== 'connected') continue;
      const stats = await connection.getStats();
      for (const one of stats.values())
        if (one.type === 'inbound-rtp' && one.kind === 'video' && one.framesDecoded > 0)
          pictures.push({
            codec: stats.get(one.codecId)?.mimeType ?? '',
            widthPx: one.frameWidth ?? 0,
            frames: one.framesDecoded,
          });
    }
    return pictures;
  });
}

/** The energy of all sound that has come to a page so far; silence has none. Voices are played outside of the page's tree. */
export function heardEnergy(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { connections } = window as unknown as { connections: RTCPeerConnection[] };
    const reports = await Promise.all(connections.map((connection) => connection.getStats()));
    return reports
      .flatMap((report) => [...report.values()])
      .filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio')
      .reduce((sum, { totalAudioEnergy = 0 }) => sum + totalAudioEnergy, 0);
  });
}
