import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useRef } from 'react';
import { api, ifMatch, ok } from '#web/api/client.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { FormPage } from '#web/ui/form-page.tsx';
import { Page } from '#web/ui/page.tsx';
import { toast } from '#web/ui/toast.tsx';
import { useNames } from '../names.ts';
import { organisationQuery } from '../places.ts';
import type { Organisation } from '../wire.ts';
import {
  codesOf,
  filled,
  OrganisationFields,
  type OrganisationValues,
  renameCodes,
  valuesOf,
} from './organisation-form.tsx';
import texts from './texts.ts';

/** Changes an organisation; its kind and its place are not changed here. */
export default function EditOrganisation() {
  const t = useTexts(texts);
  const names = useNames();
  const go = useNavigate();
  const cache = useQueryClient();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const query = useQuery({ ...organisationQuery(id), staleTime: 0, refetchOnWindowFocus: false });
  const node = query.data;
  const sent = useRef<OrganisationValues>(undefined);
  const back = () => void go({ to: '/directory/tree', search: { id } as never });
  if (!node) return <Page title={t('form.edit')} query={query} narrow />;
  const before = valuesOf(node);
  return (
    <Page title={node.name} lead={`${t('form.edit')} · ${names.kind(node.kind)}`} narrow>
      <FormPage<OrganisationValues, Organisation>
        key={node.version}
        name={`directory.organisation.${id}`}
        version={node.version}
        initialValues={before}
        rename={(pointer) => renameCodes(sent.current)(pointer)}
        onReload={() => void query.refetch()}
        onCancel={back}
        onSubmit={(values) => {
          sent.current = values;
          const codes = codesOf(values).filter(
            (code) => code.value !== (code.type === 'school-code' ? before.schoolCode : before.creditCode),
          );
          return ok(
            api.PATCH('/api/directory/organisations/{id}', {
              params: { path: { id } },
              body: {
                name: values.name,
                shortName: filled(values.shortName) ?? null,
                ...(values.schoolType && { schoolType: values.schoolType }),
                ...('stage' in values && { stage: values.stage ?? null }),
                ...('regionCode' in values && { regionCode: filled(values.regionCode) ?? null }),
                ...('entryYear' in values && { entryYear: values.entryYear ?? null }),
                ...('classNumber' in values && { classNumber: values.classNumber ?? null }),
                ...('mixedGrades' in values && { mixedGrades: values.mixedGrades ?? false }),
                ...('address' in values && { address: filled(values.address) ?? null }),
                ...(codes.length > 0 && { codes }),
              },
              headers: ifMatch(node.version),
            }),
          );
        }}
        onDone={async () => {
          await cache.invalidateQueries({ queryKey: ['directory'] });
          toast.ok(t('form.saved'));
          back();
        }}
      >
        <OrganisationFields kind={node.kind} />
      </FormPage>
    </Page>
  );
}
