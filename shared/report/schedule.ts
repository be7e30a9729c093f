import type { Instant } from '../base/time.ts';
import { organisationOf, type Office, type Unit, type UnitKind } from '../people/office.ts';
import type { Pack, Report } from '../procedure/pack.ts';
import type { ReportDefinition } from './definition.ts';
import { definitionOf, reportDefinitions } from './definitions/index.ts';
import { periodAt, periodBefore, type PeriodKind } from './period.ts';

/** A report a regime asks for, whose period is over. */
export type DueReport = { report: string; period: string; pack: string; duty: string };

/** The report of the program that answers a pack's duty: the one that names it, else one for the same stretch. */
function definitionFor({ id, every }: Report): ReportDefinition | undefined {
  const named = reportDefinitions.find(({ answers }) => answers.includes(id));
  const byStretch: Record<Report['every'], string> = {
    week: 'weeklyMeeting',
    month: 'monthlyFeedback',
    halfYear: 'bulletin',
  };
  return named ?? definitionOf(byStretch[every]);
}

/** What a unit has to report for the last period that is over. A duty is a unit's own when the regime gives it to its kind; a
 *  department reports for the organisation it works for. */
export function dueReports(packs: readonly Pack[], office: Office, scope: Unit, at: Instant): DueReport[] {
  const kinds: UnitKind[] =
    scope.kind === 'department' ? ['department', organisationOf(office, scope.id)?.kind ?? 'department'] : [scope.kind];
  const due = packs.flatMap((pack) =>
    (pack.reports ?? []).flatMap((duty): DueReport[] => {
      const party = pack.parties.find(({ id }) => id === duty.by);
      const definition = definitionFor(duty);
      if (!definition || !party?.kinds.some((kind) => kinds.includes(kind))) return [];
      return [{ report: definition.id, period: lastPeriod(definition.period, at), pack: pack.id, duty: duty.id }];
    }),
  );
  // Two regimes may ask for the same report.
  return [...new Map(due.map((one) => [`${one.report} ${one.period}`, one])).values()];
}

export const lastPeriod = (kind: PeriodKind, at: Instant): string => periodBefore(kind, periodAt(kind, at));
