import { useSearch } from '@tanstack/react-router';
import { Problem } from '#web/api/problem.ts';
import { SessionGate } from '#web/shell/session-gate.tsx';
import { Again, Going, Gone } from './passing.tsx';

/** After sign-in, back to the protocol that sent the browser here. Only to a path of this site that begins as CAS does. */
export default function Continue() {
  return (
    <SessionGate>
      <Onward />
    </SessionGate>
  );
}

function Onward() {
  const { to = '', again } = useSearch({ strict: false }) as { to?: string; again?: string };
  if (!/^\/cas\/login(\?|$)/.test(to)) {
    return (
      <Gone
        problem={new Problem({ status: 404, code: 'sso.interaction-gone', title: '' })}
        onRetry={() => undefined}
      />
    );
  }
  if (again) return <Again back={`/continue?${new URLSearchParams({ to })}`} />;
  return <Going url={to} />;
}
