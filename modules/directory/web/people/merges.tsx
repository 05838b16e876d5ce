import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import type { Merge, PersonDetail } from '../wire.ts';
import texts from './texts.ts';

/** What was merged into this record, each with its way back. */
export function Merges({ person }: { person: PersonDetail }) {
  const t = useTexts(texts);
  const format = useFormat();
  const cache = useQueryClient();
  const mayMerge = useCan('directory.person.merge');
  const [asked, setAsked] = useState<Merge>();
  const { id } = person;
  const query = useQuery({
    queryKey: ['directory', 'merges', id],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/directory/people/{id}/merges', { params: { path: { id } }, signal })),
    enabled: mayMerge,
  });
  const items = query.data?.items ?? [];
  if (!mayMerge || items.length === 0) return null;
  return (
    <SectionCard title={t('merges')}>
      <ul className="dir-rows">
        {items.map((merge) => (
          <li key={merge.id}>
            <div>
              {merge.kept.id === id
                ? t('merges.line', { ...merge.merged })
                : t('merges.into', { ...merge.kept })}
              <span className="tx-quiet">
                {t('merges.by', { at: format.moment(merge.mergedAt), who: merge.mergedBy?.name ?? '' })}
              </span>
            </div>
            {merge.undoneAt ? (
              <Tag>{t('merges.undone', { at: format.ago(merge.undoneAt) })}</Tag>
            ) : (
              <button type="button" className="tx-quiet-button" onClick={() => setAsked(merge)}>
                {t('merges.undo')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asked !== undefined}
        title={t('merges.undo.title')}
        verb={t('merges.undo')}
        onClose={() => setAsked(undefined)}
        onConfirm={async () => {
          if (!asked) return;
          await ok(api.POST('/api/directory/merges/{id}/undo', { params: { path: { id: asked.id } } }));
          await cache.invalidateQueries({ queryKey: ['directory'] });
          toast.ok(t('merges.undone.done'));
        }}
      >
        <p>{t('merges.undo.detail')}</p>
      </ConfirmDialog>
    </SectionCard>
  );
}
