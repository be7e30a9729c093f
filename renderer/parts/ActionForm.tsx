import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { ComplaintView } from '../../shared/contract/views.ts';
import { readForm } from '../../shared/procedure/forms.ts';
import type { Action, Field, FieldValue, FormValues } from '../../shared/procedure/pack.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { newRequestId, useDesk } from '../link/desk.ts';
import { actionDraftKey, useActionDrafts, type ActionDraft } from '../state/actionDrafts.ts';
import { useText, useWords } from '../state/language.ts';
import { useOffice } from '../state/office.ts';
import { ActionField, type FieldWhy } from './ActionField.tsx';
import { suggestedValues, unitOfPartyIn, unreadableFields } from './actionValues.ts';
import { today } from './format.ts';
import { Key } from './Key.tsx';
import { Problem } from './Problem.tsx';
import { fieldProblemsIn } from './refusal.ts';
import { useKeys } from './useKeys.ts';
import './actionForm.css';

export type ActionFormProps = {
  action: Action;
  complaint: ComplaintView;
  /** Called with the stages in which the complaint stands now. */
  onDone: (result: { id: string; stages: string[] }) => void;
  onCancel: () => void;
  /** What belongs to the form besides the fields of the action. */
  children?: ReactNode;
  /** Another call than the pack's own actions go through. */
  send?: (request: string, values: FormValues) => Promise<{ id: string; stages: string[] }>;
};

/** The form of a pack action, in place. `Ctrl+Enter` submits, `Esc` goes back and keeps what was typed. */
export function ActionForm(props: ActionFormProps) {
  return <Form key={actionDraftKey(props.complaint.id, props.action.id)} {...props} />;
}

function Form({ action, complaint, onDone, onCancel, send, children }: ActionFormProps) {
  const words = useWords(partsWords).form;
  const text = useText();
  const office = useOffice();
  const { client } = useDesk();
  const heading = useId();
  const form = useRef<HTMLFormElement>(null);
  const key = actionDraftKey(complaint.id, action.id);
  const keep = useActionDrafts((state) => state.keep);
  const drop = useActionDrafts((state) => state.drop);
  const kept = useActionDrafts((state) => state.byKey[key]);
  const [opened] = useState((): ActionDraft => ({
    request: newRequestId(),
    values: suggestedValues(action, complaint, office),
    raw: {},
    seen: complaint.version,
  }));
  const draft = kept ?? opened;
  const [problems, setProblems] = useState<ReadonlyMap<string, FieldWhy>>(new Map());

  const act = useMutation({
    mutationFn: ({ request, values, seen }: ActionDraft) =>
      send?.(request, values) ??
      client.complaint.act({
        request,
        id: complaint.id,
        action: action.id,
        form: values,
        ...(seen !== undefined && { seen }),
      }),
    onSuccess: (result) => {
      drop(key);
      onDone(result);
    },
    onError: (error) => setProblems(new Map(fieldProblemsIn(error).map(({ field, why }) => [field, why]))),
  });

  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('.field input, .field textarea') ?? form.current;
    first?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  const change = (field: Field, value: FieldValue, raw?: string): void => {
    if (problems.has(field.id)) setProblems(new Map([...problems].filter(([id]) => id !== field.id)));
    // After an answer, a changed form is a new intention: the desk must not reply with the receipt of the old one.
    const request = act.isError ? newRequestId() : draft.request;
    if (act.isError) act.reset();
    keep(key, {
      ...draft,
      request,
      values: { ...draft.values, [field.id]: value },
      raw: raw === undefined ? draft.raw : { ...draft.raw, [field.id]: raw },
    });
  };

  const submit = (): void => {
    if (act.isPending) return;
    const now = Date.now();
    const read = readForm(action.fields, draft.values, {
      office,
      now,
      today: today(now),
      unitOfParty: (party) => unitOfPartyIn(complaint, party),
    });
    const found = new Map<string, FieldWhy>(read.ok ? [] : read.problem.map(({ field, why }) => [field, why]));
    for (const [field, why] of unreadableFields(action, draft)) found.set(field, why);
    setProblems(found);
    if (found.size === 0) return act.mutate({ ...draft, values: read.ok ? read.value : draft.values });
    const first = action.fields.find((field) => found.has(field.id));
    return form.current?.querySelector<HTMLElement>(`[data-field="${first?.id}"] :is(input,textarea)`)?.focus();
  };

  useKeys({
    'Ctrl+Enter': { run: submit, what: text(action.title) },
    Escape: { run: onCancel, what: words.cancel, whileTyping: true },
  });

  return (
    <form
      ref={form}
      className="action-form"
      aria-labelledby={heading}
      tabIndex={-1}
      onKeyDownCapture={(event) => {
        // A picker would take the Enter for itself and open its list.
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        submit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3 id={heading}>{text(action.title)}</h3>
      <p className="quiet">{text(action.hint)}</p>
      {action.effects.some((effect) => effect.kind === 'end' && effect.how === 'archived') ? (
        <Papers papers={complaint.papers} />
      ) : null}
      {action.fields.map((field) => (
        <ActionField
          key={field.id}
          field={field}
          draft={draft}
          complaint={complaint}
          why={problems.get(field.id)}
          onChange={(value, raw) => change(field, value, raw)}
        />
      ))}
      {children}
      <Problem error={act.error} />
      <div className="form-buttons">
        <Button type="primary" htmlType="submit" loading={act.isPending} danger={action.tone === 'end'}>
          {text(action.title)}
        </Button>
        <Key name="Ctrl+Enter" />
        <Button type="text" onClick={onCancel}>
          {words.cancel}
        </Button>
        <Key name="Escape" />
      </div>
    </form>
  );
}

/** What belongs into the file: what lies there as an attachment, and what is missing or lies on paper. */
function Papers({ papers }: { papers: ComplaintView['papers'] }) {
  const words = useWords(partsWords).form.papers;
  const text = useText();
  const missing = papers.filter(({ isAttached }) => !isAttached);
  if (papers.length === 0) return null;
  return (
    <div className="field">
      <span className="field-label">{words.title}</span>
      <ul>
        {papers.map(({ id, title, isAttached }) => (
          <li key={id}>
            {text(title)} · {isAttached ? words.attached : <strong>{words.missing}</strong>}
          </li>
        ))}
      </ul>
      {missing.length > 0 ? <span className="quiet">{words.hint}</span> : null}
    </div>
  );
}
