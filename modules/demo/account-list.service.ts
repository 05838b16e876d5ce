import { randomInt } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDemoAccounts } from '#modules/identity/index.ts';
import type { Config } from '#platform/config.ts';
import { passwordIssues } from '#platform/crypto/password-policy.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Bilingual } from '#platform/errors.ts';
import { accountGuide } from './account-guide.ts';
import type { DemoAccount, Region } from './types.ts';

/** One line of the table that the first start prints. */
export type ListedAccount = {
  loginName: string;
  role: Bilingual;
  personName: string;
  organisationName: string;
  /** What is worth a look with this account. */
  try: Bilingual;
};

/** The demo's accounts with the password that this installation made. */
export type AccountList = { password: string; accounts: ListedAccount[] };

/** Where the list is kept, readable by the system user of the platform alone. */
export const accountListPath = ({ dataDir }: Pick<Config, 'dataDir'>) => join(dataDir, 'demo-accounts.json');

/** The kept list; undefined when there is none. */
export async function readAccountList(config: Pick<Config, 'dataDir'>): Promise<AccountList | undefined> {
  const text = await readFile(accountListPath(config), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : (JSON.parse(text) as AccountList);
}

/**
 * Opens the accounts that show the roles, all with one password that is made here and kept in the list's file. The
 * password is written before it counts, so a load that is cut short in between goes on with the same one.
 */
export async function openAccounts(ctx: Ctx, { accounts }: Region): Promise<ListedAccount[]> {
  const { config } = ctx.ports;
  const password = (await readAccountList(config))?.password ?? newPassword(accounts);
  await writeAccountList(config, { password, accounts: accounts.map((account) => listed(account)) });
  const wishes = new Map(accounts.map(({ personId, loginName }) => [personId, loginName]));
  const names = await openDemoAccounts(ctx, [...wishes.keys()], password, wishes);
  const list = accounts.map((account) => listed(account, names.get(account.personId)));
  await writeAccountList(config, { password, accounts: list });
  return list;
}

function listed(account: DemoAccount, loginName = account.loginName): ListedAccount {
  const { role, try: hint } = accountGuide[account.shows];
  const { personName, organisationName } = account;
  return { loginName, role, personName, organisationName, try: hint };
}

async function writeAccountList(config: Pick<Config, 'dataDir'>, list: AccountList): Promise<void> {
  const path = accountListPath(config);
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  await writeFile(`${path}.new`, `${JSON.stringify(list, undefined, 2)}\n`, { mode: 0o600, flush: true });
  await chmod(`${path}.new`, 0o600);
  await rename(`${path}.new`, path);
}

// Without letters and digits that look alike.
const alphabets = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789'];

/** Three groups of four, about 68 random bits, that pass the policy of administrators. */
function newPassword(accounts: readonly DemoAccount[]): string {
  const letters = alphabets.join('');
  for (;;) {
    const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
    const password = `${group()}-${group()}-${group()}`;
    const everyKind = alphabets.every((alphabet) => [...password].some((sign) => alphabet.includes(sign)));
    if (everyKind && accounts.every(({ loginName }) => passwordIssues(password, loginName).length === 0))
      return password;
  }
}
