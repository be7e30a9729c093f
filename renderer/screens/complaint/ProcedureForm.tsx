import { Checkbox, Input, Radio, Select } from 'antd';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ProcedurePreview } from '../../../shared/complaint/decide/procedure.ts';
import type { ComplaintView, ProcedureChangeView } from '../../../shared/contract/views.ts';
import { stageOf, type Pack } from '../../../shared/procedure/pack.ts';
import { questionsAtChange } from '../../../shared/procedure/questions.ts';
import { procedureChangeWords } from '../../../shared/words/procedureChange.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { ActionField, type FieldWhy } from '../../parts/ActionField.tsx';
import { InlineForm, Labelled } from '../../parts/InlineForm.tsx';
import { fieldProblemsIn, useRefusalSentence } from '../../parts/refusal.ts';
import { clockTitle } from '../../parts/ruleTitles.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useText, useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';
import { currentPack, packOf } from '../../state/packs.ts';
import { useKept, type ProcedureDraft } from './kept.ts';

const draftOf = ({ pack, overlays }: ComplaintView): ProcedureDraft => ({
  request: newRequestId(),
  pack: pack.id,
  overlays: overlays.map(({ id }) => id),
  answers: {},
  raw: {},
  from: 'receipt',
  reason: '',
});

/** Puts the complaint under another procedure, or changes what runs beside it, after showing what that does. */
export function ProcedureForm({ view, onClose }: { view: ComplaintView; onClose: () => void }) {
  const words = useWords(procedureChangeWords);
  const text = useText();
  const id = useId();
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const [first] = useState(() => draftOf(view));
  const draft = useKept((state) => state.procedureByComplaint[view.id]) ?? first;
  const keep = useKept((state) => state.keepProcedure);
  const isOther = draft.pack !== view.pack.id;
  const pack = isOther ? currentPack(draft.pack) : packOf(view.pack.id, view.pack.version);
  const beside = draft.overlays.flatMap((one) => currentPack(one) ?? []);
  const asked = pack ? questionsAtChange(pack, beside, isOther, view.details.extra ?? {}) : [];
  const answers = Object.fromEntries(asked.map((field) => [field.id, draft.answers[field.id] ?? null]));
  const wanted = { id: view.id, pack: draft.pack, overlays: draft.overlays, answers, from: draft.from };
  const read = useQuery({
    ...query.complaint.procedureChange.queryOptions({ input: wanted }),
    placeholderData: keepPreviousData,
  });
  const saving = useMutation({
    mutationFn: (sent: ProcedureDraft) =>
      client.complaint.changeProcedure({ request: sent.request, ...wanted, reason: sent.reason }),
    onSuccess: () => {
      keep(view.id, null);
      onClose();
      return cache.invalidateQueries({ queryKey: query.complaint.key() });
    },
  });
  const change = (next: Partial<ProcedureDraft>): void => {
    // After an answer, a changed form is a new intention.
    const request = saving.isIdle ? draft.request : newRequestId();
    if (!saving.isIdle) saving.reset();
    keep(view.id, { ...draft, ...next, request });
  };
  const outcome = read.data?.outcome;
  const problems = new Map<string, FieldWhy>(fieldProblemsIn(saving.error).map(({ field, why }) => [field, why]));
  const nameOf = (one: string): string => {
    const found = currentPack(one) ?? (one === view.pack.id ? packOf(one, view.pack.version) : undefined);
    return found ? text(found.short) : one;
  };
  return (
    <InlineForm
      label={words.title}
      save={words.save}
      onSave={() => saving.mutate(draft)}
      onClose={onClose}
      error={saving.error ?? read.error}
      isSending={saving.isPending}
      disabled={draft.reason.trim() === '' || !outcome || 'refusal' in outcome}
    >
      <h3>{words.title}</h3>
      <p className="quiet">{words.openHint}</p>
      <Labelled label={words.main} id={`${id}-main`}>
        <Select
          id={`${id}-main`}
          className="picker"
          value={draft.pack}
          options={(read.data?.main ?? [draft.pack]).map((one) => ({
            value: one,
            label: one === view.pack.id ? words.present(nameOf(one)) : nameOf(one),
          }))}
          onChange={(chosen) =>
            change({ pack: chosen, overlays: draft.overlays.filter((one) => one !== chosen), answers: {}, raw: {} })
          }
        />
      </Labelled>
      {asked.length > 0 ? <strong>{words.answers}</strong> : null}
      {asked.map((field) => (
        <ActionField
          key={`${draft.pack}.${field.id}`}
          field={field}
          draft={{ request: '', values: draft.answers, raw: draft.raw }}
          complaint={null}
          why={problems.get(field.id)}
          onChange={(value, raw) =>
            change({
              answers: { ...draft.answers, [field.id]: value },
              raw: raw === undefined ? draft.raw : { ...draft.raw, [field.id]: raw },
            })
          }
        />
      ))}
      <div className="field">
        <span className="field-label" id={`${id}-beside`}>
          {words.beside}
        </span>
        {read.data && read.data.overlays.length === 0 ? <p className="quiet">{words.nothingBeside}</p> : null}
        <Checkbox.Group
          aria-labelledby={`${id}-beside`}
          value={draft.overlays}
          options={(read.data?.overlays ?? draft.overlays).map((one) => ({ value: one, label: nameOf(one) }))}
          onChange={(overlays) => change({ overlays })}
        />
      </div>
      {isOther ? (
        <div className="field">
          <span className="field-label" id={`${id}-from`}>
            {words.from}
          </span>
          <Radio.Group
            aria-labelledby={`${id}-from`}
            value={draft.from}
            options={[
              { value: 'receipt', label: words.fromReceipt },
              { value: 'now', label: words.fromNow },
            ]}
            onChange={({ target }) => change({ from: target.value as ProcedureDraft['from'] })}
          />
          <p className="quiet">{words.fromHint}</p>
        </div>
      ) : null}
      <Labelled label={words.reason} id={`${id}-reason`}>
        <Input.TextArea
          id={`${id}-reason`}
          value={draft.reason}
          maxLength={2000}
          placeholder={words.reasonHint}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={({ target }) => change({ reason: target.value })}
        />
      </Labelled>
      <Outcome outcome={outcome} isUnchanged={isUnchanged(view, draft)} pack={pack} />
    </InlineForm>
  );
}

const isUnchanged = ({ pack, overlays }: ComplaintView, draft: ProcedureDraft): boolean =>
  draft.pack === pack.id &&
  draft.overlays.length === overlays.length &&
  overlays.every(({ id }) => draft.overlays.includes(id));

type OutcomeProps = {
  outcome: ProcedureChangeView['outcome'] | undefined;
  isUnchanged: boolean;
  pack: Pack | undefined;
};

/** What the change would do, in sentences, before anybody does it. */
function Outcome({ outcome, isUnchanged: waits, pack }: OutcomeProps) {
  const words = useWords(procedureChangeWords);
  const refusalSentence = useRefusalSentence();
  return (
    <section className="procedure-preview" aria-label={words.preview} aria-live="polite">
      <h4>{words.preview}</h4>
      {waits || !outcome || !pack ? (
        <p className="quiet">{words.nothingYet}</p>
      ) : 'refusal' in outcome ? (
        <p>{refusalSentence(outcome.refusal)}</p>
      ) : (
        <Sentences preview={outcome.preview} pack={pack} />
      )}
    </section>
  );
}

function Sentences({ preview, pack }: { preview: ProcedurePreview; pack: Pack }) {
  const words = useWords(procedureChangeWords);
  const text = useText();
  const office = useOffice();
  const format = useFormat();
  const clock = (rule: string): string => clockTitle(pack, rule, text);
  const stageName = (stage: string): string => {
    const found = stageOf(pack, stage);
    return found ? text(found.title) : stage;
  };
  const released = preview.released.map((unit) => unitName(office, unit)).join(words.list);
  const sentences = [
    ...(preview.enters ?? []).map(({ stage, unit }) => words.enters(stageName(stage), unitName(office, unit))),
    ...(released === '' ? [] : [words.released(released)]),
    ...preview.cancelled.map(({ rule, due }) => words.cancelled(clock(rule), format.due(due))),
    ...preview.started.map(({ rule, from, due }) =>
      (due < format.now ? words.startedPast : words.started)(clock(rule), format.moment(from), format.due(due)),
    ),
    ...preview.kept.map(({ rule, due }) => words.kept(clock(rule), format.due(due))),
    words.history,
  ];
  return (
    <ul>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
