import type { Instant } from '../base/time.ts';
import type { FieldChange } from './events.ts';
import type { FieldProblem } from '../procedure/forms.ts';
import type { PartyId, Reason } from '../procedure/pack.ts';
import type { PersonId, UnitId } from '../base/ids.ts';
import type { Role } from '../people/office.ts';

/** What the office's rules answer instead of doing something. Values, not exceptions; shared/words has a sentence for each. */
export type ComplaintRefusal =
  | { code: 'UnknownComplaint' }
  | { code: 'UnknownPack' }
  | { code: 'WrittenByNewerVersion' }
  | { code: 'AlreadyEnded' }
  | { code: 'UnknownAction'; action: string }
  | { code: 'NotNow'; action: string; stages: string[] }
  | { code: 'NotYours'; unit: UnitId | null; roles: Role[] }
  | { code: 'NotPermitted'; permission: string }
  | { code: 'BadForm'; problems: FieldProblem[] }
  | Reason
  | { code: 'FourEyes'; person: PersonId; action: string }
  /** `instead`: the one the actor would decide for, where he is it who must keep out. */
  | { code: 'Recused'; why: 'complainedOf' | 'interest'; instead?: PersonId }
  /** EX-LETTER: `persons` are some of those of the unit who could take the step themselves. */
  | { code: 'AnswersItself'; unit: UnitId; persons: PersonId[] }
  /** The written answer did not come between these moments. */
  | { code: 'AnswerOutOfTime'; earliest: Instant; latest: Instant }
  | { code: 'SignerMayNot'; signedBy: string; why: 'complainedOf' | 'fourEyes' }
  | { code: 'InterestDeclaredBefore'; person: PersonId }
  | { code: 'NoInterestDeclared'; person: PersonId }
  | { code: 'UnknownPerson'; person: PersonId }
  | { code: 'CoveredValue' }
  /** Others changed the same fields since the form was opened; `changes` as they were then and are now. */
  | { code: 'ChangedMeanwhile'; person: PersonId | null; at: Instant; version: number; changes: FieldChange[] }
  /** Somebody took a step since the form was opened, after which this one cannot be taken. */
  | { code: 'ActedMeanwhile'; person: PersonId | null; at: Instant; action: string; stages: string[] }
  | { code: 'NothingToUndo' }
  | { code: 'NotYourStep'; person: PersonId | null }
  | { code: 'UndoTooLate'; minutes: number }
  | { code: 'StepHasLeft'; why: 'forwarded' | 'printed' | 'sent' }
  | { code: 'ReturnedTooOften'; times: number }
  | { code: 'AboveAuthority'; amount: number; most: number }
  | { code: 'ShareOutOfRange'; least: number; most: number }
  | { code: 'PartyMissing'; party: PartyId }
  | { code: 'PartyPresent'; party: PartyId }
  | { code: 'ReceivedInFuture' }
  | { code: 'UnknownUnit'; unit: UnitId }
  | { code: 'UnknownCategory'; category: string }
  | { code: 'NoEntryForUnit' }
  | { code: 'NumberPrefixMissing'; unit: UnitId }
  | { code: 'NoDueMoment'; rule: string; why: string }
  | { code: 'UnknownClock'; clock: string }
  | { code: 'ClockInOtherState'; clock: string; state: string }
  | { code: 'ClockNotSuspendable'; rule: string }
  | { code: 'ClockNotRestartable'; rule: string }
  | { code: 'SuspensionReasonUnknown'; reason: string }
  | { code: 'ReviewDateInPast' }
  | { code: 'NoticeMissing' }
  | { code: 'NoticeInFuture' }
  | { code: 'ReasonMissing' }
  | { code: 'NoFurtherExtension'; rule: string }
  | { code: 'ExtensionNeedsNoApproval' }
  | { code: 'ExtensionPending' }
  | { code: 'NoExtensionPending' }
  | { code: 'ExtensionNotApproved' }
  | { code: 'NothingToAssign'; unit: UnitId }
  | { code: 'AssignedAlready'; person: PersonId | null }
  | { code: 'AssigneeElsewhere'; person: PersonId; unit: UnitId }
  | { code: 'AssigneeRecused'; person: PersonId }
  | { code: 'AssigneeAway'; person: PersonId; until: Instant | null }
  | { code: 'EmptyNote' }
  | { code: 'MentionNotInternal' }
  | { code: 'MentionElsewhere'; person: PersonId }
  | { code: 'PurposeMissing' }
  | { code: 'EvidenceTooLarge'; megabytes: number }
  | { code: 'NothingChanged' }
  /** Stages beside the procedure, such as a review, would be lost. */
  | { code: 'BesideUnderWay' }
  | { code: 'UnknownMoneyLine' }
  | { code: 'LinkedToItself' }
  | { code: 'AlreadyLinked' };
