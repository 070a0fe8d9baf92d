import { hashPassword } from './password.ts';
import type { AccountStore, FirstAdministrator } from './ports/accounts.ts';

/** How it stands with accounts after the start: `there` were some, the first was `made`, or there is still `none`. */
export type FirstAccountOutcome = 'there' | 'made' | 'none';

/**
 * Makes the root unit and its administrator where the database holds no account, so that somebody can sign in. The password
 * came over the environment, so it must be changed at the first sign-in; a later start leaves everything as it is.
 */
export async function makeFirstAccount(
  accounts: Pick<AccountStore, 'isEmpty' | 'addFirst'>,
  admin: { username: string; password: string; unitName: string } | null,
): Promise<FirstAccountOutcome> {
  if (!(await accounts.isEmpty())) return 'there';
  if (admin === null) return 'none';
  const first: FirstAdministrator = {
    username: admin.username,
    name: 'Quản trị hệ thống',
    position: 'Quản trị',
    unitName: admin.unitName,
    passwordHash: await hashPassword(admin.password),
  };
  return (await accounts.addFirst(first)) ? 'made' : 'there';
}

/** The line that the start prints of it, for who installs the product; null when there is nothing to say. */
export function firstAccountNotice(outcome: FirstAccountOutcome): string | null {
  switch (outcome) {
    case 'there':
      return null;
    case 'made':
      return 'Đã tạo tài khoản quản trị quantri với mật khẩu trong ADMIN_PASSWORD; mật khẩu phải đổi khi đăng nhập lần đầu.';
    case 'none':
      return 'Chưa có tài khoản nào nên chưa ai đăng nhập được: đặt ADMIN_PASSWORD (ít nhất 10 ký tự) rồi khởi động lại.';
  }
}
