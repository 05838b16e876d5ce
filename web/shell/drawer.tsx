import { useEffect, useRef } from 'react';
import { Brand } from '../brand/mark.tsx';
import { useTexts } from '../i18n/texts.ts';
import { Icon } from '../ui/icon.tsx';
import { RoleList } from './role-switch.tsx';
import { SideMenu } from './side-menu.tsx';
import texts from './texts.ts';

/** The whole menu on the phone. A native dialog keeps the focus inside and closes on Esc. */
export function Drawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTexts(texts);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (open && !element?.open) element?.showModal();
    if (!open && element?.open) element.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is on the backdrop; Esc closes a dialog by itself
    <dialog
      ref={dialog}
      className="tx-drawer"
      aria-label={t('menu.main')}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="tx-drawer-head">
        <Brand />
        <button type="button" className="tx-icon-button" aria-label={t('menu.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div className="tx-drawer-body">
        <RoleList onDone={onClose} />
        <SideMenu onGo={onClose} />
      </div>
    </dialog>
  );
}
