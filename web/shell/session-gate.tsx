import { useQuery } from '@tanstack/react-query';
import { Navigate, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { asProblem } from '../api/problem.ts';
import { sessionQuery } from '../api/session.ts';
import { useTexts } from '../i18n/texts.ts';
import { places } from '../modules.ts';
import texts from './texts.ts';
import { PageSkeleton, Trouble } from './trouble.tsx';

/** Lets signed-in people through; others go to sign-in and come back to where they wanted to be. */
export function SessionGate({ children }: { children: ReactNode }) {
  const t = useTexts(texts);
  const { href } = useLocation();
  const { data, error, refetch } = useQuery(sessionQuery);
  if (data?.signedIn) return children;
  if (data) return <Navigate to={places.signIn} search={href === '/' ? {} : { return: href }} replace />;
  if (error)
    return (
      <Trouble drawing="offline" title={t('session.failed')} detail={asProblem(error).message}>
        <button type="button" className="tx-button tx-button-primary" onClick={() => void refetch()}>
          {t('error.retry')}
        </button>
      </Trouble>
    );
  return <PageSkeleton />;
}
