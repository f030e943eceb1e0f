/** The memory of a process, in bytes; 0 where it cannot be told, as of one that has ended. */
export const memoryOf = async (pid: number): Promise<number> => {
  const { default: usageOf } = await import('pidusage');
  try {
    return (await usageOf(pid)).memory;
  } catch {
    return 0;
  }
};
