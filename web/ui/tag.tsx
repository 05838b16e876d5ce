import type { ReactNode } from 'react';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'info';

/** A state in a few characters. The words carry the meaning; the colour only helps (WCAG 1.4.1). */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`tx-tag tx-tag-${tone}`}>{children}</span>;
}
