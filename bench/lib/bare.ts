import pg from 'pg';

/** One statement as the server sent it to the database. */
export type Statement = { text: string; values: unknown[] };

/** Bytes again, after a message between processes made JSON of them. */
function asBytes(value: unknown): unknown {
  const { type, data } = (value ?? {}) as { type?: unknown; data?: unknown };
  return type === 'Buffer' && Array.isArray(data) ? Buffer.from(data) : value;
}

/**
 * Runs the reads of visits over a plain pool, as prepared statements, each by itself: what the same answers cost with
 * nothing around them. The connections are the application's role, because row-level security is part of the reading;
 * the tenants that it asks for are set once for a connection, since each statement names its own.
 */
export async function readBare(
  databaseUrl: string,
  visits: readonly (readonly Statement[])[],
  { connections, count, tenants }: { connections: number; count: number; tenants: readonly string[] },
): Promise<{ seconds: number; latencies: number[] }> {
  const names = new Map<string, string>();
  const prepared = visits.map((statements) =>
    statements.map(({ text, values }) => {
      const name = names.get(text) ?? `b${names.size}`;
      names.set(text, name);
      return { name, text, values: values.map(asBytes) };
    }),
  );
  const pool = new pg.Pool({ connectionString: databaseUrl, max: connections });
  const latencies: number[] = [];
  let next = 0;
  const clients = await Promise.all(Array.from({ length: connections }, () => pool.connect()));
  try {
    for (const client of clients) await client.query(`set app.tenants = '{${tenants.join(',')}}'`);
    const began = performance.now();
    await Promise.all(
      clients.map(async (client) => {
        while (next < count) {
          const statements = prepared[next++ % prepared.length] as (typeof prepared)[number];
          const asked = performance.now();
          for (const statement of statements) await client.query(statement);
          latencies.push(performance.now() - asked);
        }
      }),
    );
    return { seconds: (performance.now() - began) / 1000, latencies };
  } finally {
    for (const client of clients) client.release(true);
    await pool.end();
  }
}
