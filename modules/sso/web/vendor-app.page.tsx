import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { upload } from '#web/api/upload.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { CopyText } from '#web/ui/copy-text.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { toast } from '#web/ui/toast.tsx';
import { AppFacts } from './app-facts.tsx';
import { AppHistory } from './app-history.tsx';
import { AppIcon } from './app-icon.tsx';
import { Keys } from './keys.tsx';
import { AppState } from './state.tsx';
import texts from './texts.ts';
import './sso.css';

/** One app as its vendor sees it: where it stands, what to do next, its keys. */
export default function VendorApp() {
  const t = useTexts(texts);
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const params = { path: { appId: id } };
  const query = useQuery({
    queryKey: ['sso', 'app', id],
    queryFn: ({ signal }) => ok(api.GET('/api/sso/apps/{appId}', { params, signal })),
  });
  const [error, setError] = useState<unknown>();
  const app = query.data;
  const step = async (work: () => Promise<unknown>) => {
    setError(undefined);
    try {
      await work();
      await query.refetch();
    } catch (thrown) {
      setError(thrown);
    }
  };
  const last = app?.traces.at(-1);
  return (
    <Page
      title={app?.name ?? ''}
      lead={app && <AppState review={app.review} standing={app.standing} />}
      query={query}
      actions={
        app && (
          <>
            {app.editable && (
              <Link className="tx-button" to="/vendor/apps/$id/edit" params={{ id } as never}>
                {t('app.edit')}
              </Link>
            )}
            {app.editable && app.review !== 'approved' && (
              <button
                type="button"
                className="tx-button tx-button-primary"
                onClick={() => void step(() => ok(api.POST('/api/sso/apps/{appId}/submit', { params })))}
              >
                {t('app.submit')}
              </button>
            )}
            {app.review === 'submitted' && (
              <button
                type="button"
                className="tx-button"
                onClick={() => void step(() => ok(api.POST('/api/sso/apps/{appId}/withdraw', { params })))}
              >
                {t('app.withdraw')}
              </button>
            )}
          </>
        )
      }
    >
      {app && (
        <>
          <ProblemAlert error={error} />
          {last?.reason && ['return', 'reject', 'suspend', 'revoke'].includes(last.action) && (
            <Callout tone="warn" title={t('app.reason')}>
              <p>{last.reason}</p>
            </Callout>
          )}
          {app.standing === 'active' && app.approval && (
            <>
              <SectionCard title={t('app.discovery')}>
                <dl className="tx-sso-facts">
                  <dt>{t('app.clientId')}</dt>
                  <dd>
                    <CopyText text={app.id} />
                  </dd>
                  <dt>OpenID Connect</dt>
                  <dd>
                    <CopyText text={`${location.origin}/.well-known/openid-configuration`} />
                  </dd>
                  {app.approval.casServices.length > 0 && (
                    <>
                      <dt>CAS</dt>
                      <dd>
                        <CopyText text={`${location.origin}/cas`} />
                      </dd>
                    </>
                  )}
                </dl>
              </SectionCard>
              {app.approval.clientType !== 'native' && (
                <Keys appId={id} keys={app.keys} onChanged={() => void query.refetch()} />
              )}
            </>
          )}
          <SectionCard title={t('app.application')}>
            <AppFacts facts={app.application} />
          </SectionCard>
          <SectionCard title={t('app.icon')}>
            <div className="tx-sso-given">
              <AppIcon app={app} size={64} />
              <div>
                <FileDrop
                  accept={['.png', '.svg']}
                  maxSize={65_536}
                  hint={t('app.icon.hint')}
                  onFile={(file) =>
                    void step(async () => {
                      await upload(`/api/sso/apps/${id}/icon`, file);
                      toast.ok(t('app.icon.kept'));
                    })
                  }
                />
              </div>
            </div>
          </SectionCard>
          {app.traces.length > 0 && (
            <SectionCard title={t('app.history')}>
              <AppHistory steps={app.traces} />
            </SectionCard>
          )}
        </>
      )}
    </Page>
  );
}
