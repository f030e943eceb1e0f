import bpmn from 'bpmn-moddle/resources/bpmn/json/bpmn.json' with { type: 'json' };
import bpmndi from 'bpmn-moddle/resources/bpmn/json/bpmndi.json' with { type: 'json' };
import dc from 'bpmn-moddle/resources/bpmn/json/dc.json' with { type: 'json' };
import di from 'bpmn-moddle/resources/bpmn/json/di.json' with { type: 'json' };
import camunda from 'camunda-bpmn-moddle/resources/camunda.json' with { type: 'json' };

/** A description of a namespace for moddle, as far as it is changed here. */
interface Package {
  name: string;
  prefix: string;
  uri: string;
  types: TypeDescription[];
}

interface TypeDescription {
  name: string;
  superClass?: string[];
  extends?: string[];
  properties?: PropertyDescription[];
}

interface PropertyDescription {
  name: string;
  type: string;
  isAttr?: boolean;
  isBody?: boolean;
  isMany?: boolean;
  /** No XML has it; others may take its place. */
  isVirtual?: boolean;
  isReference?: boolean;
  isId?: boolean;
  default?: unknown;
}

/**
 * The packages of bpmn-moddle and camunda-bpmn-moddle, all values as they are written: which texts count as true, what
 * is the default, which ids there may be (moddle takes ASCII only), where references lead and what is said of a second
 * element where one is enough, is up to whoever reads the model, who decides as Camunda does.
 */
export const packages = (): Record<string, Package> => {
  const all = [bpmn, bpmndi, di, dc, lax(camunda), lax(activiti())].map(asWritten);
  return Object.fromEntries(all.map((description) => [description.prefix, description]));
};

/** The names of the elements that a package describes. */
export const elementNames = ({ types }: Package): ReadonlySet<string> =>
  new Set(
    types
      .filter((type) => !type.extends)
      .map(({ name }) => name.charAt(0).toLowerCase() + name.slice(1)),
  );

/** Elements of the namespace that Camunda's had before; its attributes of BPMN's elements need no description. */
const activiti = (): Package => {
  const prefix = 'activiti';
  const text = JSON.stringify(camunda).replaceAll('camunda:', `${prefix}:`);
  const description = JSON.parse(text) as Package;
  const types = description.types.filter((type) => !type.extends);
  return { ...description, name: 'Activiti', prefix, uri: 'http://activiti.org/bpmn', types };
};

/**
 * No schema checks extensions, so there may be anything in them. An attribute with prefix is another one than that
 * without, and neither is a child of that name: moddle keeps them apart if their type does not have the one and has the
 * other by a name that cannot be written. Text and elements of other namespaces may stand in all.
 */
const lax = (description: Package): Package => {
  const names = description.types.map(({ name }) => name);
  const anything = [
    { name: 'others[]', type: 'Element', isMany: true },
    { name: 'models[]', type: 'bpmn:BaseElement', isMany: true },
    { name: 'text[]', type: 'String', isBody: true },
  ];
  const types = description.types.map((type): TypeDescription => {
    if (type.extends) return type;
    const children = (type.properties ?? [])
      .filter(({ isAttr }) => !isAttr)
      .map((property) =>
        property.isBody ? property : { ...property, name: `${property.name}[]` },
      );
    const superClass = (type.superClass ?? []).filter((name) => names.includes(name));
    if (superClass.length > 0) return { ...type, superClass, properties: children };
    return { ...type, superClass: ['Element'], properties: [...children, ...anything] };
  });
  return { ...description, types };
};

const SIMPLE = ['String', 'Boolean', 'Integer', 'Real'];

const asWritten = (description: Package): Package => {
  const texts = new Set<string>();
  const types = description.types.map((type) => ({
    ...type,
    properties: type.properties?.map((property): PropertyDescription => {
      const { default: _, isId, isReference, ...rest } = property;
      if (rest.isVirtual) return property;
      if (rest.isAttr || rest.isBody) return { ...rest, type: 'String', isMany: false };
      if (!isReference && !SIMPLE.includes(rest.type)) return { ...rest, isMany: true };
      const name = typeNameOf(rest.name);
      texts.add(name);
      return { name: `${rest.name}Texts`, type: `${description.prefix}:${name}`, isMany: true };
    }),
  }));
  return { ...description, types: [...types, ...[...texts].map(textType)] };
};

/** Children that are only texts are elements, too: they have a place, and perhaps children, for which moddle is not prepared. */
const textType = (name: string): TypeDescription => ({
  name,
  superClass: ['Element'],
  properties: [{ name: 'body', type: 'String', isBody: true }],
});

const typeNameOf = (property: string): string =>
  property.charAt(0).toUpperCase() + property.slice(1).replace('[]', '');
