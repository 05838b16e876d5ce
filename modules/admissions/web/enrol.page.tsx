import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { useSignedIn } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import type { Application } from '../application.schema.ts';
import type { Plan } from '../plan.schema.ts';
import { checkTone, phaseTone, stateTone, useWords } from './words.ts';
import './admissions.css';

/** A guardian's page: the plans of the counties where the family is known, and the own applications. */
export default function Enrol() {
  const t = useWords();
  const { roles } = useSignedIn();
  const children = useQuery({
    queryKey: ['directory', 'children'],
    queryFn: ({ signal }) => ok(api.GET('/api/directory/children', { signal })),
  });
  const mine = useQuery({
    queryKey: ['admissions', 'mine'],
    queryFn: ({ signal }) => ok(api.GET('/api/admissions/applications/mine', { signal })),
  });
  const tenants = [
    ...new Set([
      ...roles.map((role) => role.tenantId),
      ...(children.data?.items ?? []).flatMap((child) => child.enrolments.map((one) => one.tenantId)),
    ]),
  ];
  const plans = useQueries({
    queries: tenants.map((tenantId) => ({
      queryKey: ['admissions', 'plans', tenantId, 'public'],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        ok(
          api.GET('/api/admissions/tenants/{tenantId}/plans', {
            params: { path: { tenantId }, query: { limit: 20 } },
            signal,
          }),
        ),
    })),
  }).flatMap((one) => one.data?.items ?? []);
  const applications = mine.data?.items ?? [];
  return (
    <Page title={t('enrol.title')} lead={t('enrol.lead')} query={mine} narrow>
      {applications.map((application) => (
        <ApplicationCard key={application.id} application={application} />
      ))}
      {plans.length === 0 ? (
        <SectionCard>
          <Empty title={t('enrol.plans.none')} detail={t('enrol.plans.none.detail')} />
        </SectionCard>
      ) : (
        plans.map((plan) => <PlanCard key={plan.id} plan={plan} />)
      )}
    </Page>
  );
}

function PlanCard({ plan }: { plan: Plan }) {
  const t = useWords();
  const format = useFormat();
  const params = { tenantId: plan.tenantId, planId: plan.id };
  return (
    <SectionCard title={plan.name} extra={<Tag tone={phaseTone[plan.phase]}>{t(`phase.${plan.phase}`)}</Tag>}>
      <dl className="ad-facts">
        <dt>{t('plan.period')}</dt>
        <dd>
          {format.moment(plan.opensAt)} – {format.moment(plan.closesAt)}
        </dd>
        <dt>{t('plan.born')}</dt>
        <dd>{t('public.ages', { from: plan.bornFrom, to: plan.bornTo })}</dd>
      </dl>
      <div className="ad-actions">
        {plan.phase === 'open' && (
          <Link className="tx-button tx-button-primary" to="/enrol/$tenantId/$planId/apply" params={params}>
            {t('enrol.apply')}
          </Link>
        )}
        {plan.phase === 'drawn' || plan.phase === 'finished' ? (
          <Link className="tx-button" to="/enrol/$tenantId/$planId/result" params={params}>
            {t('public.result')}
          </Link>
        ) : (
          <Link className="tx-button" to="/enrol/$tenantId/$planId" params={params}>
            {t('enrol.see')}
          </Link>
        )}
      </div>
    </SectionCard>
  );
}

type Act = 'withdraw' | 'confirmed' | 'declined';

function ApplicationCard({ application }: { application: Application }) {
  const t = useWords();
  const say = usePick();
  const [asking, setAsking] = useState<Act>();
  const path = { tenantId: application.tenantId, id: application.id };
  const format = useFormat();
  const plan = usePlan(application);
  const school = plan?.offers.find((offer) => offer.schoolId === application.schoolId)?.schoolName;
  const inTime = plan !== undefined && Date.now() <= Date.parse(plan.confirmUntil);
  const act = async (what: Act) => {
    if (what === 'withdraw')
      await ok(
        api.POST('/api/admissions/tenants/{tenantId}/applications/{id}/withdrawal', { params: { path } }),
      );
    else
      await ok(
        api.POST('/api/admissions/tenants/{tenantId}/applications/{id}/seat', {
          params: { path },
          body: { answer: what },
        }),
      );
    toast.ok(t(what === 'withdraw' ? 'enrol.withdrawn' : `enrol.${what}`));
    await queries.invalidateQueries({ queryKey: ['admissions', 'mine'] });
  };
  const mayWithdraw = ['submitted', 'review', 'eligible', 'returned'].includes(application.state);
  return (
    <SectionCard
      title={application.child.name}
      extra={<Tag tone={stateTone[application.state]}>{t(`state.${application.state}`)}</Tag>}
    >
      <dl className="ad-facts">
        {plan && (
          <>
            <dt>{t('enrol.plan')}</dt>
            <dd>{plan.name}</dd>
          </>
        )}
        <dt>{t('enrol.number')}</dt>
        <dd>{application.number}</dd>
      </dl>
      {application.schoolId && school && (
        <p>
          <b>{t('enrol.placed', { school })}</b>{' '}
          {application.drawn && <Tag tone="info">{t('enrol.lot')}</Tag>}
        </p>
      )}
      {application.reason && <p>{reasonIn(application.reason, say)}</p>}
      {application.state === 'placed' && plan && (
        <p>
          {inTime
            ? t('enrol.confirm.until', { day: format.moment(plan.confirmUntil) })
            : t('enrol.confirm.over')}
        </p>
      )}
      <ul className="ad-checks" aria-label={t('enrol.checks')}>
        {application.checks.map((check) => (
          <li key={check.code}>
            <Tag tone={checkTone[check.verdict]}>{t(`check.${check.verdict}`)}</Tag>
            {say(check)}
          </li>
        ))}
      </ul>
      <div className="ad-actions">
        {application.state === 'placed' && inTime && (
          <>
            <button
              type="button"
              className="tx-button tx-button-primary"
              onClick={() => void act('confirmed')}
            >
              {t('enrol.confirm')}
            </button>
            <button type="button" className="tx-button" onClick={() => setAsking('declined')}>
              {t('enrol.decline')}
            </button>
          </>
        )}
        {mayWithdraw && (
          <button type="button" className="tx-button" onClick={() => setAsking('withdraw')}>
            {t('enrol.withdraw')}
          </button>
        )}
      </div>
      <ConfirmDialog
        open={asking !== undefined}
        title={t(asking === 'declined' ? 'enrol.decline' : 'enrol.withdraw')}
        verb={t(asking === 'declined' ? 'enrol.decline' : 'enrol.withdraw')}
        danger
        onClose={() => setAsking(undefined)}
        onConfirm={() => act(asking ?? 'withdraw')}
      >
        <p>{t(asking === 'declined' ? 'enrol.decline.ask' : 'enrol.withdraw.ask')}</p>
      </ConfirmDialog>
    </SectionCard>
  );
}

/** A reason is kept in both languages, Chinese first. */
const reasonIn = (reason: string, say: (words: { zh: string; en: string }) => string) => {
  const [zh = reason, en] = reason.split(' / ');
  return say({ zh, en: en ?? zh });
};

function usePlan({ tenantId, planId }: Application) {
  return useQuery({
    queryKey: ['admissions', 'plan', tenantId, planId],
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/admissions/tenants/{tenantId}/plans/{id}', {
          params: { path: { tenantId, id: planId } },
          signal,
        }),
      ),
  }).data;
}
