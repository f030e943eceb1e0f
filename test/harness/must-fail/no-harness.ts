// fails with: no report: does the file use test/harness.ts?
export const nothing = 1;
