import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ifMatch, ok } from '#web/api/client.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { toast } from '#web/ui/toast.tsx';
import { PlacePicker } from '../place-picker.tsx';
import type { OrganisationDetail } from '../wire.ts';
import texts from './texts.ts';

interface CloseDialogProps {
  node: OrganisationDetail;
  onClose: () => void;
  onClosed: () => void;
}

type Choice = 'merge-into' | 'close-all';

/** Says what is still open and asks what becomes of it. */
export function CloseDialog({ node, onClose, onClosed }: CloseDialogProps) {
  const t = useTexts(texts);
  const cache = useQueryClient();
  const [choice, setChoice] = useState<Choice>();
  const [into, setInto] = useState<string>();
  const { id } = node;
  const { data: remains, error } = useQuery({
    queryKey: ['directory', 'remains', id],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/directory/organisations/{id}/remains', { params: { path: { id } }, signal })),
    staleTime: 0,
  });
  const isEmpty = remains && remains.children + remains.pupils + remains.staff === 0;
  const decided = isEmpty || choice === 'close-all' || (choice === 'merge-into' && into !== undefined);

  const remaining = () => {
    if (choice === 'merge-into' && into) return { kind: 'merge-into' as const, organisationId: into };
    return choice === 'close-all' ? { kind: 'close-all' as const } : { kind: 'refuse' as const };
  };

  return (
    <ConfirmDialog
      open
      danger
      title={t('close.title', { name: node.name })}
      verb={t('close.verb')}
      blocked={!decided}
      onClose={onClose}
      onConfirm={async () => {
        await ok(
          api.POST('/api/directory/organisations/{id}/close', {
            params: { path: { id } },
            body: { remaining: remaining() },
            headers: ifMatch(node.version),
          }),
        );
        await cache.invalidateQueries({ queryKey: ['directory'] });
        toast.ok(t('close.done', { name: node.name }));
        onClosed();
      }}
    >
      <p className="tx-quiet">{t('close.help')}</p>
      <ProblemAlert error={error} />
      {!remains && !error && <p className="tx-quiet">{t('loading')}</p>}
      {isEmpty && <p>{t('close.empty')}</p>}
      {remains && !isEmpty && (
        <fieldset className="dir-choices">
          <legend>{t('close.remains', { ...remains })}</legend>
          <label>
            <input
              type="radio"
              name="remaining"
              checked={choice === 'merge-into'}
              onChange={() => setChoice('merge-into')}
            />
            {t('close.merge')}
            <small>{t('close.merge.help')}</small>
          </label>
          {choice === 'merge-into' && (
            <>
              <PlacePicker value={into} onChange={setInto} exclude={node} />
              {!into && <p className="tx-quiet">{t('close.choose')}</p>}
            </>
          )}
          <label>
            <input
              type="radio"
              name="remaining"
              disabled={remains.pupils > 0}
              checked={choice === 'close-all'}
              onChange={() => setChoice('close-all')}
            />
            {t('close.all')}
            <small>{remains.pupils > 0 ? t('close.all.pupils') : t('close.all.help')}</small>
          </label>
        </fieldset>
      )}
    </ConfirmDialog>
  );
}
