import { join } from 'node:path';
import type { BackupReport, Engine } from '../../engine/index.ts';
import type { Router } from '../router.ts';

/**
 * Copying everything while work goes on, into a folder named by the time below one that the operator has chosen: a
 * client must not write where it likes. One backup after another, so that two never get the same name.
 */
export const backupRoutes = (router: Router, engine: Engine, backups: string): void => {
  let last: Promise<unknown> = Promise.resolve();
  router.post('/backup', () => {
    const report = last.then(
      (): Promise<BackupReport> => engine.backup(join(backups, folderName(engine.now()))),
    );
    last = report.catch(() => {});
    return report;
  });
};

/** Such as `2026-11-24T140322.123Z`: in order of time, and without colons, which Windows does not take. */
const folderName = (time: number): string => new Date(time).toISOString().replaceAll(':', '');
