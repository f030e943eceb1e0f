import { readFileSync } from 'node:fs';

/** The memory of a process that is in use (VmRSS), in bytes; NaN where there is no /proc. */
export const residentBytes = (pid: number): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
  } catch {
    return Number.NaN;
  }
};
