import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { ReleaseTag } from './state.tsx';
import texts from './texts.ts';

const states = ['requested', 'released', 'used', 'refused', 'withdrawn'] as const;
type State = (typeof states)[number];

/** Requests for seals of this institution and of those below. */
export default function Releases() {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  return (
    <Page title={t('releases.title')} lead={t('releases.lead')}>
      <DataTable
        label={t('releases.title')}
        name="certificates.releases"
        queryKey={['certificates', 'releases']}
        fetch={({ cursor, limit, filters, signal }) =>
          ok(
            api.GET('/api/certificates/releases', {
              params: { query: { cursor, limit, state: filters.state as State | undefined } },
              signal,
            }),
          )
        }
        rowKey={(row) => row.id}
        rowPath={(row) => `/certificates/releases/${row.id}`}
        filters={[
          {
            name: 'state',
            label: t('column.state'),
            unset: t('releases.any'),
            options: states.map((value) => ({ value, label: t(`release.${value}`) })),
          },
        ]}
        columns={[
          { key: 'type', title: t('column.type'), always: true, render: (row) => say(row.type) },
          {
            key: 'documents',
            title: t('releases.documents'),
            width: '5rem',
            align: 'end',
            render: (row) => row.documents,
          },
          { key: 'reason', title: t('release.reason'), render: (row) => row.reason },
          { key: 'by', title: t('releases.by'), width: '8rem', render: (row) => row.requestedBy.name },
          { key: 'seal', title: t('releases.seal'), render: (row) => row.seal.name },
          {
            key: 'state',
            title: t('column.state'),
            width: '8rem',
            render: (row) => <ReleaseTag state={row.state} />,
          },
          {
            key: 'at',
            title: t('releases.at'),
            width: '9rem',
            align: 'end',
            render: (row) => format.ago(row.requestedAt),
          },
        ]}
        empty={<Empty drawing="done" title={t('releases.empty')} />}
      />
    </Page>
  );
}
