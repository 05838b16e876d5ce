import pg from 'pg';
import type { Ctx } from './ctx.ts';

/**
 * Fan-out of hints to open pages. A hint says "look again"; it carries no content, and losing one loses nothing.
 * The default speaks through the database's notify, on one direct connection per process.
 */
export type Realtime = {
  /** Delivered when the caller's transaction lands. */
  publish(ctx: Pick<Ctx, 'db'>, channel: string, hint: object): Promise<void>;
  subscribe(channel: string, listener: (hint: unknown) => void): () => void;
  stop(): Promise<void>;
};

const pgChannel = 'tongxue_realtime';

/** `directUrl` must not pass a transaction pool: LISTEN is session state. */
export function createRealtime(directUrl: string): Realtime {
  const listeners = new Map<string, Set<(hint: unknown) => void>>();
  let client: pg.Client | undefined;
  let connecting: Promise<void> | undefined;
  let stopped = false;

  const connect = async () => {
    const next = new pg.Client({
      connectionString: directUrl,
      application_name: 'tongxue realtime',
      keepAlive: true,
    });
    next.on('error', () => undefined);
    next.on('end', () => {
      client = undefined;
      connecting = undefined;
      if (!stopped && listeners.size > 0) setTimeout(listen, 1000).unref();
    });
    next.on('notification', ({ payload }) => {
      if (!payload) return;
      const { channel, hint } = JSON.parse(payload) as { channel: string; hint: unknown };
      for (const listener of listeners.get(channel) ?? []) listener(hint);
    });
    await next.connect();
    await next.query(`listen ${pgChannel}`);
    client = next;
  };
  const listen = () => {
    connecting ??= connect().catch(() => {
      connecting = undefined;
      if (!stopped) setTimeout(listen, 1000).unref();
    });
    return connecting;
  };

  return {
    async publish(ctx, channel, hint) {
      const text = JSON.stringify({ channel, hint });
      const values = [pgChannel, text];
      const { tx, pool } = ctx.db;
      await (tx ? tx.client : pool).query('select pg_notify($1, $2)', values);
    },
    subscribe(channel, listener) {
      const set = listeners.get(channel) ?? new Set();
      set.add(listener);
      listeners.set(channel, set);
      void listen();
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(channel);
      };
    },
    async stop() {
      stopped = true;
      await connecting?.catch(() => undefined);
      await client?.end();
    },
  };
}
