import { sql } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';

/** The person's own job of a kind that has not ended: its page follows it again after a reload. */
export async function findOwnJob({ db, actor }: Ctx, kind: string): Promise<string | undefined> {
  if (actor.kind !== 'person') return undefined;
  const row = await db
    .selectFrom('platform.job')
    .select('id')
    .where(sql<boolean>`tenant_id = any(${[...db.tenants]}::uuid[])`)
    .where('kind', '=', kind)
    .where('person_id', '=', actor.personId)
    .where('state', 'in', ['queued', 'running'])
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

export type DatabaseFacts = {
  version: string;
  bytes: number;
  startedAt: Date;
  connections: number;
  maxConnections: number;
  citus: string | null;
};

/** What the server says of itself. Sessions of other roles are counted, not seen. */
export async function databaseFacts({ db }: Ctx): Promise<DatabaseFacts> {
  const { rows } = await sql<DatabaseFacts>`
    select current_setting('server_version') as version,
           pg_database_size(current_database())::float8 as bytes,
           pg_postmaster_start_time() as "startedAt",
           (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
           current_setting('max_connections')::int as "maxConnections",
           (select extversion from pg_extension where extname = 'citus') as citus`.execute(db);
  return rows[0] as DatabaseFacts;
}

/** How many migrations ran, and the newest by name. */
export async function migrationFacts({ db }: Ctx): Promise<{ count: number; newest: string; at: string }> {
  const { rows } = await sql<{ count: number; newest: string; at: string }>`
    select count(*)::int as count, max(name) as newest, max(timestamp) as at from platform.migration`.execute(
    db,
  );
  return rows[0] as { count: number; newest: string; at: string };
}
