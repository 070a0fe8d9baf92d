import { expect, type Page, test } from '@playwright/test';
import { MeetingId } from '#contract/ids.ts';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { joinLightly, type LightPeer } from './support/light-peer.ts';
import { type OwnServer, prepareOwnServer } from './support/own-server.ts';
import {
  button,
  enterRoom,
  expectDrawn,
  expectMovingPictures,
  openDevice,
} from './support/room.ts';

test.describe.configure({ mode: 'serial' });

const meetingId = MeetingId.parse(demoId('meeting running'));
const DELEGATE = 'Chủ tịch UBND xã Bình Hòa';
const RECONNECTING = /^Đang kết nối lại…/;

let server: OwnServer;
let chair: Page;
let delegate: Page;
let site: Page;
let witness: LightPeer;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  server = await prepareOwnServer();
  await server.start();
  chair = await openDevice(browser, server.url, 'chutri', { width: 1280, height: 800 });
  delegate = await openDevice(browser, server.url, 'binhhoa.1', { width: 1180, height: 820 });
  site = await openDevice(browser, server.url, 'anhoa', { width: 1180, height: 700 });
  await enterRoom(chair, meetingId, 'full');
  await enterRoom(delegate, meetingId, 'companion');
  await enterRoom(site, meetingId, 'full');
  witness = await joinLightly(server.url, 'tanphu.2', meetingId);
  await button(chair, 'Trình bày').click();
  await expect(button(chair, 'Dừng trình bày')).toBeVisible();
  await expectDrawn(delegate, 2);
});

test.afterAll(async () => {
  witness?.close();
  for (const page of [chair, delegate, site]) await page?.context().close();
  await server?.close();
});

test('a delegate whose line is lost for ten seconds misses nothing and asks once', async () => {
  await delegate.context().setOffline(true);
  await expect(delegate.getByText(RECONNECTING).first()).toBeVisible();
  await button(delegate, 'Đăng ký phát biểu').click();
  await button(chair, 'Trang sau').click();
  await expectDrawn(site, 3);
  // The outage itself lasts ten seconds.
  await delegate.waitForTimeout(10_000);
  await expectDrawn(delegate, 2);
  await delegate.context().setOffline(false);
  await expect(delegate.getByText(RECONNECTING)).toHaveCount(0);
  await expectDrawn(delegate, 3);
  await expect(button(delegate, 'Hủy đăng ký')).toBeVisible();
  const queue = chair.getByRole('list', { name: 'Danh sách đăng ký phát biểu' });
  await expect(queue.getByText(DELEGATE)).toHaveCount(1);
  const frame = witness.state.frame;
  const asker = frame?.participants.find((person) => person.name === DELEGATE)?.userId;
  expect(witness.state.waiting.filter(({ userId }) => userId === asker)).toHaveLength(1);
});

test('the server is killed in mid-meeting: all pages come back by themselves to the same state', async () => {
  test.setTimeout(330_000);
  const before = structuredClone(witness.state);
  await server.kill();
  for (const page of [chair, delegate, site])
    await expect(page.getByText(RECONNECTING).first()).toBeVisible();
  await expectDrawn(delegate, 3);
  await server.start();
  for (const page of [chair, delegate, site])
    await expect(page.getByText(RECONNECTING)).toHaveCount(0, { timeout: 30_000 });
  const late = await joinLightly(server.url, 'tanphu.3', meetingId);
  expect(late.state).toEqual(before);
  late.close();
  await expectDrawn(delegate, 3);
  await expect(button(delegate, 'Hủy đăng ký')).toBeVisible();
  await expectMovingPictures(chair);
  await expectMovingPictures(site);
  await button(chair, 'Trang trước').click();
  await expectDrawn(delegate, 2);
  await expect.poll(() => witness.state.presentation?.page).toBe(2);
});

test('all media workers are killed: pictures come back by themselves', async () => {
  test.setTimeout(420_000);
  await expectMovingPictures(chair);
  // Nobody knows which of them carries the meeting.
  const workers = server.mediaWorkers();
  expect(workers.length).toBeGreaterThan(0);
  const before = await server.mediaWorkerRestarts();
  for (const worker of workers) process.kill(worker, 'SIGKILL');
  await expect.poll(() => server.mediaWorkerRestarts()).toBe(before + workers.length);
  await expectMovingPictures(chair);
  await expectMovingPictures(site);
  await expect(button(chair, 'Tắt camera')).toBeVisible();
});
