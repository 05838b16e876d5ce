import { type RawBuilder, sql } from 'kysely';
import { encodeArray, type Value, type WireType } from './arrays.ts';
import { type Db, sqlState } from './db.ts';

/**
 * A column of a set-based insert: `of` each row, or `all` the same. `type` is the type on the wire; JSON travels as its
 * text, and `cast` makes of a text what the column holds.
 */
export type Column<T> = {
  name: string;
  type: WireType;
  cast?: 'text[]' | 'uuid[]';
} & ({ of: (row: T) => Value } | { all: Value });

const escaped = (text: string) => (/["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text);

/** The literal of an array that is itself a cell: pass it through a column with `cast`. */
export function textArray(values: readonly string[]): string {
  return `{${values.map((value) => `"${escaped(value)}"`).join(',')}}`;
}

/** The most rows of one statement: beyond it neither side gets faster, and a failure costs more. */
export const rowsPerStatement = 5000;

/**
 * Inserts many rows, 5,000 a statement, each column as one array. `conflict` is an `on conflict …` clause or empty.
 * @returns how many rows were inserted or updated.
 */
export async function insertRows<T>(
  db: Db,
  table: string,
  columns: readonly Column<T>[],
  rows: readonly T[],
  conflict: RawBuilder<unknown> = sql``,
): Promise<number> {
  let count = 0;
  const names = sql.join(columns.map(({ name }) => sql.ref(name)));
  const each = columns.filter((column) => 'of' in column);
  const eachNames = sql.join(each.map(({ name }) => sql.ref(name)));
  const cells = sql.join(
    columns.map((column) => {
      const { name, type, cast } = column;
      const cell = 'of' in column ? sql`u.${sql.ref(name)}` : sql`${column.all}::${sql.raw(type)}`;
      return cast ? sql`${cell}::${sql.raw(cast)}` : cell;
    }),
  );
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const chunk = rows.length <= rowsPerStatement ? rows : rows.slice(from, from + rowsPerStatement);
    const arrays = each.map(({ type, of }) => sql`${encodeArray(type, chunk, of)}::${sql.raw(type)}[]`);
    const result = await sql`insert into ${sql.table(table)} (${names})
      select ${cells} from unnest(${sql.join(arrays)}) as u(${eachNames}) ${conflict}`.execute(db);
    count += Number(result.numAffectedRows ?? 0n);
  }
  return count;
}

/**
 * Inserts rows that are surely new, in a transaction: plainly, which costs a third less than looking for conflicts first.
 * @returns whether they were new: `false`, and nothing is inserted, when somebody was quicker with one of the keys
 */
export async function insertNewRows<T>(
  db: Db,
  table: string,
  columns: readonly Column<T>[],
  rows: readonly T[],
): Promise<boolean> {
  if (rows.length === 0) return true;
  await sql`savepoint new_rows`.execute(db);
  try {
    await insertRows(db, table, columns, rows);
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    await sql`rollback to savepoint new_rows`.execute(db);
    return false;
  }
  await sql`release savepoint new_rows`.execute(db);
  return true;
}

/** `on conflict (key) do update set` every other column. */
export function replaceOn<T>(
  key: readonly string[],
  columns: readonly Column<T>[],
  extra?: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const sets = columns
    .filter(({ name }) => !key.includes(name) && name !== 'created_at')
    .map(({ name }) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`);
  return sql`on conflict (${sql.join(key.map((name) => sql.ref(name)))}) do update set ${sql.join(extra ? [...sets, extra] : sets)}`;
}
