import { textTable } from '#platform/text-table.ts';
import type { AccountList } from './account-list.service.ts';

/** The table of demo accounts, with the password above it. */
export function accountTable({ password, accounts }: AccountList): string[] {
  const rows = accounts.map(({ loginName, role, try: hint }) => [
    role.zh,
    role.en,
    loginName,
    `${hint.zh}  ${hint.en}`,
  ]);
  return [
    `示范账号，密码都是  Demo accounts, all with the password  ${password}`,
    '',
    ...textTable([['角色', 'Role', '账号 Account', '可以试试 Try'], ...rows]),
  ];
}
