import { basename, dirname, join } from 'node:path';
import { done, refused } from '../../shared/base/result.ts';
import { localDate, localMinutes } from '../../shared/calendar/local.ts';
import { may } from '../../shared/people/permissions.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { placeOf } from '../folder.ts';
import { backupOffice } from '../store/backup.ts';
import { inWorker } from '../store/inWorker.ts';
import { projections } from '../store/projections/index.ts';
import { databaseFileName } from '../store/store.ts';
import { verifyStore } from '../store/verify.ts';

/** Looking after the store itself: proof that it is whole, a copy of it, its tables made anew. */
export function careCommands(parts: DeskParts): Pick<Handlers<'care'>, 'verify' | 'backup' | 'rebuild'> {
  const mayKeep = (actor: Parameters<typeof may>[1]) => may(parts.office(), actor, 'keepStore');
  const notPermitted = refused({ code: 'NotPermitted', permission: 'keepStore' });
  return {
    async verify(_input, caller) {
      if (!mayKeep(caller.actor)) return notPermitted;
      const proof = { file: join(parts.folder, databaseFileName), key: parts.key };
      const apart = await inWorker('verifyWorker', proof);
      const report = apart ? apart.reply : await verifyStore({ ...proof, projections });
      if (!report.ok) return refused({ code: 'StoreProblem', ...report.problem });
      const { events, commands, attachments, findings } = report.value;
      return done({
        events,
        commands,
        attachments,
        findings: findings.map(({ code, ...detail }) => ({ code, detail })),
      });
    },

    async backup(input, caller) {
      if (!mayKeep(caller.actor)) return notPermitted;
      const now = parts.clock();
      const time = parts.workingTime();
      const minutes = Math.floor(localMinutes(time, now));
      const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}${String(minutes % 60).padStart(2, '0')}`;
      const name = `${basename(parts.folder)}-backup-${localDate(time, now)}-${clock}`;
      const target = input.folder === undefined ? join(dirname(parts.folder), name) : placeOf(input.folder);
      const { passPhrase } = input;
      const written = await backupOffice({
        folder: parts.folder,
        key: parts.key,
        target,
        now,
        ...(passPhrase !== undefined && { passPhrase }),
      });
      if (!written.ok) return refused({ code: 'StoreProblem', ...written.problem });
      return done({ folder: target, bytes: written.value.files.reduce((sum, file) => sum + file.size, 0) });
    },

    async rebuild(_input, caller) {
      if (!mayKeep(caller.actor)) return notPermitted;
      await parts.store.rebuild();
      parts.publish({ topics: ['complaint', 'office', 'duty'] });
      return done({ events: parts.store.head().events });
    },
  };
}
