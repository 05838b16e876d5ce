import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { asProblem } from '../api/problem.ts';
import { sessionQuery } from '../api/session.ts';
import { useTexts } from '../i18n/texts.ts';
import { places } from '../modules.ts';
import texts from './texts.ts';
import { PageSkeleton, Trouble } from './trouble.tsx';

/**
 * Lets signed-in people through; others go to sign-in and come back to where they wanted to be. Who has just signed
 * out is not led back: the next person on this device has other business.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const t = useTexts(texts);
  const { href } = useLocation();
  const go = useNavigate();
  const { data, error, refetch } = useQuery(sessionQuery);
  const gone = data?.signedIn === false;

  // Once for each end of a session: the address changes before this gate is taken away, and must not be followed.
  const lead = useEffectEvent(() => {
    const back = data?.signedIn === false && data.left ? {} : { return: href };
    void go({ to: places.signIn, search: back, replace: true });
  });
  useEffect(() => {
    if (gone) lead();
  }, [gone]);

  if (data?.signedIn) return children;
  if (!data && error)
    return (
      <Trouble drawing="offline" title={t('session.failed')} detail={asProblem(error).message}>
        <button type="button" className="tx-button tx-button-primary" onClick={() => void refetch()}>
          {t('error.retry')}
        </button>
      </Trouble>
    );
  return <PageSkeleton />;
}
