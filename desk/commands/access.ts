import { done, refused } from '../../shared/base/result.ts';
import { localDate, localMinutes } from '../../shared/calendar/local.ts';
import { unitsOf } from '../../shared/complaint/state.ts';
import { may, mayInComplaint } from '../../shared/people/permissions.ts';
import { accessWords } from '../../shared/words/access.ts';
import { accessEvent, accessPages } from '../people/access.ts';
import { csvOf } from '../lists/csv.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { contextOf, loadComplaint, perform, visibleComplaint } from '../perform.ts';

const mostLines = 100_000;

export function accessCommands(parts: DeskParts): Pick<Handlers<'access'>, 'uncover' | 'export'> {
  return {
    uncover(input, caller) {
      const found = visibleComplaint(parts, caller)(input.complaint);
      const complaint = found && loadComplaint(parts.store.read, found.id);
      if (!complaint) return refused({ code: 'UnknownComplaint' });
      const { office, now } = contextOf(parts, caller.actor, parts.clock());
      if (!mayInComplaint(office, caller.actor, 'uncover', unitsOf(complaint))) {
        return refused({ code: 'NotPermitted', permission: 'uncover' });
      }
      const { request, reason } = input;
      const noted = perform(parts, caller.actor, now, {
        request,
        name: 'access.uncover',
        input: { complaint: complaint.id, reason },
        topics: [],
        decide: () =>
          done({
            events: [accessEvent(parts, caller.actor, { complaint: complaint.id, kind: 'uncovered', reason })],
            reply: null,
          }),
      });
      if (!noted.ok) return noted;
      // Not part of the receipt: that is kept in the log.
      const { complainants, narrative, demand } = complaint.details;
      return done({ complainants, narrative, demand });
    },

    export(input, caller) {
      const { request, filter, reason, language } = input;
      const office = parts.office();
      if (!may(office, caller.actor, 'readAccess')) return refused({ code: 'NotPermitted', permission: 'readAccess' });
      const now = parts.clock();
      const noted = perform(parts, caller.actor, now, {
        request,
        name: 'access.export',
        input: { filter, reason },
        topics: [],
        decide: () =>
          done({
            events: [accessEvent(parts, caller.actor, { complaint: null, kind: 'exported', reason })],
            reply: null,
          }),
      });
      if (!noted.ok) return noted;
      const words = accessWords[language];
      const time = parts.workingTime();
      const moment = (at: number): string => {
        const minutes = Math.floor(localMinutes(time, at));
        const two = (part: number): string => String(part).padStart(2, '0');
        return `${localDate(time, at)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
      };
      const lines = accessPages(parts, caller, filter, null, mostLines);
      const name = office.personById.get(caller.actor.person)?.name ?? '';
      const rows = [
        [words.exportedBy(name, moment(now), reason)],
        [
          words.columns.at,
          words.columns.person,
          words.columns.unit,
          words.columns.kind,
          words.columns.complaint,
          words.columns.reason,
        ],
        ...lines.map((line) => [
          moment(line.at),
          office.personById.get(line.person)?.name ?? '',
          office.unitById.get(line.unit)?.name ?? '',
          words.kinds[line.kind],
          line.complaint?.number ?? '',
          line.reason,
        ]),
      ];
      return done({
        name: `${words.fileName} ${localDate(time, now)}.csv`,
        mediaType: 'text/csv',
        content: Buffer.from(csvOf(rows)).toString('base64'),
        lines: lines.length,
      });
    },
  };
}
