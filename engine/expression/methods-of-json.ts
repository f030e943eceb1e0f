import type { JsonNode, JsonPathQuery } from '../script/worker/spin/json-node.mjs';
import { ofSpin } from './java-exception.ts';
import { integer, type JavaNumber } from './java-value.ts';
import { content, dataOf, property, scalarOf } from './json-value.ts';
import { declareMethods, type Methods } from './signature.ts';

/** Declares methods that throw Spin's exceptions as Java's. */
const ofJson = <T>(declarations: Record<string, (node: T, ...args: never[]) => unknown>): Methods =>
  declareMethods<T>(
    Object.fromEntries(
      Object.entries(declarations).map(([signature, run]) => [
        signature,
        (node: T, ...args: never[]) => ofSpin(() => run(node, ...args)),
      ]),
    ),
  );

type Name = string | null;

const setNumber = (node: JsonNode, name: Name, value: JavaNumber | null) =>
  node.prop(name, value && property(value));

/**
 * Methods of org.camunda.spin.json.SpinJsonNode. What changes a node changes it in place, as there;
 * a variable keeps the text that it was set to.
 */
export const jsonMethods = ofJson<JsonNode>({
  'SpinJsonNode prop(String)': (node, name: Name) => node.prop(name),
  'SpinJsonNode prop(String,String)': (node, name: Name, value: Name) => node.prop(name, value),
  'SpinJsonNode prop(String,Number)': setNumber,
  'SpinJsonNode prop(String,int)': (node, name: Name, value: number) =>
    setNumber(node, name, integer(value)),
  'SpinJsonNode prop(String,boolean)': (node, name: Name, value: boolean) => node.prop(name, value),
  'SpinJsonNode prop(String,Boolean)': (node, name: Name, value: boolean | null) =>
    node.prop(name, value),
  'SpinJsonNode prop(String,List)': (node, name: Name, value: unknown) =>
    node.prop(name, content(value)),
  'SpinJsonNode prop(String,Map)': (node, name: Name, value: unknown) =>
    node.prop(name, content(value)),
  'SpinJsonNode prop(String,SpinJsonNode)': (node, name: Name, value: JsonNode | null) =>
    node.prop(name, value),
  'SpinJsonNode propList(String,List)': (node, name: Name, value: unknown) =>
    node.propList(name, content(value)),
  'boolean hasProp(String)': (node, name: Name) => node.hasProp(name),
  'SpinJsonNode deleteProp(String)': (node, name: Name) => node.deleteProp(name),
  'SpinJsonNode deleteProp(List)': (node, names: readonly unknown[] | null) =>
    node.deleteProp(names),
  'List fieldNames()': (node) => node.fieldNames(),
  'boolean isObject()': (node) => node.isObject(),
  'boolean isArray()': (node) => node.isArray(),
  'boolean isString()': (node) => node.isString(),
  'boolean isNumber()': (node) => node.isNumber(),
  'boolean isBoolean()': (node) => node.isBoolean(),
  'boolean isNull()': (node) => node.isNull(),
  'boolean isValue()': (node) => node.isValue(),
  'Object value()': scalarOf,
  'String stringValue()': (node) => node.stringValue(),
  'Number numberValue()': (node) => {
    node.numberValue();
    return scalarOf(node);
  },
  'boolean boolValue()': (node) => node.boolValue(),
  'List elements()': (node) => node.elements(),
  'int indexOf(Object)': (node, value: unknown) => node.indexOf(content(value)),
  'int lastIndexOf(Object)': (node, value: unknown) => node.lastIndexOf(content(value)),
  'boolean contains(Object)': (node, value: unknown) => node.contains(content(value)),
  'SpinJsonNode append(Object)': (node, value: unknown) => node.append(content(value)),
  'SpinJsonNode insertAt(int,Object)': (node, index: number, value: unknown) =>
    node.insertAt(index, content(value)),
  'SpinJsonNode insertBefore(Object,Object)': (node, before: unknown, value: unknown) =>
    node.insertBefore(content(before), content(value)),
  'SpinJsonNode insertAfter(Object,Object)': (node, after: unknown, value: unknown) =>
    node.insertAfter(content(after), content(value)),
  'SpinJsonNode remove(Object)': (node, value: unknown) => node.remove(content(value)),
  'SpinJsonNode removeLast(Object)': (node, value: unknown) => node.removeLast(content(value)),
  'SpinJsonNode removeAt(int)': (node, index: number) => node.removeAt(index),
  'SpinJsonPathQuery jsonPath(String)': (node, path: Name) => node.jsonPath(path),
  'String getDataFormatName()': (node) => node.getDataFormatName(),
  'String getNodeType()': (node) => node.getNodeType(),
  'Object unwrap()': dataOf,
});

/** Methods of org.camunda.spin.json.SpinJsonPathQuery. */
export const jsonPathMethods = ofJson<JsonPathQuery>({
  'SpinJsonNode element()': (query) => query.element(),
  'List elementList()': (query) => query.elementList(),
  'String stringValue()': (query) => query.stringValue(),
  'Number numberValue()': (query) => {
    query.numberValue();
    return scalarOf(query.element());
  },
  'boolean boolValue()': (query) => query.boolValue(),
});
