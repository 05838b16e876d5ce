import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import texts from './texts.ts';

/** The directory's codes in the reader's words. A code without words is shown as it is. */
export function useNames() {
  const t = useTexts(texts);
  return useMemo(() => {
    const of = (group: string) => (code: string) => {
      const key = `${group}.${code}`;
      return key in texts.zh ? t(key as 'kind.school') : code;
    };
    return {
      kind: of('kind'),
      schoolType: of('schoolType'),
      stage: of('stage'),
      code: of('code'),
      sex: of('sex'),
      person: of('person'),
      relation: of('relation'),
      status: of('status'),
      identifier: of('identifier'),
    };
  }, [t]);
}

/** Roles and posts change with a release of the platform only, subjects hardly ever. */
const forLong = 60 * 60_000;

export function useCatalogue() {
  return useQuery({
    queryKey: ['directory', 'catalogue'],
    queryFn: ({ signal }) => ok(api.GET('/api/directory/catalogue', { signal })),
    staleTime: forLong,
  }).data;
}

export function useSubjects() {
  return useQuery({
    queryKey: ['reference', 'subjects'],
    queryFn: async ({ signal }) => (await ok(api.GET('/api/reference/subjects', { signal }))).items,
    staleTime: forLong,
  }).data;
}

/** Names of posts and of subjects by code; the code until they are read. */
export function useDutyNames() {
  const say = usePick();
  const posts = useCatalogue()?.posts;
  const subjects = useSubjects();
  return useMemo(() => {
    const postNames = new Map(posts?.map((post) => [post.code, post.name]));
    const subjectNames = new Map(subjects?.map((subject) => [subject.code, subject.name]));
    const name = (from: Map<string, { zh: string; en: string }>) => (code: string) => {
      const pair = from.get(code);
      return pair ? say(pair) : code;
    };
    return { post: name(postNames), subject: name(subjectNames) };
  }, [posts, subjects, say]);
}

/** 2024年9月1日 – 至今 */
export function useSpell() {
  const format = useFormat();
  const t = useTexts(texts);
  return ({ validFrom, validTo }: { validFrom: string; validTo?: string | null | undefined }) =>
    `${format.day(validFrom)} – ${validTo ? format.day(validTo) : t('until.now')}`;
}
