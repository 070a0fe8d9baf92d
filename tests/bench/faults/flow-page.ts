/** When a page decoded a frame of others' pictures, and a sample of others' sound that was not made up; by the machine's clock, in ms. */
export type Flow = { framesAt: number[]; soundAt: number[] };

/** Runs in the page before its scripts: notes all that is decoded, as `flow`. */
export function noteFlow(): void {
  const flow: Flow = { framesAt: [], soundAt: [] };
  const connections = new Set<RTCPeerConnection>();
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(settings?: RTCConfiguration) {
      super(settings);
      connections.add(this);
    }
    override close(): void {
      connections.delete(this);
      super.close();
    }
  };
  const watched = new WeakSet<HTMLVideoElement>();
  const watch = (video: HTMLVideoElement) => {
    if (watched.has(video)) return;
    watched.add(video);
    const look = () => {
      if (!video.dataset.mirrored) flow.framesAt.push(Date.now());
      video.requestVideoFrameCallback(look);
    };
    video.requestVideoFrameCallback(look);
  };
  const genuine = new Map<string, number>();
  const listen = async () => {
    for (const video of document.querySelectorAll('video')) watch(video);
    for (const [index, connection] of [...connections].entries())
      for (const [id, report] of await connection.getStats()) {
        if (report.type !== 'inbound-rtp' || report.kind !== 'audio') continue;
        const samples = report.totalSamplesReceived - report.concealedSamples;
        const key = `${index} ${id} ${report.ssrc}`;
        if (samples > (genuine.get(key) ?? 0)) flow.soundAt.push(Date.now());
        genuine.set(key, samples);
      }
    setTimeout(() => void listen(), 40);
  };
  void listen();
  Object.assign(window, { flow });
}

/**
 * When something flows again after a fault, in milliseconds from it: the end of the longest pause that ended since then. 0 when no pause is
 * longer than `noticeableMs`; null when the pause has not ended. `times` may be in any order.
 */
export function backAfter(
  times: readonly number[],
  { from, until, noticeableMs }: { from: number; until: number; noticeableMs: number },
): number | null {
  const within = times.filter((at) => at <= until).sort((a, b) => a - b);
  let longest = { ms: noticeableMs, end: from as number | null };
  for (const [index, at] of within.entries()) {
    const next = within[index + 1];
    const ms = (next ?? until) - at;
    if (ms > longest.ms && (next ?? until) > from) longest = { ms, end: next ?? null };
  }
  if (within.length === 0 || longest.end === null) return null;
  return longest.end - from;
}

/** The longest pause between two times, in milliseconds, from `from` to `until`. `times` may be in any order. */
export function longestPauseMs(
  times: readonly number[],
  { from, until }: { from: number; until: number },
): number {
  const within = times.filter((at) => at > from && at < until);
  const ordered = [from, ...within.sort((a, b) => a - b), until];
  return Math.max(...ordered.map((at, index) => at - (ordered[index - 1] ?? at)));
}
