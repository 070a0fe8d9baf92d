import { expect, test } from '@playwright/test';
import { demoId } from '../../prisma/demo/demo-id.ts';
import { expectAccessible } from './support/axe.ts';
import { button, endSpeech, enterRoom, openDevice } from './support/room.ts';

const meetingId = demoId('meeting running');
const NAME = 'Chủ tịch UBND xã Bình Hòa';

test('the chair asks for a closed microphone, is told when it is put off, and it opens with the press of who was asked', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const url = baseURL ?? '';
  const chair = await openDevice(browser, url, 'chutri', { width: 1440, height: 900 });
  const asked = await openDevice(browser, url, 'binhhoa.1', { width: 390, height: 844 });
  await enterRoom(chair, meetingId, 'full');
  await endSpeech(chair);
  await enterRoom(asked, meetingId, 'full');
  const dock = asked.getByRole('group', { name: 'Micro, camera và chia sẻ màn hình' });
  await button(dock, 'Tắt micro').click();
  await expect(button(dock, 'Bật micro')).toBeVisible();
  await chair.getByRole('tab', { name: /^Có mặt/ }).click();
  await chair.getByTitle(`Ghi điểm danh cho đồng chí ${NAME}`).click();
  await button(chair.getByRole('dialog'), `Đề nghị ${NAME} bật micro`).click();
  await expect(chair.getByText(/Đã gửi đề nghị/)).toBeVisible();
  const notice = asked.getByRole('region', { name: 'Đề nghị bật micro' });
  await button(notice, 'Để sau').click();
  await expect(chair.getByRole('dialog')).toContainText(`${NAME} để sau, micro chưa bật.`);
  await expect(button(dock, 'Bật micro')).toBeVisible();
  await expectAccessible(chair);
  await button(chair.getByRole('dialog'), `Đề nghị ${NAME} bật micro`).click();
  await expect(notice).toContainText('Chủ trì đề nghị đồng chí bật micro');
  await expect(button(dock, 'Bật micro')).toBeVisible();
  await expectAccessible(asked);
  await button(notice, 'Bật micro').click();
  await expect(button(dock, 'Tắt micro')).toBeVisible();
  await expect(notice).toHaveCount(0);
  await expect(button(chair.getByRole('dialog'), `Tắt micro của ${NAME}`)).toBeVisible();
  for (const page of [chair, asked]) await page.context().close();
});
