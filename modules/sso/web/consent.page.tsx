import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { asProblem } from '#web/api/problem.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { SessionGate } from '#web/shell/session-gate.tsx';
import { PageSkeleton } from '#web/shell/trouble.tsx';
import { Callout } from '#web/ui/callout.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { AppIcon } from './app-icon.tsx';
import { Again, Going, Gone } from './passing.tsx';
import { ScopeList, type ScopeWords } from './scope-list.tsx';
import texts from './texts.ts';
import './sso.css';

/** Where an app's sign-in request stops: somebody must sign in, or say yes to what the app wants to know. */
export default function Consent() {
  return (
    <SessionGate>
      <Request />
    </SessionGate>
  );
}

function Request() {
  const { uid = '' } = useParams({ strict: false }) as { uid?: string };
  const { to = '' } = useSearch({ strict: false }) as { to?: string };
  const isCas = uid === 'cas';
  const request = useQuery({
    queryKey: ['sso', 'request', uid, to],
    queryFn: ({ signal }) =>
      isCas
        ? ok(api.GET('/api/sso/cas-requests', { params: { query: { to } }, signal }))
        : ok(api.GET('/api/sso/interactions/{uid}', { params: { path: { uid } }, signal })),
    gcTime: 0,
    retry: false,
  });
  if (request.error) {
    const problem = asProblem(request.error);
    return <Gone problem={problem} onRetry={() => void request.refetch()} />;
  }
  if (!request.data) return <PageSkeleton />;
  if (request.data.state === 'continue') return <Going url={request.data.url} />;
  if (request.data.state === 'sign-in-again') return <Again back={`/consent/${uid}`} />;
  const agree = (remember: boolean) =>
    isCas
      ? ok(api.POST('/api/sso/cas-requests/agree', { body: { to, remember } }))
      : ok(api.POST('/api/sso/interactions/{uid}/agree', { params: { path: { uid } }, body: { remember } }));
  const refuse = isCas
    ? undefined
    : () => ok(api.POST('/api/sso/interactions/{uid}/refuse', { params: { path: { uid } } }));
  return <Question request={request.data} agree={agree} refuse={refuse} />;
}

interface Asked {
  app: {
    id: string;
    name: string;
    unit: string;
    purpose: string;
    storage: string;
    icp: string;
    protectionLevel: string;
    hasIcon: boolean;
  };
  person: { name: string };
  scopes: ScopeWords[];
  withheld: ScopeWords[];
  isChild: boolean;
}

interface QuestionProps {
  request: Asked;
  agree: (remember: boolean) => Promise<{ url: string }>;
  refuse: (() => Promise<{ url: string }>) | undefined;
}

function Question({ request: { app, person, scopes, withheld, isChild }, agree, refuse }: QuestionProps) {
  const t = useTexts(texts);
  const [remember, setRemember] = useState(true);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const title = t('consent.title', { app: app.name });
  useEffect(() => {
    document.title = title;
  }, [title]);
  const answer = async (give: () => Promise<{ url: string }>) => {
    setBusy(true);
    setError(undefined);
    try {
      location.assign((await give()).url);
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };
  const isHeldBack = withheld.length > 0;
  return (
    <section className="tx-sso-sheet">
      <div className="tx-sso-asker">
        <AppIcon app={app} size={56} />
        <div>
          <h1>{title}</h1>
          <p className="tx-quiet">{t('consent.by', { unit: app.unit })}</p>
        </div>
      </div>
      <p>{t('consent.as', { name: person.name })}</p>
      {isHeldBack && isChild && (
        <Callout tone="info">
          <p>{t('consent.child')}</p>
          <p>{t('consent.child.how')}</p>
        </Callout>
      )}
      <h2>{t('consent.asks')}</h2>
      <ScopeList scopes={scopes} />
      {isHeldBack && (
        <>
          <h2>{t('consent.withheld')}</h2>
          <ScopeList scopes={withheld} withheld />
        </>
      )}
      <Facts app={app} />
      {!isHeldBack && (
        <label className="tx-sso-remember">
          <input
            type="checkbox"
            className="tx-check"
            checked={remember}
            onChange={(event) => setRemember(event.target.checked)}
          />
          {t('consent.remember')}
        </label>
      )}
      <ProblemAlert error={error} />
      <div className="tx-sso-actions">
        {refuse && (
          <button type="button" className="tx-button" disabled={busy} onClick={() => void answer(refuse)}>
            {t('consent.refuse')}
          </button>
        )}
        <button
          type="button"
          className="tx-button tx-button-primary"
          disabled={busy}
          onClick={() => void answer(() => agree(remember))}
        >
          {t(isHeldBack ? 'consent.continue' : 'consent.agree')}
        </button>
      </div>
      <p className="tx-quiet">{t('consent.note')}</p>
    </section>
  );
}

function Facts({ app }: { app: Asked['app'] }) {
  const t = useTexts(texts);
  return (
    <dl className="tx-sso-facts">
      <dt>{t('consent.purpose')}</dt>
      <dd>{app.purpose}</dd>
      <dt>{t('consent.storage')}</dt>
      <dd>{app.storage}</dd>
      {app.protectionLevel !== 'none' && (
        <>
          <dt>{t('consent.level')}</dt>
          <dd>{t(`level.${app.protectionLevel}` as never)}</dd>
        </>
      )}
      {app.icp !== '' && (
        <>
          <dt>{t('consent.icp')}</dt>
          <dd>{app.icp}</dd>
        </>
      )}
    </dl>
  );
}
