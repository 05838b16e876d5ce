import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import yauzl from 'yauzl';
import { type OneRosterFile, oneRosterColumns, oneRosterFiles } from '#modules/roster/index.ts';
import { brokenRosters, type Content } from './broken-roster.ts';
import { writeOneRoster, writeOneRosterZip } from './oneroster.ts';
import { generateRegion } from './region.ts';

type Row = Record<string, string>;

let folder: string;
const region = generateRegion({ size: 'small' });
const files = new Map<string, Buffer>();
const tables = {} as Record<OneRosterFile, Row[]>;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongxue-roster-'));
  await writeOneRoster(region, join(folder, 'set'));
  for (const name of (await readdir(join(folder, 'set'))).sort())
    files.set(name, await readFile(join(folder, 'set', name)));
  for (const name of oneRosterFiles)
    tables[name] = parse(files.get(`${name}.csv`) as Buffer, { columns: true }) as Row[];
});

after(() => rm(folder, { recursive: true, force: true }));

describe('the OneRoster files', () => {
  test('begin with the headings of the binding, extensions last', () => {
    for (const name of oneRosterFiles) {
      const [header] = parse(files.get(`${name}.csv`) as Buffer, { to: 1 }) as string[][];
      assert.deepEqual(header, oneRosterColumns[name]);
      assert.deepEqual(header?.slice(0, 3), ['sourcedId', 'status', 'dateLastModified']);
      const firstExtension = header?.findIndex((heading) => heading.startsWith('metadata.')) ?? -1;
      if (firstExtension >= 0)
        assert.ok(header?.slice(firstExtension).every((heading) => heading.startsWith('metadata.cn.')));
    }
  });

  test('are declared in the manifest: bulk if there, absent if not', () => {
    const manifest = new Map(parse(files.get('manifest.csv') as Buffer, { from: 2 }) as [string, string][]);
    assert.equal(manifest.get('oneroster.version'), '1.2');
    for (const [property, value] of manifest) {
      if (!property.startsWith('file.')) continue;
      assert.equal(value, files.has(`${property.slice(5)}.csv`) ? 'bulk' : 'absent', property);
    }
  });

  test('leave status and dateLastModified blank, as bulk files must, and give each row another id', () => {
    for (const name of oneRosterFiles) {
      assert.ok(tables[name].length > 0, name);
      assert.ok(
        tables[name].every((row) => row.status === '' && row.dateLastModified === ''),
        name,
      );
      assert.equal(new Set(tables[name].map((row) => row.sourcedId)).size, tables[name].length, name);
    }
  });

  test('refer only to rows that are there', () => {
    const ids = (name: OneRosterFile) => new Set(tables[name].map((row) => row.sourcedId as string));
    const [orgs, users, classes, courses, sessions] = [
      ids('orgs'),
      ids('users'),
      ids('classes'),
      ids('courses'),
      ids('academicSessions'),
    ];
    const check = (name: OneRosterFile, column: string, targets: Set<string>) => {
      for (const row of tables[name]) {
        for (const id of (row[column] ?? '').split(',').filter(Boolean))
          assert.ok(targets.has(id), `${name}.${column} ${id}`);
      }
    };
    check('orgs', 'parentSourcedId', orgs);
    check('academicSessions', 'parentSourcedId', sessions);
    check('courses', 'orgSourcedId', orgs);
    check('courses', 'schoolYearSourcedId', sessions);
    check('classes', 'courseSourcedId', courses);
    check('classes', 'schoolSourcedId', orgs);
    check('classes', 'termSourcedIds', sessions);
    check('classes', 'metadata.cn.campusSourcedId', orgs);
    check('users', 'agentSourcedIds', users);
    check('users', 'primaryOrgSourcedId', orgs);
    check('roles', 'userSourcedId', users);
    check('roles', 'orgSourcedId', orgs);
    check('enrollments', 'classSourcedId', classes);
    check('enrollments', 'userSourcedId', users);
    check('demographics', 'sourcedId', users);
  });

  test('keep to the vocabularies of the binding', () => {
    const roles = new Set([
      'aide',
      'counselor',
      'districtAdministrator',
      'guardian',
      'parent',
      'principal',
      'proctor',
      'relative',
      'siteAdministrator',
      'student',
      'systemAdministrator',
      'teacher',
    ]);
    for (const { role } of tables.roles)
      assert.ok(roles.has(role as string) || /^ext:[A-Za-z0-9._-]+$/.test(role as string), role);
    for (const row of tables.enrollments) {
      assert.ok(row.role === 'student' || row.role === 'teacher');
      // Only a teacher can be primary.
      if (row.role === 'student') assert.equal(row.primary, 'false');
    }
    for (const { type } of tables.orgs)
      assert.ok(['department', 'school', 'district', 'local', 'state', 'national'].includes(type as string));
    for (const { sex } of tables.demographics) assert.ok(sex === 'male' || sex === 'female');
  });

  test('give every user one primary role, every class one primary teacher', () => {
    const primary = tables.roles.filter((row) => row.roleType === 'primary').map((row) => row.userSourcedId);
    assert.equal(new Set(primary).size, primary.length);
    assert.equal(primary.length, tables.users.length);
    const heads = tables.enrollments.filter((row) => row.primary === 'true').map((row) => row.classSourcedId);
    assert.equal(new Set(heads).size, heads.length);
    assert.equal(heads.length, tables.classes.length);
  });

  test('tell the relation of each agent', () => {
    for (const row of tables.users) {
      assert.equal(
        row.agentSourcedIds?.split(',').length,
        row['metadata.cn.agentRelations']?.split(',').length,
      );
    }
  });

  test('come as one zip, equal to the byte each time', async () => {
    const digests = [];
    for (const name of ['one.zip', 'two.zip']) {
      await writeOneRosterZip(region, join(folder, name));
      digests.push(
        createHash('sha256')
          .update(await readFile(join(folder, name)))
          .digest('hex'),
      );
    }
    assert.equal(digests[0], digests[1]);
    const zip = await promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)(join(folder, 'one.zip'), {
      autoClose: true,
    });
    const names: string[] = [];
    zip.on('entry', (entry: yauzl.Entry) => names.push(entry.fileName));
    await new Promise((done) => zip.on('end', done));
    assert.deepEqual(names.sort(), [...files.keys()].sort());
    assert.ok(!(await readdir(folder)).some((name) => name.startsWith('.roster')));
  });
});

describe('the broken OneRoster files', () => {
  const bytesOf = (content: Content | undefined): Buffer =>
    content === undefined
      ? Buffer.alloc(0)
      : Buffer.isBuffer(content)
        ? content
        : Buffer.concat([...content()]);

  test('are each of another fault and differ from the good set', () => {
    const faults = new Set<string>();
    for (const broken of brokenRosters(files)) {
      assert.ok(!faults.has(broken.fault), broken.fault);
      faults.add(broken.fault);
      // One big file is looked at by the next test.
      if (broken.fault === 'huge-row') continue;
      const changed = [...files].filter(([name, bytes]) => !bytesOf(broken.files.get(name)).equals(bytes));
      assert.ok(changed.length > 0, broken.fault);
    }
    for (const wanted of [
      'wrong-check-digit',
      'duplicate-sourced-id',
      'gbk',
      'utf-16',
      'unclosed-quote',
      'huge-row',
      'unknown-class',
      'org-cycle',
      'full-width-digits',
      'trailing-spaces',
      'date-as-text',
    ]) {
      assert.ok(faults.has(wanted), wanted);
    }
  });

  test('hold what they say', () => {
    const found = new Map([...brokenRosters(files)].map((broken) => [broken.fault, broken.files]));
    const rows = (fault: string, name: string) =>
      parse(bytesOf(found.get(fault)?.get(name)), { columns: true }) as Row[];
    const root = rows('org-cycle', 'orgs.csv')[0];
    const child = rows('org-cycle', 'orgs.csv').find((row) => row.sourcedId === root?.parentSourcedId);
    assert.equal(child?.parentSourcedId, root?.sourcedId);
    assert.throws(() => rows('unclosed-quote', 'users.csv'), /quote/i);
    assert.throws(() =>
      new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(found.get('gbk')?.get('users.csv'))),
    );
    assert.equal(
      new TextDecoder('gb18030').decode(bytesOf(found.get('gb18030')?.get('users.csv'))),
      files.get('users.csv')?.toString('utf8'),
    );
    const huge = found.get('huge-row')?.get('users.csv');
    assert.ok(typeof huge === 'function');
    let size = 0;
    for (const chunk of huge()) size += chunk.length;
    assert.ok(size > 50 * 1024 * 1024, String(size));
  });
});
