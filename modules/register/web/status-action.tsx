import { Drawer, Form, Input, Select } from 'antd';
import { api, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { DayField } from '#web/ui/day-field.tsx';
import { FormPage } from '#web/ui/form-page.tsx';
import { useNarrow } from '#web/ui/narrow.ts';
import { toast } from '#web/ui/toast.tsx';
import { todayHere, useWords } from './words.ts';

export type ActionKind = 'place' | 'suspend' | 'resume' | 'withdraw' | 'graduate';
export type Room = { id: string; name: string };

type Values = { classId?: string; on?: string; until?: string; reason?: string; documentNumber?: string };

interface StatusActionProps {
  kind: ActionKind | undefined;
  schoolId: string;
  personIds: readonly string[];
  rooms: readonly Room[];
  onClose: (done: boolean) => void;
}

/** One status change of one or many pupils, in a drawer at the side (from below on a phone). */
export function StatusAction({ kind, schoolId, personIds, rooms, onClose }: StatusActionProps) {
  const { t } = useWords();
  const narrow = useNarrow();
  return (
    <Drawer
      open={kind !== undefined}
      title={kind && t(`act.${kind}.title`)}
      placement={narrow ? 'bottom' : 'right'}
      size={narrow ? '85%' : 440}
      onClose={() => onClose(false)}
      destroyOnHidden
    >
      {kind && (
        <FormPage<Values>
          name={`register.${kind}.${personIds[0]}`}
          initialValues={{ on: todayHere() }}
          submitWords={t('act.save')}
          onCancel={() => onClose(false)}
          onSubmit={(values, { idempotencyKey }) => send(kind, schoolId, personIds, values, idempotencyKey)}
          onDone={() => {
            toast.ok(t('act.done'));
            void queries.invalidateQueries({ queryKey: ['register'] });
            onClose(true);
          }}
          rename={(pointer) => (pointer.startsWith('/personIds') ? '/on' : pointer)}
        >
          <p className="tx-quiet rg-lead">{t('act.lead', { count: personIds.length })}</p>
          {(kind === 'place' || kind === 'resume') && (
            <Form.Item
              name="classId"
              label={t('act.class')}
              rules={[{ required: true, message: t('act.class.need') }]}
            >
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={rooms.map((room) => ({ value: room.id, label: room.name }))}
              />
            </Form.Item>
          )}
          <Form.Item name="on" label={t('act.on')} rules={[{ required: true, message: t('admit.need') }]}>
            <DayField />
          </Form.Item>
          {kind === 'suspend' && (
            <Form.Item
              name="until"
              label={t('act.until')}
              rules={[{ required: true, message: t('act.until.need') }]}
            >
              <DayField />
            </Form.Item>
          )}
          <Form.Item
            name="reason"
            label={t('act.reason')}
            rules={
              kind === 'suspend' || kind === 'withdraw'
                ? [{ required: true, whitespace: true, message: t('act.reason.need') }]
                : []
            }
          >
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
          <Form.Item name="documentNumber" label={t('act.document')} extra={t('act.document.hint')}>
            <Input maxLength={60} />
          </Form.Item>
        </FormPage>
      )}
    </Drawer>
  );
}

function send(
  kind: ActionKind,
  schoolId: string,
  personIds: readonly string[],
  { classId = '', on, until = '', reason, documentNumber }: Values,
  key: string,
) {
  const headers = { 'idempotency-key': key };
  const note = {
    ...(on && { on }),
    ...(reason?.trim() && { reason: reason.trim() }),
    ...(documentNumber?.trim() && { documentNumber: documentNumber.trim() }),
  };
  const personId = personIds[0] ?? '';
  const need = { reason: reason?.trim() ?? '' };
  switch (kind) {
    case 'place':
      return ok(
        api.POST('/api/register/placements', {
          headers,
          body: { schoolId, classId, personIds: [...personIds], ...note },
        }),
      );
    case 'resume':
      return ok(
        api.POST('/api/register/resumptions', { headers, body: { schoolId, classId, personId, ...note } }),
      );
    case 'suspend':
      return ok(
        api.POST('/api/register/suspensions', {
          headers,
          body: { schoolId, personId, until, ...note, ...need },
        }),
      );
    case 'withdraw':
      return ok(
        api.POST('/api/register/withdrawals', { headers, body: { schoolId, personId, ...note, ...need } }),
      );
    case 'graduate':
      return ok(
        api.POST('/api/register/graduations', {
          headers,
          body: { schoolId, who: { personIds: [...personIds] }, ...note },
        }),
      );
  }
}
