import { useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, ok } from '#web/api/client.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { toast } from '#web/ui/toast.tsx';
import type { OrganisationDetail } from '../wire.ts';
import texts from './texts.ts';

interface ReopenDialogProps {
  node: OrganisationDetail;
  onClose: () => void;
  onReopened: () => void;
}

/** Says what comes back with a closed organisation, and what does not. */
export function ReopenDialog({ node, onClose, onReopened }: ReopenDialogProps) {
  const t = useTexts(texts);
  const cache = useQueryClient();
  return (
    <ConfirmDialog
      open
      title={t('reopen.title', { name: node.name })}
      verb={t('reopen.verb')}
      onClose={onClose}
      onConfirm={async () => {
        await ok(
          api.POST('/api/directory/organisations/{id}/reopen', {
            params: { path: { id: node.id } },
            headers: ifMatch(node.version),
          }),
        );
        await cache.invalidateQueries({ queryKey: ['directory'] });
        toast.ok(t('reopen.done', { name: node.name }));
        onReopened();
      }}
    >
      <p>{t('reopen.help')}</p>
      <p className="tx-quiet">{t('reopen.not')}</p>
    </ConfirmDialog>
  );
}
