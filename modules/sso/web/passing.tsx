import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import type { Problem } from '#web/api/problem.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { places } from '#web/modules.ts';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import texts from './texts.ts';
import './sso.css';

/** Leaves the shell for an address that the server answers, replacing this page: going back must not lead here. */
export function Going({ url }: { url: string }) {
  const t = useTexts(texts);
  useEffect(() => location.replace(url), [url]);
  return (
    <section className="tx-sso-sheet" aria-busy="true">
      <h1>{t('going.title')}</h1>
    </section>
  );
}

/** The app wants to be sure who is there: signs out, and comes back after the next sign-in. */
export function Again({ back }: { back: string }) {
  const t = useTexts(texts);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const again = async () => {
    setBusy(true);
    try {
      await ok(api.DELETE('/api/identity/session'));
      // A fresh start of the shell: within this one, nobody is led back to where somebody else had signed out.
      location.assign(`${places.signIn}?${new URLSearchParams({ return: back })}`);
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };
  return (
    <section className="tx-sso-sheet">
      <h1>{t('again.title')}</h1>
      <p>{t('again.detail')}</p>
      <ProblemAlert error={error} />
      <button
        type="button"
        className="tx-button tx-button-primary"
        disabled={busy}
        onClick={() => void again()}
      >
        {t('again.go')}
      </button>
    </section>
  );
}

/** The request is over, or is not for this person. */
export function Gone({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const t = useTexts(texts);
  return (
    <section className="tx-sso-sheet">
      {problem.isLine ? (
        <ProblemAlert error={problem} onRetry={onRetry} />
      ) : (
        <>
          <h1>{problem.status === 404 ? t('consent.gone') : problem.title}</h1>
          {problem.status === 404 && <p>{t('consent.gone.detail')}</p>}
          <Link className="tx-button tx-button-primary" to={places.home}>
            {t('consent.home')}
          </Link>
        </>
      )}
    </section>
  );
}
