import type { ComplaintView } from '../../shared/contract/views.ts';
import { organisationOf } from '../../shared/people/office.ts';
import { firstAsked, type Action, type Field, type FieldValue, type FormValues } from '../../shared/procedure/pack.ts';
import { runningPack } from '../state/packs.ts';
import type { ActionDraft } from '../state/actionDrafts.ts';
import type { KnownOffice } from '../state/office.ts';

/** The unit that plays a party, as the office's rules see it: a party not yet brought in is played by the one before it. */
export function unitOfPartyIn(complaint: ComplaintView, party: string): string | undefined {
  const pack = runningPack(complaint);
  if (party === firstAsked || !pack) return complaint.firstAsked.unit;
  const place = pack.parties.findIndex(({ id }) => id === party);
  for (let index = place; index >= 0; index--) {
    const held = complaint.parties.find((one) => one.party === pack.parties[index]?.id);
    if (held) return held.unit;
  }
  return complaint.firstAsked.unit;
}

/** Values a form opens with: what can be concluded from the complaint, never an answer that a person should give. */
export function suggestedValues(action: Action, complaint: ComplaintView, office: KnownOffice): FormValues {
  const values: FormValues = {};
  for (const field of action.fields) {
    const value = suggestion(field, complaint, office);
    if (value !== null) values[field.id] = value;
  }
  return values;
}

function suggestion(field: Field, complaint: ComplaintView, office: KnownOffice): FieldValue {
  if (field.suggest === 'now') return Date.now();
  const complainedUnit = complaint.details.complainedUnit;
  if (field.suggest === undefined || complainedUnit === undefined) return null;
  const unit =
    field.suggest === 'complainedUnit' ? office.unitById.get(complainedUnit) : organisationOf(office, complainedUnit);
  const isOffered = unit && !unit.closed && (field.units === undefined || field.units.kinds.includes(unit.kind));
  return isOffered ? unit.id : null;
}

/** Fields in which something stands that is neither an amount nor a number. */
export function unreadableFields(
  action: Action,
  draft: ActionDraft,
): [field: string, why: 'notAmount' | 'notNumber'][] {
  return action.fields.flatMap((field): [string, 'notAmount' | 'notNumber'][] => {
    const isUnread = (draft.raw[field.id] ?? '').trim() !== '' && (draft.values[field.id] ?? null) === null;
    if (!isUnread) return [];
    return field.kind === 'amount'
      ? [[field.id, 'notAmount']]
      : field.kind === 'number'
        ? [[field.id, 'notNumber']]
        : [];
  });
}
