import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { forgetSaved } from '../offline/line.ts';
import texts from './texts.ts';
import '../ui/ui.css';
import { PageSkeleton } from './trouble.tsx';

/** First stop of the Tab key on every page (WCAG 2.4.1). */
export function SkipLink() {
  const t = useTexts(texts);
  return (
    <a className="tx-skip" href="#main">
      {t('skip')}
    </a>
  );
}

/** Where pages stand. After a change of page the focus comes here, so that keyboard and screen reader start at its top. */
export function Main({ className }: { className?: string }) {
  // The address changes while the old page still stands; `resolvedLocation` follows when the new one does.
  const shown = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const main = useRef<HTMLElement>(null);
  const before = useRef<string>(undefined);
  useEffect(() => {
    forgetSaved();
    const isFirst = before.current === undefined;
    before.current = shown;
    if (isFirst) return;
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [shown]);
  return (
    <main id="main" ref={main} tabIndex={-1} className={className}>
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </main>
  );
}
