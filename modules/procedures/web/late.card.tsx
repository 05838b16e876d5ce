import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, ok } from '#web/api/client.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { SectionCard } from '#web/ui/section-card.tsx';
import texts from './texts.ts';
import './procedures.css';

/** On a supervisor's home: what is late, and where it lies. */
export default function LateCard() {
  const t = useTexts(texts);
  const say = usePick();
  const query = useQuery({
    queryKey: ['procedures', 'supervision'],
    queryFn: ({ signal }) => ok(api.GET('/api/procedures/supervision', { signal })),
  });
  const late = query.data?.bottlenecks.filter((row) => row.red > 0) ?? [];
  return (
    <SectionCard
      title={t('late.title')}
      query={query}
      more={{ path: '/procedures/supervision', words: t('late.more') }}
    >
      {late.length === 0 && <p className="tx-quiet">{t('late.none')}</p>}
      <ul className="pr-findings">
        {late.slice(0, 5).map((row) => (
          <li key={`${row.procedure.en} ${row.step.en}`}>
            <span className="pr-light" data-light="red">
              {row.red}
            </span>{' '}
            <Link to="/procedures/cases" search={{ late: 'true' } as never}>
              {say(row.procedure)} · {say(row.step)}
            </Link>
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}
