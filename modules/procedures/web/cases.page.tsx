import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { CaseState, LightMark } from './state.tsx';
import texts from './texts.ts';
import './procedures.css';

const statuses = ['running', 'suspended', 'completed', 'withdrawn', 'voided', 'draft'] as const;

/** Applications of one's own; for offices, the cases of their node and below. */
export default function Cases() {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  const ofNode = useCan('workflow.case.read');
  return (
    <Page title={t('cases.title')}>
      <SectionCard title={t('cases.title')}>
        <DataTable
          label={t('cases.title')}
          name="procedures.cases"
          queryKey={['procedures', 'cases']}
          fetch={({ cursor, limit, filters, signal }) =>
            ok(
              api.GET('/api/procedures/cases', {
                params: {
                  query: {
                    cursor,
                    limit,
                    of: ofNode && filters.of !== 'mine' ? 'node' : 'mine',
                    ...(filters.status && { status: filters.status as 'running' }),
                    ...(filters.late && { late: filters.late }),
                  },
                },
                signal,
              }),
            )
          }
          rowKey={(row) => row.id}
          rowPath={(row) => `/procedures/cases/${row.tenantId}/${row.id}`}
          filters={[
            ...(ofNode
              ? [
                  {
                    name: 'of',
                    label: t('cases.of'),
                    unset: t('cases.node'),
                    options: [{ value: 'mine', label: t('cases.mine') }],
                  },
                ]
              : []),
            {
              name: 'status',
              label: t('cases.status'),
              options: statuses.map((value) => ({ value, label: t(`status.${value}`) })),
            },
            {
              name: 'late',
              label: t('cases.late'),
              options: [{ value: 'true', label: t('cases.late.only') }],
            },
          ]}
          columns={[
            { key: 'title', title: t('tasks.case'), always: true, render: (row) => say(row.title) },
            {
              key: 'procedure',
              title: t('tasks.procedure'),
              width: '11rem',
              render: (row) => say(row.procedureName),
            },
            {
              key: 'status',
              title: t('cases.status'),
              width: '7rem',
              render: (row) => <CaseState status={row.status} />,
            },
            {
              key: 'light',
              title: t('tasks.due'),
              width: '8rem',
              render: (row) => (row.endedAt ? format.day(row.endedAt) : <LightMark light={row.light} />),
            },
            { key: 'applicant', title: t('cases.applicant'), width: '8rem', render: (row) => row.applicant },
            {
              key: 'organisation',
              title: t('cases.organisation'),
              width: '12rem',
              render: (row) => row.organisation,
            },
            {
              key: 'started',
              title: t('cases.started'),
              width: '9rem',
              align: 'end',
              render: (row) => format.ago(row.startedAt),
            },
          ]}
          empty={<Empty title={t('cases.none')} />}
        />
      </SectionCard>
    </Page>
  );
}
