import { constants, PerformanceObserver } from 'node:perf_hooks';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What is known of the memory of this process, in bytes; buffers outside of the heap count too. */
export interface MemoryUse {
  /** What was in use after the last full garbage collection, and the how manieth that was. */
  readonly afterCollection: { readonly bytes: number; readonly count: number };
  /** What is in use now, garbage among it. */
  now(): number;
  /** Collects all garbage before it returns, and notes what is left. */
  collect(): void;
}

/** The memory of this process as V8 tells it, noted after each of its full collections until it is stopped. */
export const processMemory = (): MemoryUse & { stop(): void } => {
  let afterCollection = { bytes: inUse(), count: 0 };
  const note = () => {
    afterCollection = { bytes: inUse(), count: afterCollection.count + 1 };
  };
  const observer = new PerformanceObserver((list) => {
    const entries = list.getEntries() as unknown as readonly Collection[];
    if (entries.some(({ detail }) => detail.kind === full)) note();
  });
  observer.observe({ entryTypes: ['gc'] });
  return {
    get afterCollection() {
      return afterCollection;
    },
    now: inUse,
    collect: () => {
      collectGarbage();
      note();
    },
    stop: () => observer.disconnect(),
  };
};

/** A PerformanceEntry of type gc. */
interface Collection {
  detail: { kind: number };
}

const full = constants.NODE_PERFORMANCE_GC_MAJOR;

const inUse = (): number => {
  const { used_heap_size, external_memory } = getHeapStatistics();
  return used_heap_size + external_memory;
};

let collector: (() => void) | undefined;

/** Node hands V8's collector out only with --expose-gc, which may also be set later. */
const collectGarbage = (): void => {
  if (!collector) {
    setFlagsFromString('--expose-gc');
    collector = runInNewContext('gc') as () => void;
  }
  collector();
};

const megabyte = 2 ** 20;

/** What V8 has for objects that have just been made, by default; its limit includes them. */
const youngGeneration = 48 * megabyte;

/** What lasting objects may take before V8 ends the process. */
export const memoryCeiling = (heapLimit = getHeapStatistics().heap_size_limit): number =>
  heapLimit - youngGeneration;

/** Some of it must be left to work with. */
export const usualMemoryLimit = (ceiling: number): number =>
  Math.floor(ceiling - Math.max(0.15 * ceiling, 32 * megabyte));
