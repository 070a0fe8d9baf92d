import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { InfoFields } from '#client/features/prepare/InfoFields.tsx';
import '#client/i18n/i18n.ts';
import type { InfoDraft } from '#client/features/prepare/info-draft.ts';
import type { Organisation } from '#client/features/prepare/organisation.ts';
import { UnitId, UserId } from '#contract/ids.ts';

afterEach(cleanup);

const chairId = UserId.parse(crypto.randomUUID());
const person = {
  userId: chairId,
  name: 'Đồng chí chủ trì',
  position: 'Chủ tịch',
  unitId: UnitId.parse(crypto.randomUUID()),
  unitName: 'UBND huyện',
};
const organisation = { units: [], people: [person], sites: [], types: [] } as Organisation;
const draft: InfoDraft = {
  title: 'Phiên họp',
  typeId: null,
  startDay: '2026-11-30',
  startTime: '08:00',
  endDay: '2026-11-30',
  endTime: '11:00',
  place: 'Hội trường',
  chairId,
  secretaryId: null,
  siteIds: [],
  asksPassword: false,
};

function show(mayChangeChair: boolean): HTMLElement {
  render(
    <InfoFields
      draft={draft}
      problems={{}}
      organisation={organisation}
      mayChangeChair={mayChangeChair}
      onChange={() => {}}
    />,
  );
  return screen.getByLabelText('Chủ trì');
}

it('offers another chair where the server would take one', () => {
  fireEvent.click(show(true));
  expect(screen.getByRole('option', { name: /Đồng chí chủ trì/ })).toBeDefined();
});

it('shows the chair of a running meeting to be read, and says why', () => {
  const field = show(false);
  expect(field).toHaveProperty('value', 'Đồng chí chủ trì');
  expect(field).toHaveProperty('readOnly', true);
  fireEvent.click(field);
  expect(screen.queryByRole('option', { name: /Đồng chí chủ trì/ })).toBeNull();
  expect(screen.getByText(/chỉ chủ trì được giao quyền/)).toBeDefined();
});
