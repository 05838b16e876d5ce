import pg from 'pg';

/** A connection of its own for a backup or a restore; a broken one shows in the next statement. */
async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'tongxue-backup' });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Runs `work` on a connection of its own. */
export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Works through `items` in order over several connections, each prepared by `begin`. After a failure nothing new is begun;
 * what runs is waited for, then the first failure is thrown.
 */
export async function inParallel<T>(
  url: string,
  connections: number,
  items: readonly T[],
  work: {
    begin: (client: pg.Client) => Promise<void>;
    each: (client: pg.Client, item: T, index: number) => Promise<void>;
  },
): Promise<void> {
  const queue = items.entries();
  let failed = false;
  const worker = () =>
    connected(url, async (client) => {
      await work.begin(client);
      for (const [index, item] of queue) {
        if (failed) return;
        await work.each(client, item, index);
      }
    }).catch((error) => {
      failed = true;
      throw error;
    });
  const workers = Array.from({ length: Math.min(connections, items.length) }, worker);
  const outcomes = await Promise.allSettled(workers);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}
