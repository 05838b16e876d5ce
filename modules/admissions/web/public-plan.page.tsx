import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, ok } from '#web/api/client.ts';
import { useSession } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { phaseTone, useWords } from './words.ts';
import './admissions.css';

/** A plan as everybody may read it. */
export default function PublicPlan() {
  const t = useWords();
  const format = useFormat();
  const session = useSession();
  const { tenantId = '', planId = '' } = useParams({ strict: false });
  const plan = useQuery({
    queryKey: ['admissions', 'plan', tenantId, planId],
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/admissions/tenants/{tenantId}/plans/{id}', {
          params: { path: { tenantId, id: planId } },
          signal,
        }),
      ),
  });
  const { data } = plan;
  const total = data?.offers.reduce((sum, offer) => sum + offer.seats, 0) ?? 0;
  const params = { tenantId, planId };
  return (
    <Page
      title={data?.name ?? t('enrol.title')}
      lead={data && <Tag tone={phaseTone[data.phase]}>{t(`phase.${data.phase}`)}</Tag>}
      query={plan}
      narrow
      actions={
        data &&
        (data.phase === 'drawn' || data.phase === 'finished' ? (
          <Link className="tx-button tx-button-primary" to="/enrol/$tenantId/$planId/result" params={params}>
            {t('public.result')}
          </Link>
        ) : (
          data.phase === 'open' && (
            <Link className="tx-button tx-button-primary" to="/enrol/$tenantId/$planId/apply" params={params}>
              {t(session?.signedIn ? 'enrol.apply' : 'public.signIn')}
            </Link>
          )
        ))
      }
    >
      {data && (
        <>
          <SectionCard>
            <dl className="ad-facts">
              <dt>{t('plan.period')}</dt>
              <dd>
                {format.moment(data.opensAt)} – {format.moment(data.closesAt)}
              </dd>
              <dt>{t('plan.confirm')}</dt>
              <dd>{format.moment(data.confirmUntil)}</dd>
              <dt>{t('plan.born')}</dt>
              <dd>{t('public.ages', { from: data.bornFrom, to: data.bornTo })}</dd>
              <dt>{t('plan.choices')}</dt>
              <dd>{data.mostChoices}</dd>
            </dl>
            {data.notes && <p>{data.notes}</p>}
          </SectionCard>
          <SectionCard title={t('public.schools')} extra={t('plan.seats.total', { count: total })}>
            <dl className="ad-facts">
              {data.offers.map((offer) => (
                <div key={offer.schoolId} style={{ display: 'contents' }}>
                  <dt>{offer.schoolName}</dt>
                  <dd>
                    <b>{offer.seats}</b>{' '}
                    <small className="tx-quiet">{offer.areas.map(({ name }) => name).join('、')}</small>
                  </dd>
                </div>
              ))}
            </dl>
          </SectionCard>
          {data.commitment && (
            <SectionCard title={t('public.fingerprint')}>
              <code className="ad-command">{data.commitment}</code>
              <p className="tx-quiet">{t('public.fingerprint.why')}</p>
            </SectionCard>
          )}
        </>
      )}
    </Page>
  );
}
