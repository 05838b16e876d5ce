import { Callout } from '#web/ui/callout.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag, type Tone } from '#web/ui/tag.tsx';
import type { CohortPlan, Plan, Problem } from '../promotion.schema.ts';
import { useWords } from './words.ts';

const next: Record<string, string> = { primary: 'junior', junior: 'senior' };
const tones: Record<CohortPlan['action'], Tone> = { promote: 'good', graduate: 'info', continue: 'info' };

/** What the plan does, cohort by cohort. */
export function PlanTable({ plan }: { plan: Plan }) {
  const { t, level, stage } = useWords();
  const opening = plan.newCohorts.filter((cohort) => cohort.classes > 0);
  return (
    <>
      {plan.cohorts.length > 0 && (
        <SectionCard title={t('plan.cohorts')}>
          <div className="rg-scroll">
            <table className="rg-table">
              <thead>
                <tr>
                  <th>{t('plan.from')}</th>
                  <th>{t('plan.to')}</th>
                  <th>{t('plan.size')}</th>
                  <th>{t('plan.action')}</th>
                </tr>
              </thead>
              <tbody>
                {plan.cohorts.map((cohort) => (
                  <tr key={cohort.key}>
                    <td>
                      <b>{level(cohort.stage, cohort.fromLevel)}</b>
                      <small>{cohort.name}</small>
                    </td>
                    <td>{cohort.toLevel ? level(cohort.stage, cohort.toLevel) : '—'}</td>
                    <td>
                      {t('plan.size.value', { classes: cohort.classes.length, count: cohort.active })}
                      {cohort.suspended > 0 && (
                        <small>{t('plan.size.rest', { count: cohort.suspended })}</small>
                      )}
                    </td>
                    <td>
                      <Tag tone={tones[cohort.action]}>
                        {t(`plan.action.${cohort.action}`, { stage: stage(next[cohort.stage]) })}
                      </Tag>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </SectionCard>
      )}
      {opening.length > 0 && (
        <SectionCard title={t('plan.new')}>
          <ul className="rg-rows">
            {opening.map((cohort) => (
              <li key={cohort.stage}>
                <span>
                  <b>{cohort.name}</b>
                  {cohort.existing.length > 0 && (
                    <small>{t('plan.new.existing', { count: cohort.existing.length })}</small>
                  )}
                </span>
                <span>
                  {t('plan.opened')} {cohort.classes}
                </span>
              </li>
            ))}
          </ul>
        </SectionCard>
      )}
      {plan.mixed.length > 0 && (
        <SectionCard title={t('plan.mixed')}>
          <ul className="rg-rows">
            {plan.mixed.map((room) => (
              <li key={room.classId}>
                <span>
                  <b>{room.name}</b>
                  <small>
                    {room.levels
                      .map(
                        (row) =>
                          `${level(room.stage, row.fromLevel)} ${row.active} → ${
                            row.toLevel ? level(room.stage, row.toLevel) : t('plan.graduated')
                          }`,
                      )
                      .join(' · ')}
                  </small>
                </span>
                {room.leavers > 0 && (
                  <Tag tone="info">{t('plan.mixed.leavers', { count: room.leavers })}</Tag>
                )}
              </li>
            ))}
          </ul>
        </SectionCard>
      )}
    </>
  );
}

/** What to look at before the plan is confirmed; what must be solved first stands apart. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  const { t } = useWords();
  if (problems.length === 0) return null;
  const words = (problem: Problem) => {
    const shown = problem.names.slice(0, 6).join('、') + (problem.names.length > 6 ? '…' : '');
    return t(`problem.${problem.code}`, { count: problem.count, names: shown });
  };
  const blocking = problems.filter((problem) => problem.blocking);
  const notes = problems.filter((problem) => !problem.blocking);
  const list = (items: readonly Problem[]) => (
    <ul>
      {items.map((problem) => (
        <li key={problem.code}>{words(problem)}</li>
      ))}
    </ul>
  );
  return (
    <>
      {blocking.length > 0 && <Callout tone="bad">{list(blocking)}</Callout>}
      {notes.length > 0 && (
        <Callout tone="warn" title={t('plan.problems')}>
          {list(notes)}
        </Callout>
      )}
    </>
  );
}
