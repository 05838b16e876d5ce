import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ifMatch, ok } from '#web/api/client.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { toast } from '#web/ui/toast.tsx';
import { useNames } from '../names.ts';
import { PlacePicker } from '../place-picker.tsx';
import { organisationQuery } from '../places.ts';
import type { OrganisationDetail } from '../wire.ts';
import texts from './texts.ts';

interface MoveDialogProps {
  node: OrganisationDetail;
  onClose: () => void;
  onMoved: () => void;
}

/** Chooses the new organisation above. Itself and what is below it are not in the tree, so no ring can be made. */
export function MoveDialog({ node, onClose, onMoved }: MoveDialogProps) {
  const t = useTexts(texts);
  const names = useNames();
  const cache = useQueryClient();
  const [targetId, setTargetId] = useState<string>();
  const target = useQuery(organisationQuery(targetId ?? '')).data;
  const trouble = troubleWith(target);

  function troubleWith(above: OrganisationDetail | undefined): string | undefined {
    if (!above) return t('move.choose');
    const { name } = above;
    if (above.id === node.parentId) return t('move.same', { name });
    if (above.tenantId !== node.tenantId) return t('move.tenant', { name });
    if (!above.mayHold.includes(node.kind)) return t('move.unfit', { name, kind: names.kind(node.kind) });
    return undefined;
  }

  return (
    <ConfirmDialog
      open
      title={t('move.title', { name: node.name })}
      verb={t('move.verb')}
      blocked={trouble !== undefined}
      onClose={onClose}
      onConfirm={async () => {
        if (!target) return;
        await ok(
          api.POST('/api/directory/organisations/{id}/move', {
            params: { path: { id: node.id } },
            body: { parentId: target.id },
            headers: ifMatch(node.version),
          }),
        );
        await cache.invalidateQueries({ queryKey: ['directory'] });
        toast.ok(t('move.done', { name: target.name }));
        onMoved();
      }}
    >
      <p className="tx-quiet">{t('move.help')}</p>
      <PlacePicker value={targetId} onChange={setTargetId} exclude={node} />
      <p role="status" className={trouble ? 'tx-quiet' : 'tx-tone-good'}>
        {trouble ?? t('move.to', { name: target?.name ?? '' })}
      </p>
    </ConfirmDialog>
  );
}
