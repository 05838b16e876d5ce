import { Link } from '@tanstack/react-router';
import { api, ok } from '#web/api/client.ts';
import { useCan, useSignedIn } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { Tag } from '#web/ui/tag.tsx';
import type { Plan } from '../plan.schema.ts';
import { phaseTone, useWords } from './words.ts';

/** A bureau's admission plans. */
export default function Plans() {
  const t = useWords();
  const format = useFormat();
  const mayEdit = useCan('admissions.plan.edit');
  const { activeRole } = useSignedIn();
  const tenantId = activeRole?.tenantId ?? '';
  return (
    <Page
      title={t('plans.title')}
      lead={t('plans.lead')}
      actions={
        mayEdit && (
          <Link className="tx-button tx-button-primary" to="/admissions/new">
            {t('plans.new')}
          </Link>
        )
      }
    >
      <DataTable<Plan>
        label={t('plans.title')}
        name="admissions.plans"
        queryKey={['admissions', 'plans', tenantId]}
        fetch={({ cursor, limit, signal }) =>
          ok(
            api.GET('/api/admissions/tenants/{tenantId}/plans', {
              params: { path: { tenantId }, query: { limit, ...(cursor && { cursor }) } },
              signal,
            }),
          )
        }
        rowKey={(row) => row.id}
        rowPath={(row) => `/admissions/${row.id}`}
        columns={[
          { key: 'name', title: t('plan.name'), always: true, render: (row) => row.name },
          { key: 'stage', title: t('plan.stage'), width: '7rem', render: (row) => t(`stage.${row.stage}`) },
          {
            key: 'phase',
            title: t('plan.phase'),
            width: '8rem',
            render: (row) => <Tag tone={phaseTone[row.phase]}>{t(`phase.${row.phase}`)}</Tag>,
          },
          {
            key: 'period',
            title: t('plan.period'),
            width: '17rem',
            render: (row) => `${format.day(row.opensAt)} – ${format.day(row.closesAt)}`,
          },
        ]}
        empty={<Empty title={t('plans.none')} detail={t('plans.none.detail')} />}
      />
    </Page>
  );
}
