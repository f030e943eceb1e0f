import type { ProcessGraph } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { BPMN_DIAGRAM, DIAGRAM, DIAGRAM_COMMON } from '../xml/namespaces.ts';
import { given } from './refusal.ts';
import type { ResourceParse } from './resource-parse.ts';

/** The processes of a file that are executable, as far as its diagram is checked against them. */
export interface Drawn {
  graph: ProcessGraph;
  key: string | null;
  lanes: ReadonlySet<string>;
}

/**
 * Checks that a diagram shows what there is (BpmnParse.parseDiagramInterchangeElements). It is not kept: clients read it
 * from the XML.
 */
export const checkDiagram = (resource: ResourceParse, drawn: readonly Drawn[]): void => {
  const participants = participantsOf(resource, drawn);
  for (const diagram of resource.root.elements('BPMNDiagram', [BPMN_DIAGRAM])) {
    const plane = diagram.element('BPMNPlane', [BPMN_DIAGRAM]);
    if (!plane) continue;
    if (!plane.attribute('bpmnElement')) {
      resource.addError("'bpmnElement' attribute is required on BPMNPlane ", plane);
      continue;
    }
    for (const shape of plane.elements('BPMNShape', [BPMN_DIAGRAM]))
      checkShape(resource, shape, drawn, participants);
    for (const edge of plane.elements('BPMNEdge', [BPMN_DIAGRAM]))
      checkEdge(resource, edge, drawn.at(-1)?.graph);
  }
};

/** Pools whose process is executable. */
const participantsOf = (resource: ResourceParse, drawn: readonly Drawn[]): ReadonlySet<string> => {
  const participants = resource.root.element('collaboration')?.elements('participant') ?? [];
  const executable = participants.filter((participant) => {
    const reference = participant.attribute('processRef');
    return reference !== null && drawn.some(({ key }) => given(key, EQUALS, KEY) === reference);
  });
  return new Set(executable.map((participant) => participant.attribute('id') ?? ''));
};

const EQUALS = 'String.equals(Object)';
const KEY =
  'the return value of "org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity.getKey()"';

const checkShape = (
  resource: ResourceParse,
  shape: Element,
  drawn: readonly Drawn[],
  participants: ReadonlySet<string>,
): void => {
  const id = shape.attribute('bpmnElement');
  if (!id) return resource.addError("'bpmnElement' attribute is required on BPMNShape", shape);
  if (participants.has(id)) return checkBounds(resource, shape);
  for (const { graph, lanes } of drawn) {
    if (graph.activityById.has(id) || lanes.has(id)) checkBounds(resource, shape);
    else if (!resource.ids.has(id))
      resource.addError(
        `Invalid reference in 'bpmnElement' attribute, activity ${id} not found`,
        shape,
      );
  }
};

const checkBounds = (resource: ResourceParse, shape: Element): void => {
  const bounds = shape.element('Bounds', [DIAGRAM_COMMON]);
  if (!bounds) return resource.addError("'Bounds' element is required", shape);
  for (const name of ['x', 'y', 'width', 'height'])
    checkNumber(resource, shape, name, bounds.attribute(name));
};

/** Flows are those of the last process of the file: Camunda keeps no others at this point. */
const checkEdge = (
  resource: ResourceParse,
  edge: Element,
  graph: ProcessGraph | undefined,
): void => {
  const id = edge.attribute('bpmnElement');
  if (!id) return resource.addError("'bpmnElement' attribute is required on BPMNEdge", edge);
  if (!graph?.transitionById.has(id)) {
    if (!resource.ids.has(id))
      resource.addError(
        `Invalid reference in 'bpmnElement' attribute, sequenceFlow ${id}not found`,
        edge,
      );
    return;
  }
  const waypoints = edge.elements('waypoint', [DIAGRAM]);
  if (waypoints.length < 2)
    return resource.addError("Minimum 2 waypoint elements must be definted for a 'BPMNEdge'", edge);
  for (const waypoint of waypoints)
    for (const name of ['x', 'y']) checkNumber(resource, waypoint, name, waypoint.attribute(name));
};

const checkNumber = (
  resource: ResourceParse,
  at: Element,
  name: string,
  text: string | null,
): void => {
  if (!text) resource.addError(`${name} is required`, at);
  else if (text.trim() === '') resource.addError(`Cannot parse ${name}: empty String`, at);
  else if (text !== 'NaN' && Number.isNaN(Number(text.replace(/[dDfF]$/, ''))))
    resource.addError(`Cannot parse ${name}: For input string: "${text}"`, at);
};
