import type { Socket } from 'node:net';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import pg from 'pg';
import { PlatformError } from '../errors.ts';
import type { DB as Schema } from './schema.gen.ts';

// Numbers that fit are numbers; days stay days (a `Date` would move them across time zones).
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** Every module's tables, with the tenants whose rows this handle may see. */
export type Db = Kysely<Schema> & Scope;
export type { Schema };

export type Scope = {
  readonly pool: pg.Pool;
  readonly tenants: readonly string[];
  /** The open transaction's connection, if any. */
  readonly tx: TransactionConnection | undefined;
  /** The same pool or transaction, seeing other tenants. */
  scopedTo(tenants: readonly string[]): Db;
  /** A statement as it is, without building it. In a transaction it is on its way when this returns. */
  run: Run;
};

type Run = (text: string, values: readonly unknown[]) => Promise<pg.QueryResult>;

type TransactionConnection = {
  client: pg.PoolClient;
  tenants: string;
  afterCommit: (() => void)[];
  /** Writes that travel together with the commit. */
  last: Promise<unknown>[];
};

export type PoolOptions = {
  url: string;
  size: number;
  preparedStatements: boolean;
  applicationName?: string;
};

/** Opens a pool. Statements are named and connections pipelined, which halves the round trips of a read. */
export function createPool({ url, size, preparedStatements, applicationName }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    application_name: applicationName ?? 'tongxue',
    pipeline: true,
    keepAlive: true,
  } as pg.PoolConfig);
  // A broken idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    sendTogether((client as unknown as { connection: { stream: Socket } }).connection.stream);
  });
  named.set(pool, preparedStatements);
  return pool;
}

/**
 * What is asked in one turn of the event loop leaves in one system call: `begin`, the statement and `commit`, or all the
 * reads that a use case starts at once. Writing each apart costs a third of a request's processor time.
 */
function sendTogether(stream: Socket): void {
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  let waiting = false;
  stream.write = ((...args: unknown[]) => {
    if (!waiting) {
      waiting = true;
      stream.cork();
      process.nextTick(() => {
        waiting = false;
        stream.uncork();
      });
    }
    return write(...args);
  }) as Socket['write'];
}

const named = new WeakMap<pg.Pool, boolean>();
const statementNames = new Map<string, string>();
const mostStatements = 3000;

function statementName(pool: pg.Pool, text: string): string | undefined {
  if (!named.get(pool)) return undefined;
  let name = statementNames.get(text);
  if (!name && statementNames.size < mostStatements) {
    name = `s${statementNames.size}`;
    statementNames.set(text, name);
  }
  return name;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The literal of `app.tenants`. Only well-formed ids pass: it is written into the statement (see distributed.md). */
function tenantLiteral(tenants: readonly string[]): string {
  for (const tenant of tenants) if (!uuid.test(tenant)) throw new Error('a tenant id is not a UUID');
  return `{${tenants.join(',')}}`;
}

const setTenants = (literal: string) => `set local app.tenants = '${literal}'`;

/** A handle on the pool: each statement runs in its own transaction with its tenants set. */
export function createDb(pool: pg.Pool, tenants: readonly string[] = []): Db {
  return handle(pool, tenants, undefined);
}

function handle(
  pool: pg.Pool,
  tenants: readonly string[],
  transaction: TransactionConnection | undefined,
): Db {
  const run = transaction ? transactionRun(pool, tenants, transaction) : poolRun(pool, tenants);
  const kept = connection(run);
  const driver = driverOf(async () => kept);
  const db = new Kysely<Schema>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (inner) => new PostgresIntrospector(inner),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  return Object.assign(db, {
    pool,
    tenants,
    tx: transaction,
    scopedTo: (others: readonly string[]) => handle(pool, others, transaction),
    run,
  });
}

function connection(run: Run): DatabaseConnection {
  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const result = await run(query.sql, query.parameters);
      return { rows: result.rows ?? [], numAffectedRows: BigInt(result.rowCount ?? 0) };
    },
    // biome-ignore lint/correctness/useYield: streaming goes through platform/db/copy.ts, which holds a connection of its own
    async *streamQuery() {
      throw new Error('use copy streams');
    },
  };
}

function toStatement(pool: pg.Pool, text: string, values: readonly unknown[]) {
  return { name: statementName(pool, text), text, values: values as unknown[] };
}

function driverOf(connect: () => Promise<DatabaseConnection>): Driver {
  const refuse = async () => {
    throw new Error('services open transactions with inTx(ctx, …)');
  };
  return {
    init: async () => undefined,
    acquireConnection: connect,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  };
}

function poolRun(pool: pg.Pool, tenants: readonly string[]): Run {
  const begin = `begin; ${setTenants(tenantLiteral(tenants))}`;
  return async (text, values) => {
    const client = await pool.connect();
    let failure: unknown;
    try {
      // Without a tenant there is nothing to set: row-level security shows no row, and the statement stands for itself.
      if (tenants.length === 0) return await client.query(toStatement(pool, text, values));
      // Pipelined: three messages, one round trip.
      const began = client.query(begin);
      const ran = client.query(toStatement(pool, text, values));
      const ended = client.query('commit');
      const [, result] = await Promise.allSettled([began, ran, ended]);
      if (result.status === 'rejected') throw result.reason;
      await ended;
      return result.value;
    } catch (error) {
      failure = isConnectionLoss(error) ? error : undefined;
      throw error;
    } finally {
      client.release(failure !== undefined);
    }
  };
}

function transactionRun(pool: pg.Pool, tenants: readonly string[], transaction: TransactionConnection): Run {
  const literal = tenantLiteral(tenants);
  return async (text, values) => {
    if (transaction.tenants !== literal) {
      transaction.tenants = literal;
      const [, result] = await Promise.all([
        transaction.client.query(setTenants(literal)),
        transaction.client.query(toStatement(pool, text, values)),
      ]);
      return result;
    }
    return transaction.client.query(toStatement(pool, text, values));
  };
}

function isConnectionLoss(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === undefined || code.startsWith('08') || code.startsWith('57P') || code.startsWith('E');
}

/** The PostgreSQL error code (SQLSTATE), if the error came from the database. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

type HasDb = { db: Db; idempotency?: Claim; now?: () => Date };

/** A request's `Idempotency-Key`: it lands in the same transaction as the first change, so a retry can never do it twice. */
type Claim = { key: Buffer; requestHash: Buffer; claimed: boolean };

/**
 * Runs `work` in one transaction: all of it lands, or nothing. Inside a transaction it joins it.
 * Serialization failures and deadlocks (40001, 40P01) are tried again, so `work` must touch nothing but the database.
 */
export async function inTx<C extends HasDb, T>(ctx: C, work: (ctx: C) => Promise<T>): Promise<T> {
  if (ctx.db.tx) return work(ctx);
  for (let attempt = 1; ; attempt++) {
    try {
      return await transact(ctx, 'begin', work);
    } catch (error) {
      const state = sqlState(error);
      if (attempt === 3 || (state !== '40001' && state !== '40P01')) throw error;
    }
  }
}

/** Several reads in one read-only transaction: one snapshot of rights, one connection. */
export async function read<C extends HasDb, T>(ctx: C, work: (ctx: C) => Promise<T>): Promise<T> {
  if (ctx.db.tx) return work(ctx);
  return transact(ctx, 'begin read only', work);
}

async function transact<C extends HasDb, T>(ctx: C, begin: string, work: (ctx: C) => Promise<T>): Promise<T> {
  const { pool, tenants } = ctx.db;
  const literal = tenantLiteral(tenants);
  const client = await pool.connect();
  let lost: unknown;
  const transaction: TransactionConnection = { client, tenants: literal, afterCommit: [], last: [] };
  try {
    const began = client.query(`${begin}; ${setTenants(literal)}`);
    began.catch(() => undefined);
    const db = handle(pool, tenants, transaction);
    const claim = begin === 'begin' && !ctx.idempotency?.claimed ? ctx.idempotency : undefined;
    if (claim) await landClaim(db, claim, ctx.now?.() ?? new Date());
    const result = await work({ ...ctx, db });
    await began;
    const commit = client.query('commit');
    commit.catch(() => undefined);
    await Promise.all(transaction.last);
    const ended = await commit;
    // A COMMIT of an aborted transaction answers ROLLBACK: a swallowed error must not look like success.
    if (ended.command === 'ROLLBACK')
      throw new Error('the transaction was aborted by an error that was swallowed');
    if (claim) claim.claimed = true;
    for (const then of transaction.afterCommit) then();
    return result;
  } catch (error) {
    if (!(await rollback(client))) lost = error;
    throw error;
  } finally {
    client.release(lost !== undefined);
  }
}

async function landClaim(db: Db, claim: Claim, now: Date): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('platform.idempotency')
    .values({ key: claim.key, request_hash: claim.requestHash, created_at: now })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) throw new PlatformError('request.idempotency-busy', { retryAfter: 1 });
}

async function rollback(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query('rollback');
    return true;
  } catch {
    return false;
  }
}

/**
 * Lets writes whose answers nobody waits for travel together with the commit: one round trip less. They are on their way
 * already (`db.run`); one that fails makes the transaction fail.
 */
export function landWith(ctx: HasDb, writes: readonly Promise<unknown>[]): void {
  if (!ctx.db.tx) throw new Error('landWith outside a transaction');
  for (const write of writes) write.catch(() => undefined);
  ctx.db.tx.last.push(...writes);
}

/** Runs after the transaction landed: for what may be lost (a hint to a screen), never for facts. */
export function afterCommit(ctx: HasDb, then: () => void): void {
  if (ctx.db.tx) ctx.db.tx.afterCommit.push(then);
  else then();
}
