import { readExpression } from './feel.ts';
import { type Finding, finding } from './keyword.ts';
import { ext, type FormModel, fieldsOf, inner, isRepeat, type PlacedField, titleOf } from './model.ts';
import { orderOf } from './settle.ts';

/** Where a field stands in the form's JSON, for findings. */
export function placeOf(model: FormModel, path: readonly string[]): string[] {
  const at: string[] = ['schema'];
  let properties = model.schema.properties;
  for (const name of path) {
    at.push('properties', name);
    const field = properties[name];
    if (!field) break;
    if (isRepeat(field)) at.push('items');
    properties = inner(field)?.properties ?? {};
  }
  if (at.at(-1) === 'items') at.pop();
  return at;
}

/** The keywords of one field that do not go together: `[keyword, Chinese, English]`. */
function misfits({ field, repeated }: PlacedField, names: ReadonlySet<string>): [string, string, string][] {
  const { computed, visibleWhen, bind, signature, sensitive, attachment } = ext(field);
  const found: [string, string, string][] = [];
  for (const [word, expression] of [
    ['computed', computed],
    ['visibleWhen', visibleWhen],
  ] as const) {
    const read = expression ? readExpression(expression) : undefined;
    for (const name of read?.ok ? read.names : [])
      if (!names.has(name))
        found.push([word, `公式中的 ${name} 不是字段`, `${name} in the formula is no field`]);
  }
  if (computed && (field.type === 'array' || field.type === 'object'))
    found.push(['computed', '列表和分组不能由公式得出', 'a list or a group cannot be computed']);
  if (computed && bind)
    found.push(['computed', '取自数据目录的字段不能再用公式', 'a bound field cannot be computed too']);
  if (signature && (field.type !== 'string' || field.format !== 'uuid'))
    found.push(['signature', '签名应为编号', 'a signature is a string of format uuid']);
  if (sensitive && (inner(field) || attachment || signature))
    found.push(['sensitive', '请把分组内的具体字段设为敏感', 'mark the fields inside the group instead']);
  if (repeated && bind)
    found.push(['bind', '重复组内的字段不能取自数据目录', 'a field of a repeating group cannot be bound']);
  return found;
}

/** What only shows in the form as a whole: formulas that name nothing or wait for each other, keywords that do not fit. */
export function checkWhole(model: FormModel): Finding[] {
  const fields = fieldsOf(model);
  if (fields.length === 0)
    return finding(['schema', 'properties'], '表单还没有字段', 'The form has no fields yet');
  const names = new Set(fields.flatMap(({ path }) => [path.join('.'), path.at(-1) as string]));
  const findings = fields.flatMap((placed) => {
    const { zh, en } = titleOf(placed.field);
    return misfits(placed, names).flatMap(([word, whatZh, whatEn]) =>
      finding(
        [...placeOf(model, placed.path), 'x-tongxue', word],
        `“${zh}”：${whatZh}`,
        `"${en}": ${whatEn}`,
      ),
    );
  });
  const formulas = fields
    .filter(({ repeated }) => repeated)
    .flatMap(({ field }) => {
      const { computed, visibleWhen } = ext(field);
      return [computed, visibleWhen].filter(Boolean);
    });
  // Each is worked out for each row.
  if (formulas.length > 20)
    findings.push(
      ...finding(['schema'], '重复组内的公式不能超过 20 个', 'Repeating groups hold at most 20 formulas'),
    );
  const order = orderOf(model);
  if (order.ok) return findings;
  const cycle = order.cycle.join(' → ');
  return [
    ...findings,
    ...finding(
      placeOf(model, (order.cycle[0] as string).split('.')),
      `公式互相等待：${cycle}`,
      `Formulas wait for each other: ${cycle}`,
    ),
  ];
}
