import { useQuery } from '@tanstack/react-query';
import { api, ok } from '#web/api/client.ts';
import { usePick } from '#web/i18n/texts.ts';

/** What can be asked for and for whom, as the server names it. */
export const useChoices = () =>
  useQuery({
    queryKey: ['sso', 'choices'],
    queryFn: ({ signal }) => ok(api.GET('/api/sso/choices', { signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The words for some roles. */
export function useRoleNames(): (roles: readonly string[]) => string[] {
  const say = usePick();
  const { data } = useChoices();
  return (roles) =>
    roles.map((role) => {
      const known = data?.roles.find((choice) => choice.role === role);
      return known ? say(known.name) : role;
    });
}
