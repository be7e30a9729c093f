import type { Pack } from '../../../../shared/procedure/pack.ts';
import type { Finding } from '../../../../shared/procedure/validate.ts';

/** Lists of the pack that have a section of their own, in the order in which one writes a procedure. */
export const sectionGroups = {
  course: ['parties', 'stages', 'entries', 'actions', 'clocks'],
  forms: ['intake', 'severities', 'money', 'papers'],
  speech: ['script', 'phoneScripts', 'tone', 'letters', 'notices', 'caseFormats'],
  control: ['checklists', 'triggers', 'kpis', 'reports'],
} as const satisfies Record<string, readonly (keyof Pack)[]>;
export type SectionGroup = keyof typeof sectionGroups;
export type SectionName = (typeof sectionGroups)[SectionGroup][number];

export const sections: readonly SectionName[] = Object.values(sectionGroups).flat();

/** Fields of the pack itself, under one heading. */
export const generalFields = ['title', 'short', 'source', 'effectiveFrom', 'mainLine', 'settings'];

export const sectionOf = (finding: Finding): string => {
  const [first = ''] = finding.path.split('.');
  return sections.some((section) => section === first) ? first : 'general';
};
