import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Region } from '#modules/demo/index.ts';
import {
  brokenRosters,
  brokenSheets,
  generateRegion,
  pupilSheetRow,
  schoolsByBureau,
  writeOneRoster,
  writeOneRosterZip,
  writeXlsx,
  writeZip,
} from '#modules/demo/index.ts';
import { PUPILS_SHEET } from '#modules/roster/index.ts';

const KINDS = ['oneroster', 'xlsx', 'broken'] as const;

const usage =
  'npm run demo -- files --size small|full --out DIR [--seed TEXT] [--only oneroster|xlsx|broken]';

/** Writes the demo region as files: OneRoster, workbooks, and broken ones with a list of what an import has to make of each. */
export async function writeFiles(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      size: { type: 'string', default: 'small' },
      out: { type: 'string' },
      seed: { type: 'string' },
      only: { type: 'string', multiple: true },
    },
  });
  const { size, out, seed } = values;
  const only = values.only ?? [...KINDS];
  if (!out || (size !== 'small' && size !== 'full') || only.some((kind) => !KINDS.includes(kind as never))) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  const folder = resolve(out);
  await mkdir(folder, { recursive: true });
  const region = generateRegion(seed === undefined ? { size } : { size, seed });
  console.log(`region ${size}: ${region.totals.schools} schools, ${region.totals.people} people`);
  if (only.includes('oneroster'))
    await timed('oneroster.zip', () => writeOneRosterZip(region, join(folder, 'oneroster.zip')));
  if (only.includes('xlsx')) await writeWorkbooks(region, folder);
  // Faults are shown on a small set: one fault each, easy to look at.
  if (only.includes('broken')) await writeBroken(generateRegion({ size: 'small' }), join(folder, 'broken'));
}

async function timed(name: string, work: () => Promise<Record<string, number>>): Promise<void> {
  const start = performance.now();
  const counts = await work();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `${name}: ${Object.entries(counts)
      .map(([key, count]) => `${key} ${count}`)
      .join(', ')} (${seconds} s)`,
  );
}

async function writeWorkbooks(region: Region, folder: string): Promise<void> {
  for (const { bureau, schools } of schoolsByBureau(region)) {
    const name = `roster-${bureau.regionCode}.xlsx`;
    await timed(name, () => writeXlsx(region, schools, join(folder, name)));
  }
}

async function writeBroken(region: Region, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const scratch = await mkdtemp(join(folder, '.good-'));
  const list: string[] = [];
  try {
    await writeOneRoster(region, scratch);
    const names = (await readdir(scratch)).sort();
    const good = new Map(
      await Promise.all(names.map(async (name) => [name, await readFile(join(scratch, name))] as const)),
    );
    for (const { fault, outcome, en, files } of brokenRosters(good)) {
      await writeZip(files, join(folder, `oneroster-${fault}.zip`));
      list.push(`oneroster-${fault}.zip\t${outcome}\t${en}`);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  const known = new Map(region.organisations.map((organisation) => [organisation.id, organisation]));
  const rows = [...(region.schools[0]?.people() ?? [])]
    .filter((record) => record.kind === 'pupil')
    .map((record) => pupilSheetRow(record, known));
  for await (const { fault, outcome, en, extension, bytes } of brokenSheets(PUPILS_SHEET, rows)) {
    await writeFile(join(folder, `pupils-${fault}.${extension}`), bytes);
    list.push(`pupils-${fault}.${extension}\t${outcome}\t${en}`);
  }
  await writeFile(join(folder, 'LIST.txt'), `${list.join('\n')}\n`);
  console.log(`broken: ${list.length} files, LIST.txt tells what each is`);
}
