import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { DataTable, type ListAsk, type ListPage } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { useFilters } from '#web/ui/filters.ts';
import { Page } from '#web/ui/page.tsx';
import { PersonTag } from '#web/ui/person-tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import { download } from '../download.ts';
import { useNames } from '../names.ts';
import { PlaceField } from '../place-field.tsx';
import { organisationQuery, useOwnPlace } from '../places.ts';
import shared from '../texts.ts';
import type { OrganisationDetail, PersonFound, PersonKind } from '../wire.ts';
import texts from './texts.ts';
import './people.css';

const kinds: readonly PersonKind[] = ['pupil', 'staff', 'guardian'];

/** People found by words; without words, the people of one organisation by kind. */
export default function People() {
  const t = useTexts(texts);
  const say = useTexts(shared);
  const names = useNames();
  const format = useFormat();
  const go = useNavigate();
  const own = useOwnPlace() ?? '';
  const [filters, setFilters] = useFilters();
  const mayCreate = useCan('directory.person.create');
  const mayMerge = useCan('directory.person.merge');
  const mayExport = useCan('directory.person.export');
  const place = useQuery(organisationQuery(filters.place ?? own));
  const { q = '' } = filters;
  const shownKind = kindOf(filters.kind) ?? (place.data?.kind === 'bureau' ? 'staff' : 'pupil');
  return (
    <Page
      title={t('title')}
      query={place}
      lead={
        q
          ? t('lead.search', { q })
          : t('lead.place', { place: place.data?.name ?? '', kind: names.person(shownKind) })
      }
      actions={
        mayCreate && (
          <Link className="tx-button tx-button-primary" to="/directory/people/new">
            {t('new')}
          </Link>
        )
      }
    >
      <DataTable<PersonFound>
        label={t('title')}
        name="directory.people"
        searchHint={t('search')}
        queryKey={['directory', 'people', own, place.data?.kind]}
        fetch={(ask) => fetchPeople(ask, own, place.data)}
        rowKey={(row) => row.id}
        rowPath={(row) => `/directory/people/${row.id}`}
        filters={[
          {
            name: 'kind',
            label: t('kind'),
            options: kinds.map((kind) => ({ value: kind, label: names.person(kind) })),
          },
        ]}
        tools={
          <span className="dir-place-filter">
            <PlaceField
              kind="school"
              label={t('where')}
              placeholder={t('place.all')}
              onChange={(id) => setFilters({ place: id })}
              {...(filters.place ? { value: filters.place } : {})}
            />
          </span>
        }
        columns={[
          {
            key: 'name',
            title: t('name'),
            always: true,
            render: (row) => <PersonTag name={row.name} detail={row.pinyin} />,
          },
          {
            key: 'where',
            title: t('where'),
            width: '34%',
            render: (row) => <Where row={row} />,
          },
          { key: 'sex', title: t('sex'), width: '5.5rem', render: (row) => names.sex(row.sex) },
          {
            key: 'birthDate',
            title: t('birthDate'),
            width: '9.5rem',
            render: (row) => row.birthDate && format.day(row.birthDate),
          },
          { key: 'number', title: t('number'), width: '12rem', render: (row) => row.number },
        ]}
        {...(mayMerge && {
          bulk: [
            {
              key: 'merge',
              words: t('merge.two'),
              run: (ids: readonly string[]) => {
                const [first, second] = ids;
                if (ids.length !== 2 || !first || !second) {
                  toast.info(t('merge.choose'));
                  return false;
                }
                void go({
                  to: '/directory/people/$id/merge',
                  params: { id: first },
                  search: { with: second } as never,
                });
                return true;
              },
            },
          ],
        })}
        {...(mayExport && {
          onExport: () => {
            const id = filters.place ?? own;
            download(`/api/directory/organisations/${id}/people/export?kind=${shownKind}`);
            toast.info(say('downloading'));
          },
        })}
        empty={<Empty drawing="search" title={t('none.title')} detail={t('none.detail')} />}
      />
    </Page>
  );
}

const kindOf = (text: string | undefined) => kinds.find((kind) => kind === text);

async function fetchPeople(
  { filters, cursor, limit, signal }: ListAsk,
  own: string,
  place: OrganisationDetail | undefined,
): Promise<ListPage<PersonFound>> {
  const kind = kindOf(filters.kind);
  const q = filters.q?.trim().slice(0, 60);
  if (q) {
    const query = { q, cursor, limit, ...(kind && { kind }), ...(filters.place && { under: filters.place }) };
    return ok(api.GET('/api/directory/people', { params: { query }, signal }));
  }
  const id = filters.place ?? own;
  if (place?.kind === 'class') return fetchClass(place, kind, signal);
  const query = { kind: kind ?? (place?.kind === 'bureau' ? 'staff' : 'pupil'), cursor, limit } as const;
  return ok(api.GET('/api/directory/organisations/{id}/people', { params: { path: { id }, query }, signal }));
}

/** Pupils belong to a school in lists; those of one class stand in its roster. */
async function fetchClass(
  { id, name }: OrganisationDetail,
  kind: PersonKind | undefined,
  signal: AbortSignal,
): Promise<ListPage<PersonFound>> {
  const roster = await ok(
    api.GET('/api/directory/classes/{id}/roster', { params: { path: { id } }, signal }),
  );
  const members = kind === 'staff' ? roster.teachers : kind === 'guardian' ? [] : roster.pupils;
  const here = { kind: kind ?? ('pupil' as const), organisation: { id, name } };
  return { items: members.map(({ person }) => ({ ...person, affiliations: [here] })), nextCursor: null };
}

function Where({ row }: { row: PersonFound }) {
  const names = useNames();
  return row.affiliations.map(({ kind, organisation }, index) => (
    <span key={kind + organisation.id}>
      {index > 0 && '；'}
      {organisation.name} <span className="tx-quiet">{names.person(kind)}</span>
    </span>
  ));
}
