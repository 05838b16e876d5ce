import { useQuery } from '@tanstack/react-query';
import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { SectionCard } from '#web/ui/section-card.tsx';
import { useSpell } from '../names.ts';
import texts from './texts.ts';

/** Roles granted by hand, for administrators who may see grants. */
export function PersonRoles({ personId }: { personId: string }) {
  const t = useTexts(texts);
  const say = usePick();
  const spell = useSpell();
  const sees = useCan('directory.role.read');
  const query = useQuery({
    queryKey: ['directory', 'roles', 'of', personId],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/directory/role-assignments', { params: { query: { personId, limit: 50 } }, signal })),
    enabled: sees,
  });
  if (!sees || query.data?.items.length === 0) return null;
  return (
    <SectionCard title={t('roles')} query={query}>
      <ul className="dir-rows">
        {query.data?.items.map((one) => (
          <li key={one.id}>
            <div>
              {say(one.roleName)}
              <span className="tx-quiet">
                {one.organisation.name} · {spell(one)}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}
