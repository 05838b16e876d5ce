import { Link } from '@tanstack/react-router';
import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { Tag } from '#web/ui/tag.tsx';
import texts from './texts.ts';
import './space.css';

/** Notices addressed to me. */
export default function Notices() {
  const t = useTexts(texts);
  const format = useFormat();
  const mayPublish = useCan('space.notice.publish');
  return (
    <Page
      title={t('home.notices')}
      lead={t('notices.lead')}
      actions={
        mayPublish && (
          <>
            <Link className="tx-button" to="/space/notices/sent">
              {t('notices.sent')}
            </Link>
            <Link className="tx-button tx-button-primary" to="/space/notices/new">
              {t('notices.new')}
            </Link>
          </>
        )
      }
    >
      <DataTable
        label={t('home.notices')}
        name="space.notices"
        queryKey={['space', 'notices']}
        fetch={({ cursor, limit, filters, signal }) =>
          ok(
            api.GET('/api/space/notices', {
              params: {
                query: { cursor, limit, ...(filters.unread === 'true' && { unread: 'true' as never }) },
              },
              signal,
            }),
          )
        }
        rowKey={(row) => row.id}
        rowPath={(row) => `/space/notices/${row.id}`}
        filters={[
          {
            name: 'unread',
            label: t('notices.state'),
            options: [{ value: 'true', label: t('notices.unread') }],
          },
        ]}
        columns={[
          {
            key: 'title',
            title: t('publish.title'),
            always: true,
            render: (row) => (row.readAt ? row.title : <b>{row.title}</b>),
          },
          {
            key: 'state',
            title: t('notices.state'),
            width: '7rem',
            render: (row) =>
              row.mustConfirm && !row.confirmedAt ? (
                <Tag tone="warn">{t('home.confirm')}</Tag>
              ) : (
                !row.readAt && <Tag tone="info">{t('home.unread')}</Tag>
              ),
          },
          { key: 'publisher', title: t('notices.from'), width: '16rem', render: (row) => row.publisher },
          {
            key: 'at',
            title: t('notices.when'),
            width: '10rem',
            align: 'end',
            render: (row) => format.ago(row.publishedAt),
          },
        ]}
        empty={<Empty drawing="done" title={t('notices.none')} />}
      />
    </Page>
  );
}
