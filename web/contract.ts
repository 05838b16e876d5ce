import type { ComponentType, ReactNode } from 'react';
import type { IconName } from './ui/icon.tsx';

/** The same words in both languages of the product. */
export interface Bilingual {
  zh: string;
  en: string;
}

/** Which of the five homes (or the operator's) a role lands in. */
export type Home = 'pupil' | 'guardian' | 'teacher' | 'school' | 'bureau' | 'admin' | 'citizen';

/** A page as a lazily loaded file whose default export is the component. */
export type LazyPage = () => Promise<{ default: () => ReactNode }>;

export interface ModuleRoute {
  /** Absolute path; parameters as `$id`, for example `/directory/people/$id`. */
  path: string;
  page: LazyPage;
  title: Bilingual;
  /** Permission the active role must hold. Without it any signed-in person may open the page. */
  permission?: string;
  /** The page works without sign-in (portal, sign-in, activation). */
  open?: true;
  /** What stands around the page: the shell, the public portal's header and footer, or nothing. Default: shell, or portal if open. */
  frame?: 'shell' | 'portal' | 'bare';
  /** Path of the page above this one, for the breadcrumb and the phone's back arrow. */
  parent?: string;
}

export type MenuGroup = 'home' | 'teach' | 'growth' | 'affairs' | 'people' | 'data' | 'system';

export interface MenuEntry extends Bilingual {
  /** Stable and unique over all modules, for example `directory.people`. */
  key: string;
  path: string;
  icon: IconName;
  permission?: string;
  /** Shown only to roles that land in one of these homes. */
  homes?: readonly Home[];
  group: MenuGroup;
  /** Position inside its group, ascending. */
  order: number;
  /** Also a tab at the bottom of the phone (the first four by group and order are shown). */
  tab?: true;
  /** Short words for the phone's tab when the full ones are long. */
  short?: Bilingual;
  /** Letter pressed after `g` to go there. */
  shortcut?: string;
  /** Full pinyin with spaces (`wo de ban ji`), so that the search box finds the entry by pinyin and by initials. */
  pinyin?: string;
}

export interface HomeCard {
  key: string;
  order: number;
  homes?: readonly Home[];
  permission?: string;
  /** Wide column, narrow side column, or the full-width band at the top. Default main. */
  place?: 'banner' | 'main' | 'side';
  /** Made with `React.lazy`. It draws its own SectionCard and its own loading, empty and error states. */
  component: ComponentType;
}

export interface SearchHit {
  key: string;
  title: string;
  detail?: string;
  path: string;
  icon?: IconName;
}

export interface SearchProvider extends Bilingual {
  key: string;
  permission?: string;
  /** Also offered on the public portal, before sign-in. */
  open?: true;
  order: number;
  /** Finds at most `limit` hits. `query` is trimmed and not empty. Loads its code lazily. */
  find: (query: string, options: { signal: AbortSignal; limit: number }) => Promise<SearchHit[]>;
}

/** Pages that the shell itself links to; each is declared by the one module that owns it. */
export interface Places {
  /** Where a signed-in person lands. */
  home: string;
  signIn: string;
  notices: string;
  apps: string;
  todos: string;
  profile: string;
  security: string;
}

/** Reads one small number each: unread notices, open to-dos. */
export type Counts = Partial<Record<'notices' | 'todos', () => Promise<number>>>;

/** What one module gives to the shell. */
export interface ModuleWeb {
  module: string;
  routes: readonly ModuleRoute[];
  menu?: readonly MenuEntry[];
  cards?: readonly HomeCard[];
  search?: readonly SearchProvider[];
  places?: Partial<Places>;
  /** Numbers shown beside places of the shell, asked again when a live event `notice` or `todo` comes. */
  counts?: Counts;
  /** Page for each thing that a person must do before anything else, by the code in `session.mustDo`. */
  duties?: Readonly<Record<string, string>>;
}

/** Declares a module's pages. `modules/<m>/web/index.tsx` exports the result as its default. */
export function defineModuleWeb(definition: ModuleWeb): ModuleWeb {
  return definition;
}
