import type { DashboardView } from '../../../../shared/contract/views.ts';
import { reportsWords } from '../../../../shared/words/reports.ts';
import { useGo } from '../../../state/go.ts';
import { useWords } from '../../../state/language.ts';
import { unitName, useOffice } from '../../../state/office.ts';
import { received, type CaseSearch, type CasesOf } from '../address.ts';

/** What every figure is made from. `counted` says which complaints that are. */
export type FigureProps = { view: DashboardView; cases: CasesOf; counted: string };

/** Opens the register with the complaints behind a figure. */
export function useCases(cases: CasesOf): (special: CaseSearch) => void {
  const go = useGo();
  return (special) => go('register', { search: cases(special) });
}

/** Names of the units compared; a bank among its own branches stands for what lies at the bank itself. */
export function useUnitNames(view: DashboardView): (unit: string) => string {
  const office = useOffice();
  const { itself } = useWords(reportsWords);
  return (unit) => {
    const kind = office.unitById.get(unit)?.kind;
    const isOrganisation = kind === 'association' || kind === 'member';
    const name = unitName(office, unit);
    return view.level !== 'member' && isOrganisation ? itself(name) : name;
  };
}

export const periodOf = (view: DashboardView): CaseSearch => received(view.months[0]!.month, view.months.at(-1)!.month);
