import { Checkbox, Input, Select } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import type { FieldChange } from '../../../shared/complaint/events.ts';
import { channels, flagNames, type CorrectableField, type Details } from '../../../shared/complaint/details.ts';
import { complaintWords } from '../../../shared/words/complaint.ts';
import { detailsWords } from '../../../shared/words/details.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { CategoryPicker } from '../../parts/CategoryPicker.tsx';
import { FormFoot } from '../../parts/FormFoot.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useVoice } from '../../parts/timeline/voice.ts';
import { valueOf } from '../../parts/timeline/values.ts';
import { UnitPicker } from '../../parts/UnitPicker.tsx';
import { useKeys } from '../../parts/useKeys.ts';
import { useWords } from '../../state/language.ts';
import { correctionOf, isChanged, type Correction } from './correction.ts';
import { changedMeanwhile, Meanwhile } from './Meanwhile.tsx';
import { CorrectPeople } from './CorrectPeople.tsx';
import { useKept, type CorrectionDraft } from './kept.ts';

const amountText = (fen: number | null | undefined): string =>
  fen === undefined || fen === null ? '' : (fen / 100).toFixed(2);

const draftOf = ({ details, version }: ComplaintView): CorrectionDraft => ({
  request: newRequestId(),
  details,
  amount: amountText(details.amount),
  reason: '',
  base: details,
  seen: version,
});

/** Corrects what was registered. The old value stays in the history, and the reason with it. */
export function CorrectForm({ view, onClose }: { view: ComplaintView; onClose: () => void }) {
  const words = useWords(complaintWords);
  const { fields, channels: channelNames, flags: flagTitles } = useWords(detailsWords);
  const [first] = useState(() => draftOf(view));
  const draft = useKept((state) => state.correctionByComplaint[view.id]) ?? first;
  const keepCorrection = useKept((state) => state.keepCorrection);
  // Against what it was when the form was opened: what a colleague corrects meanwhile is no change of mine.
  const correction = correctionOf(draft, draft.base);
  const [showsProblems, setShowsProblems] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const heading = useId();
  const saving = useSaving(view.id, onClose);
  const keep = (next: Partial<CorrectionDraft>): void => {
    keepCorrection(view.id, { ...draft, ...next, request: saving.isIdle ? draft.request : newRequestId() });
  };
  const set = (next: Partial<Details>): void => keep({ details: { ...draft.details, ...next } });
  const hasChanges = Object.keys(correction.changes).length > 0;
  const save = (): void => {
    setShowsProblems(true);
    if (!hasChanges || correction.problems.length > 0 || saving.isPending) return;
    setChosen([]);
    saving.mutate({ draft, correction });
  };
  useKeys({
    'Ctrl+Enter': { run: save, what: words.correctSave },
    Escape: { run: onClose, what: words.keys.back, whileTyping: true },
  });
  const problem = (kind: Correction['problems'][number]): boolean =>
    showsProblems && correction.problems.includes(kind);
  const { details } = draft;
  const common = { registered: draft.base, correction };
  const refused = changedMeanwhile(saving.error);
  const changed = refused && { ...refused, changes: refused.changes.filter(({ field }) => !chosen.includes(field)) };
  const choose = ({ field, after }: FieldChange, take: boolean): void => {
    setChosen([...chosen, field]);
    const now = { [field]: after ?? undefined };
    keepCorrection(view.id, {
      ...draft,
      // From here on the present value is what mine is compared with.
      base: { ...draft.base, ...now },
      seen: refused?.version ?? draft.seen,
      ...(take && { details: { ...details, ...now } }),
      ...(take && field === 'amount' && { amount: amountText(after as number | null) }),
      request: newRequestId(),
    });
  };
  return (
    <form
      className="complaint-form complaint-correct"
      aria-labelledby={heading}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2 id={heading}>{words.correctTitle}</h2>
      <p className="complaint-quiet">{words.correctHint}</p>
      <CorrectPeople details={details} onChange={set} showsProblems={problem('name')} />
      <div className="complaint-fields">
        <Row {...common} field="complainedUnit">
          {(id) => (
            <UnitPicker
              id={id}
              label={fields.complainedUnit}
              value={details.complainedUnit ?? null}
              onChange={(unit) => set({ complainedUnit: unit ?? undefined })}
            />
          )}
        </Row>
        <Row {...common} field="complainedPersons">
          {(id) => (
            <Select
              id={id}
              mode="tags"
              aria-label={fields.complainedPersons}
              open={false}
              suffixIcon={null}
              value={details.complainedPersons.map((one) => one.name)}
              onChange={(names: string[]) => set({ complainedPersons: named(names, details) })}
            />
          )}
        </Row>
        <Row {...common} field="reason" problem={problem('reason') ? words.chooseReason : undefined}>
          {(id) => (
            <CategoryPicker
              id={id}
              label={fields.reason}
              dimension="reason"
              value={details.reason}
              onChange={(reason) => set({ reason: reason ?? '' })}
            />
          )}
        </Row>
        <Row {...common} field="business">
          {(id) => (
            <CategoryPicker
              id={id}
              label={fields.business}
              dimension="business"
              value={details.business ?? null}
              onChange={(business) => set({ business: business ?? undefined })}
            />
          )}
        </Row>
        <Row {...common} field="businessChannel">
          {(id) => (
            <CategoryPicker
              id={id}
              label={fields.businessChannel}
              dimension="channel"
              value={details.businessChannel ?? null}
              onChange={(businessChannel) => set({ businessChannel: businessChannel ?? undefined })}
            />
          )}
        </Row>
        <Row {...common} field="channel">
          {(id) => (
            <Select
              id={id}
              aria-label={fields.channel}
              value={details.channel}
              onChange={(channel) => set({ channel })}
              options={channels.map((channel) => ({ value: channel, label: channelNames[channel] }))}
            />
          )}
        </Row>
        <Row {...common} field="amount" problem={problem('amount') ? words.amountWrong : undefined}>
          {(id) => (
            <Input
              id={id}
              inputMode="decimal"
              suffix={words.amountHint}
              status={problem('amount') ? 'error' : ''}
              value={draft.amount}
              onChange={(event) => keep({ amount: event.target.value })}
            />
          )}
        </Row>
        <Row {...common} field="originalNumber">
          {(id) => (
            <Input
              id={id}
              maxLength={200}
              value={details.originalNumber ?? ''}
              onChange={(event) => set({ originalNumber: event.target.value })}
            />
          )}
        </Row>
        <Row {...common} field="flags" isWide>
          {(id) => (
            <Checkbox.Group
              aria-labelledby={`${id}-label`}
              value={details.flags}
              onChange={(flags) => set({ flags: flagNames.filter((flag) => flags.includes(flag)) })}
              options={flagNames.map((flag) => ({ value: flag, label: flagTitles[flag] }))}
            />
          )}
        </Row>
        <Row {...common} field="narrative" isWide problem={problem('narrative') ? words.required : undefined}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={5}
              maxLength={20_000}
              status={problem('narrative') ? 'error' : ''}
              value={details.narrative}
              onChange={(event) => set({ narrative: event.target.value })}
            />
          )}
        </Row>
        <Row {...common} field="demand" isWide>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={2}
              maxLength={2000}
              value={details.demand}
              onChange={(event) => set({ demand: event.target.value })}
            />
          )}
        </Row>
      </div>
      <div className="complaint-field">
        <label htmlFor={`${heading}-why`}>{words.correctReason}</label>
        <Input
          id={`${heading}-why`}
          placeholder={words.correctReasonHint}
          maxLength={2000}
          status={problem('why') ? 'error' : ''}
          value={draft.reason}
          onChange={(event) => keep({ reason: event.target.value })}
        />
        {problem('why') ? <span className="complaint-problem">{words.reasonMissing}</span> : null}
      </div>
      {showsProblems && !hasChanges ? (
        <p role="alert" className="complaint-problem">
          {words.nothingChanged}
        </p>
      ) : null}
      {changed && changed.changes.length > 0 ? (
        <Meanwhile changed={changed} typed={{ ...details, ...correction.changes }} onChoose={choose} />
      ) : refused ? null : (
        <Problem error={saving.error} />
      )}
      <FormFoot save={words.correctSave} cancel={words.cancel} onClose={onClose} isSending={saving.isPending} hasKeys />
    </form>
  );
}

function useSaving(complaint: string, onSaved: () => void) {
  const keepCorrection = useKept((state) => state.keepCorrection);
  const { client, query } = useDesk();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ draft, correction }: { draft: CorrectionDraft; correction: Correction }) =>
      client.complaint.correct({
        request: draft.request,
        id: complaint,
        changes: correction.changes,
        reason: draft.reason.trim(),
        seen: draft.seen,
      }),
    onSuccess: () => {
      keepCorrection(complaint, null);
      onSaved();
      return cache.invalidateQueries({ queryKey: query.complaint.key() });
    },
  });
}

/** People known to the office keep their identity when another name is added beside theirs. */
const named = (names: string[], details: Details): Details['complainedPersons'] =>
  names.map((name) => details.complainedPersons.find((one) => one.name === name) ?? { name });

type RowProps = {
  field: CorrectableField;
  registered: Details;
  correction: Correction;
  isWide?: boolean;
  problem?: string | undefined;
  children: (id: string) => ReactNode;
};

/** One field under its name; what was registered stands below it once it differs. */
function Row({ field, registered, correction, isWide = false, problem, children }: RowProps) {
  const words = useWords(complaintWords);
  const { fields } = useWords(detailsWords);
  const voice = useVoice();
  const id = useId();
  return (
    <div className={isWide ? 'complaint-field complaint-field-wide' : 'complaint-field'}>
      <label id={`${id}-label`} htmlFor={id}>
        {fields[field]}
      </label>
      {children(id)}
      {problem ? <span className="complaint-problem">{problem}</span> : null}
      {isChanged(field, correction) ? (
        <span className="complaint-quiet complaint-was">
          {words.originalWas} {valueOf(field, registered[field], voice)}
        </span>
      ) : null}
    </div>
  );
}
