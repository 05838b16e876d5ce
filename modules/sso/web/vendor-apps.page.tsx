import { Link } from '@tanstack/react-router';
import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { AppState } from './state.tsx';
import texts from './texts.ts';

/** The apps that this person applied for. */
export default function VendorApps() {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <Page
      title={t('vendor.title')}
      lead={t('vendor.lead')}
      actions={
        <Link className="tx-button tx-button-primary" to="/vendor/apps/new">
          {t('vendor.new')}
        </Link>
      }
    >
      <DataTable
        label={t('vendor.title')}
        name="sso.vendor-apps"
        queryKey={['sso', 'vendor-apps']}
        fetch={({ cursor, limit, signal }) =>
          ok(api.GET('/api/sso/apps', { params: { query: { cursor, limit } }, signal }))
        }
        rowKey={(row) => row.id}
        rowPath={(row) => `/vendor/apps/${row.id}`}
        columns={[
          { key: 'name', title: t('vendor.name'), always: true, render: (row) => row.name },
          { key: 'unit', title: t('vendor.unit'), render: (row) => row.unit },
          {
            key: 'state',
            title: t('vendor.state'),
            width: '12rem',
            render: (row) => <AppState review={row.review} standing={row.standing} />,
          },
          {
            key: 'updated',
            title: t('vendor.updated'),
            width: '9rem',
            align: 'end',
            render: (row) => format.ago(row.updatedAt),
          },
        ]}
        empty={<Empty title={t('vendor.none')} detail={t('vendor.none.detail')} />}
      />
    </Page>
  );
}
