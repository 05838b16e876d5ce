/**
 * What BPMN 2.0 has no place for, as an extension of it (BPMN 2.0.2, section 8.3.3 Extensibility): doers, choices,
 * signing, deadlines, rights in fields, inputs in FEEL. Read by bpmn-moddle on the server and by bpmn-js in the designer.
 * Texts stand in attributes, because a parser may drop white space between tags.
 */

const tongxueNamespace = 'urn:tongxue:bpmn:1';

/** The language of conditions, as the standard names it (DMN 1.3, section 10). */
export const feelLanguage = 'https://www.omg.org/spec/DMN/20191111/FEEL/';

const text = (...names: string[]) => names.map((name) => ({ name, type: 'String', isAttr: true }));
const flag = (...names: string[]) => names.map((name) => ({ name, type: 'Boolean', isAttr: true }));
const whole = (...names: string[]) => names.map((name) => ({ name, type: 'Integer', isAttr: true }));
const many = (name: string, type: string) => ({ name, type, isMany: true });

export const tongxueExtension = {
  name: 'Tongxue',
  prefix: 'tongxue',
  uri: tongxueNamespace,
  xml: { tagAlias: 'lowerCase' },
  associations: [],
  types: [
    { name: 'Named', extends: ['bpmn:FlowElement', 'bpmn:Process'], properties: text('nameEn') },
    { name: 'Result', extends: ['bpmn:EndEvent'], properties: text('outcome') },
    { name: 'Way', extends: ['bpmn:SequenceFlow'], properties: flag('otherwise') },
    { name: 'Wait', extends: ['bpmn:TimerEventDefinition'], properties: whole('workingDays') },
    { name: 'Call', extends: ['bpmn:ServiceTask'], properties: text('action') },
    { name: 'Deadline', superClass: ['Element'], properties: whole('workingDays', 'warnDays') },
    {
      name: 'Doer',
      superClass: ['Element'],
      properties: text('by', 'personId', 'role', 'organisationId', 'tenantId', 'from', 'feel'),
    },
    {
      name: 'Choice',
      superClass: ['Element'],
      properties: [...text('key', 'zh', 'en'), ...flag('refuses', 'reason')],
    },
    { name: 'Field', superClass: ['Element'], properties: text('name', 'right') },
    {
      name: 'Work',
      superClass: ['Element'],
      properties: [
        ...text('signing'),
        ...flag('skipSamePerson'),
        many('doers', 'Doer'),
        many('choices', 'Choice'),
        many('fields', 'Field'),
        { name: 'deadline', type: 'Deadline' },
      ],
    },
    { name: 'Entry', superClass: ['Element'], properties: text('key', 'feel') },
    { name: 'Input', superClass: ['Element'], properties: [many('entries', 'Entry')] },
    {
      name: 'Notice',
      superClass: ['Element'],
      properties: [...text('titleZh', 'titleEn', 'textZh', 'textEn'), many('to', 'Doer')],
    },
  ],
};
