import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { Timeline } from '#web/ui/timeline.tsx';
import { CaseMoves, Decide } from './case-moves.tsx';
import { DrawingView } from './drawing.tsx';
import { CaseState, LightMark } from './state.tsx';
import texts from './texts.ts';
import { traceWords } from './trace.ts';
import type { Case } from './wire.ts';
import './procedures.css';

/** One case: what was applied for, where it stands, what happened, and what the reader may do. */
export default function CasePage() {
  const t = useTexts(texts);
  const say = usePick();
  const client = useQueryClient();
  const { id = '', tenantId = '' } = useParams({ strict: false });
  const query = useQuery({
    queryKey: ['procedures', 'case', tenantId, id],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/procedures/cases/{id}', { params: { path: { id }, query: { tenantId } }, signal })),
  });
  const found = query.data;
  const again = () => client.invalidateQueries({ queryKey: ['procedures'] }).then(() => undefined);
  return (
    <Page
      title={found ? say(found.title) : t('cases.title')}
      lead={
        found && (
          <>
            <CaseState status={found.status} /> {say(found.procedureName)}
            {found.applicant && ` · ${t('case.by', { name: found.applicant })}`}
            {found.organisation && ` · ${found.organisation}`}{' '}
            {found.endedAt === null && <LightMark light={found.light} />}
          </>
        )
      }
      query={query}
    >
      {found && (
        <div className="pr-case">
          <div className="pr-column">
            <Decide found={found} onMoved={again} />
            <Form found={found} />
            <SectionCard title={t('case.drawing')}>
              <DrawingView
                bpmn={found.bpmn}
                label={t('case.drawing.label')}
                now={found.now}
                passed={found.passed}
              />
              <p className="tx-quiet pr-hint">{t('case.drawing.label')}</p>
            </SectionCard>
          </div>
          <div className="pr-column">
            <Standing found={found} />
            <CaseMoves found={found} onMoved={again} />
            <Trace found={found} />
          </div>
        </div>
      )}
    </Page>
  );
}

function Form({ found }: { found: Case }) {
  const t = useTexts(texts);
  const say = usePick();
  return (
    <SectionCard title={t('case.form')}>
      {found.answers.length === 0 && <p className="tx-quiet">{t('case.form.none')}</p>}
      <dl className="pr-facts">
        {found.answers.map(({ title, value }) => (
          <div key={title.zh} style={{ display: 'contents' }}>
            <dt>{say(title)}</dt>
            <dd>{say(value)}</dd>
          </div>
        ))}
      </dl>
    </SectionCard>
  );
}

function Standing({ found }: { found: Case }) {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  if (found.standing.length === 0) return null;
  return (
    <SectionCard title={t('case.standing')}>
      <ul className="pr-findings">
        {found.standing.map((stand) => (
          <li key={stand.tokenId}>
            <b>{say(stand.name)}</b>{' '}
            <span className="tx-quiet">{t('case.since', { at: format.ago(stand.since) })}</span>
            {stand.wakeAt && <div>{t('case.waiting', { at: format.moment(stand.wakeAt) })}</div>}
            {stand.failure && (
              <div className="tx-tone-bad">{t('case.failed', { why: say(stand.failure.title) })}</div>
            )}
            {stand.tasks.map((task) => (
              <div key={task.id}>
                {say(task.doer)} {task.organisation && <span className="tx-quiet">{task.organisation}</span>}{' '}
                {task.added && <Tag>{t('move.signers')}</Tag>}{' '}
                {task.status === 'open' ? <LightMark light={task.light} /> : <Tag>{t('case.done')}</Tag>}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}

function Trace({ found }: { found: Case }) {
  const t = useTexts(texts);
  const say = usePick();
  return (
    <SectionCard title={t('case.timeline')}>
      <Timeline
        moments={found.timeline.toReversed().map((entry) => ({
          key: entry.id,
          at: entry.at,
          title: (
            <>
              {entry.step && <b>{say(entry.step)} </b>}
              {t(traceWords(entry.kind))}
              {entry.choice && (
                <>
                  {' '}
                  <Tag tone="info">{say(entry.choice)}</Tag>
                </>
              )}
            </>
          ),
          detail: (
            <>
              {entry.person ?? t('trace.system')}
              {entry.onBehalfOf && t('trace.behalf', { name: entry.onBehalfOf })}
              {entry.comment && <div>{entry.comment}</div>}
            </>
          ),
          tone:
            entry.kind === 'overdue' || entry.kind === 'action-failed'
              ? ('bad' as const)
              : ('plain' as const),
        }))}
      />
    </SectionCard>
  );
}
