import { Link } from '@tanstack/react-router';
import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { StandingTag } from './state.tsx';
import texts from './texts.ts';

type State = 'issued' | 'superseded' | 'revoked';

/** What was issued here and below, found by name or number. */
export default function Certificates() {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  const mayIssue = useCan('certificates.certificate.issue');
  return (
    <Page
      title={t('issued.title')}
      lead={t('issued.lead')}
      actions={
        mayIssue && (
          <Link className="tx-button tx-button-primary" to="/certificates/new">
            {t('issued.new')}
          </Link>
        )
      }
    >
      <DataTable
        label={t('issued.title')}
        name="certificates.issued"
        queryKey={['certificates', 'issued']}
        searchHint={t('issued.search')}
        fetch={({ cursor, limit, filters, signal }) => {
          const state = filters.state as State | undefined;
          return ok(
            api.GET('/api/certificates/certificates', {
              params: { query: { cursor, limit, q: filters.q, state } },
              signal,
            }),
          );
        }}
        rowKey={(row) => row.id}
        rowPath={(row) => `/certificates/issued/${row.id}`}
        filters={[
          {
            name: 'state',
            label: t('column.state'),
            unset: t('issued.any'),
            options: (['issued', 'superseded', 'revoked'] as const).map((value) => ({
              value,
              label: t(`state.${value}`),
            })),
          },
        ]}
        columns={[
          { key: 'holder', title: t('column.holder'), always: true, render: (row) => row.holderName },
          { key: 'type', title: t('column.type'), render: (row) => say(row.type) },
          { key: 'number', title: t('column.number'), render: (row) => row.number ?? t('none') },
          { key: 'issuer', title: t('column.issuer'), render: (row) => row.issuerName },
          {
            key: 'state',
            title: t('column.state'),
            width: '8rem',
            render: (row) => <StandingTag standing={row.standing} />,
          },
          {
            key: 'issuedAt',
            title: t('column.issuedAt'),
            width: '9rem',
            align: 'end',
            render: (row) => (row.issuedAt ? format.day(row.issuedAt) : t('none')),
          },
        ]}
        empty={<Empty title={t('issued.empty')} detail={t('issued.empty.detail')} />}
      />
    </Page>
  );
}
