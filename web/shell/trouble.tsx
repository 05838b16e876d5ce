import { Link, useRouter } from '@tanstack/react-router';
import { asProblem } from '../api/problem.ts';
import { useSession } from '../api/session.ts';
import { usePick, useTexts } from '../i18n/texts.ts';
import { places } from '../modules.ts';
import { Drawing, type DrawingName } from '../ui/drawings.tsx';
import texts from './texts.ts';

interface TroubleProps {
  drawing: DrawingName;
  title: string;
  detail: string;
  code?: string;
  children?: React.ReactNode;
}

/** A page that says what happened and what to do. */
export function Trouble({ drawing, title, detail, code, children }: TroubleProps) {
  return (
    <div className="tx-trouble">
      <Drawing name={drawing} />
      <h1>{title}</h1>
      <p>{detail}</p>
      {code && (
        <p>
          <code>{code}</code>
        </p>
      )}
      <div className="tx-trouble-actions">{children}</div>
    </div>
  );
}

function HomeLink() {
  const t = useTexts(texts);
  const session = useSession();
  return (
    <Link className="tx-button tx-button-primary" to={session?.signedIn ? places.home : '/'}>
      {t('goHome')}
    </Link>
  );
}

export function NotFound() {
  const t = useTexts(texts);
  const router = useRouter();
  return (
    <Trouble drawing="lost" title={t('notFound.title')} detail={t('notFound.detail')}>
      <HomeLink />
      <button type="button" className="tx-button" onClick={() => router.history.back()}>
        {t('goBack')}
      </button>
    </Trouble>
  );
}

export function Forbidden() {
  const t = useTexts(texts);
  const say = usePick();
  const session = useSession();
  const role = session?.signedIn && session.activeRole ? say(session.activeRole.roleName) : '—';
  return (
    <Trouble drawing="locked" title={t('forbidden.title')} detail={t('forbidden.detail', { role })}>
      <HomeLink />
    </Trouble>
  );
}

/** A chunk that a newer version has replaced cannot be loaded any more; only opening the page again helps. */
function isStaleChunk(error: unknown): boolean {
  return (
    error instanceof Error && /dynamically imported module|Importing a module script/i.test(error.message)
  );
}

/** What stands in place of a page that threw. */
export function PageError({ error, reset }: { error: unknown; reset: () => void }) {
  const t = useTexts(texts);
  const problem = asProblem(error);
  if (isStaleChunk(error))
    return (
      <Trouble
        drawing={navigator.onLine ? 'broken' : 'offline'}
        title={t('error.stale')}
        detail={problem.title}
      >
        <button type="button" className="tx-button tx-button-primary" onClick={() => location.reload()}>
          {t('error.reload')}
        </button>
      </Trouble>
    );
  return (
    <Trouble
      drawing="broken"
      title={t('error.title')}
      detail={t('error.detail')}
      code={[problem.code, problem.requestId, problem.detail].filter(Boolean).join(' · ')}
    >
      <button type="button" className="tx-button tx-button-primary" onClick={reset}>
        {t('error.retry')}
      </button>
      <HomeLink />
    </Trouble>
  );
}

/** Grey shapes of a page while its code and data are on their way. */
export function PageSkeleton() {
  const t = useTexts(texts);
  return (
    <div className="tx-skeleton" role="status" aria-label={t('loading')}>
      <i style={{ width: '12rem', height: '1.75rem' }} />
      <i style={{ width: '20rem' }} />
      <div>
        <i style={{ height: '9rem' }} />
        <i style={{ height: '9rem' }} />
      </div>
      <i style={{ height: '14rem' }} />
    </div>
  );
}
