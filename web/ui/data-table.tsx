import { useCallback, useMemo, useState } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { Empty } from './empty.tsx';
import { useFilters } from './filters.ts';
import { Icon } from './icon.tsx';
import { useNarrow } from './narrow.ts';
import { ProblemAlert } from './problem-alert.tsx';
import { Lines } from './section-card.tsx';
import { Body } from './table/body.tsx';
import { Cards } from './table/cards.tsx';
import { useTableSettings } from './table/settings.ts';
import { SelectionBar, Toolbar } from './table/toolbar.tsx';
import type { Column, DataTableProps } from './table/types.ts';
import { useList } from './table/use-list.ts';
import texts from './texts.ts';

export type { Column, DataTableProps, ListAsk, ListPage } from './table/types.ts';

/**
 * A list of any length: search and filters in the address, rows loaded as one scrolls and only those in view drawn,
 * columns and density by choice, selection for bulk actions, arrows, Enter and Space, cards on the phone.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rowKey, filters: fields = [], bulk = [] } = props;
  const t = useTexts(texts);
  const narrow = useNarrow();
  const [address, setFilters] = useFilters();
  const [settings, setSettings] = useTableSettings(props.name);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { query, rows, total, sort, filters } = useList(props, address);
  const selectable = bulk.length > 0;

  const visible = useMemo(
    () => columns.filter((c) => c.always || (c.hidden === true) === settings.switched.includes(c.key)),
    [columns, settings.switched],
  );

  const { hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = query;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  const toggle = (key: string) =>
    setSelected((now) => {
      const next = new Set(now);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  const allSelected = rows.length > 0 && rows.every((row) => selected.has(rowKey(row)));
  const toggleAll = () => setSelected(allSelected ? new Set() : new Set(rows.map(rowKey)));

  const filtered = fields.some((field) => address[field.name]) || (address.q ?? '') !== '';
  const shared = { rows, columns: visible, rowKey, selectable, selected, onSelect: toggle };
  const optional = {
    ...(props.rowPath ? { rowPath: props.rowPath } : {}),
    ...(props.card ? { card: props.card } : {}),
  };

  return (
    <div className="tx-list">
      <Toolbar
        {...(props.searchHint === undefined ? {} : { searchHint: props.searchHint })}
        fields={fields}
        filters={address}
        setFilters={setFilters}
        columns={columns as readonly Column<never>[]}
        settings={settings}
        setSettings={setSettings}
        tools={props.tools}
        {...(props.onExport ? { onExport: () => props.onExport?.({ filters, sort }) } : {})}
      />
      <SelectionBar selected={[...selected]} actions={bulk} onClear={() => setSelected(new Set())} />
      <ProblemAlert
        error={query.error}
        onRetry={() => void (rows.length > 0 ? fetchNextPage() : query.refetch())}
      />
      {query.isPending && !query.error && <Lines count={6} />}
      {query.isSuccess &&
        rows.length === 0 &&
        (filtered ? (
          <Empty drawing="search" title={t('empty.filtered')} detail={t('empty.filtered.detail')} />
        ) : (
          (props.empty ?? <Empty />)
        ))}
      {rows.length > 0 && narrow && <Cards {...shared} {...optional} />}
      {rows.length > 0 && !narrow && (
        <div className="tx-table-wrap">
          <table
            className="tx-table"
            data-compact={settings.compact}
            aria-label={props.label}
            aria-rowcount={total ?? -1}
            aria-busy={query.isFetching}
          >
            <thead>
              <tr>
                {selectable && (
                  <th className="tx-cell-check">
                    <input
                      type="checkbox"
                      className="tx-check"
                      aria-label={t('table.selectAll')}
                      checked={allSelected}
                      onChange={toggleAll}
                    />
                  </th>
                )}
                {visible.map((column) => (
                  <Head
                    key={column.key}
                    column={column}
                    sort={sort}
                    onSort={(next) => setFilters({ sort: next })}
                  />
                ))}
              </tr>
            </thead>
            <Body {...shared} {...optional} onNearEnd={loadMore} />
          </table>
        </div>
      )}
      {rows.length > 0 && (
        <div className="tx-list-foot">
          <span>
            {total === undefined
              ? t('table.loaded', { count: rows.length })
              : t('table.total', { count: total })}
          </span>
          {hasNextPage && (
            <button
              type="button"
              className="tx-quiet-button"
              disabled={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
            >
              {isFetchingNextPage ? t('more.busy') : t('more')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

interface HeadProps<Row> {
  column: Column<Row>;
  sort: string | undefined;
  onSort: (sort: string) => void;
}

function Head<Row>({ column, sort, onSort }: HeadProps<Row>) {
  const t = useTexts(texts);
  const field = column.sort;
  const direction =
    field === undefined
      ? undefined
      : sort === field
        ? 'ascending'
        : sort === `-${field}`
          ? 'descending'
          : 'none';
  const style = { width: column.width, textAlign: column.align };
  if (field === undefined) return <th style={style}>{column.title}</th>;
  return (
    <th style={style} aria-sort={direction}>
      <button
        type="button"
        className="tx-sort"
        title={t('table.sort')}
        onClick={() => onSort(direction === 'ascending' ? `-${field}` : field)}
      >
        {column.title}
        <Icon name="down" size={14} />
      </button>
    </th>
  );
}
