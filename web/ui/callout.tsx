import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

type Tone = 'info' | 'good' | 'warn' | 'bad';

const icons: Record<Tone, IconName> = { info: 'info', good: 'check', warn: 'warning', bad: 'warning' };

/** A few words set apart inside a page. For errors use ProblemAlert. */
export function Callout({
  tone = 'info',
  title,
  children,
}: {
  tone?: Tone;
  title?: string;
  children?: ReactNode;
}) {
  return (
    <div className={`tx-callout tx-callout-${tone}`}>
      <Icon name={icons[tone]} />
      <div>
        {title && <b className="tx-callout-title">{title}</b>}
        {children}
      </div>
    </div>
  );
}
