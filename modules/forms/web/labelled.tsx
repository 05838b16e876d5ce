import { type ReactNode, useId } from 'react';

/** A control of the property panel below its words. */
export function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <p className="tx-forms-prop">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </p>
  );
}
