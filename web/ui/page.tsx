import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { asProblem } from '../api/problem.ts';
import { productName } from '../brand/mark.tsx';
import { usePick } from '../i18n/texts.ts';
import { pageName } from '../shell/breadcrumb.tsx';
import { Forbidden, NotFound, PageSkeleton } from '../shell/trouble.tsx';
import { ProblemAlert } from './problem-alert.tsx';

/** The part of a query's result that a page's state follows from. */
export interface Loading {
  isPending: boolean;
  error: unknown;
  data?: unknown;
  refetch?: () => unknown;
}

interface PageProps {
  /** The heading; also the last word of the breadcrumb and the tab's title. */
  title: string;
  /** One line under the heading: numbers, place, date. */
  lead?: ReactNode;
  /** Buttons at the right of the heading, the most important one last. */
  actions?: ReactNode;
  /** The query that the page cannot do without: its waiting, failing, forbidden and missing are shown in place of the page. */
  query?: Loading;
  /** Shown instead of the children, for a page that has nothing yet. */
  empty?: ReactNode;
  /** Reading width for forms and texts. */
  narrow?: true;
  children?: ReactNode;
}

/** The frame of a page inside the shell, with its four states. */
export function Page({ title, lead, actions, query, empty, narrow, children }: PageProps) {
  const problem = query?.error && query.data === undefined ? asProblem(query.error) : undefined;
  const waiting = query?.isPending === true && !problem;
  usePageName(waiting || problem ? undefined : title);
  if (problem?.status === 403) return <Forbidden />;
  if (problem?.status === 404) return <NotFound />;
  return (
    <div className={narrow ? 'tx-page tx-page-narrow' : 'tx-page'}>
      <header className="tx-page-head">
        <div>
          <h1>{title}</h1>
          {lead && <p className="tx-quiet">{lead}</p>}
        </div>
        {actions && <div className="tx-page-actions">{actions}</div>}
      </header>
      {problem && <ProblemAlert error={problem} onRetry={() => void query?.refetch?.()} />}
      {waiting && <PageSkeleton />}
      {!waiting && !problem && (empty ?? children)}
    </div>
  );
}

/** Names this page in the breadcrumb and in the browser's tab. */
function usePageName(name: string | undefined): void {
  const say = usePick();
  const { pathname } = useLocation();
  useEffect(() => {
    if (name === undefined) return;
    pageName.set({ path: pathname, name });
    document.title = `${name} · ${say(productName)}`;
  }, [name, pathname, say]);
}
