import { createServer, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { setupError } from '../setup-error.ts';

/** Long enough for another process to run initdb on a slow disk. */
const patience = 120_000;

/**
 * Runs `work` while no other process on this machine holds the lock `name`.
 * The lock is a name in Linux's abstract socket namespace (unix(7)): taken atomically, and released by the
 * kernel however its holder dies, so there is no stale lock file to judge.
 */
export async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + patience;
  let lock = await take(name);
  while (!lock) {
    if (Date.now() > deadline) {
      throw setupError('locked', {
        zh: '另一个进程正在启动或停止同一个数据目录里的数据库，两分钟内没有完成。请结束那个进程后重试。',
        en: 'Another process has been starting or stopping the database of this data directory for two minutes. End that process, then try again.',
      });
    }
    await delay(20);
    lock = await take(name);
  }
  try {
    return await work();
  } finally {
    lock.close();
  }
}

function take(name: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((visitor) => visitor.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(`\0${name}`, () => resolve(server));
  });
}
