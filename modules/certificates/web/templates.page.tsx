import { Link } from '@tanstack/react-router';
import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { Tag } from '#web/ui/tag.tsx';
import texts from './texts.ts';

/** Templates of this institution, of those below, and of those above that it may use. */
export default function Templates() {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  const mayEdit = useCan('certificates.template.edit');
  return (
    <Page
      title={t('templates.title')}
      lead={t('templates.lead')}
      actions={
        mayEdit && (
          <Link
            className="tx-button tx-button-primary"
            to="/certificates/templates/$id"
            params={{ id: 'new' }}
          >
            {t('templates.new')}
          </Link>
        )
      }
    >
      <DataTable
        label={t('templates.title')}
        name="certificates.templates"
        queryKey={['certificates', 'templates', 'list']}
        fetch={({ signal }) => ok(api.GET('/api/certificates/templates', { signal }))}
        rowKey={(row) => row.id}
        rowPath={(row) => `/certificates/templates/${row.id}`}
        columns={[
          { key: 'type', title: t('column.type'), always: true, render: (row) => say(row.type) },
          { key: 'unit', title: t('templates.unit'), render: (row) => row.organisation.name },
          {
            key: 'state',
            title: t('column.state'),
            width: '18rem',
            render: (row) => (
              <>
                <Tag tone={row.state === 'published' ? 'good' : 'plain'}>
                  {t(`templates.${row.state}`, { number: row.publishedNumber ?? 0 })}
                </Tag>{' '}
                {row.hasDraft && row.state !== 'draft' && <Tag tone="warn">{t('templates.hasDraft')}</Tag>}
              </>
            ),
          },
          {
            key: 'updated',
            title: t('templates.updated'),
            width: '9rem',
            align: 'end',
            render: (row) => format.ago(row.updatedAt),
          },
        ]}
        empty={<Empty title={t('templates.empty')} />}
      />
    </Page>
  );
}
