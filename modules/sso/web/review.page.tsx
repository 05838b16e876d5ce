import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { AppFacts } from './app-facts.tsx';
import { AppHistory } from './app-history.tsx';
import { useChoices, useRoleNames } from './choices.ts';
import { Decide } from './decide.tsx';
import { AppState } from './state.tsx';
import texts from './texts.ts';
import './sso.css';

type Change = 'suspend' | 'resume' | 'revoke';

/** One application as its reviewer sees it: what is asked, by whom, what happened, and the decision. */
export default function Review() {
  const t = useTexts(texts);
  const say = usePick();
  const roleNames = useRoleNames();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const params = { path: { appId: id } };
  const query = useQuery({
    queryKey: ['sso', 'app', id],
    queryFn: ({ signal }) => ok(api.GET('/api/sso/apps/{appId}', { params, signal })),
  });
  const choices = useChoices();
  const mayDecide = useCan('sso.app.review');
  const [change, setChange] = useState<Change>();
  const [reason, setReason] = useState('');
  const app = query.data;
  const apply = async () => {
    if (!change) return;
    await ok(api.POST('/api/sso/apps/{appId}/standing', { params, body: { action: change, reason } }));
    setReason('');
    await query.refetch();
  };
  const changes: Change[] =
    app?.standing === 'active'
      ? ['suspend', 'revoke']
      : app?.standing === 'suspended'
        ? ['resume', 'revoke']
        : [];
  const rolesOf = (roles: readonly string[]) =>
    roles.length > 0 ? roleNames(roles).join('、') : t('app.everybody');
  const wordsOf = (scope: string) => {
    const known = choices.data?.scopes.find((choice) => choice.scope === scope);
    return known ? say(known.name) : scope;
  };
  return (
    <Page
      title={app?.name ?? ''}
      lead={app && <AppState review={app.review} standing={app.standing} />}
      query={query}
      actions={changes.map((action) => (
        <button
          key={action}
          type="button"
          className={action === 'revoke' ? 'tx-button tx-button-danger' : 'tx-button'}
          onClick={() => setChange(action)}
        >
          {t(`verb.${action}`)}
        </button>
      ))}
    >
      {app && (
        <>
          {app.review === 'submitted' && mayDecide && (
            <Decide app={app} onDone={() => void query.refetch()} />
          )}
          {app.approval && (
            <SectionCard title={t('app.approved')}>
              <dl className="tx-sso-facts">
                <dt>{t('review.scopes')}</dt>
                <dd>{app.approval.scopes.map(wordsOf).join('、')}</dd>
                <dt>{t('app.approvedRoles')}</dt>
                <dd>{rolesOf(app.approval.roles)}</dd>
                {app.approval.trusted && (
                  <>
                    <dt>{t('app.trusted')}</dt>
                    <dd>✓</dd>
                  </>
                )}
              </dl>
            </SectionCard>
          )}
          <SectionCard title={t('app.application')}>
            <AppFacts
              facts={app.application}
              first={[
                [t('review.vendor'), app.vendor.name],
                [t('review.contact'), `${app.contact.person} · ${app.contact.phone} · ${app.contact.mail}`],
                [t('form.scopes'), app.application.scopes.map(wordsOf).join('、')],
                [t('form.roles'), rolesOf(app.application.roles)],
              ]}
            />
          </SectionCard>
          <SectionCard title={t('app.history')}>
            <AppHistory steps={app.traces} />
          </SectionCard>
          <ConfirmDialog
            open={change !== undefined}
            title={change ? t(`review.change.${change}`, { app: app.name }) : ''}
            danger={change !== 'resume'}
            {...(change && { verb: t(`verb.${change}`) })}
            onConfirm={apply}
            onClose={() => setChange(undefined)}
          >
            {change && <p>{t(`review.change.${change}.detail`)}</p>}
            <label className="tx-dialog-typed">
              <span>{t('review.reason')}</span>
              <input
                value={reason}
                maxLength={500}
                required
                onChange={(event) => setReason(event.target.value)}
              />
            </label>
          </ConfirmDialog>
        </>
      )}
    </Page>
  );
}
