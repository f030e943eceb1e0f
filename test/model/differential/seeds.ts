import { extension, model } from '../xml.ts';
import { EVENT_SEEDS } from './event-seeds.ts';

export type Seed = readonly [title: string, xml: string];

const START = '<startEvent id="s"/>';
const flow = (id: string, from: string, to: string, inside = ''): string =>
  `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${inside}</sequenceFlow>`;
/** Activities one after another, so that each is passed. */
const chain = (...ids: string[]): string =>
  ids
    .slice(1)
    .map((id, index) => flow(`f_${ids[index]}_${id}`, ids[index] as string, id))
    .join('');

const DIAGRAM = (inside: string): string =>
  `<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="pool">${inside}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;

/** Valid models that together have all elements and attributes that Camunda's parser looks at. */
export const SEEDS: readonly Seed[] = [
  [
    'tasks',
    model(
      `${START}<task id="t"/><manualTask id="m"/><serviceTask id="e" camunda:expression="\${1}" camunda:resultVariable="r"/><serviceTask id="d" camunda:delegateExpression="\${bean}"><extensionElements><camunda:field name="a" stringValue="x"/><camunda:field name="b" expression="\${y}"/><camunda:field name="c"><camunda:string>x</camunda:string></camunda:field><camunda:field name="d"><camunda:expression>\${y}</camunda:expression></camunda:field></extensionElements></serviceTask><serviceTask id="x" camunda:type="external" camunda:topic="work" camunda:taskPriority="5"><extensionElements><camunda:properties><camunda:property name="k" value="v"/></camunda:properties><camunda:errorEventDefinition id="ee" errorRef="err" expression="\${true}"/></extensionElements></serviceTask><scriptTask id="c" scriptFormat="javascript" camunda:resultVariable="q"><script>1 + 1</script></scriptTask><sendTask id="n" camunda:type="external" camunda:topic="send"/><receiveTask id="r" messageRef="msg"/><receiveTask id="r2"/><businessRuleTask id="b" camunda:expression="\${2}"/><serviceTask id="k" camunda:class="a.B"/>${chain('s', 't', 'm', 'e', 'c', 'b', 'x', 'n', 'r', 'r2', 'd', 'k')}`,
      '<message id="msg" name="go"/><error id="err" errorCode="1" camunda:errorMessage="m"/>',
    ),
  ],
  [
    'user task',
    model(
      `${START}<userTask id="u" name="do \${x}" camunda:assignee="demo" camunda:candidateUsers="a, \${b}" camunda:candidateGroups="c,d" camunda:dueDate="2030-01-01T00:00:00" camunda:followUpDate="\${now()}" camunda:priority="7" camunda:formKey="f" camunda:asyncBefore="true" camunda:asyncAfter="true" camunda:exclusive="false" camunda:jobPriority="3"><documentation>text</documentation><extensionElements><camunda:taskListener event="create" expression="\${true}"/><camunda:taskListener event="complete" class="a.B"><camunda:field name="a" stringValue="x"/></camunda:taskListener><camunda:taskListener event="assignment" delegateExpression="\${b}"/><camunda:taskListener event="delete"><camunda:script scriptFormat="javascript">1</camunda:script></camunda:taskListener><camunda:taskListener id="late" event="timeout" expression="\${true}"><timerEventDefinition id="td"><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition></camunda:taskListener><camunda:executionListener event="start" expression="\${true}"/><camunda:executionListener event="end" class="a.B"/><camunda:failedJobRetryTimeCycle>R3/PT10M</camunda:failedJobRetryTimeCycle></extensionElements><property id="prop" name="p"/></userTask><userTask id="o"><humanPerformer><resourceAssignmentExpression><formalExpression>kermit</formalExpression></resourceAssignmentExpression></humanPerformer><potentialOwner><resourceAssignmentExpression><formalExpression>user(a), group(b), c</formalExpression></resourceAssignmentExpression></potentialOwner></userTask>${chain('s', 'u', 'o')}`,
    ),
  ],
  [
    'forms',
    model(
      `<startEvent id="s" camunda:initiator="who" camunda:formKey="key"><extensionElements><camunda:formData businessKey="n"><camunda:formField id="n" label="N" type="string" defaultValue="x"><camunda:validation><camunda:constraint name="required"/><camunda:constraint name="minlength" config="3"/></camunda:validation><camunda:properties><camunda:property id="a" value="b"/></camunda:properties></camunda:formField><camunda:formField id="d" type="date" datePattern="dd/MM/yyyy"/><camunda:formField id="e" type="enum" defaultValue="one"><camunda:value id="one" name="One"/></camunda:formField><camunda:formField id="l" type="long" defaultValue="3"/><camunda:formField id="b" type="boolean" defaultValue="\${true}"/></camunda:formData></extensionElements></startEvent><userTask id="u"><extensionElements><camunda:formProperty id="a" name="A" type="string" required="true" readable="true" writable="true" variable="v" expression="\${v}" default="x"/><camunda:formProperty id="c" type="enum"><camunda:value id="one" name="One"/></camunda:formProperty><camunda:formProperty id="t" type="date" datePattern="dd/MM/yyyy"/></extensionElements></userTask><userTask id="r" camunda:formRef="form" camunda:formRefBinding="version" camunda:formRefVersion="1"/>${chain('s', 'u', 'r')}`,
    ),
  ],
  [
    'mappings',
    model(
      `${START}<userTask id="u"><extensionElements><camunda:inputOutput><camunda:inputParameter name="a">\${1}</camunda:inputParameter><camunda:inputParameter name="b"><camunda:list><camunda:value>1</camunda:value><camunda:script scriptFormat="javascript">1</camunda:script></camunda:list></camunda:inputParameter><camunda:inputParameter name="c"><camunda:map><camunda:entry key="k">v</camunda:entry><camunda:entry key="l"><camunda:list/></camunda:entry></camunda:map></camunda:inputParameter><camunda:inputParameter name="d"><camunda:script scriptFormat="javascript">2</camunda:script></camunda:inputParameter><camunda:outputParameter name="e">\${a}</camunda:outputParameter></camunda:inputOutput></extensionElements></userTask><endEvent id="z">${extension('<camunda:inputOutput><camunda:inputParameter name="i">1</camunda:inputParameter></camunda:inputOutput>')}</endEvent><subProcess id="w">${extension('<camunda:inputOutput><camunda:inputParameter name="i">1</camunda:inputParameter><camunda:outputParameter name="o">1</camunda:outputParameter></camunda:inputOutput>')}<startEvent id="ws"/></subProcess>${chain('s', 'w', 'u', 'z')}`,
    ),
  ],
  [
    'gateways',
    model(
      `${START}<exclusiveGateway id="x" default="d"/><parallelGateway id="p1"/><inclusiveGateway id="i" default="i2"/><eventBasedGateway id="g"/><complexGateway id="k"/><intermediateCatchEvent id="c1"><messageEventDefinition messageRef="msg"/></intermediateCatchEvent><intermediateCatchEvent id="c2"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent><intermediateCatchEvent id="c3"><signalEventDefinition signalRef="sig"/></intermediateCatchEvent><intermediateCatchEvent id="c4"><conditionalEventDefinition><condition xsi:type="tFormalExpression">\${false}</condition></conditionalEventDefinition></intermediateCatchEvent><userTask id="a"/><userTask id="b"/><userTask id="e"/>${flow('f1', 's', 'x')}${flow('n', 'x', 'a', '<conditionExpression xsi:type="tFormalExpression">${false}</conditionExpression>')}${flow('d', 'x', 'p1')}${flow('p2', 'p1', 'i')}${flow('p3', 'p1', 'g')}${flow('i1', 'i', 'b', '<conditionExpression xsi:type="tFormalExpression" language="javascript" camunda:resource="">true</conditionExpression>')}${flow('i2', 'i', 'e')}${flow('g1', 'g', 'c1')}${flow('g2', 'g', 'c2')}${flow('g3', 'g', 'c3')}${flow('g4', 'g', 'c4')}${chain('c1', 'e')}${chain('c2', 'e')}`,
      '<message id="msg" name="go"/><signal id="sig" name="call"/>',
    ).replace(' camunda:resource=""', ''),
  ],
  [
    'flows',
    model(
      `${START}<task id="t" default="f3"/><userTask id="a"/><userTask id="b"/>${flow('f1', 's', 't', extension('<camunda:executionListener event="take" expression="${true}"/><camunda:executionListener><camunda:script scriptFormat="javascript">1</camunda:script></camunda:executionListener>'))}${flow('f2', 't', 'a', '<conditionExpression xsi:type="tFormalExpression">${false}</conditionExpression>')}${flow('f3', 't', 'b')}`,
    ),
  ],
  [
    'subprocesses',
    model(
      `${START}<subProcess id="o" camunda:asyncBefore="true"><extensionElements><camunda:executionListener event="start" expression="\${true}"/></extensionElements><startEvent id="os"/><subProcess id="i"><startEvent id="is"/><userTask id="iu"/>${chain('is', 'iu')}</subProcess><endEvent id="oe"/>${chain('os', 'i', 'oe')}</subProcess><adHocSubProcess id="ah"><startEvent id="as"/><userTask id="au"/></adHocSubProcess><endEvent id="z"/>${chain('s', 'o', 'z')}`,
    ),
  ],
  [
    'transactions',
    model(
      `${START}<transaction id="x"><startEvent id="xs"/><serviceTask id="book" camunda:expression="\${1}"/><boundaryEvent id="cb" attachedToRef="book"><compensateEventDefinition/></boundaryEvent><userTask id="undo" isForCompensation="true"/><endEvent id="xe"><cancelEventDefinition/></endEvent>${chain('xs', 'book', 'xe')}<association id="as" sourceRef="cb" targetRef="undo"/></transaction><boundaryEvent id="xc" attachedToRef="x"><cancelEventDefinition/></boundaryEvent><subProcess id="c"><startEvent id="ks"/><userTask id="ku"/><subProcess id="ce" triggeredByEvent="true"><startEvent id="ces"><compensateEventDefinition/></startEvent></subProcess>${chain('ks', 'ku')}</subProcess><intermediateThrowEvent id="th"><compensateEventDefinition activityRef="c"/></intermediateThrowEvent><endEvent id="z"><compensateEventDefinition/></endEvent>${chain('s', 'x', 'c', 'th', 'z')}${chain('xc', 'c')}`,
    ),
  ],
  [
    'multi-instance',
    model(
      `${START}<userTask id="u" camunda:asyncBefore="true"><multiInstanceLoopCharacteristics isSequential="true" camunda:asyncAfter="true" camunda:exclusive="false"><extensionElements><camunda:failedJobRetryTimeCycle>R3/PT1M</camunda:failedJobRetryTimeCycle></extensionElements><loopCardinality xsi:type="tFormalExpression">3</loopCardinality><completionCondition xsi:type="tFormalExpression">\${nrOfCompletedInstances == 1}</completionCondition></multiInstanceLoopCharacteristics></userTask><serviceTask id="c" camunda:expression="\${1}"><multiInstanceLoopCharacteristics camunda:collection="\${list}" camunda:elementVariable="e"/></serviceTask><userTask id="d"><multiInstanceLoopCharacteristics><loopDataInputRef>list</loopDataInputRef><inputDataItem id="item" name="e"/></multiInstanceLoopCharacteristics></userTask><subProcess id="w"><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics><startEvent id="ws"/><userTask id="wu"/>${chain('ws', 'wu')}</subProcess><callActivity id="k" calledElement="other"><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></callActivity><receiveTask id="r" messageRef="msg"><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></receiveTask><userTask id="lo"><standardLoopCharacteristics/></userTask><boundaryEvent id="bt" attachedToRef="w"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>${chain('s', 'w', 'u', 'c', 'd', 'k', 'r')}`,
      '<message id="msg" name="go"/>',
    ),
  ],
  [
    'calls',
    model(
      `${START}<callActivity id="a" calledElement="other" camunda:calledElementBinding="version" camunda:calledElementVersion="1" camunda:calledElementTenantId="t" camunda:variableMappingDelegateExpression="\${m}"><extensionElements><camunda:in source="a" target="b" local="true"/><camunda:in sourceExpression="\${1}" target="c"/><camunda:in variables="all"/><camunda:in businessKey="\${k}"/><camunda:out source="a" target="b"/><camunda:out variables="all"/></extensionElements></callActivity><callActivity id="b" calledElement="\${x}" camunda:calledElementBinding="versionTag" camunda:calledElementVersionTag="v"/><callActivity id="d" calledElement="other" camunda:calledElementBinding="deployment" camunda:variableMappingClass="a.B"/><businessRuleTask id="r" camunda:decisionRef="dec" camunda:decisionRefBinding="version" camunda:decisionRefVersion="1" camunda:mapDecisionResult="singleEntry" camunda:resultVariable="v"/>${chain('s', 'a', 'b', 'd')}`,
    ),
  ],
  [
    'process',
    model(
      `<documentation>text</documentation><extensionElements><camunda:properties><camunda:property name="k" value="v"/></camunda:properties><camunda:executionListener event="start" expression="\${true}"/><camunda:potentialStarter><resourceAssignmentExpression><formalExpression>user(a), group(b)</formalExpression></resourceAssignmentExpression></camunda:potentialStarter></extensionElements><startEvent id="s" camunda:asyncBefore="true"><extensionElements><camunda:failedJobRetryTimeCycle>R3/PT1M</camunda:failedJobRetryTimeCycle></extensionElements></startEvent>`,
    ).replace(
      'isExecutable="true"',
      'isExecutable="true" name="N" processType="None" isClosed="false" camunda:historyTimeToLive="P5D" camunda:versionTag="1.0" camunda:isStartableInTasklist="false" camunda:candidateStarterUsers="a, ${b}" camunda:candidateStarterGroups="c" camunda:jobPriority="3" camunda:taskPriority="${4}"',
    ),
  ],
  [
    'collaboration',
    model(
      `<laneSet id="ls"><lane id="la" name="A"><flowNodeRef>s</flowNodeRef><childLaneSet id="cl"><lane id="lb"/></childLaneSet></lane></laneSet>${START}<userTask id="u"><dataInputAssociation id="dia"><sourceRef>dor</sourceRef><targetRef>u</targetRef></dataInputAssociation></userTask><dataObject id="do"/><dataObjectReference id="dor" dataObjectRef="do"/><dataStoreReference id="dsr"/>${chain('s', 'u')}<textAnnotation id="ta"><text>hi</text></textAnnotation><association id="as" sourceRef="u" targetRef="ta"/><group id="gr"/>`,
      '<collaboration id="pool"><participant id="pa" name="P" processRef="p"/><participant id="pb"/><messageFlow id="mf" sourceRef="pa" targetRef="pb"/></collaboration>',
    ).replace(
      '</definitions>',
      `<process id="q" isExecutable="false"><task id="qt"/></process>${DIAGRAM('<bpmndi:BPMNShape id="sh1" bpmnElement="pa" isHorizontal="true"><dc:Bounds x="1" y="2" width="3" height="4"/></bpmndi:BPMNShape><bpmndi:BPMNShape id="sh2" bpmnElement="s"><dc:Bounds x="1" y="2" width="3" height="4"/></bpmndi:BPMNShape><bpmndi:BPMNShape id="sh3" bpmnElement="ta"><dc:Bounds x="1" y="2" width="3" height="4"/></bpmndi:BPMNShape><bpmndi:BPMNEdge id="ed" bpmnElement="f_s_u"><di:waypoint x="1" y="2"/><di:waypoint x="3.5" y="2"/></bpmndi:BPMNEdge>')}</definitions>`,
    ),
  ],
  [
    'several',
    model(
      `${START}<task id="t"/>${chain('s', 't')}`,
      '<import importType="x" location="y" namespace="z"/>',
    )
      .replace(/<import [^>]*>/, '')
      .replace(
        '</definitions>',
        '<process id="q" isExecutable="true"><startEvent id="qs"/><userTask id="qu"/></process></definitions>',
      ),
  ],
  [
    'asynchronous',
    model(
      `${START}<task id="t" camunda:async="true" camunda:exclusive="false"><extensionElements><camunda:failedJobRetryTimeCycle>\${c}</camunda:failedJobRetryTimeCycle></extensionElements></task><parallelGateway id="g" camunda:asyncBefore="true" camunda:asyncAfter="true" camunda:jobPriority="\${1}"/><subProcess id="w" camunda:asyncAfter="true"><extensionElements><camunda:failedJobRetryTimeCycle>PT1M,PT2M</camunda:failedJobRetryTimeCycle></extensionElements><startEvent id="ws" camunda:asyncAfter="true"/><endEvent id="we" camunda:asyncBefore="true"/>${chain('ws', 'we')}</subProcess><intermediateThrowEvent id="n" camunda:asyncBefore="true"/><endEvent id="z" camunda:asyncBefore="true"/>${chain('s', 't', 'g', 'w', 'n', 'z')}`,
    ),
  ],
  ...EVENT_SEEDS,
];
