import { expect, type Page, test } from '@playwright/test';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { expectAccessible } from './support/axe.ts';
import { button, enterRoom, openDevice } from './support/room.ts';
import { chooseAct } from './support/secretary.ts';

const RUNNING = demoId('meeting running');
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Publishes a drawn picture and a tone from a page as equipment would; the path of its session. */
function publish(page: Page, to: { url: string; token: string }): Promise<string | null> {
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
function play(page: Page, from: { url: string; token: string }): Promise<string | null> {
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
function decoded(page: Page): Promise<{ frames: number; samples: number }> {
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

/** Adds equipment on the secretary's page, and reads off what is put into it. */
async function addEquipment(page: Page, choice: string): Promise<{ url: string; token: string }> {
  await button(page, 'Thêm thiết bị').click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('radio', { name: choice }).check({ force: true });
  await expectAccessible(page);
  await button(sheet, 'Tạo mã truy cập').click();
  await expect(sheet.getByText('Mã chỉ hiện một lần')).toBeVisible();
  await expectAccessible(page);
  const url = await sheet.getByRole('textbox', { name: 'Địa chỉ' }).inputValue();
  const token = await sheet.getByRole('textbox', { name: 'Mã truy cập' }).inputValue();
  await button(sheet, 'Đã chép xong').click();
  return { url, token };
}

test('a camera of others is seen as what it is, and a player outside hears and sees the meeting', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const origin = String(baseURL);
  const secretary = await openDevice(browser, origin, 'thuky', DESK);
  await secretary.goto(`/cuoc-hop/${RUNNING}`);
  await secretary.getByRole('link', { name: 'Thiết bị ngoài' }).click();
  await expect(secretary.getByText('Chưa có thiết bị ngoài')).toBeVisible();
  await expectAccessible(secretary);
  const camera = await addEquipment(secretary, 'Đưa vào cuộc họp');
  const screen = await addEquipment(secretary, 'Phát cuộc họp ra');

  const chair = await openDevice(browser, origin, 'chutri', DESK);
  await enterRoom(chair, RUNNING, 'full');
  const [encoder, player] = await Promise.all([
    openDevice(browser, origin, 'huyen.3', PHONE),
    openDevice(browser, origin, 'huyen.4', PHONE),
  ]);
  await Promise.all([encoder, player].map((page) => page.goto('/huong-dan')));
  expect(await publish(encoder, camera)).toMatch(/^\/whip\//);
  await expect(chair.getByRole('figure', { name: /Máy quay hội trường/ }).first()).toBeVisible();
  expect(await play(player, screen)).toMatch(/^\/whep\//);
  await expect
    .poll(async () => (await decoded(player)).frames, { timeout: 30_000 })
    .toBeGreaterThan(15);
  await expect
    .poll(async () => (await decoded(player)).samples, { timeout: 30_000 })
    .toBeGreaterThan(48_000);

  await expect(secretary.getByText('Đang kết nối')).toHaveCount(2);
  await expect(
    secretary.getByText(/từ \d\d:\d\d · đưa vào hình và tiếng · \d+ kbit\/s/),
  ).toBeVisible();
  await expectAccessible(secretary);

  await button(secretary, 'Tắt tiếng Máy quay hội trường').click();
  await expect(secretary.getByText('Đang tắt tiếng')).toBeVisible();
  await button(secretary, 'Cho tiếng Máy quay hội trường trở lại').click();
  await expect(secretary.getByText('Đang tắt tiếng')).toHaveCount(0);

  for (const name of [
    'Máy quay hội trường (Đưa vào cuộc họp)',
    'Màn hình ngoài (Phát cuộc họp ra)',
  ]) {
    await chooseAct(secretary, 'Thu hồi mã', name);
    await button(secretary.getByRole('dialog'), 'Thu hồi mã').click();
    await expect(secretary.getByRole('dialog')).toHaveCount(0);
  }
  await expect(secretary.getByText('Đã thu hồi', { exact: true })).toHaveCount(2);
  await expect(chair.getByRole('figure', { name: /Máy quay hội trường/ })).toHaveCount(0);
  await Promise.all([secretary, chair, encoder, player].map((page) => page.context().close()));
});
