import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import type { Loading } from './page.tsx';
import { ProblemAlert } from './problem-alert.tsx';

interface SectionCardProps {
  title?: string;
  /** At the right of the title: a link `{ words, path }` to the whole list, or any element. */
  extra?: ReactNode;
  more?: { words: string; path: string };
  /** Its waiting and failing are shown inside the card, so one slow part does not hold the page. */
  query?: Loading;
  className?: string;
  children?: ReactNode;
}

/** White paper on the page's ground, with a heading. */
export function SectionCard({ title, extra, more, query, className, children }: SectionCardProps) {
  const id = useId();
  const failed = query?.error && query.data === undefined;
  return (
    <section
      className={className ? `tx-card ${className}` : 'tx-card'}
      aria-labelledby={title ? id : undefined}
    >
      {(title || extra || more) && (
        <header>
          {title && <h2 id={id}>{title}</h2>}
          {extra}
          {more && (
            <Link className="tx-more" to={more.path}>
              {more.words}
            </Link>
          )}
        </header>
      )}
      {failed ? (
        <ProblemAlert error={query.error} onRetry={() => void query.refetch?.()} />
      ) : query?.isPending ? (
        <Lines count={3} />
      ) : (
        children
      )}
    </section>
  );
}

/** Grey lines while a part of a page loads. */
export function Lines({ count = 3 }: { count?: number }) {
  return (
    <div className="tx-skeleton" aria-hidden="true">
      {Array.from({ length: count }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <i key={i} style={{ width: `${92 - ((i * 23) % 40)}%` }} />
      ))}
    </div>
  );
}
