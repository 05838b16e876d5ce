import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Steps } from 'antd';
import { useRef, useState } from 'react';
import { api, ifMatch, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { Callout } from '#web/ui/callout.tsx';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { JobProgress } from '#web/ui/job-progress.tsx';
import { useNarrow } from '#web/ui/narrow.ts';
import { Page } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { StatRow, StatTile } from '#web/ui/stat-tile.tsx';
import type { Promotion } from '../promotion.schema.ts';
import { Adjust, type Adjustment } from './promotion-adjust.tsx';
import { PlanTable, Problems } from './promotion-plan.tsx';
import { useWords } from './words.ts';
import './register.css';

const steps = ['plan', 'adjust', 'confirm', 'result'] as const;

/** 升级: look at the plan, adjust it, confirm, follow the work, take it back. */
export default function PromotionPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { t } = useWords();
  const format = useFormat();
  const narrow = useNarrow();
  const [step, setStep] = useState(0);
  const [problem, setProblem] = useState<unknown>();
  const query = useQuery({
    queryKey: ['register', 'promotion', id],
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/register/promotions/{id}', { params: { path: { id } }, signal }),
      ) as Promise<Promotion>,
  });
  const promotion = query.data;
  // One after another: typing two digits would else conflict with itself.
  const waiting = useRef(Promise.resolve());
  const adjust = (change: Adjustment) => {
    waiting.current = waiting.current.then(() => send(change));
    return waiting.current;
  };
  const send = async (change: Adjustment) => {
    const latest = queries.getQueryData<Promotion>(['register', 'promotion', id]);
    if (!latest) return;
    setProblem(undefined);
    try {
      const next = await ok(
        api.PATCH('/api/register/promotions/{id}', {
          params: { path: { id } },
          headers: ifMatch(latest.version),
          body: { choices: {}, ...change },
        }),
      );
      queries.setQueryData(['register', 'promotion', id], next);
    } catch (thrown) {
      setProblem(thrown);
      void query.refetch();
    }
  };
  const planned = promotion?.state === 'planned';
  const mayPlan = useCan('register.promotion.plan');
  const current = planned ? step : 3;
  return (
    <Page
      title={
        promotion
          ? t('promotions.year', { from: promotion.schoolYear, to: promotion.schoolYear + 1 })
          : t('promotions.title')
      }
      lead={
        promotion &&
        t('plan.lead', { school: promotion.school.name, day: format.day(promotion.plan.effectiveOn) })
      }
      query={query}
    >
      {promotion && (
        <div className="rg-plan">
          {!narrow && (
            <Steps
              current={current}
              size="small"
              items={steps.map((one) => ({ title: t(`plan.step.${one}`) }))}
            />
          )}
          <ProblemAlert error={problem} onReload={() => void query.refetch()} />
          {planned ? (
            <>
              <Totals promotion={promotion} />
              {step !== 1 && <Problems problems={promotion.plan.problems} />}
              {step === 1 ? (
                <Adjust promotion={promotion} onChange={adjust} />
              ) : (
                <PlanTable plan={promotion.plan} />
              )}
              {mayPlan && <Foot promotion={promotion} step={step} setStep={setStep} />}
            </>
          ) : (
            <Outcome
              promotion={promotion}
              onOver={() => void queries.invalidateQueries({ queryKey: ['register'] })}
            />
          )}
        </div>
      )}
    </Page>
  );
}

function Totals({ promotion }: { promotion: Promotion }) {
  const { t } = useWords();
  const totals = promotion.result ?? promotion.plan.totals;
  const people = ['promoted', 'graduated', 'continued', 'repeated'] as const;
  const rooms = ['opened', 'closed'] as const;
  return (
    <StatRow>
      {people
        .filter((key) => totals[key] > 0 || key === 'promoted' || key === 'graduated')
        .map((key) => (
          <StatTile key={key} label={t(`plan.${key}`)} value={totals[key]} unit={t('plan.people')} />
        ))}
      {rooms.map((key) => (
        <StatTile key={key} label={t(`plan.${key}`)} value={totals[key]} unit={t('plan.rooms')} />
      ))}
    </StatRow>
  );
}

function Foot({
  promotion,
  step,
  setStep,
}: {
  promotion: Promotion;
  step: number;
  setStep: (step: number) => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const go = useNavigate();
  const [asking, setAsking] = useState<'apply' | 'discard'>();
  const path = { path: { id: promotion.id } };
  const { totals } = promotion.plan;
  return (
    <div className="rg-foot">
      <button type="button" className="tx-button" onClick={() => setAsking('discard')}>
        {t('plan.discard')}
      </button>
      {step > 0 && (
        <button type="button" className="tx-button" onClick={() => setStep(step - 1)}>
          {t('plan.back')}
        </button>
      )}
      {step < 2 ? (
        <button type="button" className="tx-button tx-button-primary" onClick={() => setStep(step + 1)}>
          {t('plan.next')}
        </button>
      ) : (
        <button
          type="button"
          className="tx-button tx-button-primary"
          disabled={!promotion.mayApply}
          onClick={() => setAsking('apply')}
        >
          {t('plan.apply')}
        </button>
      )}
      <ConfirmDialog
        open={asking === 'apply'}
        title={t('plan.confirm.title')}
        verb={t('plan.apply')}
        onConfirm={async () => {
          await ok(api.POST('/api/register/promotions/{id}/application', { params: path }));
          void queries.invalidateQueries({ queryKey: ['register'] });
        }}
        onClose={() => setAsking(undefined)}
      >
        <p>{t('plan.confirm.detail', { ...totals, day: format.day(promotion.undoUntil) })}</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'discard'}
        title={t('plan.discard')}
        verb={t('plan.discard')}
        danger
        onConfirm={async () => {
          await ok(api.DELETE('/api/register/promotions/{id}', { params: path }));
          void queries.invalidateQueries({ queryKey: ['register'] });
          await go({ to: '/register/promotions' });
        }}
        onClose={() => setAsking(undefined)}
      >
        <p>{t('plan.discard.detail')}</p>
      </ConfirmDialog>
    </div>
  );
}

/** After the confirmation: the running job, what came out, and the way back. */
function Outcome({ promotion, onOver }: { promotion: Promotion; onOver: () => void }) {
  const { t } = useWords();
  const format = useFormat();
  const [undoing, setUndoing] = useState(false);
  const [stopped, setStopped] = useState(false);
  const { state, jobId } = promotion;
  const path = { path: { id: promotion.id } };
  const running = state === 'applying' || state === 'undoing';
  return (
    <>
      {running && jobId && (
        <JobProgress
          key={jobId}
          id={jobId}
          title={t(state === 'applying' ? 'plan.job.apply' : 'plan.job.undo')}
          onOver={(job) => {
            setStopped(job.state !== 'done');
            onOver();
          }}
        />
      )}
      {running && stopped && (
        <Callout tone="warn" title={t('plan.stopped', { done: promotion.done, steps: promotion.steps })}>
          <button
            type="button"
            className="tx-button tx-button-primary"
            onClick={async () => {
              if (state === 'applying')
                await ok(api.POST('/api/register/promotions/{id}/application', { params: path }));
              else await ok(api.DELETE('/api/register/promotions/{id}', { params: path }));
              setStopped(false);
              onOver();
            }}
          >
            {t('plan.resume')}
          </button>
        </Callout>
      )}
      {state === 'applied' && (
        <Callout tone="good" title={t('plan.done')}>
          {promotion.mayUndo && <p>{t('plan.undo.until', { day: format.day(promotion.undoUntil) })}</p>}
        </Callout>
      )}
      {state === 'undone' && (
        <Callout tone="info" title={t('plan.undone')}>
          {!!promotion.result?.kept && <p>{t('plan.kept', { count: promotion.result.kept })}</p>}
        </Callout>
      )}
      {state !== 'undone' && <Totals promotion={promotion} />}
      <PlanTable plan={promotion.plan} />
      {promotion.mayUndo && state === 'applied' && (
        <div className="rg-foot">
          <button type="button" className="tx-button tx-button-danger" onClick={() => setUndoing(true)}>
            {t('plan.undo')}
          </button>
        </div>
      )}
      <ConfirmDialog
        open={undoing}
        title={t('plan.undo')}
        verb={t('plan.undo')}
        danger
        onConfirm={async () => {
          await ok(api.DELETE('/api/register/promotions/{id}', { params: path }));
          onOver();
        }}
        onClose={() => setUndoing(false)}
      >
        <p>{t('plan.undo.detail')}</p>
      </ConfirmDialog>
    </>
  );
}
