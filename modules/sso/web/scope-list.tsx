import type { Bilingual } from '#web/contract.ts';
import { usePick } from '#web/i18n/texts.ts';
import { Icon } from '#web/ui/icon.tsx';

export interface ScopeWords {
  scope: string;
  name: Bilingual;
  detail: Bilingual;
}

/** What an app gets to know, in plain words. */
export function ScopeList({ scopes, withheld }: { scopes: readonly ScopeWords[]; withheld?: true }) {
  const say = usePick();
  return (
    <ul className="tx-sso-scopes">
      {scopes.map(({ scope, name, detail }) => (
        <li key={scope} data-withheld={withheld}>
          <Icon name={withheld ? 'lock' : 'check'} size={16} />
          <span>
            <b>{say(name)}</b> <span className="tx-quiet">{say(detail)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
