import { Checkbox, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { Answers, FormModel } from '#platform/forms/form/model.ts';
import { everything } from '#platform/forms/form/rights.ts';
import { api, ok } from '#web/api/client.ts';
import { upload } from '#web/api/upload.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { Filler } from '#web/ui/form/filler.tsx';
import type { FillingFiles, KeptFile } from '#web/ui/form/filling-context.ts';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import { PersonField } from './person-field.tsx';
import texts from './texts.ts';
import type { Case } from './wire.ts';

interface MovesProps {
  found: Case;
  onMoved: () => Promise<void>;
}
type Task = Case['standing'][number]['tasks'][number];
type Mine = NonNullable<Task['mine']>;
type Choice = Mine['choices'][number];

/** The decisions that lie with the reader, one card a task. */
export function Decide({ found, onMoved }: MovesProps) {
  const t = useTexts(texts);
  const say = usePick();
  const open = found.standing.flatMap((stand) =>
    stand.tasks.flatMap((task) => (task.mine ? [{ stand, task, mine: task.mine }] : [])),
  );
  return open.map(({ stand, task, mine }) => (
    <SectionCard key={task.id} title={`${t('case.mine')} · ${say(stand.name)}`}>
      {mine.onBehalfOf && <Tag tone="info">{t('case.behalf', { name: mine.onBehalfOf })}</Tag>}
      <Decision found={found} task={task} mine={mine} onMoved={onMoved} />
    </SectionCard>
  ));
}

/** Files of a case's form go where those of its applicant went. */
function filesOf({ form }: Case): FillingFiles {
  const tenantId = String(form?.tenantId ?? '');
  const formId = String(form?.formId ?? '');
  return {
    known: [],
    url: (id) => `/api/forms/attachments/${tenantId}/${id}`,
    send: (field, file, options) =>
      upload<KeptFile>(
        `/api/forms/fillings/${tenantId}/${formId}/attachments?field=${encodeURIComponent(field)}`,
        file,
        options,
      ),
  };
}

function Decision({
  found,
  task,
  mine,
  onMoved,
}: {
  found: Case;
  task: Task;
  mine: Mine;
  onMoved: () => Promise<void>;
}) {
  const t = useTexts(texts);
  const say = usePick();
  const [comment, setComment] = useState('');
  const [answers, setAnswers] = useState<Answers>();
  const [asked, setAsked] = useState<'return' | 'reassignment' | 'signers'>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const decide = async (choice: Choice) => {
    setBusy(true);
    setError(undefined);
    try {
      await ok(
        api.POST('/api/procedures/tasks/{id}/completion', {
          params: { path: { id: task.id } },
          body: {
            tenantId: task.tenantId,
            choice: choice.key,
            version: task.version,
            ...(comment.trim() && { comment: comment.trim() }),
            ...(answers && { data: answers }),
          },
        }),
      );
      toast.ok(t('move.moved', { move: say(choice.label) }));
      await onMoved();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const needed = mine.choices.filter((choice) => choice.reason).map((choice) => say(choice.label));
  return (
    <>
      {mine.part && (
        <Filler
          model={mine.part.model as FormModel}
          answers={answers ?? (mine.part.answers as Answers)}
          onChange={setAnswers}
          rights={everything}
          files={filesOf(found)}
        />
      )}
      <Input.TextArea
        aria-label={t('case.comment')}
        placeholder={t('case.comment')}
        maxLength={2000}
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <ProblemAlert error={error} />
      <div className="pr-moves">
        {mine.choices.map((choice) => (
          <button
            key={choice.key}
            type="button"
            className={`tx-button ${choice.refuses ? 'tx-button-danger' : 'tx-button-primary'}`}
            disabled={busy || (choice.reason === true && comment.trim() === '')}
            onClick={() => void decide(choice)}
          >
            {say(choice.label)}
          </button>
        ))}
        {mine.returnTargets.length > 0 && (
          <button type="button" className="tx-button" onClick={() => setAsked('return')}>
            {t('move.return')}
          </button>
        )}
        <button type="button" className="tx-button" onClick={() => setAsked('reassignment')}>
          {t('move.reassign')}
        </button>
        <button type="button" className="tx-button" onClick={() => setAsked('signers')}>
          {t('move.signers')}
        </button>
      </div>
      {needed.length > 0 && comment.trim() === '' && (
        <p className="tx-quiet pr-hint">{t('case.comment.needed', { choices: needed.join(' · ') })}</p>
      )}
      {asked === 'return' && (
        <ReturnDialog task={task} mine={mine} onClose={() => setAsked(undefined)} onMoved={onMoved} />
      )}
      {asked === 'reassignment' && (
        <ReassignDialog task={task} onClose={() => setAsked(undefined)} onMoved={onMoved} />
      )}
      {asked === 'signers' && (
        <SignersDialog task={task} onClose={() => setAsked(undefined)} onMoved={onMoved} />
      )}
    </>
  );
}

interface DialogProps {
  task: Task;
  onClose: () => void;
  onMoved: () => Promise<void>;
}

function Reason({
  value,
  onChange,
  needed,
}: {
  value: string;
  onChange: (text: string) => void;
  needed?: boolean;
}) {
  const t = useTexts(texts);
  const label = needed ? t('move.reason.needed') : t('move.reason');
  return (
    <Input.TextArea
      aria-label={label}
      placeholder={label}
      maxLength={1000}
      autoSize={{ minRows: 2, maxRows: 6 }}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function ReturnDialog({ task, mine, onClose, onMoved }: DialogProps & { mine: Mine }) {
  const t = useTexts(texts);
  const say = usePick();
  const [to, setTo] = useState(mine.returnTargets.at(-1)?.node ?? '');
  const [reason, setReason] = useState('');
  const [directly, setDirectly] = useState(false);
  return (
    <ConfirmDialog
      open
      title={t('move.return')}
      verb={t('move.return')}
      blocked={reason.trim() === '' || to === ''}
      onClose={onClose}
      onConfirm={async () => {
        await ok(
          api.POST('/api/procedures/tasks/{id}/return', {
            params: { path: { id: task.id } },
            body: { tenantId: task.tenantId, to, reason, directly },
          }),
        );
        await onMoved();
      }}
    >
      <div className="pr-form">
        <Select
          aria-label={t('move.return.to')}
          value={to}
          options={mine.returnTargets.map((target) => ({ value: target.node, label: say(target.name) }))}
          onChange={setTo}
        />
        <Reason value={reason} onChange={setReason} needed />
        <Checkbox checked={directly} onChange={(event) => setDirectly(event.target.checked)}>
          {t('move.return.directly')}
        </Checkbox>
      </div>
    </ConfirmDialog>
  );
}

function ReassignDialog({ task, onClose, onMoved }: DialogProps) {
  const t = useTexts(texts);
  const [personId, setPersonId] = useState<string>();
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      open
      title={t('move.reassign')}
      verb={t('move.reassign')}
      blocked={personId === undefined}
      onClose={onClose}
      onConfirm={async () => {
        await ok(
          api.POST('/api/procedures/tasks/{id}/reassignment', {
            params: { path: { id: task.id } },
            body: { tenantId: task.tenantId, personId: personId ?? '', ...(reason.trim() && { reason }) },
          }),
        );
        await onMoved();
      }}
    >
      <div className="pr-form">
        <PersonField
          label={t('move.reassign.to')}
          {...(personId && { value: personId })}
          onChange={setPersonId}
        />
        <Reason value={reason} onChange={setReason} />
      </div>
    </ConfirmDialog>
  );
}

const ways = ['before', 'parallel', 'after'] as const;

function SignersDialog({ task, onClose, onMoved }: DialogProps) {
  const t = useTexts(texts);
  const [how, setHow] = useState<(typeof ways)[number]>('before');
  const [personId, setPersonId] = useState<string>();
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      open
      title={t('move.signers')}
      verb={t('move.signers')}
      blocked={personId === undefined}
      onClose={onClose}
      onConfirm={async () => {
        await ok(
          api.POST('/api/procedures/tasks/{id}/signers', {
            params: { path: { id: task.id } },
            body: {
              tenantId: task.tenantId,
              how,
              people: [personId ?? ''],
              ...(reason.trim() && { reason }),
            },
          }),
        );
        await onMoved();
      }}
    >
      <div className="pr-form">
        <PersonField
          label={t('move.signers.who')}
          {...(personId && { value: personId })}
          onChange={setPersonId}
        />
        <Radio.Group
          value={how}
          onChange={(event) => setHow(event.target.value as (typeof ways)[number])}
          options={ways.map((value) => ({ value, label: t(`move.signers.${value}`) }))}
        />
        <Reason value={reason} onChange={setReason} />
      </div>
    </ConfirmDialog>
  );
}

const caseMoves = {
  withdrawal: { needsReason: false, danger: true },
  suspension: { needsReason: true, danger: false },
  resumption: { needsReason: false, danger: false },
  voiding: { needsReason: true, danger: true },
} as const;
type CaseMove = keyof typeof caseMoves;
type TaskMove = 'urging' | 'take-back';
type Asked =
  | { move: CaseMove }
  | { move: TaskMove; taskId: string }
  | { move: 'action-retry' | 'action-skip'; tokenId: string };

/** Moves in the whole case, as far as they are the reader's. */
export function CaseMoves({ found, onMoved }: MovesProps) {
  const t = useTexts(texts);
  const [asked, setAsked] = useState<Asked>();
  const [reason, setReason] = useState('');
  const open = found.standing.flatMap((stand) => stand.tasks).find((task) => task.status === 'open');
  const failed = found.standing.find((stand) => stand.failure?.final);
  const offers: Asked[] = [
    ...(found.may.urge && open ? [{ move: 'urging' as const, taskId: open.id }] : []),
    ...found.may.takeBack.map((taskId) => ({ move: 'take-back' as const, taskId })),
    ...(found.may.withdraw ? [{ move: 'withdrawal' as const }] : []),
    ...(found.may.manage && failed
      ? [
          { move: 'action-retry' as const, tokenId: failed.tokenId },
          { move: 'action-skip' as const, tokenId: failed.tokenId },
        ]
      : []),
    ...(found.may.manage
      ? [
          { move: found.status === 'suspended' ? ('resumption' as const) : ('suspension' as const) },
          { move: 'voiding' as const },
        ]
      : []),
  ];
  if (offers.length === 0) return null;
  const needsReason =
    asked !== undefined &&
    (asked.move === 'action-skip' ||
      (asked.move in caseMoves && caseMoves[asked.move as CaseMove].needsReason));
  const go = async () => {
    if (!asked) return;
    const why = reason.trim() ? { reason: reason.trim() } : {};
    if ('taskId' in asked) {
      const body = { tenantId: open?.tenantId ?? found.tenantId, ...why };
      const path = { params: { path: { id: asked.taskId } }, body };
      await ok(
        asked.move === 'urging'
          ? api.POST('/api/procedures/tasks/{id}/urging', path)
          : api.POST('/api/procedures/tasks/{id}/take-back', path),
      );
    } else if ('tokenId' in asked) {
      const path = {
        params: { path: { id: found.id } },
        body: { tenantId: found.tenantId, tokenId: asked.tokenId, ...why },
      };
      await ok(
        asked.move === 'action-retry'
          ? api.POST('/api/procedures/cases/{id}/action-retry', path)
          : api.POST('/api/procedures/cases/{id}/action-skip', path),
      );
    } else {
      const path = { params: { path: { id: found.id } }, body: { tenantId: found.tenantId, ...why } };
      const send = {
        withdrawal: () => api.POST('/api/procedures/cases/{id}/withdrawal', path),
        suspension: () => api.POST('/api/procedures/cases/{id}/suspension', path),
        resumption: () => api.POST('/api/procedures/cases/{id}/resumption', path),
        voiding: () => api.POST('/api/procedures/cases/{id}/voiding', path),
      };
      await ok(send[asked.move]());
    }
    toast.ok(t('move.moved', { move: t(`move.${asked.move}`) }));
    await onMoved();
  };
  return (
    <div className="pr-moves">
      {offers.map((offer) => (
        <button
          key={offer.move}
          type="button"
          className={`tx-button ${offer.move in caseMoves && caseMoves[offer.move as CaseMove].danger ? 'tx-button-danger' : ''}`}
          onClick={() => {
            setReason('');
            setAsked(offer);
          }}
        >
          {t(`move.${offer.move}`)}
        </button>
      ))}
      {asked && (
        <ConfirmDialog
          open
          title={t(`move.${asked.move}`)}
          verb={t(`move.${asked.move}`)}
          blocked={needsReason && reason.trim() === ''}
          onClose={() => setAsked(undefined)}
          onConfirm={go}
        >
          <Reason value={reason} onChange={setReason} needed={needsReason} />
        </ConfirmDialog>
      )}
    </div>
  );
}
