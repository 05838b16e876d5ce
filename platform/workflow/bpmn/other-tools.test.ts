import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readBpmn } from './read.ts';

// Files drawn for ProcessMaker, as its extension package ships them; none was made for this platform.
const folder = new URL(
  '../../../node_modules/@processmaker/processmaker-bpmn-moddle/test/fixtures/xml/',
  import.meta.url,
);

/** Of each whole file: taken, or the codes of what stood in the way. Parts of files (`.part.bpmn`) hold one element as root. */
const table: Record<string, string> = {
  'call-activity': 'taken',
  'callActivity-interstitial': 'callActivity callactivity: incomplete',
  endEvent: 'taken',
  'expression-assignment': 'taken',
  'group-assignment-call-activity': 'callActivity task1: incomplete, callActivity task2: incomplete',
  'group-assignment': 'taken',
  'intermediate-catch-event': 'intermediateCatchEvent scripttask: event',
  scriptTask: 'scriptTask scripttask: element',
  'sequence-flow': 'scriptTask scripttask: element',
  'signal-end-event': 'signalEventDefinition : xml, signal : unknown, endEvent node_5: event',
  signal: 'scriptTask scripttask: element',
  'startEvent-assignment': 'taken',
  'startEvent-interstitial': 'taken',
  'task-assignment-lock': 'taken',
  'task-interstitial': 'taken',
  'task-reassignment': 'taken',
  'user-assignment-call-activity': 'callActivity task1: incomplete, callActivity task2: incomplete',
  'userTask-assignment': 'taken',
  'userTask-notifications': 'taken',
  'userTask-screen': 'taken',
};

test('each file of another tool imports, or is refused with the reason', async () => {
  const found: Record<string, string> = {};
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.bpmn'))) {
    const { model, findings } = await readBpmn(readFileSync(new URL(name, folder), 'utf8'));
    const errors = findings.filter((finding) => finding.severity === 'error');
    assert.equal(model === undefined, errors.length > 0, name);
    for (const finding of findings)
      for (const text of [finding.problem.zh, finding.problem.en, finding.remedy.zh, finding.remedy.en])
        assert.ok(text.length > 3, name);
    if (name.endsWith('.part.bpmn'))
      assert.deepEqual(
        errors.map((one) => one.code),
        ['file.root'],
        name,
      );
    else
      found[name.replace(/^processmaker-|\.bpmn$/g, '')] = model
        ? 'taken'
        : errors.map((one) => `${one.element.kind} ${one.element.id ?? ''}: ${one.code}`).join(', ');
  }
  assert.deepEqual(found, table);
});
