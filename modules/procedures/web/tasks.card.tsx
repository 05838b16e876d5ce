import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { SectionCard } from '#web/ui/section-card.tsx';
import { LightMark } from './state.tsx';
import texts from './texts.ts';
import './procedures.css';

const shown = 5;

/** On everybody's home: the most urgent tasks. Whoever has none sees no card. */
export default function TasksCard() {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  const query = useQuery({
    queryKey: ['procedures', 'tasks', 'card'],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/procedures/tasks', { params: { query: { limit: shown } }, signal })),
  });
  const tasks = query.data?.items ?? [];
  if (tasks.length === 0) return null;
  return (
    <SectionCard title={t('tasks.title')} more={{ path: '/procedures/tasks', words: t('tasks.all') }}>
      <ul className="pr-findings">
        {tasks.map((task) => (
          <li key={task.id}>
            <Link
              to="/procedures/cases/$tenantId/$id"
              params={{ tenantId: task.caseTenantId, id: task.caseId }}
            >
              {say(task.title)} · {say(task.name)}
            </Link>{' '}
            <LightMark light={task.light} />
            {task.dueAt && <span className="tx-quiet"> {format.day(task.dueAt)}</span>}
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}
