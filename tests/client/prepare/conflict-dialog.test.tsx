import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConflictDialog } from '#client/features/prepare/ConflictDialog.tsx';
import '#client/i18n/i18n.ts';

afterEach(cleanup);

const texts = [
  { key: 'title', label: 'Tên cuộc họp', mine: 'Bản A', theirs: 'Bản B' },
  { key: 'place', label: 'Địa điểm', mine: 'Phòng A', theirs: '' },
] as const;

describe('the conflict dialog', () => {
  it('shows both texts of each field, one’s own chosen', () => {
    render(<ConflictDialog texts={texts} busy={false} onChoose={() => {}} onPutAside={() => {}} />);
    const title = within(screen.getByRole('group', { name: 'Tên cuộc họp' }));
    expect(title.getByLabelText(/Bản của đồng chí/)).toHaveProperty('checked', true);
    expect(title.getByText('Bản A')).toBeDefined();
    expect(title.getByText('Bản B')).toBeDefined();
    expect(screen.getByText('(để trống)')).toBeDefined();
  });

  it('says which fields stay as stored', () => {
    const onChoose = vi.fn();
    render(<ConflictDialog texts={texts} busy={false} onChoose={onChoose} onPutAside={() => {}} />);
    const place = within(screen.getByRole('group', { name: 'Địa điểm' }));
    fireEvent.click(place.getByLabelText(/Bản mới trên hệ thống/));
    fireEvent.click(screen.getByRole('button', { name: 'Lưu bản đã chọn' }));
    expect(onChoose).toHaveBeenCalledWith(new Set(['place']));
  });

  it('can be put aside', () => {
    const onPutAside = vi.fn();
    render(
      <ConflictDialog texts={texts} busy={false} onChoose={() => {}} onPutAside={onPutAside} />,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Để sau' }));
    expect(onPutAside).toHaveBeenCalledOnce();
  });
});
