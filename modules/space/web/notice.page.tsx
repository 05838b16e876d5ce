import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Page } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import texts from './texts.ts';
import './space.css';

/** One notice. Opening it is its read receipt. */
export default function Notice() {
  const t = useTexts(texts);
  const format = useFormat();
  const client = useQueryClient();
  const { id = '' } = useParams({ strict: false });
  const path = { params: { path: { id } } };
  const query = useQuery({
    queryKey: ['space', 'notice', id],
    queryFn: async ({ signal }) => {
      const notice = await ok(api.POST('/api/space/notices/{id}/receipt', { ...path, signal }));
      void client.invalidateQueries({ queryKey: ['space', 'notices'] });
      void client.invalidateQueries({ queryKey: ['space', 'home'] });
      return notice;
    },
  });
  const confirm = useMutation({
    mutationFn: () => ok(api.POST('/api/space/notices/{id}/confirmation', path)),
    onSuccess: (notice) => client.setQueryData(['space', 'notice', id], notice),
  });
  const notice = query.data;
  return (
    <Page
      title={notice?.title ?? t('home.notices')}
      lead={notice && `${notice.publisher} · ${notice.authorName} · ${format.moment(notice.publishedAt)}`}
      query={query}
      narrow
    >
      {notice && (
        <SectionCard>
          <p className="sp-notice-body">{notice.body}</p>
          {notice.mustConfirm && (
            <div className="sp-notice-foot">
              {notice.confirmedAt ? (
                <Tag tone="good">{t('notices.confirmed', { at: format.moment(notice.confirmedAt) })}</Tag>
              ) : (
                <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate()}>
                  {t('notices.confirm')}
                </Button>
              )}
            </div>
          )}
          <ProblemAlert error={confirm.error} />
        </SectionCard>
      )}
    </Page>
  );
}
