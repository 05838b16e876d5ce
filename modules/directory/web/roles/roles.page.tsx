import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { todayInChina } from '#platform/codes/dates.ts';
import { api, ok } from '#web/api/client.ts';
import { useCan, useSignedIn } from '#web/api/session.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { useFilters } from '#web/ui/filters.ts';
import { Page } from '#web/ui/page.tsx';
import { PersonTag } from '#web/ui/person-tag.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import { useCatalogue, useSpell } from '../names.ts';
import { PlaceField } from '../place-field.tsx';
import type { RoleAssignment } from '../wire.ts';
import texts from './texts.ts';
import './roles.css';

/** Granted roles at a node and below: who, where, until when; and why three administrators. */
export default function Roles() {
  const t = useTexts(texts);
  const say = usePick();
  const spell = useSpell();
  const cache = useQueryClient();
  const mayGrant = useCan('directory.role.grant');
  const { person: me } = useSignedIn();
  const [filters, setFilters] = useFilters();
  const [asked, setAsked] = useState<RoleAssignment>();
  const seesPeople = useCan('directory.person.read');
  const today = todayInChina();
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        mayGrant && (
          <Link className="tx-button tx-button-primary" to="/directory/roles/new">
            {t('grant')}
          </Link>
        )
      }
    >
      <Separation />
      <DataTable<RoleAssignment>
        label={t('title')}
        name="directory.roles"
        queryKey={['directory', 'roles']}
        fetch={({ cursor, limit, filters, signal }) => {
          const query = { cursor, limit, ...(filters.place && { organisationId: filters.place }) };
          return ok(api.GET('/api/directory/role-assignments', { params: { query }, signal }));
        }}
        rowKey={(row) => row.id}
        tools={
          <span className="dir-roles-filter">
            <PlaceField
              label={t('place')}
              placeholder={t('filter.place')}
              onChange={(id) => setFilters({ place: id })}
              {...(filters.place ? { value: filters.place } : {})}
            />
          </span>
        }
        columns={[
          {
            key: 'person',
            title: t('person'),
            always: true,
            render: (row) => (
              <PersonTag
                name={row.person.name}
                {...(seesPeople ? { path: `/directory/people/${row.person.id}` } : {})}
              />
            ),
          },
          { key: 'role', title: t('role'), width: '11rem', render: (row) => say(row.roleName) },
          { key: 'place', title: t('place'), width: '26%', render: (row) => row.organisation.name },
          { key: 'since', title: t('since'), width: '17rem', render: (row) => spell(row) },
          {
            key: 'state',
            title: t('state'),
            width: '7rem',
            render: (row) => <State row={row} today={today} />,
          },
          {
            key: 'revoke',
            title: '',
            width: '6.5rem',
            align: 'end',
            render: (row) =>
              mayGrant &&
              row.person.id !== me.id &&
              !hasEnded(row, today) && (
                <button type="button" className="tx-quiet-button" onClick={() => setAsked(row)}>
                  {t('revoke')}
                </button>
              ),
          },
        ]}
        card={(row) => (
          <div className="dir-role-card">
            <b>{row.person.name}</b> <State row={row} today={today} />
            <p>
              {say(row.roleName)} · {row.organisation.name}
            </p>
            <p className="tx-quiet">{spell(row)}</p>
            {mayGrant && row.person.id !== me.id && !hasEnded(row, today) && (
              <button type="button" className="tx-button" onClick={() => setAsked(row)}>
                {t('revoke')}
              </button>
            )}
          </div>
        )}
        empty={<Empty title={t('none.title')} detail={t('none.detail')} />}
      />
      <ConfirmDialog
        open={asked !== undefined}
        title={t('revoke.title', { name: asked?.person.name ?? '', role: asked ? say(asked.roleName) : '' })}
        verb={t('revoke')}
        danger
        onClose={() => setAsked(undefined)}
        onConfirm={async () => {
          if (!asked) return;
          await ok(
            api.POST('/api/directory/role-assignments/{id}/revoke', { params: { path: { id: asked.id } } }),
          );
          await cache.invalidateQueries({ queryKey: ['directory'] });
          toast.ok(t('revoke.done'));
        }}
      >
        <p>{t('revoke.detail')}</p>
      </ConfirmDialog>
    </Page>
  );
}

const hasEnded = (row: RoleAssignment, today: string) => row.validTo !== null && row.validTo <= today;

function State({ row, today }: { row: RoleAssignment; today: string }) {
  const t = useTexts(texts);
  if (hasEnded(row, today)) return <Tag>{t('state.ended')}</Tag>;
  if (row.validFrom > today) return <Tag tone="warn">{t('state.later')}</Tag>;
  return <Tag tone="good">{t('state.now')}</Tag>;
}

function Separation() {
  const t = useTexts(texts);
  const say = usePick();
  const roles = useCatalogue()?.roles ?? [];
  const name = (code: string) => {
    const role = roles.find((one) => one.code === code);
    return role ? say(role.name) : '';
  };
  return (
    <SectionCard title={t('separation.title')}>
      <p>{t('separation.lead')}</p>
      <dl className="dir-three">
        <div>
          <dt>{name('system-admin')}</dt>
          <dd>{t('separation.system')}</dd>
        </div>
        <div>
          <dt>{name('security-admin')}</dt>
          <dd>{t('separation.security')}</dd>
        </div>
        <div>
          <dt>{name('audit-admin')}</dt>
          <dd>{t('separation.audit')}</dd>
        </div>
      </dl>
      <p className="tx-quiet">{t('separation.derived')}</p>
    </SectionCard>
  );
}
