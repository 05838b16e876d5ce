import { useQuery } from '@tanstack/react-query';
import { api, ok } from '#web/api/client.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { SectionCard } from '#web/ui/section-card.tsx';
import texts from './texts.ts';

/** What a version changes, in sentences, compared with the one in use. */
export function VersionChanges({ id }: { id: string }) {
  const t = useTexts(texts);
  const say = usePick();
  const query = useQuery({
    queryKey: ['procedures', 'changes', id],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/procedures/definitions/{id}/changes', { params: { path: { id } }, signal })),
  });
  const found = query.data;
  if (found && found.from === found.to) return null;
  return (
    <SectionCard title={t('designer.changes')} query={query}>
      {found && (
        <>
          <p className="tx-quiet">{t('designer.changes.from', { from: found.from })}</p>
          {found.changes.length === 0 && <p>{t('designer.changes.none')}</p>}
          <ul className="pr-changes">
            {found.changes.map((change) => (
              <li key={change.en}>{say(change)}</li>
            ))}
          </ul>
        </>
      )}
    </SectionCard>
  );
}
