import type { ReactNode } from 'react';
import { asProblem, type Problem } from '../api/problem.ts';
import { useTexts } from '../i18n/texts.ts';
import { Icon } from './icon.tsx';
import texts from './texts.ts';

interface ProblemAlertProps {
  /** Anything thrown. Undefined or null shows nothing. */
  error: unknown;
  onRetry?: () => void;
  /** For an edit that met another's (412): loads the latest version. */
  onReload?: () => void;
  children?: ReactNode;
}

/** What went wrong, which fields, what to do. Screen readers hear it at once. */
export function ProblemAlert({ error, onRetry, onReload, children }: ProblemAlertProps) {
  const t = useTexts(texts);
  if (error === undefined || error === null) return null;
  const problem = asProblem(error);
  return (
    <div className="tx-callout tx-callout-bad" role="alert">
      <Icon name={problem.isLine ? 'offline' : 'warning'} />
      <div>
        <b>{problem.isConflict ? t('conflict.title') : problem.title}</b>
        <Detail problem={problem} />
        {children}
        <div className="tx-callout-actions">
          {problem.isConflict && onReload && (
            <button type="button" onClick={onReload}>
              {t('conflict.reload')}
            </button>
          )}
          {onRetry && !problem.isConflict && (
            <button type="button" onClick={onRetry}>
              {t('retry')}
            </button>
          )}
          {problem.requestId && <small>{t('problem.code', { code: problem.requestId })}</small>}
        </div>
      </div>
    </div>
  );
}

function Detail({ problem }: { problem: Problem }) {
  const t = useTexts(texts);
  if (problem.isConflict) return <p>{problem.detail ?? t('conflict.detail')}</p>;
  if (problem.isLine) return <p>{t('problem.line')}</p>;
  return (
    <>
      {problem.detail && problem.detail !== problem.title && <p>{problem.detail}</p>}
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map((item) => (
            <li key={item.pointer + item.detail}>{item.detail}</li>
          ))}
        </ul>
      )}
    </>
  );
}
