import { createContext, Script } from 'node:vm';
import { evaluate, SyntaxError as FeelSyntaxError } from 'feelin';
import { nodeError } from './workflow.errors.ts';

/**
 * FEEL (DMN 1.3, chapter 10), bounded: 2,000 characters by the model, and 100 ms where an expression can go round.
 * What is unknown is null, as FEEL says; a condition holds only when it is true.
 */

const longest = 100;
const goesRound = /\b(for|some|every|sort|replace|matches|split|function)\b|\.\./;
const clocks = /\b(now|today)\b/;

const sandbox = createContext({ run: undefined as (() => unknown) | undefined });
const call = new Script('run()');

function bounded<T>(work: () => T): T {
  sandbox.run = work;
  try {
    return call.runInContext(sandbox, { timeout: longest }) as T;
  } finally {
    sandbox.run = undefined;
  }
}

export type Facts = Record<string, unknown>;

/** Only what the expression names, one level deep: so that the same question about the same facts is known again. */
export function narrow(expression: string, facts: Facts): Facts {
  const narrowed: Facts = {};
  for (const [root, value] of Object.entries(facts)) {
    if (!expression.includes(root)) continue;
    const mentions = expression.match(new RegExp(`\\b${root}\\b(\\.[A-Za-z_]\\w*)?`, 'g')) ?? [];
    const members = mentions.map((mention) => mention.slice(root.length + 1));
    const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isRecord || members.length === 0 || members.includes('')) narrowed[root] = value;
    // A name of FEEL may go on where the pattern stops (`school-review`): whatever begins so is kept.
    else
      narrowed[root] = Object.fromEntries(
        Object.entries(value).filter(([name]) => members.some((member) => name.startsWith(member))),
      );
  }
  return narrowed;
}

const known = new Map<string, unknown>();
const mostKnown = 5000;
const longestKey = 600;

/**
 * The value of an expression over the facts. Reading an expression costs a millisecond, so answers to small questions
 * are kept.
 * @throws PlatformError `workflow.expression`, naming the node and the expression
 */
export function evaluateFeel(expression: string, facts: Facts, node: string): unknown {
  const about = narrow(expression, facts);
  const key = clocks.test(expression) ? undefined : `${expression}\n${JSON.stringify(about)}`;
  if (key !== undefined && known.has(key)) return known.get(key);
  const value = compute(expression, about, node);
  if (key !== undefined && key.length <= longestKey) {
    if (known.size >= mostKnown) known.clear();
    known.set(key, value);
  }
  return value;
}

function compute(expression: string, facts: Facts, node: string): unknown {
  try {
    const run = () => evaluate(expression, facts).value;
    return goesRound.test(expression) ? bounded(run) : run();
  } catch (error) {
    throw nodeError('workflow.expression', node, { expression, problem: problemOf(error) }, error);
  }
}

/** What is wrong with an expression's grammar; undefined for a good one. */
export function grammarProblem(expression: string): string | undefined {
  try {
    evaluate(expression, {});
    return undefined;
  } catch (error) {
    return error instanceof FeelSyntaxError ? error.message : undefined;
  }
}

const problemOf = (error: unknown) =>
  (error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
    ? `more than ${longest} ms`
    : error instanceof Error
      ? error.message
      : 'unknown';
