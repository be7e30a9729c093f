import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import type { DraftView } from '../../../shared/contract/views.ts';
import { intakeWords } from '../../../shared/words/intake.ts';
import { useDesk } from '../../link/desk.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useWords } from '../../state/language.ts';
import { formOfDraft } from './form.ts';
import { openDraft, useIntake } from './store.ts';

/** Own registrations that were left open; the one on the page is not among them. */
export function useOtherDrafts(): DraftView[] {
  const { query } = useDesk();
  const present = useIntake((state) => state.draft);
  const drafts = useQuery({ ...query.draft.list.queryOptions(), staleTime: 0 }).data ?? [];
  return drafts.filter((draft) => draft.id !== present).sort((left, right) => right.savedAt - left.savedAt);
}

export function Drafts({ drafts, onOpened }: { drafts: readonly DraftView[]; onOpened: () => void }) {
  const { draft: words } = useWords(intakeWords);
  return (
    <section className="intake-panel" aria-label={words.title}>
      <header>
        <h2>{words.title}</h2>
      </header>
      <ol className="intake-drafts">
        {drafts.map((draft) => (
          <OneDraft key={draft.id} draft={draft} onOpened={onOpened} />
        ))}
      </ol>
    </section>
  );
}

function OneDraft({ draft, onOpened }: { draft: DraftView; onOpened: () => void }) {
  const { draft: words } = useWords(intakeWords);
  const { query } = useDesk();
  const cache = useQueryClient();
  const drop = useMutation(
    query.draft.drop.mutationOptions({ onSuccess: () => cache.invalidateQueries({ queryKey: query.draft.key() }) }),
  );
  const { moment } = useFormat();
  const form = formOfDraft(draft.form);
  const first = form.complainants[0];
  const who = first?.name || first?.phone || words.nobody;
  return (
    <li>
      <div>
        <strong>{who}</strong> <time>{moment(draft.savedAt)}</time>
        <p>{form.narrative || form.demand || words.nothing}</p>
      </div>
      <Button
        size="small"
        onClick={() => {
          openDraft(draft);
          onOpened();
        }}
      >
        {words.open}
      </Button>
      <Popconfirm
        title={words.dropQuestion(who)}
        okText={words.drop}
        cancelText={words.keepIt}
        onConfirm={() => drop.mutate({ id: draft.id })}
      >
        <Button size="small" type="text">
          {words.drop}
        </Button>
      </Popconfirm>
    </li>
  );
}
