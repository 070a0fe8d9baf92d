import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MoreMenu } from '#client/ui/MoreMenu.tsx';
import '#client/i18n/i18n.ts';

const rename = vi.fn();
const button = () => screen.getByRole('button', { name: 'Thao tác khác: Báo cáo' });
const act = (name: string) => screen.queryByRole('button', { name: `${name}: Báo cáo` });

function show(): void {
  render(
    <>
      <MoreMenu
        about="Báo cáo"
        acts={[
          { text: 'Đổi tên', icon: null, onChoose: rename },
          { text: 'Tải tệp gốc', icon: null, download: '/original' },
          { text: 'Xóa', icon: null, isDanger: true, onChoose: () => {} },
        ]}
      />
      <p>elsewhere</p>
    </>,
  );
  button().focus();
  fireEvent.click(button());
}

function press(key: string): void {
  fireEvent.keyDown(document.activeElement as Element, { key });
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  rename.mockReset();
});

describe('the menu of further acts', () => {
  beforeEach(show);

  it('opens with the focus on its first act, and says so', () => {
    expect(button().getAttribute('aria-expanded')).toBe('true');
    expect(document.activeElement).toBe(act('Đổi tên'));
  });

  it.each([
    [['ArrowDown'], 'Tải tệp gốc'],
    [['ArrowUp'], 'Xóa'],
    [['End', 'ArrowDown'], 'Đổi tên'],
    [['End', 'Home'], 'Đổi tên'],
  ])('%j leads to %s', (keys, text) => {
    for (const key of keys) press(key);
    expect(document.activeElement?.textContent).toBe(text);
  });

  it('gives the focus back on Escape, and does nothing', () => {
    press('Escape');
    expect(act('Đổi tên')).toBeNull();
    expect(document.activeElement).toBe(button());
    expect(rename).not.toHaveBeenCalled();
  });

  it('does what is chosen and is closed', () => {
    fireEvent.click(act('Đổi tên') as Element);
    expect(rename).toHaveBeenCalledOnce();
    expect(act('Đổi tên')).toBeNull();
    expect(button().getAttribute('aria-expanded')).toBe('false');
  });

  it('closes when something else is pressed', () => {
    fireEvent.pointerDown(screen.getByText('elsewhere'));
    expect(act('Đổi tên')).toBeNull();
  });
});

it('comes up as a sheet on a phone', () => {
  vi.stubGlobal('matchMedia', () => ({
    matches: true,
    addEventListener: () => {},
    removeEventListener: () => {},
  }));
  show();
  expect(screen.getByRole('dialog', { name: 'Báo cáo' }).contains(act('Đổi tên'))).toBe(true);
});
