import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import type { paths } from '#web/api/schema.gen.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { toast } from '#web/ui/toast.tsx';
import { useChoices } from './choices.ts';
import texts from './texts.ts';

type Decision = paths['/api/sso/apps/{appId}/decision']['post']['requestBody']['content']['application/json'];
type Scope = Extract<Decision, { action: 'approve' }>['scopes'][number];

interface DecideProps {
  app: { id: string; application: { scopes: Scope[]; roles: string[] } };
  onDone: () => void;
}

/** The reviewer's decision: what the app may know, for whom, or why not. */
export function Decide({ app, onDone }: DecideProps) {
  const t = useTexts(texts);
  const say = usePick();
  const choices = useChoices();
  const [scopes, setScopes] = useState(app.application.scopes);
  const [roles, setRoles] = useState(app.application.roles);
  const [trusted, setTrusted] = useState(false);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const decide = async (body: Decision) => {
    setBusy(true);
    setError(undefined);
    try {
      await ok(api.POST('/api/sso/apps/{appId}/decision', { params: { path: { appId: app.id } }, body }));
      toast.ok(t('review.done'));
      onDone();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const asked = (choices.data?.scopes ?? []).filter(({ scope }) =>
    (app.application.scopes as string[]).includes(scope),
  );
  return (
    <SectionCard title={t('review.decide')}>
      <Form layout="vertical" className="tx-form" component="div">
        <Form.Item label={t('review.scopes')} extra={t('review.scopes.hint')} required>
          <Checkbox.Group
            style={{ flexDirection: 'column' }}
            value={scopes}
            onChange={(chosen) => setScopes(chosen as Scope[])}
            options={asked.map(({ scope, name, detail }) => ({
              value: scope,
              label: (
                <>
                  <b>{say(name)}</b> <span className="tx-quiet">{say(detail)}</span>
                </>
              ),
            }))}
          />
        </Form.Item>
        <Form.Item label={t('app.approvedRoles')} extra={t('form.roles.hint')}>
          <Select
            mode="multiple"
            aria-label={t('app.approvedRoles')}
            value={roles}
            onChange={setRoles}
            options={(choices.data?.roles ?? []).map(({ role, name }) => ({ value: role, label: say(name) }))}
          />
        </Form.Item>
        <Form.Item extra={t('review.trusted.hint')}>
          <Checkbox checked={trusted} onChange={(event) => setTrusted(event.target.checked)}>
            {t('review.trusted')}
          </Checkbox>
        </Form.Item>
        <Form.Item label={t('review.reason')} htmlFor="sso-review-reason">
          <Input.TextArea
            id="sso-review-reason"
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
      <ProblemAlert error={error} />
      <div className="tx-page-actions">
        <button
          type="button"
          className="tx-button tx-button-danger"
          disabled={busy || reason.trim() === ''}
          onClick={() => void decide({ action: 'reject', reason })}
        >
          {t('verb.reject')}
        </button>
        <button
          type="button"
          className="tx-button"
          disabled={busy || reason.trim() === ''}
          onClick={() => void decide({ action: 'return', reason })}
        >
          {t('verb.return')}
        </button>
        <button
          type="button"
          className="tx-button tx-button-primary"
          disabled={busy || scopes.length === 0}
          onClick={() => void decide({ action: 'approve', scopes, roles, trusted, reason })}
        >
          {t('verb.approve')}
        </button>
      </div>
    </SectionCard>
  );
}
