import type { ReactNode } from 'react';

/** One setting in the panel: its name, its control, a word of help. */
export function Row({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="pr-row">
      <div className="pr-row-label">{label}</div>
      {children}
      {hint && <div className="tx-quiet pr-hint">{hint}</div>}
    </div>
  );
}
