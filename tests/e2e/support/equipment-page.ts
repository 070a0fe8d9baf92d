import type { Page } from '@playwright/test';

/** Publishes a drawn picture and a tone from a page as equipment would; the path of its session. */
export function publish(page: Page, to: { url: string; token: string }): Promise<string | null> {
  return page.evaluate(async ({ url, token }) => {
    const canvas = document.body.appendChild(document.createElement('canvas'));
    [canvas.width, canvas.height] = [320, 180];
    const paper = canvas.getContext('2d');
    let drawn = 0;
    setInterval(() => {
      drawn += 7;
      paper?.fillRect(drawn % 300, (drawn * 3) % 160, 20, 20);
    }, 60);
    const sound = new AudioContext();
    const tone = sound.createOscillator();
    const out = sound.createMediaStreamDestination();
    tone.connect(out);
    tone.start();
    const line = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    for (const track of [...canvas.captureStream(15).getTracks(), ...out.stream.getTracks()])
      line.addTransceiver(track, { direction: 'sendonly' });
    await line.setLocalDescription();
    const headers = { 'content-type': 'application/sdp', authorization: `Bearer ${token}` };
    const body = line.localDescription?.sdp ?? '';
    const answer = await fetch(url, { method: 'POST', headers, body, credentials: 'omit' });
    await line.setRemoteDescription({ type: 'answer', sdp: await answer.text() });
    Object.assign(window, { line });
    return answer.headers.get('location');
  }, to);
}

/** Plays from a page as a player would. */
export function play(page: Page, from: { url: string; token: string }): Promise<string | null> {
  return page.evaluate(async ({ url, token }) => {
    const line = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    const stream = new MediaStream();
    for (const kind of ['video', 'audio']) line.addTransceiver(kind, { direction: 'recvonly' });
    line.ontrack = ({ track }) => stream.addTrack(track);
    await line.setLocalDescription();
    const headers = { 'content-type': 'application/sdp', authorization: `Bearer ${token}` };
    const body = line.localDescription?.sdp ?? '';
    const answer = await fetch(url, { method: 'POST', headers, body, credentials: 'omit' });
    await line.setRemoteDescription({ type: 'answer', sdp: await answer.text() });
    const video = document.body.appendChild(document.createElement('video'));
    Object.assign(video, { muted: true, srcObject: stream });
    void video.play();
    Object.assign(window, { line });
    return answer.headers.get('location');
  }, from);
}

/** What a page's connection has decoded. */
export function decoded(page: Page): Promise<{ frames: number; samples: number }> {
  return page.evaluate(async () => {
    const sum = { frames: 0, samples: 0 };
    const { line } = window as unknown as { line: RTCPeerConnection };
    for (const stats of (await line.getStats()).values()) {
      if (stats.type !== 'inbound-rtp') continue;
      if (stats.kind === 'video') sum.frames += stats.framesDecoded ?? 0;
      else sum.samples += (stats.totalSamplesReceived ?? 0) - (stats.concealedSamples ?? 0);
    }
    return sum;
  });
}
