import { expect, type Locator, type Page, test } from '@playwright/test';
import { button } from './support/room.ts';
import { createMeeting, writeAgenda } from './support/secretary.ts';
import { signIn } from './support/sign-in.ts';

const CHAIR = 'Chủ tịch UBND huyện';
const [BUDGET, LAND, REFORM] = ['Ngân sách quý IV', 'Giải phóng mặt bằng', 'Cải cách hành chính'];

const handle = (page: Page, title: string) => button(page, `Kéo để đổi thứ tự: ${title}`);
const lines = (page: Page): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Kéo để đổi/ }) });

/** Does what moves items, and waits until the server has stored so many moves. */
async function stored(page: Page, moves: number, act: () => Promise<void>): Promise<void> {
  let answered = 0;
  page.on('response', (answer) => {
    if (answer.url().endsWith('/agenda-order') && answer.ok()) answered += 1;
  });
  await act();
  await expect.poll(() => answered).toBe(moves);
}

async function expectOrder(page: Page, ...titles: string[]): Promise<void> {
  await expect(lines(page)).toContainText(titles);
  await page.reload();
  await expect(lines(page)).toContainText(titles);
}

test('the agenda is ordered by keyboard, by dragging and by quick presses, and stays so', async ({
  page,
}) => {
  await signIn(page, 'thuky');
  await createMeeting(page, { title: 'Phiên họp thử thứ tự', chair: CHAIR });
  const item = { presenter: CHAIR, minutes: '10', files: [] };
  await writeAgenda(
    page,
    [BUDGET, LAND, REFORM].map((title) => ({ ...item, title })),
  );
  await expect(lines(page)).toContainText([BUDGET, LAND, REFORM]);

  await stored(page, 1, async () => {
    await handle(page, BUDGET).focus();
    await page.keyboard.press('Space');
    await expect(page.getByText('Đang ở vị trí 1 trên 3.')).toBeAttached();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByText('Đang ở vị trí 2 trên 3.')).toBeAttached();
    await page.keyboard.press('Space');
  });
  await expectOrder(page, LAND, BUDGET, REFORM);

  await stored(page, 1, async () => {
    await handle(page, REFORM).hover();
    await page.mouse.down();
    const first = await lines(page).first().boundingBox();
    if (!first) throw new Error('no first line');
    await page.mouse.move(first.x + 20, first.y + first.height / 2, { steps: 12 });
    await expect(page.getByText('Đang ở vị trí 1 trên 3.')).toBeAttached();
    await page.mouse.up();
  });
  await expectOrder(page, REFORM, LAND, BUDGET);

  await stored(page, 2, async () => {
    const pressed = Promise.withResolvers<void>();
    await page.route('**/agenda-order', async (route) => {
      await pressed.promise;
      await route.continue();
    });
    await button(page, `Xuống: ${REFORM}`).click();
    await expect(lines(page)).toContainText([LAND, REFORM, BUDGET]);
    await button(page, `Xuống: ${REFORM}`).click();
    pressed.resolve();
  });
  await expect(page.getByText('Chương trình vừa được người khác thay đổi')).toHaveCount(0);
  await expectOrder(page, LAND, BUDGET, REFORM);
});
