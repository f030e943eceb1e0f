// The crash test at length: npm run crash
process.env.CRASH_ROUNDS ??= '30';
await import('./kill.test.ts');
