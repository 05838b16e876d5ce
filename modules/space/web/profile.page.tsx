import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Switch } from 'antd';
import { api, ok } from '#web/api/client.ts';
import { useSignedIn } from '#web/api/session.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { places } from '#web/modules.ts';
import { Page } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import texts from './texts.ts';
import './space.css';

/** Who I am here, in which roles, and how I want to be told. */
export default function Profile() {
  const t = useTexts(texts);
  const say = usePick();
  const client = useQueryClient();
  const { person, account, roles, activeRole } = useSignedIn();
  const key = ['space', 'preference'];
  const preference = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => ok(api.GET('/api/space/preference', { signal })),
  });
  const save = useMutation({
    mutationFn: (body: { mail: boolean; sms: boolean }) => ok(api.PUT('/api/space/preference', { body })),
    onSuccess: (_saved, body) => {
      client.setQueryData(key, body);
      toast.ok(t('profile.saved'));
    },
  });
  const now = preference.data ?? { mail: false, sms: false };
  return (
    <Page title={person.name} lead={t('profile.account', { account: account.loginName })} narrow>
      <SectionCard title={t('profile.roles')} more={{ words: t('profile.security'), path: places.security }}>
        <ul className="sp-rows">
          {roles.map((role) => (
            <li key={role.id}>
              <div className="sp-row">
                <b>{say(role.roleName)}</b>
                {role.id === activeRole?.id && <Tag tone="good">{t('profile.current')}</Tag>}
                <span className="tx-quiet">{role.organisation.name}</span>
              </div>
            </li>
          ))}
        </ul>
      </SectionCard>
      <SectionCard title={t('profile.channels')} query={preference}>
        <ul className="sp-rows">
          {(['sms', 'mail'] as const).map((channel) => (
            <li key={channel}>
              <div className="sp-row">
                <span id={`channel-${channel}`}>{t(`profile.${channel}`)}</span>
                <Switch
                  aria-labelledby={`channel-${channel}`}
                  checked={now[channel]}
                  loading={save.isPending}
                  onChange={(checked) => save.mutate({ ...now, [channel]: checked })}
                />
              </div>
            </li>
          ))}
        </ul>
        <ProblemAlert error={save.error} />
      </SectionCard>
    </Page>
  );
}
