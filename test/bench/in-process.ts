import { apart } from './apart.ts';
import { type CamundaInProcess, camundaInProcess } from './camunda.ts';

/** Pieces of work a second without HTTP, one after another. */
export interface InProcessFigures {
  /** On a folder, every commit synced. */
  file: CamundaInProcess;
  memory: CamundaInProcess;
  bpmnEngine: { startAndCompleteThreeTasks: number };
  /** On H2 in memory. */
  camunda: CamundaInProcess | null;
}

const INSTANCES = '2000';
/** It is that slow. */
const INSTANCES_OF_BPMN_ENGINE = '800';

export const inProcess = async (isWithCamunda: boolean): Promise<InProcessFigures> => ({
  file: await apart('in-process', ['file', INSTANCES]),
  memory: await apart('in-process', ['memory', INSTANCES]),
  bpmnEngine: await apart('bpmn-engine', [INSTANCES_OF_BPMN_ENGINE]),
  camunda: isWithCamunda ? await camundaInProcess(Number(INSTANCES)) : null,
});
