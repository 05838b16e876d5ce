import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { toast } from '#web/ui/toast.tsx';
import texts from './texts.ts';

/** Background work that was given up, and giving it one more attempt. */
export function FailedWork() {
  const t = useTexts(texts);
  const format = useFormat();
  const client = useQueryClient();
  const mayRetry = useCan('operations.work.retry');
  const key = ['operations', 'failed-work'];
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => ok(api.GET('/api/operations/failed-work', { signal })),
  });
  const retry = useMutation({
    mutationFn: ({ id, queue }: { id: string; queue: string }) =>
      ok(api.POST('/api/operations/failed-work/{id}/retry', { params: { path: { id } }, body: { queue } })),
    onSuccess: () => {
      toast.ok(t('failed.done'));
      return client.invalidateQueries({ queryKey: key });
    },
  });
  return (
    <SectionCard title={t('failed.title')} query={query}>
      {query.data?.items.length === 0 && <p className="tx-quiet">{t('failed.none')}</p>}
      <ul className="op-keys">
        {query.data?.items.map((work) => (
          <li key={work.id}>
            <b>{work.queue}</b>
            <span className="tx-quiet">
              {format.ago(work.failedAt)} · {t('failed.attempts', { count: work.attempts })} {work.reason}
            </span>
            {mayRetry && (
              <button
                type="button"
                className="tx-button"
                disabled={retry.isPending}
                onClick={() => retry.mutate(work)}
              >
                {t('failed.retry')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <ProblemAlert error={retry.error} />
    </SectionCard>
  );
}
