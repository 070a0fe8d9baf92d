import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ApiError } from '#client/api/api-error.ts';
import { ConfirmBallot } from '#client/features/ballots/ConfirmBallot.tsx';
import '#client/i18n/i18n.ts';

afterEach(cleanup);

function show(error: unknown = null) {
  const confirm = vi.fn(async () => undefined);
  const aside = vi.fn();
  const own = { kind: 'unconfirmed', choice: null, isBusy: false, error } as const;
  render(<ConfirmBallot own={own} onConfirm={confirm} onAside={aside} />);
  return { confirm, aside };
}

it('a voter enters the password, and their ballot is sent with it', () => {
  const { confirm } = show();
  const send = screen.getByRole<HTMLButtonElement>('button', { name: 'Xác nhận và gửi phiếu' });
  expect(send.disabled).toBe(true);
  const field = screen.getByLabelText<HTMLInputElement>(/^Mật khẩu/);
  expect([field.type, field.autocomplete]).toEqual(['password', 'current-password']);
  fireEvent.change(field, { target: { value: 'một mật khẩu' } });
  fireEvent.click(send);
  expect(confirm).toHaveBeenCalledExactlyOnceWith('một mật khẩu');
});

it('a wrong password is said at its field, and too many tries in words', () => {
  show(new ApiError({ code: 'WRONG_CREDENTIALS', reason: 'password-again' }));
  expect(screen.getByText('Mật khẩu không đúng. Phiếu chưa được gửi.')).toBeDefined();
  cleanup();
  show(new ApiError({ code: 'TOO_MANY', reason: 'sign-in' }));
  expect(screen.getByText(/Đã nhập sai nhiều lần/)).toBeDefined();
});

it('may be put off: the ballot waits on the device', () => {
  const { aside, confirm } = show();
  fireEvent.click(screen.getByRole('button', { name: 'Để sau, xem tài liệu' }));
  expect(aside).toHaveBeenCalledOnce();
  expect(confirm).not.toHaveBeenCalled();
});
