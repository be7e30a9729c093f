import { Mentions, Radio, type MentionsRef } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import { complaintWords } from '../../../shared/words/complaint.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { FormFoot } from '../../parts/FormFoot.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useKeys } from '../../parts/useKeys.ts';
import { useWords } from '../../state/language.ts';
import { personName, useOffice } from '../../state/office.ts';
import { usePinyin } from '../../state/pinyin.ts';
import { useSession } from '../../state/session.ts';
import { nameableIn, namedIn } from './mentions.ts';
import { newNote, useKept, type NoteDraft } from './kept.ts';

/** A note stays with the own organisation unless somebody says otherwise. */
export function NoteForm({ view, onClose }: { view: ComplaintView; onClose: () => void }) {
  const complaint = view.id;
  const words = useWords(complaintWords);
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const [first] = useState(newNote);
  const note = useKept((state) => state.noteByComplaint[complaint]) ?? first;
  const keepNote = useKept((state) => state.keepNote);
  const heading = useId();
  const textId = useId();
  const area = useRef<MentionsRef>(null);
  const office = useOffice();
  const session = useSession();
  const [me, seat] = [session?.person?.id, session?.seat?.unit];
  const nameable = useMemo(
    () => (me && seat ? nameableIn(view, office, { person: me, unit: seat }) : []),
    [view, office, me, seat],
  );
  const named = namedIn(note.text, nameable);
  const [isSearching, setSearching] = useState(false);
  const matches = usePinyin(isSearching);
  useEffect(() => area.current?.focus(), []);
  const saving = useMutation({
    mutationFn: ({ request, text, internal }: NoteDraft) =>
      client.complaint.note({
        request,
        id: complaint,
        text,
        internal: internal || named.length > 0,
        ...(named.length === 0 ? {} : { mentions: named }),
      }),
    onSuccess: () => {
      keepNote(complaint, null);
      onClose();
      return cache.invalidateQueries({ queryKey: query.complaint.key() });
    },
  });
  const change = (next: Partial<NoteDraft>): void => {
    // Other words are another intention: the desk must not answer with the receipt of the first.
    keepNote(complaint, { ...note, ...next, request: saving.isIdle ? note.request : newRequestId() });
  };
  const save = (): void => {
    if (note.text.trim() !== '' && !saving.isPending) saving.mutate(note);
  };
  useKeys({
    'Ctrl+Enter': { run: save, what: words.noteSave },
    Escape: { run: onClose, what: words.keys.back, whileTyping: true },
  });
  return (
    <form
      className="complaint-form"
      aria-labelledby={heading}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2 id={heading}>{words.noteTitle}</h2>
      <label htmlFor={textId}>{words.noteText}</label>
      <Mentions
        id={textId}
        ref={area}
        rows={4}
        maxLength={20_000}
        value={note.text}
        onChange={(text) => change({ text })}
        prefix={['@', '\uff20']}
        options={nameable.map(({ word }) => ({ value: word, label: word }))}
        notFoundContent={words.noteNobody}
        filterOption={(typed, option) => matches(typed, String(option.value))}
        onSearch={() => setSearching(true)}
      />
      <Radio.Group
        aria-label={words.noteFor}
        value={note.internal || named.length > 0}
        disabled={named.length > 0}
        onChange={(event) => change({ internal: event.target.value === true })}
        options={[
          { value: true, label: words.noteInternal },
          { value: false, label: words.noteAll },
        ]}
      />
      <p className="complaint-quiet">
        {named.length > 0
          ? words.noteNamed(named.map((person) => personName(office, person)).join(words.noteList))
          : note.internal
            ? words.noteInternalHint
            : words.noteAllHint}
      </p>
      <Problem error={saving.error} />
      <FormFoot
        save={words.noteSave}
        cancel={words.cancel}
        onClose={onClose}
        isSending={saving.isPending}
        disabled={note.text.trim() === ''}
        hasKeys
      />
    </form>
  );
}
