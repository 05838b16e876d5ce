import { RE2JS } from 're2js';

const compiled = new Map<string, RE2JS>();

/**
 * A pattern of a form, in RE2's syntax: matched in time linear in the text, so no pattern that an office writes can
 * stall the server (ECMA-262 engines backtrack). Look-around and back references do not exist there and are refused.
 * @throws RE2JSException with the place, for what RE2 does not know.
 */
export function compilePattern(pattern: string): RE2JS {
  let regex = compiled.get(pattern);
  if (!regex) {
    regex = RE2JS.compile(pattern);
    if (compiled.size > 500) compiled.clear();
    compiled.set(pattern, regex);
  }
  return regex;
}

/** JSON Schema 2020-12 validation §6.3.3: a pattern is not anchored. */
export const matchesPattern = (pattern: string, text: string): boolean =>
  compilePattern(pattern).matcher(text).find();
