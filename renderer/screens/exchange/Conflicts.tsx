import { useMutation } from '@tanstack/react-query';
import { Button, Tooltip } from 'antd';
import type { ConflictView } from '../../../shared/contract/exchangeViews.ts';
import type { TimelineEntry } from '../../../shared/contract/views.ts';
import type { ConflictChoice } from '../../../shared/exchange/conflict.ts';
import type { FormValues } from '../../../shared/procedure/pack.ts';
import { exchangeWords } from '../../../shared/words/exchange.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { Timeline } from '../../parts/timeline/Timeline.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useRefusalSentence } from '../../parts/refusal.ts';
import { actionDraftKey, useActionDrafts } from '../../state/actionDrafts.ts';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { personName, unitName, useOffice } from '../../state/office.ts';
import { usePackBook } from '../../state/packs.ts';

/** Steps that could not stand: both sides beside each other, and three ways out. */
export function Conflicts({ conflicts }: { conflicts: readonly ConflictView[] }) {
  const words = useWords(exchangeWords);
  return (
    <section className="exchange-conflicts" aria-label={words.conflicts}>
      <h2>{words.conflicts}</h2>
      <p className="quiet">{words.conflictsHint}</p>
      {conflicts.map((conflict) => (
        <Conflict key={conflict.conflict} found={conflict} />
      ))}
    </section>
  );
}

type ActInput = { action?: unknown; form?: unknown };

function Conflict({ found }: { found: ConflictView }) {
  const words = useWords(exchangeWords);
  const { client } = useDesk();
  const office = useOffice();
  const go = useGo();
  const { moment } = useFormat();
  const sentence = useRefusalSentence();
  const keepDraft = useActionDrafts(({ keep }) => keep);
  const { complaint, name, person, unit, at, refusal, mine, theirs } = found;
  const commands: Readonly<Record<string, string>> = words.commands;
  const what = commands[name] ?? words.otherCommand;
  const who = person === null ? words.byProgram : `${personName(office, person)} · ${unitName(office, unit)}`;
  const settle = useMutation({
    mutationFn: (choice: ConflictChoice) =>
      client.exchange.settle({
        request: newRequestId(),
        conflict: found.conflict,
        choice,
        ...(choice === 'note' && {
          text: words.noteText(what, who, moment(at), typedIn(found.input)),
        }),
      }),
    onSuccess: (_settled, choice) => {
      if (choice !== 'again' || !complaint) return;
      const { action, form } = (found.input ?? {}) as ActInput;
      if (typeof action === 'string') {
        keepDraft(actionDraftKey(complaint.id, action), {
          request: newRequestId(),
          values: (form ?? {}) as FormValues,
          raw: {},
        });
      }
      go('complaint', { id: complaint.id });
    },
  });
  const choices: ConflictChoice[] = complaint ? ['again', 'note', 'drop'] : ['drop'];
  return (
    <article className="panel exchange-conflict">
      <header className="exchange-conflict-head">
        <strong>
          {complaint?.number ?? ''} {what}
        </strong>
        <span className="quiet">
          {who} · {moment(at)}
        </span>
      </header>
      <p>
        <span className="quiet">{words.why}：</span>
        {sentence(refusal)}
      </p>
      <div className="exchange-sides">
        <Side title={words.mine} entries={mine} pack={complaint?.pack} empty={what} />
        <Side title={words.theirs} entries={theirs} pack={complaint?.pack} empty={words.nothingTheirs} />
      </div>
      <div className="exchange-choices">
        {choices.map((choice) => (
          <Tooltip key={choice} title={words.choiceHints[choice]}>
            <Button
              type={choice === 'again' ? 'primary' : 'default'}
              disabled={settle.isPending}
              onClick={() => settle.mutate(choice)}
            >
              {words.choices[choice]}
            </Button>
          </Tooltip>
        ))}
      </div>
      <Problem error={settle.error} />
    </article>
  );
}

type SideProps = {
  title: string;
  entries: readonly TimelineEntry[];
  pack: { id: string; version: number } | undefined;
  empty: string;
};

function Side({ title, entries, pack, empty }: SideProps) {
  const book = usePackBook();
  const known = pack && book.of(pack.id, pack.version);
  return (
    <section className="exchange-side" aria-label={title}>
      <h3>{title}</h3>
      {known && entries.length > 0 ? <Timeline entries={entries} pack={known} /> : <p className="quiet">{empty}</p>}
    </section>
  );
}

/** Words somebody typed, wherever in the input they stand. */
function typedIn(input: unknown): string {
  if (typeof input === 'string') return input.length > 3 ? input : '';
  if (typeof input !== 'object' || input === null) return '';
  const { id: _id, action: _action, ...typed } = input as Record<string, unknown>;
  return Object.values(typed)
    .map(typedIn)
    .filter((text) => text !== '')
    .join('\n');
}
