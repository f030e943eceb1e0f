import { parseExpression } from '../../expression/parse.ts';
import type { Call, Decision } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { CAMUNDA } from '../xml/namespaces.ts';
import type { ProcessParse } from './process-parse.ts';

type Reference = Pick<Decision, 'key' | 'binding' | 'version' | 'versionTag' | 'tenantId'>;

const BINDINGS: readonly Call['binding'][] = ['deployment', 'latest', 'version', 'versionTag'];

/** Which version of what is called, by attributes that begin with `prefix`: calledElementBinding, decisionRefVersion … */
export const parseReference = (
  parse: ProcessParse,
  element: Element,
  key: string,
  prefix: string,
): Reference => {
  const parsedKey = parseExpression(key);
  const given = element.attribute(`${prefix}Binding`, CAMUNDA);
  const binding = BINDINGS.find((name) => name === given) ?? 'latest';
  for (const [name, attribute] of [
    ['version', `${prefix}Version`],
    ['versionTag', `${prefix}VersionTag`],
  ])
    if (binding === name && element.attribute(attribute as string, CAMUNDA) === null)
      parse.addError(
        `Missing attribute '${attribute}' when '${prefix}Binding' has value '${name}'`,
        element,
      );
  const tenantId = element.attribute(`${prefix}TenantId`, CAMUNDA);
  return {
    key: parsedKey,
    binding,
    version: parse.expression(element, `${prefix}Version`),
    versionTag: parse.expression(element, `${prefix}VersionTag`),
    tenantId: tenantId ? parseExpression(tenantId) : null,
  };
};
