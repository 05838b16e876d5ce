import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { Db, Schema } from './db.ts';

/** Stands for a value that comes with each call. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

const slots = new Proxy({}, { get: (_target, name) => new Slot(String(name)) });

const compiler = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (inner) => new PostgresIntrospector(inner),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/**
 * A statement that each request makes: built once, then only given its values. Building and compiling it each time costs
 * the server more than the database needs to answer it.
 * @param build names its values by the properties of `given`, each of which must become a parameter of the statement
 * @returns runs it on a handle and answers the rows
 */
export function prepare<Given extends Record<string, unknown>, Row>(
  build: (db: Kysely<Schema>, given: Given) => { compile(db: Kysely<Schema>): CompiledQuery<Row> },
): (db: Db, values: Given) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | undefined;
  return async (db, values) => {
    compiled ??= build(compiler, slots as Given).compile(compiler);
    const parameters = compiled.parameters.map((value) =>
      value instanceof Slot ? values[value.name] : value,
    );
    return (await db.run(compiled.sql, parameters)).rows;
  };
}
