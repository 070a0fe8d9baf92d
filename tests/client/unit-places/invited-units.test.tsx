import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { aMeeting, showPreparing } from '../prepare/a-preparing-page.tsx';
import { anInvitedUnit, id } from './an-invited-unit.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const meeting = { ...aMeeting('Ngân sách'), startsAt: '2099-11-30T01:00:00Z' };
const dueAt = '2099-11-29T10:00:00.000Z';
const invited = { ...anInvitedUnit({ people: [4] }), dueAt };

/** The step of attendees of a meeting to which the commune is invited; the acts are answered with `after`. */
async function showUnits(
  after = { ...meeting, invitedUnits: [{ ...invited, places: 1 }] },
  unit = invited,
) {
  const stored = { meeting: { ...meeting, invitedUnits: [unit] } };
  const page = showPreparing(stored, '#thanh-phan', () => {
    stored.meeting = after;
    return { body: after };
  });
  const card = await screen.findByRole('region', { name: 'Đơn vị được mời' });
  return { ...page, card: within(card) };
}

it('tells which places are filled, by whom, and keeps whom a unit sends off the list of attendees', async () => {
  const { card } = await showUnits();
  expect(card.getByText('Đã cử 1/2 người')).toBeDefined();
  expect(card.getByText('Công chức 4')).toBeDefined();
  const list = within(screen.getByRole('region', { name: 'Thành phần' }));
  expect(list.getByText(/^0 người dự họp/)).toBeDefined();
});

it('reminds the unit, and shows what came of it', async () => {
  const { card, sent } = await showUnits();
  fireEvent.click(card.getByRole('button', { name: /^Nhắc UBND xã/ }));
  expect(await card.findByText('Đã cử 1/1 người')).toBeDefined();
  expect(card.queryByRole('button', { name: /^Nhắc/ })).toBeNull();
  expect(sent.map(({ method, path }) => [method, path])).toEqual([
    ['POST', `/api/unit-invitations/${id(97)}/reminder`],
  ]);
});

it('takes from the server whether a unit may choose still, whatever the clock of the device says', async () => {
  const { card: closed } = await showUnits(undefined, { ...invited, isOpen: false });
  expect(closed.getByText(/^Đã hết hạn cử người/)).toBeDefined();
  expect(closed.queryByRole('button', { name: /^Nhắc/ })).toBeNull();
  expect(closed.getByRole('button', { name: /^Cử người thay UBND xã/ })).toBeDefined();
  cleanup();
  const { card: open } = await showUnits(undefined, { ...invited, dueAt: '2020-11-29T10:00:00Z' });
  expect(open.getByText(/^Hạn cử người/)).toBeDefined();
  expect(open.getByRole('button', { name: /^Nhắc UBND xã/ })).toBeDefined();
});

it('changes the places from what they are', async () => {
  const { card, sent } = await showUnits();
  fireEvent.click(card.getByRole('button', { name: /^Thao tác khác: UBND xã/ }));
  fireEvent.click(screen.getByRole('button', { name: /^Sửa lời mời: UBND xã/ }));
  const sheet = within(screen.getByRole('dialog', { name: 'Sửa lời mời UBND xã' }));
  fireEvent.change(sheet.getByLabelText('Số người được mời'), { target: { value: '0' } });
  fireEvent.click(sheet.getByRole('button', { name: 'Lưu' }));
  expect(sheet.getByText('Mời đồng chí nhập số từ 1 đến 50.')).toBeDefined();
  fireEvent.change(sheet.getByLabelText('Số người được mời'), { target: { value: '1' } });
  fireEvent.click(sheet.getByRole('button', { name: 'Lưu' }));
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const text = { places: 1, role: 'delegate', siteId: null, dueAt };
  expect(sent.map(({ body }) => body)).toEqual([{ version: 1, text }]);
});

it('asks once before a unit is invited no more, and names how many go with it', async () => {
  const { card, sent } = await showUnits({ ...meeting, invitedUnits: [] });
  fireEvent.click(card.getByRole('button', { name: /^Thao tác khác: UBND xã/ }));
  fireEvent.click(screen.getByRole('button', { name: /^Thôi mời: UBND xã/ }));
  const question = within(screen.getByRole('dialog', { name: 'Thôi mời UBND xã?' }));
  expect(question.getByText(/^1 người đơn vị đã cử/)).toBeDefined();
  expect(sent).toEqual([]);
  fireEvent.click(question.getByRole('button', { name: 'Thôi mời' }));
  await vi.waitFor(() =>
    expect(sent.map(({ method, path }) => [method, path])).toEqual([
      ['DELETE', `/api/unit-invitations/${id(97)}?version=1`],
    ]),
  );
});
