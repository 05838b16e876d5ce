import { evaluate, parseExpression } from 'feelin';
import { limits } from './limits.ts';
import type { Bilingual } from './model.ts';

/** What an expression names, as far as a form knows it: `guardian.age`, `count(children[age < 6])`. */
export type Reading = { ok: true; names: string[] } | { ok: false; detail: Bilingual };

/**
 * Refused parts of FEEL (DMN 1.3, chapter 10): loops and functions of one's own, whose cost nothing bounds, and the
 * functions that run a regular expression of the host language. What remains is linear in the data.
 */
const refusedNodes = new Set([
  'ForExpression',
  'QuantifiedExpression',
  'FunctionDefinition',
  'IterationContext',
  'Interval',
]);
const refusedFunctions = new Set([
  'matches',
  'replace',
  'split',
  'now',
  'get entries',
  'context put',
  'sort',
]);
const allowedFunctions = new Set([
  ...['number', 'string', 'date', 'date and time', 'time', 'duration', 'years and months duration', 'today'],
  ...['not', 'substring', 'string length', 'upper case', 'lower case', 'substring before', 'substring after'],
  ...[
    'contains',
    'starts with',
    'ends with',
    'list contains',
    'count',
    'min',
    'max',
    'sum',
    'mean',
    'median',
  ],
  ...[
    'distinct values',
    'index of',
    'decimal',
    'floor',
    'ceiling',
    'abs',
    'round up',
    'round down',
    'modulo',
  ],
  ...['round half up', 'odd', 'even', 'before', 'after', 'day of week', 'month of year', 'is', 'all', 'any'],
]);

const bad = (zh: string, en: string): Reading => ({ ok: false, detail: { zh, en } });

/** Reads an expression before it is kept: syntax, cost, and the names it uses. */
export function readExpression(expression: string): Reading {
  if (expression.length > limits.feel)
    return bad(`公式不能超过 ${limits.feel} 个字符`, `A formula has at most ${limits.feel} characters`);
  const names = new Set<string>();
  let problem: Reading | undefined;
  let filters = 0;
  let deepest = 0;
  parseExpression(expression, {}, undefined).iterate({
    enter: (node) => {
      const text = expression.slice(node.from, node.to);
      if (node.type.isError) {
        const place = node.from + 1;
        problem ??= bad(`公式第 ${place} 个字符处有误`, `The formula breaks at character ${place}`);
      } else if (refusedNodes.has(node.name)) {
        problem ??= bad(
          `公式中不能使用“${text.slice(0, 20)}”（循环、自定义函数）`,
          `A formula has no loops and no functions of its own: "${text.slice(0, 20)}"`,
        );
      } else if (node.name === 'FilterExpression') {
        filters += 1;
        deepest = Math.max(deepest, filters);
      } else if (node.name === 'VariableName') {
        if (refusedFunctions.has(text))
          problem ??= bad(`公式中不能使用函数 ${text}`, `A formula may not use the function ${text}`);
        else if (!allowedFunctions.has(text)) names.add(text);
      }
    },
    leave: (node) => {
      if (node.name === 'FilterExpression') filters -= 1;
    },
  });
  if (deepest > 1) problem ??= bad('公式中的筛选不能嵌套', 'Filters in a formula are not nested');
  return problem ?? { ok: true, names: [...names] };
}

type Temporal = { toString(): string };

/** What a field can hold of what FEEL yields; undefined for nothing, so that an answer not there stays not there. */
function plain(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  // Sums of decimals end where a person stops counting: 0.1 + 0.2 is 0.3.
  if (typeof value === 'number') return Number.isFinite(value) ? Number(value.toFixed(8)) : undefined;
  if (value === null || value === undefined || Array.isArray(value)) return undefined;
  const text = (value as Temporal).toString();
  return /^[\dPT+:.Z-]{1,40}$/.test(text) ? text : undefined;
}

/** The value of an expression over these names; undefined where it has none (an answer is missing, a type does not fit). */
export function computeFeel(expression: string, names: Record<string, unknown>) {
  try {
    return plain(evaluate(expression, names).value);
  } catch {
    // Published expressions are well formed; a designer's half-typed one has no value yet.
    return undefined;
  }
}

/** FEEL conditions hold when they are true: null, which stands for "not known", does not. */
export function holdsFeel(expression: string, names: Record<string, unknown>): boolean {
  return computeFeel(expression, names) === true;
}
