import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { todayInChina } from '#platform/codes/dates.ts';
import { api, ifMatch, ok } from '#web/api/client.ts';
import type { paths } from '#web/api/schema.gen.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import texts from './texts.ts';
import './space.css';

type Sent =
  paths['/api/space/sent-notices']['get']['responses'][200]['content']['application/json']['items'][number];

/** Whether everybody has done what the notice asks for. */
const isDone = ({ recipients, read, confirmed, mustConfirm }: Sent) =>
  recipients !== null && (mustConfirm ? confirmed : read) >= recipients;

const isToday = (moment: string | null) =>
  moment !== null && todayInChina(Date.parse(moment)) === todayInChina();

/** What I published, who read it, and taking it back. */
export default function SentNotices() {
  const t = useTexts(texts);
  const format = useFormat();
  const client = useQueryClient();
  const [asked, setAsked] = useState<{ id: string; title: string; version: number }>();
  const [late, setLate] = useState<{ id: string; title: string; mustConfirm: boolean }>();
  const actions = (row: Sent) =>
    !row.withdrawn && (
      <div className="sp-row-actions">
        {row.canRemind && !isDone(row) && (
          <Button size="small" disabled={isToday(row.remindedAt)} onClick={() => setLate(row)}>
            {t(isToday(row.remindedAt) ? 'notices.remind.today' : 'notices.remind')}
          </Button>
        )}
        <Button size="small" danger onClick={() => setAsked(row)}>
          {t('notices.withdraw')}
        </Button>
      </div>
    );
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
        card={(row) => (
          <div className="sp-card">
            <b>{row.title}</b>
            <span className="tx-quiet">
              {row.to} · {format.ago(row.publishedAt)}
            </span>
            <State notice={row} />
            {actions(row)}
          </div>
        )}
        columns={[
          { key: 'title', title: t('publish.title'), always: true, render: (row) => row.title },
          { key: 'to', title: t('publish.to'), width: '14rem', render: (row) => row.to },
          {
            key: 'read',
            title: t('notices.state'),
            width: '12rem',
            render: (row) => <State notice={row} />,
          },
          {
            key: 'at',
            title: t('notices.when'),
            width: '10rem',
            render: (row) => format.ago(row.publishedAt),
          },
          {
            key: 'actions',
            title: '',
            width: '13rem',
            align: 'end',
            render: actions,
          },
        ]}
        empty={<Empty title={t('notices.none')} />}
      />
      <ConfirmDialog
        open={late !== undefined}
        title={late?.title ?? ''}
        verb={t('notices.remind')}
        onClose={() => setLate(undefined)}
        onConfirm={async () => {
          if (!late) return;
          await ok(api.POST('/api/space/notices/{id}/reminder', { params: { path: { id: late.id } } }));
          toast.ok(t('notices.remind.done'));
          await client.invalidateQueries({ queryKey: ['space', 'sent-notices'] });
        }}
      >
        {t(late?.mustConfirm ? 'notices.remind.askConfirm' : 'notices.remind.ask')}
      </ConfirmDialog>
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

/** How many have read and confirmed it, and the last reminder. */
function State({ notice }: { notice: Sent }) {
  const t = useTexts(texts);
  const format = useFormat();
  if (notice.withdrawn) return <Tag>{t('notices.withdrawn')}</Tag>;
  const { read, recipients, confirmed, mustConfirm, remindedAt, reminded } = notice;
  return (
    <span>
      {recipients === null ? t('notices.read', { read }) : t('notices.readOf', { read, of: recipients })}
      {mustConfirm && ` · ${t('notices.confirmedCount', { count: confirmed })}`}
      {remindedAt && (
        <small className="sp-reminded tx-quiet">
          {reminded === null
            ? t('notices.reminding', { at: format.ago(remindedAt) })
            : t('notices.reminded', { at: format.ago(remindedAt), count: reminded })}
        </small>
      )}
    </span>
  );
}
