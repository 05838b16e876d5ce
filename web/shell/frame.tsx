import { Outlet, useLocation } from '@tanstack/react-router';
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
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for each path
  useEffect(() => {
    forgetSaved();
    if (first.current) {
      first.current = false;
      return;
    }
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <main id="main" ref={main} tabIndex={-1} className={className}>
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </main>
  );
}
