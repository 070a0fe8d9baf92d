import { IconFileDownload } from '@tabler/icons-react';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { MoreTools } from '#client/features/viewer/MoreTools.tsx';
import '#client/i18n/i18n.ts';
import { aView } from '#tests/client/meeting/a-view.tsx';

afterEach(cleanup);

const tools = ['một', 'hai'].map((label) => ({
  name: label,
  label,
  picture: IconFileDownload,
  pressed: undefined,
  onClick: () => undefined,
}));

it('has a name of its own in a meeting, where the dock has “Thêm” too', () => {
  render(<MoreTools tools={tools} />, { wrapper: aView({}) });
  expect(screen.getByRole('button', { name: 'Thêm công cụ' })).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Thêm' })).toBeNull();
});

it('is “Thêm” where a document is read alone', () => {
  render(<MoreTools tools={tools} />);
  expect(screen.getByRole('button', { name: 'Thêm' })).toBeDefined();
});
