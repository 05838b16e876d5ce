import type { ReactNode } from 'react';
import { useTexts } from '../i18n/texts.ts';
import { Drawing, type DrawingName } from './drawings.tsx';
import texts from './texts.ts';

interface EmptyProps {
  drawing?: DrawingName;
  title?: string;
  /** Says why there is nothing and what would bring something. */
  detail?: ReactNode;
  /** The one thing to do next. */
  action?: ReactNode;
}

/** A place with nothing in it yet. */
export function Empty({ drawing = 'empty', title, detail, action }: EmptyProps) {
  const t = useTexts(texts);
  return (
    <div className="tx-empty">
      <Drawing name={drawing} />
      <p>
        <b>{title ?? t('empty.title')}</b>
      </p>
      {detail && <p className="tx-quiet">{detail}</p>}
      {action && <div className="tx-empty-action">{action}</div>}
    </div>
  );
}
