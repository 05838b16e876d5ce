import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse, parseAllDocuments, stringify } from 'yaml';

// biome-ignore lint/suspicious/noExplicitAny: manifests of many kinds, looked into by path
type Tree = { [key: string]: any };
const here = import.meta.dirname;
const chart = join(here, 'chart');
const values: Tree = {
  Values: parse(await readFile(join(chart, 'values.yaml'), 'utf8')),
  Release: { Name: 'region' },
};

/** What the chart's templates use of Helm: values, `toYaml | nindent`, and `if` around a whole file. Anything else throws. */
function render(template: string): string {
  const lookUp = (path: string): unknown =>
    path.split('.').reduce<unknown>((tree, key) => {
      const value = (tree as Tree)?.[key];
      assert.notEqual(value, undefined, `.${path} has no value`);
      return value;
    }, values);
  const condition = template.match(/^\{\{- if \.([\w.]+) \}\}\n([\s\S]*)\{\{- end \}\}\n$/);
  if (condition?.[1] && condition[2] !== undefined) return lookUp(condition[1]) ? render(condition[2]) : '';
  const rendered = template
    .replace(/[ \t]*\{\{- toYaml \.([\w.]+) \| nindent (\d+) \}\}/g, (_whole, path: string, indent: string) =>
      stringify(lookUp(path))
        .trimEnd()
        .replace(/^/gm, ' '.repeat(Number(indent))),
    )
    .replace(/\{\{ \.([\w.]+) \}\}/g, (_whole, path: string) => String(lookUp(path)));
  assert.doesNotMatch(rendered, /\{\{/, 'a template uses more of Helm than this test renders');
  return rendered;
}

/** Every manifest of the chart. */
async function manifests(): Promise<Tree[]> {
  const names = await readdir(join(chart, 'templates'));
  const files = await Promise.all(names.map((name) => readFile(join(chart, 'templates', name), 'utf8')));
  return files.flatMap((file) =>
    parseAllDocuments(render(file)).map((document) => {
      assert.deepEqual(document.errors, []);
      return document.toJS() as Tree;
    }),
  );
}

const all = await manifests();
const find = (kind: string, name: string): Tree => {
  const found = all.find((manifest) => manifest.kind === kind && manifest.metadata.name === name);
  assert.ok(found, `${kind} ${name}`);
  return found;
};
const containerOf = (manifest: Tree): Tree => manifest.spec.template.spec.containers[0];

describe('the Kubernetes chart', () => {
  test('probes web and worker', () => {
    const web = containerOf(find('Deployment', 'region-web'));
    assert.equal(web.readinessProbe.httpGet.path, '/readyz');
    assert.equal(web.livenessProbe.httpGet.path, '/healthz');
    const worker = containerOf(find('Deployment', 'region-worker'));
    assert.equal(worker.livenessProbe.httpGet.path, '/healthz');
    assert.deepEqual(
      [web.args, worker.args],
      [
        ['--role', 'web'],
        ['--role', 'worker'],
      ],
    );
  });
  test('migrates before an upgrade, after its settings, and only there knows the migrator', () => {
    const job = find('Job', 'region-migrate').metadata.annotations;
    const settings = find('ConfigMap', 'region-settings').metadata.annotations;
    assert.equal(job['helm.sh/hook'], 'pre-install,pre-upgrade');
    assert.ok(Number(settings['helm.sh/hook-weight']) < Number(job['helm.sh/hook-weight']));
    for (const name of ['region-web', 'region-worker'])
      assert.doesNotMatch(JSON.stringify(find('Deployment', name)), /MIGRATOR/);
  });
  test('selects its own pods', () => {
    for (const [kind, name] of [
      ['Deployment', 'region-web'],
      ['Deployment', 'region-worker'],
    ] as const) {
      const { spec } = find(kind, name);
      assert.deepEqual(spec.selector.matchLabels, spec.template.metadata.labels);
    }
    assert.deepEqual(
      find('Service', 'region').spec.selector,
      find('Deployment', 'region-web').spec.template.metadata.labels,
    );
    assert.equal(find('HorizontalPodAutoscaler', 'region-web').spec.scaleTargetRef.name, 'region-web');
  });
  test('keeps secrets out of values and settings', () => {
    const secret = /PASSWORD|SECRET|ACCESS_KEY|DATABASE_URL|SMTP_URL/;
    for (const name of Object.keys(find('ConfigMap', 'region-settings').data))
      assert.doesNotMatch(name, secret);
    assert.equal(typeof values.Values.secret, 'string');
  });
  test('leaves out the ingress when it is switched off', async () => {
    values.Values.ingress.enabled = false;
    const without = await manifests();
    values.Values.ingress.enabled = true;
    assert.equal(without.filter(({ kind }) => kind === 'Ingress').length, 0);
    assert.equal(all.filter((manifest) => manifest.kind === 'Ingress').length, 1);
  });
});

describe('compose', () => {
  test('starts web and worker after the migrations, and tells them no migrator', async () => {
    const { services } = parse(await readFile(join(here, 'compose.yaml'), 'utf8'), { merge: true }) as Tree;
    for (const name of ['web', 'worker']) {
      assert.equal(services[name].depends_on.migrate.condition, 'service_completed_successfully');
      assert.doesNotMatch(JSON.stringify(services[name]), /MIGRATOR/);
    }
    assert.match(services.migrate.environment.MIGRATOR_DATABASE_URL, /^postgresql:/);
    assert.equal(services.migrate.depends_on.postgres.condition, 'service_healthy');
  });
  test('asks for each secret instead of having a default', async () => {
    const text = await readFile(join(here, 'compose.yaml'), 'utf8');
    const asked = [...text.matchAll(/\$\{(\w*PASSWORD)([^}]*)\}/g)];
    assert.ok(asked.length > 0);
    for (const [whole, , rest] of asked) assert.match(rest ?? '', /^:\?/, whole);
    const example = await readFile(join(here, 'env.example'), 'utf8');
    for (const [, name] of asked) assert.match(example, new RegExp(`^${name}=$`, 'm'));
  });
});
