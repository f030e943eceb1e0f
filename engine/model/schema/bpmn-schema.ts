import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { BPMN } from '../xml/namespaces.ts';
import { readXml } from '../xml/read-xml.ts';
import { compileSchema } from './compile-schema.ts';
import { keyOf, type Schema } from './schema.ts';
import { builtInTypes, type SimpleType } from './simple-type.ts';

const FILES = ['BPMN20.xsd', 'Semantic.xsd', 'BPMNDI.xsd', 'DI.xsd', 'DC.xsd'];

let compiled: Schema | undefined;

/** The XML schema of BPMN 2.0, from the OMG's files in bpmn-moddle: but for one attribute, those that Camunda validates with. */
export const bpmnSchema = (): Schema => {
  compiled ??= load();
  return compiled;
};

const load = (): Schema => {
  const { resolve } = createRequire(import.meta.url);
  const schema = compileSchema(
    FILES.map((file) => readXml(readFileSync(resolve(`bpmn-moddle/resources/bpmn/xsd/${file}`)))),
  );
  allowExpression(schema, 'tCallActivity', 'calledElement');
  return schema;
};

/** In Camunda's copy of the schema, what a call activity calls may be an expression and not only a name. */
const allowExpression = (schema: Schema, typeName: string, attributeName: string): void => {
  const type = schema.types.get(keyOf(BPMN, typeName));
  const use = type?.kind === 'complex' ? type.attributes.get(attributeName) : undefined;
  if (!use) throw new Error(`the schema has no attribute ${attributeName} of ${typeName}`);
  use.type = builtInTypes.string as SimpleType;
};
