import pg from 'pg';
import { appRole } from './tables.ts';

/** How many connections of the application's role, other processes' ones, the database has now. */
export async function otherUsers(migratorUrl: string): Promise<number> {
  return connected(migratorUrl, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      'select count(*)::int as count from pg_stat_activity where datname = current_database() and usename = $1',
      [appRole],
    );
    return rows[0]?.count ?? 0;
  });
}

/**
 * Drops every schema that the migrator made, with all that is in it, in one transaction: it is gone, or untouched.
 * For demo databases; whoever calls it has made sure that this is one.
 */
export async function dropEverything(migratorUrl: string): Promise<void> {
  await connected(migratorUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select quote_ident(nspname) as name from pg_namespace where nspowner = current_user::regrole',
    );
    if (rows.length === 0) return;
    await client.query(`drop schema ${rows.map(({ name }) => name).join(', ')} cascade`);
  });
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
