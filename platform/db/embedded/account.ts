import { readFile, stat } from 'node:fs/promises';
import { setupError } from '../setup-error.ts';

/** The system account that runs PostgreSQL; both undefined means: the one that runs us. */
export type Account = { uid?: number; gid?: number };

/** Accounts tried in this order when we are root: a dedicated one first, the one that always exists last. */
const preferred = ['tongxue', 'postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root, so root lends it another account: the owner of an existing cluster,
 * otherwise the first of `tongxue`, `postgres`, `nobody` in /etc/passwd (initdb insists on a named account).
 */
export async function accountFor(clusterDir: string): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const owner = await stat(clusterDir).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const entries = passwd.split('\n').map((line) => line.split(':'));
  for (const name of preferred) {
    const entry = entries.find((fields) => fields[0] === name);
    const [uid, gid] = [Number(entry?.[2]), Number(entry?.[3])];
    if (entry && uid > 0 && gid >= 0) return { uid, gid };
  }
  throw setupError('no-account', {
    zh: 'PostgreSQL 不能以 root 运行，而系统中没有可借用的账号（tongxue、postgres、nobody）。请新建账号：useradd --system tongxue，或改用普通用户启动。',
    en: 'PostgreSQL refuses to run as root and there is no account to lend it (tongxue, postgres, nobody). Make one: useradd --system tongxue, or start as a normal user.',
  });
}
