import { documents } from './documents.ts';
import type { Gate } from './gate.ts';
import { generated } from './generated.ts';
import { glossary } from './glossary.ts';
import { graph } from './graph.ts';
import { length, marks, paths } from './lines.ts';
import { links } from './links.ts';
import { naming } from './naming.ts';
import { settings } from './settings.ts';
import { format, types, unused } from './tools.ts';
import { words } from './words.ts';

/** The gates of `npm run check`, the slow ones first so that they overlap with the rest. */
export const gates: readonly Gate[] = [
  generated,
  types,
  graph,
  unused,
  format,
  naming,
  length,
  marks,
  paths,
  links,
  glossary,
  settings,
  documents,
  words,
];
