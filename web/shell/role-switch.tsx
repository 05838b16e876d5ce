import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { asProblem } from '../api/problem.ts';
import { type RoleOption, switchRole, useSignedIn } from '../api/session.ts';
import { usePick, useTexts } from '../i18n/texts.ts';
import { places } from '../modules.ts';
import { Icon } from '../ui/icon.tsx';
import { toast } from '../ui/toast.tsx';
import { Popup } from './popup.tsx';
import texts from './texts.ts';

function useSwitch() {
  const t = useTexts(texts);
  const say = usePick();
  const go = useNavigate();
  const [busy, setBusy] = useState(false);
  const choose = async (role: RoleOption) => {
    setBusy(true);
    try {
      await switchRole(role.id);
      await go({ to: places.home });
      toast.ok(t('role.switched', { role: say(role.roleName) }));
    } catch (error) {
      toast.error(asProblem(error).message);
    } finally {
      setBusy(false);
    }
  };
  return { busy, choose };
}

/** Every role of the person with the place where it is held. */
export function RoleList({ onDone }: { onDone?: () => void }) {
  const t = useTexts(texts);
  const say = usePick();
  const session = useSignedIn();
  const { busy, choose } = useSwitch();
  if (session.roles.length < 2) return null;
  return (
    <section className="tx-roles" aria-label={t('role.switch')}>
      {session.roles.map((role) => (
        <button
          key={role.id}
          type="button"
          className="tx-role"
          disabled={busy}
          aria-current={role.id === session.activeRole?.id ? 'true' : undefined}
          onClick={() => void choose(role).then(onDone)}
        >
          <span>
            <b>{say(role.roleName)}</b>
            <small>{role.organisation.name}</small>
          </span>
          {role.id === session.activeRole?.id && <Icon name="check" size={18} />}
        </button>
      ))}
    </section>
  );
}

/** In the top bar: two roles are one press apart, more open as a list. */
export function RoleSwitch() {
  const t = useTexts(texts);
  const say = usePick();
  const session = useSignedIn();
  const { busy, choose } = useSwitch();
  const { roles, activeRole } = session;
  if (roles.length < 2 || !activeRole) return null;
  const names = new Set(roles.map((role) => role.roleName.zh));
  if (roles.length === 2 && names.size === 2)
    return (
      <fieldset className="tx-pill" aria-label={t('role.switch')}>
        {roles.map((role) => (
          <button
            key={role.id}
            type="button"
            disabled={busy}
            aria-pressed={role.id === activeRole.id}
            title={role.organisation.name}
            onClick={() => role.id !== activeRole.id && void choose(role)}
          >
            {say(role.roleName)}
          </button>
        ))}
      </fieldset>
    );
  return (
    <Popup
      className="tx-role-button"
      label={`${t('role.switch')}: ${say(activeRole.roleName)}`}
      button={
        <>
          <Icon name="role" size={18} />
          <span>{say(activeRole.roleName)}</span>
          <Icon name="down" size={14} />
        </>
      }
    >
      {(close) => <RoleList onDone={close} />}
    </Popup>
  );
}
