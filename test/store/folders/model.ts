/** A task for people, one in a subprocess with a timer at it, an external task, and a job before the end. */
export const MODEL = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
             xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
             targetNamespace="http://dalsegno/folders">
  <process id="order" isExecutable="true" camunda:historyTimeToLive="P30D">
    <startEvent id="start" />
    <userTask id="check" camunda:candidateGroups="clerks" camunda:assignee="ann" />
    <subProcess id="packing">
      <startEvent id="packingStart" />
      <userTask id="pack" camunda:dueDate="2026-03-01T10:00:00" />
      <boundaryEvent id="late" attachedToRef="pack" cancelActivity="false">
        <timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>
      </boundaryEvent>
      <endEvent id="packed" />
      <endEvent id="told" />
      <sequenceFlow id="packingStart-pack" sourceRef="packingStart" targetRef="pack" />
      <sequenceFlow id="pack-packed" sourceRef="pack" targetRef="packed" />
      <sequenceFlow id="late-told" sourceRef="late" targetRef="told" />
    </subProcess>
    <serviceTask id="ship" camunda:type="external" camunda:topic="ship" />
    <endEvent id="end" />
    <sequenceFlow id="start-check" sourceRef="start" targetRef="check" />
    <sequenceFlow id="check-packing" sourceRef="check" targetRef="packing" />
    <sequenceFlow id="packing-ship" sourceRef="packing" targetRef="ship" />
    <sequenceFlow id="ship-end" sourceRef="ship" targetRef="end" />
  </process>
</definitions>
`;
