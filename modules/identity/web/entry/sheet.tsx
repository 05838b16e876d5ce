import { type ReactNode, useEffect } from 'react';
import './entry.css';

interface SheetProps {
  title: string;
  lead?: ReactNode;
  /** Ways out at the bottom. */
  foot?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** The one sheet of paper of the pages before sign-in. */
export function Sheet({ title, lead, foot, className, children }: SheetProps) {
  // A step that replaces another starts at its top, on a phone too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the title tells one step from another
  useEffect(() => {
    scrollTo({ top: 0 });
  }, [title]);
  return (
    <section className={className ? `tx-entry ${className}` : 'tx-entry'}>
      <header>
        <h1>{title}</h1>
        {lead && <p className="tx-quiet">{lead}</p>}
      </header>
      {children}
      {foot && <footer className="tx-entry-foot">{foot}</footer>}
    </section>
  );
}
