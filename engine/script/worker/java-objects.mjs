// Objects of the engine that scripts only read: values with their types, incidents, identity links.
import { decode, encodings } from './value.mjs';

/* global harden */

const states = new WeakMap();

const make = (prototype, state) => {
  const object = Object.freeze(Object.create(prototype));
  states.set(object, state);
  return object;
};

const of = (object) => {
  const state = states.get(object);
  if (!state) throw new TypeError('Called on something else');
  return state;
};

export const capital = (name) => name[0].toUpperCase() + name.slice(1);

const getters = (names) =>
  harden(
    Object.fromEntries(
      names.map((name) => [
        `get${capital(name)}`,
        {
          get() {
            return of(this)[name] ?? null;
          },
        }.get,
      ]),
    ),
  );

const INCIDENT = getters([
  'id',
  'incidentTimestamp',
  'incidentType',
  'incidentMessage',
  'executionId',
  'activityId',
  'failedActivityId',
  'processInstanceId',
  'processDefinitionId',
  'causeIncidentId',
  'rootCauseIncidentId',
  'configuration',
  'tenantId',
  'jobDefinitionId',
  'historyConfiguration',
  'annotation',
]);
const LINK = getters(['id', 'type', 'userId', 'groupId', 'taskId', 'processDefId', 'tenantId']);

/** org.camunda.bpm.engine.runtime.Incident */
export const incidentObject = (properties) => make(INCIDENT, properties);
/** org.camunda.bpm.engine.task.IdentityLink */
export const linkObject = (properties) => make(LINK, properties);

const TAGS = { d: 'date', l: 'object', m: 'object', b: 'bytes', L: 'long', n: 'double', j: 'json' };

/** As what the engine stores an encoded value that a script has set. */
const typeOf = (encoded) => {
  if (encoded === null) return 'null';
  if (Array.isArray(encoded)) return TAGS[encoded[0]];
  if (typeof encoded !== 'number') return typeof encoded;
  return (encoded | 0) === encoded ? 'integer' : 'double';
};

/** Numbers of JavaScript forget whether they were a Long or a Double. */
const withType = (encoded, type) => {
  if (typeof encoded !== 'number') return encoded;
  if (type === 'long') return ['L', `${encoded}`];
  return type === 'double' ? ['n', `${encoded}`] : encoded;
};

/** A value with its type; wherever a script hands it to the engine, it stands for the value. */
export const typedObject = (encoded, longs, type = typeOf(encoded)) => {
  const object = make(TYPED, { encoded, longs, type });
  encodings.set(object, withType(encoded, type));
  return object;
};

const NOT_PRIMITIVE = ['object', 'json', 'xml', 'file'];
const isPrimitive = (type) => !NOT_PRIMITIVE.includes(type);
const typeText = (type) => (isPrimitive(type) ? `PrimitiveValueType[${type}]` : type);

/** org.camunda.bpm.engine.variable.value.TypedValue */
const TYPED = harden({
  getValue() {
    const { encoded, longs } = of(this);
    return decode(encoded, longs);
  },
  getType() {
    return make(TYPE, { type: of(this).type });
  },
  isTransient() {
    return false;
  },
  toString() {
    const { encoded, longs, type } = of(this);
    return type === 'null'
      ? "Untyped 'null' value"
      : `Value '${decode(encoded, longs)}' of type '${typeText(type)}', isTransient=false`;
  },
  get value() {
    return states.has(this) ? TYPED.getValue.call(this) : undefined;
  },
});

/** org.camunda.bpm.engine.variable.type.ValueType */
const TYPE = harden({
  getName() {
    return of(this).type;
  },
  isPrimitiveValueType() {
    return isPrimitive(of(this).type);
  },
  toString() {
    return typeText(of(this).type);
  },
});
