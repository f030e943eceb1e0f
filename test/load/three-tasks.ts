/** Start, user tasks a and b, then c within a subprocess: the process under the bench and the crash test. */
export const THREE_TASKS = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
             xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
             targetNamespace="http://dalsegno/load">
  <process id="threeTasks" isExecutable="true" camunda:historyTimeToLive="P30D">
    <startEvent id="start" />
    <userTask id="a" />
    <userTask id="b" />
    <subProcess id="sub">
      <startEvent id="subStart" />
      <userTask id="c" />
      <endEvent id="subEnd" />
      <sequenceFlow id="subStart-c" sourceRef="subStart" targetRef="c" />
      <sequenceFlow id="c-subEnd" sourceRef="c" targetRef="subEnd" />
    </subProcess>
    <endEvent id="end" />
    <sequenceFlow id="start-a" sourceRef="start" targetRef="a" />
    <sequenceFlow id="a-b" sourceRef="a" targetRef="b" />
    <sequenceFlow id="b-sub" sourceRef="b" targetRef="sub" />
    <sequenceFlow id="sub-end" sourceRef="sub" targetRef="end" />
  </process>
</definitions>
`;

export const THREE_TASKS_KEY = 'threeTasks';
