import { useParams } from '@tanstack/react-router';
import { Catalogue } from './catalogue.tsx';

/** A county's services as everybody may read them. */
export default function PublicCatalogue() {
  const { tenantId } = useParams({ strict: false });
  return <Catalogue tenantId={tenantId} tenants={tenantId ? [tenantId] : []} />;
}
