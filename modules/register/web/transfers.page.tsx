import { Link } from '@tanstack/react-router';
import { Drawer, Segmented } from 'antd';
import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { useFilters } from '#web/ui/filters.ts';
import { useNarrow } from '#web/ui/narrow.ts';
import { Page } from '#web/ui/page.tsx';
import { Tag } from '#web/ui/tag.tsx';
import type { Transfer } from '../transfer.schema.ts';
import { TransferDetail } from './transfer-detail.tsx';
import { transferTone, useWords } from './words.ts';
import './register.css';

const states = ['applied', 'confirmed', 'refused', 'withdrawn'] as const;

/** Transfers into and out of one's school, or of the schools below one's bureau. */
export default function Transfers() {
  const { t } = useWords();
  const format = useFormat();
  const narrow = useNarrow();
  const [filters, setFilters] = useFilters();
  const mayApply = useCan('register.transfer.apply');
  const direction = filters.direction === 'in' ? 'in' : 'out';
  return (
    <Page
      title={t('transfers.title')}
      lead={t('transfers.lead')}
      actions={
        mayApply && (
          <Link className="tx-button tx-button-primary" to="/register/transfers/new">
            {t('transfers.new')}
          </Link>
        )
      }
    >
      <DataTable<Transfer>
        label={t('transfers.title')}
        name={`register.transfers.${direction}`}
        queryKey={['register', 'transfers', direction]}
        fetch={({ cursor, limit, filters, signal }) => {
          const state = states.find((one) => one === filters.state);
          return ok(
            api.GET('/api/register/transfers', {
              params: { query: { direction, limit, ...(cursor && { cursor }), ...(state && { state }) } },
              signal,
            }),
          );
        }}
        tools={
          <Segmented
            value={direction}
            aria-label={t('transfers.title')}
            onChange={(next) => setFilters({ direction: next })}
            options={[
              { value: 'out', label: t('transfers.out') },
              { value: 'in', label: t('transfers.in') },
            ]}
          />
        }
        filters={[
          {
            name: 'state',
            label: t('transfers.state'),
            options: states.map((state) => ({ value: state, label: t(`state.${state}`) })),
          },
        ]}
        rowKey={(row) => row.id}
        rowPath={(row) => `/register/transfers?direction=${direction}&open=${row.id}`}
        columns={[
          {
            key: 'pupil',
            title: t('transfers.pupil'),
            always: true,
            width: '10rem',
            render: (row) => row.pupil.name,
          },
          direction === 'out'
            ? {
                key: 'to',
                title: t('transfers.to'),
                render: (row) => (
                  <>
                    {row.to.school} <small className="tx-quiet">{row.from.class}</small>
                  </>
                ),
              }
            : { key: 'from', title: t('transfers.from'), render: (row) => row.from.school },
          {
            key: 'state',
            title: t('transfers.state'),
            width: '11rem',
            render: (row) => <Tag tone={transferTone[row.state] ?? 'plain'}>{t(`state.${row.state}`)}</Tag>,
          },
          {
            key: 'due',
            title: t('transfers.due'),
            width: '11rem',
            render: (row) =>
              row.state === 'applied' &&
              (row.overdue ? (
                <Tag tone="bad">{t('transfers.due.late', { day: format.short(row.dueOn) })}</Tag>
              ) : (
                format.day(row.dueOn)
              )),
          },
          {
            key: 'applied',
            title: t('transfers.applied'),
            width: '9rem',
            align: 'end',
            render: (row) => format.ago(row.appliedAt),
          },
        ]}
        empty={<Empty title={t('transfers.none')} detail={t(`transfers.none.${direction}`)} />}
      />
      <Drawer
        open={filters.open !== undefined}
        title={t('transfers.title')}
        placement={narrow ? 'bottom' : 'right'}
        size={narrow ? '85%' : 460}
        onClose={() => setFilters({ open: undefined })}
        destroyOnHidden
      >
        {filters.open && <TransferDetail id={filters.open} />}
      </Drawer>
    </Page>
  );
}
