import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setupError } from './setup-error.ts';

/**
 * Reads the secret `name` from `keysDir`; undefined when it was never made.
 * A file that others may read is narrowed to 0600 first.
 */
export async function findSecret(keysDir: string, name: string): Promise<string | undefined> {
  const path = join(keysDir, name);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw setupError(
      'key-unreadable',
      {
        zh: `无法读取密钥文件 ${path}。请用当初启动平台的系统账号运行，或修正该文件的所有者。`,
        en: `The key file ${path} cannot be read. Run as the system user that first started the platform, or correct the owner of the file.`,
      },
      { cause: error },
    );
  });
  if (text === undefined) return undefined;
  const secret = text.trim();
  if (secret.length < 20) {
    throw setupError('key-damaged', {
      zh: `密钥文件 ${path} 已损坏（内容过短）。请从备份的密钥包中恢复它。`,
      en: `The key file ${path} is damaged (too short). Restore it from the backup's keys archive.`,
    });
  }
  await chmod(path, 0o600).catch(() => {});
  return secret;
}

/**
 * Returns the secret `name`, making 256 random bits of it (base64url) on first use.
 * The file appears whole or not at all, and when two processes race both get the same one (link(2) is atomic).
 */
export async function secretOf(keysDir: string, name: string): Promise<string> {
  const known = await findSecret(keysDir, name);
  if (known) return known;
  await mkdir(keysDir, { recursive: true, mode: 0o700 });
  const draft = join(keysDir, `.${name}.${randomUUID()}`);
  await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
  try {
    await link(draft, join(keysDir, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  return (await findSecret(keysDir, name)) as string;
}
