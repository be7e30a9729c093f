import { Alert, Button, DatePicker, Input, Select, type RefSelectProps } from 'antd';
import dayjs from 'dayjs';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { instantOf, localDate, localMinutes } from '../../../shared/calendar/local.ts';
import { noticeManners } from '../../../shared/complaint/events.ts';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import { lettersWords } from '../../../shared/words/letters.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Key } from '../../parts/Key.tsx';
import { FormFoot } from '../../parts/FormFoot.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { ToneNote } from '../../parts/ToneNote.tsx';
import { useKeys } from '../../parts/useKeys.ts';
import { saveFile } from '../../parts/file.ts';
import { useLanguage, useText, useWords } from '../../state/language.ts';
import { letterDraft, useLetterDrafts, type LetterDraft } from './letterDrafts.ts';

type Props = { view: ComplaintView; onClose: () => void };

/** A letter from a template: filled in, read over, changed where needed, and kept as it went with the proof that it did. */
export function LetterForm({ view, onClose }: Props) {
  const words = useWords(lettersWords);
  const text = useText();
  const { query } = useDesk();
  const heading = useId();
  const list = useQuery(query.letter.list.queryOptions({ input: { complaint: view.id } }));
  const letters = list.data ?? [];
  const kept = useLetterDrafts((state) => state.draftByComplaint[view.id]);
  const [chosen, setChosen] = useState<string | null>(kept?.letter ?? null);
  useKeys({ Escape: { run: onClose, what: words.cancel, whileTyping: true } });
  const first = useRef<RefSelectProps>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <section className="complaint-form" aria-labelledby={heading}>
      <h2 id={heading}>{words.title}</h2>
      <Select
        aria-label={words.letter}
        placeholder={words.letter}
        showSearch={{ optionFilterProp: 'label' }}
        ref={first}
        value={chosen}
        onChange={setChosen}
        options={letters.map(({ id, title }) => ({ value: id, label: text(title) }))}
      />
      {chosen ? <Letter key={chosen} view={view} letter={chosen} onClose={onClose} /> : null}
      {chosen ? null : (
        <div className="form-buttons">
          <Button onClick={onClose}>
            {words.cancel} <Key name="Escape" />
          </Button>
        </div>
      )}
      <Problem error={list.error} />
    </section>
  );
}

/** Reads the filled letter once; from then on the words belong to the person who writes. */
function Letter({ view, letter, onClose }: Props & { letter: string }) {
  const { query } = useDesk();
  const language = useLanguage();
  const keep = useLetterDrafts((state) => state.keep);
  const kept = useLetterDrafts((state) => state.draftByComplaint[view.id]);
  const filled = useQuery({
    ...query.letter.draft.queryOptions({ input: { complaint: view.id, letter, language } }),
    enabled: kept?.letter !== letter,
  });
  const draft = kept?.letter === letter ? kept : filled.data && letterDraft(letter, language, filled.data);
  if (!draft) return <Problem error={filled.error} />;
  return <Writing view={view} draft={draft} onChange={(next) => keep(view.id, next)} onClose={onClose} />;
}

const blank = '____';
/** The office's wall clock, whatever zone the PC is set to. */
const zone = 'Asia/Shanghai';

type WritingProps = Props & { draft: LetterDraft; onChange: (draft: LetterDraft | null) => void };

function Writing({ view, draft, onChange, onClose }: WritingProps) {
  const words = useWords(lettersWords);
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const ids = { title: useId(), text: useId(), proof: useId() };
  const send = useMutation({
    mutationFn: () => client.letter.send({ ...draft.sent, request: draft.request, complaint: view.id }),
    onSuccess: ({ file }) => {
      saveFile(file);
      onChange(null);
      onClose();
      return cache.invalidateQueries({ queryKey: query.complaint.key() });
    },
  });
  // Other words are another intention: the desk must not answer with the receipt of the first.
  const change = (sent: Partial<LetterDraft['sent']>): void =>
    onChange({ ...draft, request: send.isIdle ? draft.request : newRequestId(), sent: { ...draft.sent, ...sent } });
  const { title, text, notice } = draft.sent;
  const hasBlank = text.includes(blank);
  const maySend = title.trim() !== '' && text.trim() !== '' && !hasBlank && !send.isPending;
  const submit = (): void => {
    if (maySend) send.mutate();
  };
  useKeys({ 'Ctrl+Enter': { run: submit, what: words.send } });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {draft.missing.length > 0 && hasBlank ? (
        <Alert type="warning" showIcon title={words.missing(draft.missing.join(words.list))} />
      ) : null}
      <label htmlFor={ids.title}>{words.subject}</label>
      <Input id={ids.title} maxLength={200} value={title} onChange={(event) => change({ title: event.target.value })} />
      <label htmlFor={ids.text}>{words.text}</label>
      <Input.TextArea
        id={ids.text}
        autoSize={{ minRows: 8, maxRows: 18 }}
        maxLength={20_000}
        value={text}
        onChange={(event) => change({ text: event.target.value })}
      />
      <ToneNote text={text} />
      <div className="letter-proof">
        <Select
          aria-label={words.manner}
          value={notice.manner}
          onChange={(manner) => change({ notice: { ...notice, manner } })}
          options={noticeManners.map((value) => ({ value, label: words.manners[value] }))}
        />
        <DatePicker
          aria-label={words.at}
          format="YYYY-MM-DD HH:mm"
          showTime={{ format: 'HH:mm' }}
          allowClear={false}
          needConfirm={false}
          value={dayjs(localDate(zone, notice.at)).add(localMinutes(zone, notice.at), 'minute')}
          onChange={(chosen) => {
            if (!chosen) return;
            const at = instantOf(zone, chosen.format('YYYY-MM-DD'), chosen.hour() * 60 + chosen.minute());
            change({ notice: { ...notice, at } });
          }}
        />
      </div>
      <label htmlFor={ids.proof}>{words.proof}</label>
      <Input
        id={ids.proof}
        maxLength={500}
        value={notice.text}
        onChange={(event) => change({ notice: { ...notice, text: event.target.value } })}
      />
      <p className="complaint-quiet">{hasBlank ? words.blank : words.sendHint}</p>
      <Problem error={send.error} />
      <FormFoot
        save={words.send}
        cancel={words.cancel}
        onClose={onClose}
        isSending={send.isPending}
        disabled={!maySend}
        hasKeys
      />
    </form>
  );
}
