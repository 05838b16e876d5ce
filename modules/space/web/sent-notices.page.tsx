import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, ifMatch, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { Tag } from '#web/ui/tag.tsx';
import texts from './texts.ts';

/** What I published, who read it, and taking it back. */
export default function SentNotices() {
  const t = useTexts(texts);
  const format = useFormat();
  const client = useQueryClient();
  const [asked, setAsked] = useState<{ id: string; title: string; version: number }>();
  return (
    <Page title={t('notices.sent')}>
      <DataTable
        label={t('notices.sent')}
        name="space.sent-notices"
        queryKey={['space', 'sent-notices']}
        fetch={({ cursor, limit, signal }) =>
          ok(api.GET('/api/space/sent-notices', { params: { query: { cursor, limit } }, signal }))
        }
        rowKey={(row) => row.id}
        columns={[
          { key: 'title', title: t('publish.title'), always: true, render: (row) => row.title },
          { key: 'to', title: t('publish.to'), width: '14rem', render: (row) => row.publisher },
          {
            key: 'read',
            title: t('notices.state'),
            width: '12rem',
            render: (row) =>
              row.withdrawn ? (
                <Tag>{t('notices.withdrawn')}</Tag>
              ) : (
                <>
                  {row.recipients === null
                    ? t('notices.read', { read: row.read })
                    : t('notices.readOf', { read: row.read, of: row.recipients })}
                  {row.mustConfirm && ` · ${t('notices.confirmedCount', { count: row.confirmed })}`}
                </>
              ),
          },
          {
            key: 'at',
            title: t('notices.when'),
            width: '10rem',
            render: (row) => format.ago(row.publishedAt),
          },
          {
            key: 'withdraw',
            title: '',
            width: '6rem',
            align: 'end',
            render: (row) =>
              !row.withdrawn && (
                <Button size="small" danger onClick={() => setAsked(row)}>
                  {t('notices.withdraw')}
                </Button>
              ),
          },
        ]}
        empty={<Empty title={t('notices.none')} />}
      />
      <ConfirmDialog
        open={asked !== undefined}
        title={asked?.title ?? ''}
        verb={t('notices.withdraw')}
        danger
        onClose={() => setAsked(undefined)}
        onConfirm={async () => {
          if (!asked) return;
          await ok(
            api.DELETE('/api/space/notices/{id}', {
              params: { path: { id: asked.id } },
              headers: ifMatch(asked.version),
            }),
          );
          await client.invalidateQueries({ queryKey: ['space', 'sent-notices'] });
        }}
      >
        {t('notices.withdraw.ask')}
      </ConfirmDialog>
    </Page>
  );
}
