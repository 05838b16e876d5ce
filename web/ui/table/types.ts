import type { ReactNode } from 'react';
import type { Filters } from '../filters.ts';

/** One page of a list, as every list of the API answers. */
export interface ListPage<Row> {
  items: Row[];
  nextCursor?: string | null;
  /** Only when the server knows it cheaply. */
  total?: number | null;
}

/** What a list is asked: position, size, order and the filters of the address. */
export interface ListAsk {
  cursor: string | undefined;
  limit: number;
  sort: string | undefined;
  filters: Filters;
  signal: AbortSignal;
}

export interface Column<Row> {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** CSS width such as `8rem`; the others share the rest. */
  width?: string;
  align?: 'start' | 'end';
  /** Name of the server's sort field, when the list can be sorted by this column. */
  sort?: string;
  /** Not shown until the person chooses it. */
  hidden?: true;
  /** Always shown: the column that names the row. */
  always?: true;
}

export interface FilterField {
  /** Name of the query parameter. */
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
  /** What an unset filter shows, when that is not everything. */
  unset?: string;
}

export interface BulkAction {
  key: string;
  words: string;
  danger?: true;
  /** Receives the keys of the selected rows; the selection is cleared when it resolves to true. */
  run: (keys: readonly string[]) => Promise<boolean> | boolean;
}

export interface DataTableProps<Row> {
  /** Names the list for screen readers. */
  label: string;
  /** Where the chosen columns and the density are remembered, for example `directory.people`. */
  name: string;
  queryKey: readonly unknown[];
  fetch: (ask: ListAsk) => Promise<ListPage<Row>>;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** The page of a row; Enter and a press open it. */
  rowPath?: (row: Row) => string;
  /** Shows a search field that writes `?q=`. */
  searchHint?: string;
  filters?: readonly FilterField[];
  /** Order when the address names none, for example `-createdAt`. */
  defaultSort?: string;
  bulk?: readonly BulkAction[];
  /** Called with the filters now; usually starts a job and shows its progress. */
  onExport?: (ask: { filters: Filters; sort: string | undefined }) => void;
  /** A row on the phone. Default: the naming column and the first three others. */
  card?: (row: Row) => ReactNode;
  /** Shown when the list is empty without filters. */
  empty?: ReactNode;
  /** More controls at the right of the filters. */
  tools?: ReactNode;
}
