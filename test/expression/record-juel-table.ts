/**
 * Asks a real Camunda 7.23 all expressions of juel-table.json again and writes down what it
 * answers:
 *   node --import tsx test/expression/record-juel-table.ts http://127.0.0.1:8091/engine-rest
 * Never to be run against our own server.
 */
import { writeFileSync } from 'node:fs';
import { type JuelAnswer, type JuelVariable, juelTableFile, readJuelTable } from './juel-table.ts';

const KEY = 'juelTable';
const base = process.argv[2];

const request = async (method: string, path: string, body?: unknown) => {
  const headers = { 'content-type': 'application/json' };
  const init =
    body instanceof FormData ? { body } : { headers, body: body && JSON.stringify(body) };
  const response = await fetch(base + path, { method, ...init } as RequestInit);
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null };
};

const escaped = (text: string): string =>
  text.replace(/[&<>"\t\n]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A JavaScript expression that makes a Java object in a script of Camunda. */
const javaSource = ({ type, value }: JuelVariable): string => {
  if (type === 'List') {
    const adds = value.map((element) => `list.add(${javaSource(element)});`);
    return `(function () { var list = new (Java.type('java.util.ArrayList'))(); ${adds.join(' ')} return list; })()`;
  }
  if (type === 'Map') {
    const puts = Object.entries(value).map(
      ([key, element]) => `map.put('${key}', ${javaSource(element)});`,
    );
    return `(function () { var map = new (Java.type('java.util.LinkedHashMap'))(); ${puts.join(' ')} return map; })()`;
  }
  const literal = JSON.stringify(value);
  return /String|Boolean|Null/.test(type)
    ? literal
    : `Java.type('java.lang.${type}').valueOf('${value}')`;
};

const isCollection = ({ type }: JuelVariable): boolean => type === 'List' || type === 'Map';

const model = (expression: string, variables: Record<string, JuelVariable>): string => {
  const script = Object.entries(variables)
    .filter(([, variable]) => isCollection(variable))
    .map(([name, variable]) => `execution.setVariable('${name}', ${javaSource(variable)});`)
    .join('\n');
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="juel">
  <process id="${KEY}" isExecutable="true" camunda:historyTimeToLive="P1D">
    <startEvent id="start"/>
    <scriptTask id="script" scriptFormat="javascript"><script>${escaped(script)}</script></scriptTask>
    <serviceTask id="service" camunda:expression="${escaped(expression)}" camunda:resultVariable="result"/>
    <userTask id="wait"/>
    <sequenceFlow id="a" sourceRef="start" targetRef="script"/>
    <sequenceFlow id="b" sourceRef="script" targetRef="service"/>
    <sequenceFlow id="c" sourceRef="service" targetRef="wait"/>
  </process></definitions>`;
};

const ask = async (
  expression: string,
  variables: Record<string, JuelVariable>,
): Promise<JuelAnswer> => {
  const form = new FormData();
  form.set('deployment-name', KEY);
  form.set(`${KEY}.bpmn`, new Blob([model(expression, variables)]), `${KEY}.bpmn`);
  const deployment = await request('POST', '/deployment/create', form);
  if (deployment.status !== 200) return { refused: deployment.body.message };
  try {
    const plain = Object.entries(variables).filter(([, variable]) => !isCollection(variable));
    const start = { variables: Object.fromEntries(plain) };
    const started = await request('POST', `/process-definition/key/${KEY}/start`, start);
    if (started.status !== 200) {
      return {
        failure: started.body.message.replace(/^Cannot instantiate process definition \S+: /, ''),
      };
    }
    const path = `/process-instance/${started.body.id}/variables?deserializeValues=false`;
    const { result } = (await request('GET', path)).body;
    return {
      type: result.type,
      value: result.type === 'Object' ? result.valueInfo.objectTypeName : result.value,
    };
  } finally {
    await request('DELETE', `/deployment/${deployment.body.id}?cascade=true`);
  }
};

const table = readJuelTable();
for (const { variables, cases } of table) {
  for (const entry of cases) entry[1] = await ask(entry[0], variables);
}

const lines = table.map(({ group, variables, cases }) => {
  const answers = cases.map((entry) => `      ${JSON.stringify(entry)}`).join(',\n');
  const head = `    "group": ${JSON.stringify(group)},\n    "variables": ${JSON.stringify(variables)},`;
  return `  {\n${head}\n    "cases": [\n${answers}\n    ]\n  }`;
});
writeFileSync(juelTableFile, `[\n${lines.join(',\n')}\n]\n`);
