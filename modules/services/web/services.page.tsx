import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useSignedIn } from '#web/api/session.ts';
import { Catalogue } from './catalogue.tsx';

/** The services of the counties where the person or the person's children are known. */
export default function Services() {
  const { roles, activeRole } = useSignedIn();
  const [chosen, setChosen] = useState<string>();
  const children = useQuery({
    queryKey: ['directory', 'children'],
    queryFn: ({ signal }) => ok(api.GET('/api/directory/children', { signal })),
  });
  const tenants = [
    ...new Set([
      ...(activeRole ? [activeRole.tenantId] : []),
      ...roles.map((role) => role.tenantId),
      ...(children.data?.items ?? []).flatMap((child) => child.enrolments.map((one) => one.tenantId)),
    ]),
  ];
  const tenantId = chosen ?? tenants[0];
  return <Catalogue tenantId={tenantId} tenants={tenants} onTenant={setChosen} />;
}
