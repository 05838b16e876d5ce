import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { CopyText } from '#web/ui/copy-text.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { toast } from '#web/ui/toast.tsx';
import { AccountState } from './account-state.tsx';
import texts from './texts.ts';
import './admin.css';

type Step = { title: string; detail?: string; verb: string; danger?: true; run: () => Promise<void> };

/** One account: what it is, and what a security administrator may do about it. */
export default function AccountPage() {
  const t = useTexts(texts);
  const format = useFormat();
  const say = usePick();
  const cache = useQueryClient();
  const mayManage = useCan('identity.account.manage');
  const { personId = '' } = useParams({ strict: false }) as { personId?: string };
  const key = ['identity', 'account', personId];
  const params = { path: { personId } };
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => ok(api.GET('/api/identity/accounts/{personId}', { params, signal })),
  });
  const [step, setStep] = useState<Step>();
  const [issued, setIssued] = useState<{ personName: string; loginName: string; code: string }>();
  const account = query.data;
  const name = account?.personName ?? '';

  const done = async () => {
    await cache.invalidateQueries({ queryKey: ['identity'] });
    toast.ok(t('account.done'));
  };
  const setStatus = async (status: 'active' | 'disabled') => {
    await ok(api.PUT('/api/identity/accounts/{personId}/status', { params, body: { status } }));
    await done();
  };
  const reset = async () => {
    setIssued(await ok(api.POST('/api/identity/accounts/{personId}/reset', { params })));
    await done();
  };
  const steps: Record<'invite' | 'disable' | 'enable' | 'unlock' | 'reset' | 'factors' | 'sessions', Step> = {
    invite: { title: t('account.invite'), verb: t('account.invite'), run: reset },
    disable: {
      title: t('account.disableAsk', { name }),
      detail: t('account.disableDetail'),
      verb: t('account.disable'),
      danger: true,
      run: () => setStatus('disabled'),
    },
    enable: { title: t('account.enable'), verb: t('account.enable'), run: () => setStatus('active') },
    unlock: {
      title: t('account.unlock'),
      verb: t('account.unlock'),
      run: async () => {
        await ok(api.DELETE('/api/identity/accounts/{personId}/lock', { params }));
        await done();
      },
    },
    reset: {
      title: t('account.resetAsk', { name }),
      detail: t('account.resetDetail'),
      verb: t('account.reset'),
      danger: true,
      run: reset,
    },
    factors: {
      title: t('account.resetFactorsAsk', { name }),
      detail: t('account.resetFactorsDetail'),
      verb: t('account.resetFactors'),
      danger: true,
      run: async () => {
        await ok(api.DELETE('/api/identity/accounts/{personId}/factors', { params }));
        await done();
      },
    },
    sessions: {
      title: t('account.endSessionsAsk', { name }),
      verb: t('account.endSessions'),
      run: async () => {
        await ok(api.DELETE('/api/identity/accounts/{personId}/sessions', { params }));
        await done();
      },
    },
  };
  const offered = account && [
    ...(account.status === 'none' ? [steps.invite] : []),
    ...(account.status === 'disabled' ? [steps.enable] : []),
    ...(account.status === 'active' || account.status === 'pending' ? [steps.reset, steps.disable] : []),
    ...(account.lockedUntil ? [steps.unlock] : []),
    ...(account.factors > 0 ? [steps.factors] : []),
    ...(account.sessions.length > 0 ? [steps.sessions] : []),
  ];

  return (
    <Page title={name || t('accounts.title')} lead={account?.loginName ?? undefined} query={query} narrow>
      {issued && (
        <Callout tone="good" title={t('account.resetDone', { name: issued.personName })}>
          <p>
            {t('account.name')} <CopyText text={issued.loginName} />
          </p>
          <p>
            {t('account.resetCode')} <CopyText text={issued.code} />
          </p>
        </Callout>
      )}
      {account && (
        <SectionCard>
          <dl className="tx-account-facts">
            <Fact term={t('account.status')}>
              <AccountState account={account} />
            </Fact>
            <Fact term={t('account.lastSignIn')}>
              {account.lastSignInAt ? format.moment(account.lastSignInAt) : t('account.never')}
            </Fact>
            <Fact term={t('account.activated')}>
              {account.activatedAt ? format.moment(account.activatedAt) : '—'}
            </Fact>
            <Fact term={t('account.factors')}>
              {account.factors > 0
                ? t('account.factors', { count: account.factors })
                : t('account.factorsNone')}
            </Fact>
            <Fact term={t('account.roles')}>
              {account.roles.length === 0 && t('account.noRoles')}
              {account.roles.map((role) => (
                <div key={role.id}>
                  {say(role.roleName)} · {role.organisation.name}
                </div>
              ))}
            </Fact>
            <Fact term={t('account.devices')}>
              {t('account.sessions', { count: account.sessions.length })}
            </Fact>
          </dl>
        </SectionCard>
      )}
      {mayManage && (
        <div className="tx-account-actions">
          {offered?.map((one) => (
            <button key={one.verb} type="button" className="tx-button" onClick={() => setStep(one)}>
              {one.verb}
            </button>
          ))}
        </div>
      )}
      <ConfirmDialog
        open={step !== undefined}
        title={step?.title ?? ''}
        verb={step?.verb ?? ''}
        danger={step?.danger ?? false}
        onConfirm={() => step?.run()}
        onClose={() => setStep(undefined)}
      >
        {step?.detail && <p>{step.detail}</p>}
      </ConfirmDialog>
    </Page>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
