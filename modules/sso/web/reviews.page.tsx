import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { AppState } from './state.tsx';
import texts from './texts.ts';

type State = 'waiting' | 'active' | 'suspended' | 'decided';

/** The applications handed to this bureau, those that wait first. */
export default function Reviews() {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <Page title={t('review.title')} lead={t('review.lead')}>
      <DataTable
        label={t('review.title')}
        name="sso.reviews"
        queryKey={['sso', 'reviews']}
        fetch={({ cursor, limit, filters, signal }) => {
          const state = (filters.state as State | undefined) ?? 'waiting';
          return ok(api.GET('/api/sso/reviews', { params: { query: { cursor, limit, state } }, signal }));
        }}
        rowKey={(row) => row.id}
        rowPath={(row) => `/app-reviews/${row.id}`}
        filters={[
          {
            name: 'state',
            label: t('review.filter'),
            unset: t('review.waiting'),
            options: (['active', 'suspended', 'decided'] as const).map((value) => ({
              value,
              label: t(`review.${value}`),
            })),
          },
        ]}
        columns={[
          { key: 'name', title: t('vendor.name'), always: true, render: (row) => row.name },
          { key: 'summary', title: t('form.summary'), render: (row) => row.summary },
          { key: 'unit', title: t('vendor.unit'), render: (row) => row.unit },
          {
            key: 'state',
            title: t('vendor.state'),
            width: '12rem',
            render: (row) => <AppState review={row.review} standing={row.standing} />,
          },
          {
            key: 'submitted',
            title: t('review.submitted'),
            width: '9rem',
            align: 'end',
            render: (row) => (row.submittedAt ? format.ago(row.submittedAt) : t('field.none')),
          },
        ]}
        empty={<Empty drawing="done" title={t('review.none')} />}
      />
    </Page>
  );
}
