import { type Generator, type RemotePeer, startGenerator } from './generator.ts';
import { joinLive, type LiveSignalling, sessionOf } from './live-signalling.ts';

/** Sites of the running product that really send, without a browser. */
export type LiveSites = {
  /** Their producers' ids by source, one entry a site. */
  readonly peers: readonly RemotePeer[];
  readonly generator: Generator;
  close(): Promise<void>;
};

/** Brings devices into a meeting's conference by their accounts: each sends a camera in three layers and a voice. */
export async function startLiveSites(
  url: string,
  meetingId: string,
  usernames: readonly string[],
  password: string,
): Promise<LiveSites> {
  const generator = await startGenerator();
  const lives: LiveSignalling[] = [];
  const close = async () => {
    for (const live of lives) live.close();
    generator.close();
  };
  try {
    const peers: RemotePeer[] = [];
    for (const username of usernames) {
      const live = await joinLive(url, await sessionOf(url, username, password), meetingId);
      lives.push(live);
      peers.push(
        await generator.join(live.signalling, {
          routerRtpCapabilities: live.joined.routerRtpCapabilities,
          sends: ['camera', 'microphone'],
          feedback: true,
        }),
      );
    }
    await generator.setSending(peers, true);
    return { peers, generator, close };
  } catch (error) {
    await close();
    throw error;
  }
}
