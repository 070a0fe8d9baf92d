import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { queryClient } from '#client/api/query-client.ts';
import { SignInForm } from '#client/features/account/SignInForm.tsx';
import { secondsLeft } from '#client/features/account/throttle.ts';
import '#client/i18n/i18n.ts';
import { passwordWeakness } from '#contract/password-rule.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function answer(status: number, body: unknown) {
  const fetching = vi.fn(async () => new Response(JSON.stringify(body), { status }));
  vi.stubGlobal('fetch', fetching);
  return fetching;
}

function show() {
  render(
    <QueryClientProvider client={queryClient}>
      <SignInForm onSignedIn={() => {}} />
    </QueryClientProvider>,
  );
}

function signIn() {
  fireEvent.change(screen.getByLabelText('Tên đăng nhập'), { target: { value: 'thuky' } });
  fireEvent.change(screen.getByLabelText('Mật khẩu'), { target: { value: 'sai-mat-khau' } });
  fireEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }));
}

describe('signing in', () => {
  it('asks for what is missing before anything is sent', () => {
    const fetching = answer(200, {});
    show();
    fireEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }));
    expect(screen.getByText('Mời đồng chí nhập mật khẩu.')).toBeDefined();
    expect(fetching).not.toHaveBeenCalled();
  });

  it('says that name or password is wrong, and nothing more exact', async () => {
    answer(401, { code: 'WRONG_CREDENTIALS' });
    show();
    signIn();
    expect(await screen.findByText('Tên đăng nhập hoặc mật khẩu không đúng')).toBeDefined();
  });

  it('says how long to wait, and sends nothing meanwhile', async () => {
    const fetching = answer(429, { code: 'TOO_MANY', retryAfterSeconds: 40 });
    show();
    signIn();
    expect(await screen.findByText(/chờ (40|39) giây/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }));
    expect(fetching).toHaveBeenCalledOnce();
  });
});

describe('the wait', () => {
  it('is counted in whole seconds down to none', () => {
    expect(secondsLeft(10_000, 8_900)).toBe(2);
    expect(secondsLeft(10_000, 11_000)).toBe(0);
  });
});

describe('a new password', () => {
  it('is held to what the server asks', () => {
    const account = { current: 'mat-khau-cu-1', username: 'thuky' };
    expect(passwordWeakness('ngan', account)).toBe('too-short');
    expect(passwordWeakness('đây-là-Thưký-nè', account)).toBe('holds-username');
    expect(passwordWeakness('mat-khau-cu-1', account)).toBe('same-password');
    expect(passwordWeakness('aaaaabbbbb', account)).toBe('too-simple');
    expect(passwordWeakness('day-la-mat-khau', account)).toBeNull();
  });
});
