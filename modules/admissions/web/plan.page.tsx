import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Input, Segmented } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { useCan, useSignedIn } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { useFilters } from '#web/ui/filters.ts';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { StatRow, StatTile } from '#web/ui/stat-tile.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import type { Application, ApplicationState } from '../application.schema.ts';
import type { Offer, Plan } from '../plan.schema.ts';
import { OffersEditor } from './offers-editor.tsx';
import { phaseTone, stateTone, useWords } from './words.ts';
import './admissions.css';

/** One plan for the bureau: its facts, seats, applications, and the draw. */
export default function PlanPage() {
  const t = useWords();
  const format = useFormat();
  const { id = '' } = useParams({ strict: false });
  const { activeRole } = useSignedIn();
  const tenantId = activeRole?.tenantId ?? '';
  const plan = useQuery({
    queryKey: ['admissions', 'plan', tenantId, id],
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/admissions/tenants/{tenantId}/plans/{id}', {
          params: { path: { tenantId, id } },
          signal,
        }),
      ),
  });
  const { data } = plan;
  return (
    <Page
      title={data?.name ?? t('plans.title')}
      lead={
        data && (
          <>
            <Tag tone={phaseTone[data.phase]}>{t(`phase.${data.phase}`)}</Tag> {t(`stage.${data.stage}`)} ·{' '}
            {format.moment(data.opensAt)} – {format.moment(data.closesAt)}
          </>
        )
      }
      query={plan}
      actions={data && <Actions plan={data} />}
    >
      {data && data.phase === 'draft' && <OffersEditor plan={data} offers={data.offers} />}
      {data && data.phase !== 'draft' && <Seats offers={data.offers} />}
      {data?.phase === 'closed' && <Draw plan={data} />}
      {data && data.phase !== 'draft' && data.phase !== 'announced' && <Applications plan={data} />}
    </Page>
  );
}

function Actions({ plan }: { plan: Plan }) {
  const t = useWords();
  const mayEdit = useCan('admissions.plan.edit');
  const mayPublish = useCan('admissions.plan.publish');
  const [asking, setAsking] = useState(false);
  const path = { tenantId: plan.tenantId, planId: plan.id };
  if (plan.phase !== 'draft') {
    const to = plan.phase === 'drawn' || plan.phase === 'finished' ? 'result' : 'plan';
    return (
      <Link
        className="tx-button"
        to={to === 'result' ? '/enrol/$tenantId/$planId/result' : '/enrol/$tenantId/$planId'}
        params={path}
      >
        {t(to === 'result' ? 'draw.see' : 'plan.public')}
      </Link>
    );
  }
  return (
    <>
      {mayEdit && (
        <Link className="tx-button" to="/admissions/$id/edit" params={{ id: plan.id }}>
          {t('plan.edit')}
        </Link>
      )}
      {mayPublish && (
        <button type="button" className="tx-button tx-button-primary" onClick={() => setAsking(true)}>
          {t('plan.publish')}
        </button>
      )}
      <ConfirmDialog
        open={asking}
        title={t('plan.publish')}
        verb={t('plan.publish')}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          await ok(api.POST('/api/admissions/plans/{id}/publication', { params: { path: { id: plan.id } } }));
          toast.ok(t('plan.published'));
          await queries.invalidateQueries({ queryKey: ['admissions'] });
        }}
      >
        <p>{t('plan.publish.ask')}</p>
      </ConfirmDialog>
    </>
  );
}

function Seats({ offers }: { offers: readonly Offer[] }) {
  const t = useWords();
  const total = offers.reduce((sum, offer) => sum + offer.seats, 0);
  return (
    <SectionCard title={t('plan.offers')} extra={t('plan.seats.total', { count: total })}>
      <dl className="ad-facts">
        {offers.map((offer) => (
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
  );
}

function Draw({ plan }: { plan: Plan }) {
  const t = useWords();
  const mayDraw = useCan('admissions.draw.run');
  const [witness, setWitness] = useState('');
  const [asking, setAsking] = useState(false);
  if (!mayDraw) return null;
  return (
    <SectionCard title={t('draw.title')}>
      <p className="tx-quiet">{t('draw.lead')}</p>
      <label htmlFor="ad-witness">{t('draw.witness')}</label>
      <Input
        id="ad-witness"
        value={witness}
        maxLength={200}
        placeholder={t('draw.witness.hint')}
        onChange={(event) => setWitness(event.target.value)}
      />
      <div className="ad-actions">
        <button
          type="button"
          className="tx-button tx-button-primary"
          disabled={witness.trim().length < 4}
          onClick={() => setAsking(true)}
        >
          {t('draw.run')}
        </button>
      </div>
      <ConfirmDialog
        open={asking}
        title={t('draw.title')}
        verb={t('draw.run')}
        danger
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          await ok(
            api.POST('/api/admissions/plans/{id}/draw', {
              params: { path: { id: plan.id } },
              body: { witness: witness.trim() },
            }),
          );
          toast.ok(t('draw.done'));
          await queries.invalidateQueries({ queryKey: ['admissions'] });
        }}
      >
        <p>{t('draw.ask')}</p>
        <p className="ad-command">{witness}</p>
      </ConfirmDialog>
    </SectionCard>
  );
}

function Applications({ plan }: { plan: Plan }) {
  const t = useWords();
  const format = useFormat();
  const [filters, setFilters] = useFilters();
  const counts = useQuery({
    queryKey: ['admissions', 'counts', plan.id],
    retry: false,
    queryFn: ({ signal }) =>
      ok(api.GET('/api/admissions/plans/{id}/counts', { params: { path: { id: plan.id } }, signal })),
  });
  const states = Object.keys(stateTone) as ApplicationState[];
  const state = states.find((one) => one === filters.state);
  const found = counts.data?.counts ?? {};
  const shown = states.filter((one) => (found[one] ?? 0) > 0);
  return (
    <>
      {shown.length > 0 && (
        <StatRow>
          {shown.map((one) => (
            <StatTile key={one} label={t(`state.${one}`)} value={format.number(found[one] ?? 0)} />
          ))}
        </StatRow>
      )}
      <DataTable<Application>
        label={t('plan.applications')}
        name="admissions.applications"
        queryKey={['admissions', 'applications', plan.id, state]}
        fetch={({ cursor, limit, signal }) =>
          ok(
            api.GET('/api/admissions/plans/{id}/applications', {
              params: {
                path: { id: plan.id },
                query: { limit, ...(cursor && { cursor }), ...(state && { state }) },
              },
              signal,
            }),
          )
        }
        tools={
          shown.length > 1 && (
            <Segmented
              aria-label={t('plan.applications')}
              value={state ?? ''}
              onChange={(next) => setFilters({ state: next || undefined })}
              options={[
                { value: '', label: t('plan.applications.all') },
                ...shown.map((one) => ({ value: one, label: t(`state.${one}`) })),
              ]}
            />
          )
        }
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'number',
            title: t('enrol.number'),
            width: '11rem',
            always: true,
            render: (row) => row.number,
          },
          { key: 'child', title: t('apply.child'), render: (row) => row.child.name },
          { key: 'born', title: t('plan.born'), width: '9rem', render: (row) => row.child.birthDate },
          {
            key: 'state',
            title: t('plan.applications.state'),
            width: '9rem',
            render: (row) => <Tag tone={stateTone[row.state]}>{t(`state.${row.state}`)}</Tag>,
          },
          {
            key: 'sent',
            title: t('plan.applications.sent'),
            width: '9rem',
            align: 'end',
            render: (row) => format.ago(row.submittedAt),
          },
        ]}
        empty={<Empty title={t('plan.applications.none')} />}
      />
    </>
  );
}
