import { done, refused, type Result } from '../../base/result.ts';
import type { PersonId } from '../../base/ids.ts';
import { mayActFor } from '../../people/permissions.ts';
import type { Context } from '../context.ts';
import type { ComplaintEvent } from '../events.ts';
import type { ComplaintRefusal } from '../refusals.ts';
import { unitsOf, type Complaint } from '../state.ts';

type Decision = Result<ComplaintEvent[], ComplaintRefusal>;
export type Interest = { person: PersonId; reason: string };

/** Says that somebody must keep out of a complaint (LN-3): he himself, or a superior who knows. From then on he is neither
 *  given the complaint nor lets it pass as verifier, approver or caller. */
export function decideDeclareInterest(interest: Interest, complaint: Complaint, context: Context): Decision {
  const refusal = judge(interest, complaint, context);
  if (refusal) return refused(refusal);
  if (complaint.interests.some(({ person }) => person === interest.person)) {
    return refused({ code: 'InterestDeclaredBefore', person: interest.person });
  }
  return done([{ type: 'InterestDeclared', ...said(interest), at: context.now }]);
}

/** The reason is gone (a mistake in the name, a case that was split): said again with a reason of its own. */
export function decideWithdrawInterest(interest: Interest, complaint: Complaint, context: Context): Decision {
  const refusal = judge(interest, complaint, context);
  if (refusal) return refused(refusal);
  if (!complaint.interests.some(({ person }) => person === interest.person)) {
    return refused({ code: 'NoInterestDeclared', person: interest.person });
  }
  return done([{ type: 'InterestWithdrawn', ...said(interest), at: context.now }]);
}

const said = ({ person, reason }: Interest): Interest => ({ person, reason: reason.trim() });

function judge({ person, reason }: Interest, complaint: Complaint, context: Context): ComplaintRefusal | undefined {
  if (complaint.newer) return { code: 'WrittenByNewerVersion' };
  if (!context.office.personById.has(person)) return { code: 'UnknownPerson', person };
  if (person !== context.actor.person && !isSuperior(complaint, context)) {
    return { code: 'NotPermitted', permission: 'declareInterest' };
  }
  return reason.trim() === '' ? { code: 'ReasonMissing' } : undefined;
}

/** Whoever leads the work where a party of the complaint is. */
const isSuperior = (complaint: Complaint, { office, actor }: Context): boolean =>
  unitsOf(complaint).some((unit) => mayActFor(office, actor, unit, ['supervisor', 'approver']));
