import type { ComplaintView } from '../../contract/views.ts';
import type { Pack } from '../../procedure/pack.ts';
import type { Form } from './form.ts';
import { bankForms } from './banks.ts';
import { brokerageForms } from './brokerage.ts';
import { liaoningForms } from './liaoning.ts';
import { makerForms } from './maker.ts';
import { makerShortForms } from './makerShort.ts';
import { measuresForms } from './measures.ts';
import { caseFile, handlingRecord } from './record.ts';
import { storeForms } from './store.ts';
import { telecomForms } from './telecom.ts';
import { transferLetter } from './transferLetter.ts';

/** Every printed form. Those of a complaint's own regimes come first, then those for any complaint. */
export const forms: readonly Form[] = [
  ...liaoningForms,
  ...telecomForms,
  ...brokerageForms,
  ...makerForms,
  ...makerShortForms,
  ...bankForms,
  ...storeForms,
  ...measuresForms,
  handlingRecord,
  caseFile,
];

/** @param parties those that have the complaint by now; left out, every form of these procedures */
export const formsFor = (packs: readonly string[], parties?: readonly { party: string }[]): Form[] =>
  [
    ...forms.filter((form) => form.packs.some((pack) => packs.includes(pack))),
    ...forms.filter((form) => form.packs.length === 0),
  ].filter(({ party }) => !party || !parties || parties.some((held) => held.party === party));

/** The papers of one complaint: a letter to each organisation below that has it stands behind the forms of its procedures. */
export function papersOf(view: ComplaintView, pack: Pack): Form[] {
  const own = formsFor([view.pack.id, ...view.overlays.map(({ id }) => id)], view.parties);
  const standing = view.stages.map(({ stage }) => stage);
  const letters = view.elsewhere.flatMap((parties) => transferLetter(pack, parties, standing) ?? []);
  const general = own.findIndex((form) => form.packs.length === 0);
  return own.toSpliced(general, 0, ...letters);
}

export const formOf = (id: string): Form | undefined => forms.find((form) => form.id === id);
