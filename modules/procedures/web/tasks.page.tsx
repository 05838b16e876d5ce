import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { useFilters } from '#web/ui/filters.ts';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import { LightMark } from './state.tsx';
import texts from './texts.ts';
import type { TaskRow } from './wire.ts';
import './procedures.css';

/** 待办 and 已办: what the person must do, the most urgent first, by mouse, thumb or keys. */
export default function Tasks() {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [{ state = 'open' }] = useFilters();
  const rows = useRef(new Map<string, TaskRow>());
  const [chosen, setChosen] = useState<readonly TaskRow[]>([]);
  const isOpen = state !== 'done';
  const counts = useQuery({
    queryKey: ['procedures', 'tasks', 'counts'],
    queryFn: ({ signal }) => ok(api.GET('/api/procedures/task-counts', { signal })),
  });

  const pathOf = (row: TaskRow) => `/procedures/cases/${row.caseTenantId}/${row.caseId}`;
  useKeys({
    open: (key) => {
      const row = rows.current.get(key);
      if (row) void navigate({ to: pathOf(row) });
    },
    approve: (key) => {
      const row = rows.current.get(key);
      if (row && isOpen) setChosen([row]);
    },
  });

  const approve = async () => {
    const { done, failed } = await ok(
      api.POST('/api/procedures/task-completions', {
        body: {
          choice: 'approve',
          tasks: chosen.map(({ id, tenantId, version }) => ({ id, tenantId, version })),
        },
      }),
    );
    if (done > 0) toast.ok(t('tasks.approved', { done }));
    if (failed.length > 0) toast.error(t('tasks.failed', { count: failed.length }));
    await client.invalidateQueries({ queryKey: ['procedures', 'tasks'] });
  };
  return (
    <Page
      title={t('tasks.title')}
      lead={counts.data && t('tasks.lead', { ...counts.data })}
      actions={
        <Link className="tx-button" to="/procedures/delegations">
          {t('tasks.delegate')}
        </Link>
      }
    >
      <SectionCard title={isOpen ? t('tasks.open') : t('tasks.done')}>
        <div data-task-list>
          <DataTable
            label={t('tasks.title')}
            name="procedures.tasks"
            queryKey={['procedures', 'tasks', 'list', state]}
            fetch={async ({ cursor, limit, signal }) => {
              const query = { cursor, limit, state: isOpen ? ('open' as const) : ('done' as const) };
              const page = await ok(api.GET('/api/procedures/tasks', { params: { query }, signal }));
              for (const row of page.items) rows.current.set(row.id, row);
              return page;
            }}
            rowKey={(row) => row.id}
            rowPath={pathOf}
            filters={[
              {
                name: 'state',
                label: t('cases.status'),
                unset: t('tasks.open'),
                options: [{ value: 'done', label: t('tasks.done') }],
              },
            ]}
            {...(isOpen && {
              bulk: [
                {
                  key: 'approve',
                  words: t('tasks.approve'),
                  run: (keys) => {
                    setChosen(keys.slice(0, 50).flatMap((key) => rows.current.get(key) ?? []));
                    return true;
                  },
                },
              ],
            })}
            columns={[
              {
                key: 'case',
                title: t('tasks.case'),
                always: true,
                render: (row) => (
                  <>
                    {say(row.title)} {row.shared && <Tag>{t('tasks.shared')}</Tag>}{' '}
                    {row.urgedAt && isOpen && <Tag tone="warn">{t('tasks.urged')}</Tag>}
                  </>
                ),
              },
              {
                key: 'light',
                title: t('tasks.due'),
                width: '9rem',
                render: (row) =>
                  isOpen ? (
                    <>
                      <LightMark light={row.light} />
                      {row.dueAt && <div className="tx-quiet">{format.day(row.dueAt)}</div>}
                    </>
                  ) : (
                    row.endedAt && format.moment(row.endedAt)
                  ),
              },
              { key: 'step', title: t('tasks.step'), width: '12rem', render: (row) => say(row.name) },
              {
                key: 'procedure',
                title: t('tasks.procedure'),
                width: '12rem',
                render: (row) => say(row.procedureName),
              },
              {
                key: 'opened',
                title: t('tasks.opened'),
                width: '9rem',
                align: 'end',
                render: (row) => format.ago(row.openedAt),
              },
            ]}
            empty={<Empty drawing="done" title={isOpen ? t('tasks.none') : t('tasks.none.done')} />}
          />
        </div>
        {isOpen && <p className="tx-quiet pr-hint">{t('tasks.keys')}</p>}
      </SectionCard>
      <ConfirmDialog
        open={chosen.length > 0}
        title={t('tasks.approve.ask', { count: chosen.length })}
        verb={t('tasks.approve')}
        onClose={() => setChosen([])}
        onConfirm={approve}
      >
        <p>{t('tasks.approve.detail')}</p>
        <ul>
          {chosen.slice(0, 10).map((row) => (
            <li key={row.id}>
              {say(row.title)} · {say(row.name)}
            </li>
          ))}
        </ul>
      </ConfirmDialog>
    </Page>
  );
}

/** J and K move through the list, A approves the row under the focus; Enter is the list's own. */
function useKeys(does: { open: (key: string) => void; approve: (key: string) => void }): void {
  const latest = useRef(does);
  latest.current = does;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        target.closest('input, textarea, select, dialog, [role=combobox]')
      )
        return;
      const list = [...document.querySelectorAll<HTMLElement>('[data-task-list] tr[data-row]')];
      const at = list.findIndex(
        (row) => row === document.activeElement || row.contains(document.activeElement),
      );
      const move = { j: 1, k: -1 }[event.key];
      if (move) {
        event.preventDefault();
        list[Math.min(list.length - 1, Math.max(0, at + move))]?.focus();
      } else if (event.key === 'a' && at >= 0) latest.current.approve(list[at]?.dataset.row ?? '');
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
