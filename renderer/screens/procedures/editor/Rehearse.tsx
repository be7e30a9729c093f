import { Button, DatePicker, Progress, Select } from 'antd';
import { useMutation, useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { Pack } from '../../../../shared/procedure/pack.ts';
import type { Rehearsal } from '../../../../shared/procedure/rehearse.ts';
import { packEditorWords } from '../../../../shared/words/packEditor.ts';
import { useDesk } from '../../../link/desk.ts';
import { Problem } from '../../../parts/Problem.tsx';
import { useFormat } from '../../../parts/useFormat.ts';
import { useGo } from '../../../state/go.ts';
import { useText, useWords } from '../../../state/language.ts';
import { useNow } from '../../../state/now.ts';
import { usePackBook } from '../../../state/packs.ts';
import { Sheet } from '../Sheet.tsx';
import { save, type Editing } from './store.ts';

const askAgain = 400;

/** Lays complaints of the past under the draft, with progress and a way to stop. */
export function Rehearse({ editing, before }: { editing: Editing; before: Pack | undefined }) {
  const { client, query } = useDesk();
  const say = useWords(packEditorWords).rehearsing;
  const text = useText();
  const book = usePackBook();
  const now = useNow();
  const [since, setSince] = useState(() => dayjs(now).subtract(1, 'year').startOf('day'));
  const [against, setAgainst] = useState(before?.id ?? book.all[0]?.id ?? '');
  const [run, setRun] = useState<string | null>(null);
  const start = useMutation({
    mutationFn: async () => {
      await save(client);
      const version = book.newest(against)?.version ?? 1;
      return client.pack.rehearse({
        what: { draft: editing.draft },
        against: { id: against, version },
        since: since.valueOf(),
      });
    },
    onSuccess: (begun) => setRun(begun.run),
  });
  const view = useQuery({
    ...query.pack.rehearsal.queryOptions({ input: { run: run ?? '' } }),
    enabled: run !== null,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.state === 'done' || state.data?.state === 'cancelled' ? false : askAgain,
  });
  const progress = run === null ? undefined : view.data;
  const packs = [...new Map(book.all.map((pack) => [pack.id, pack])).values()].filter(
    ({ entries }) => entries.length > 0,
  );
  const isRunning = progress?.state === 'running';
  return (
    <section className="editor-page" aria-label={say.title}>
      <h3>{say.title}</h3>
      <p className="quiet">{say.hint}</p>
      <div className="editor-rehearse">
        <label>
          <span>{say.against}</span>
          <Select
            aria-label={say.against}
            value={against}
            onChange={setAgainst}
            options={packs.map((pack) => ({ value: pack.id, label: text(pack.short) }))}
          />
        </label>
        <label>
          <span>{say.since}</span>
          <DatePicker
            aria-label={say.since}
            allowClear={false}
            value={since}
            onChange={(day) => day && setSince(day)}
          />
        </label>
        <Button type="primary" loading={start.isPending} disabled={isRunning} onClick={() => start.mutate()}>
          {say.start}
        </Button>
        {isRunning && run !== null ? (
          <Button onClick={() => void client.pack.cancelRehearsal({ run })}>{say.cancel}</Button>
        ) : null}
      </div>
      <Problem error={start.error ?? view.error} reading />
      {progress?.state === 'running' ? (
        <>
          <Progress percent={progress.total === 0 ? 0 : Math.floor((progress.done / progress.total) * 100)} />
          <p className="quiet">{say.progress(progress.done, progress.total)}</p>
        </>
      ) : null}
      {progress?.state === 'cancelled' ? <p>{say.cancelled}</p> : null}
      {progress?.state === 'done' ? (
        <Result result={progress.result} pack={editing.pack} old={book.newest(against)} />
      ) : null}
    </section>
  );
}

function Result({ result, pack, old }: { result: Rehearsal; pack: Pack; old: Pack | undefined }) {
  const say = useWords(packEditorWords).rehearsing;
  const text = useText();
  const format = useFormat();
  const go = useGo();
  const titleOf = (rule: string): string => {
    const found =
      pack.clocks.find(({ id }) => id === rule || id === `${pack.id}-${rule}`) ??
      old?.clocks.find(({ id }) => id === rule || id === `${old.id}-${rule}`);
    return found ? text(found.title) : rule;
  };
  if (result.complaints === 0) return <p>{say.none}</p>;
  return (
    <>
      <p>
        <strong>{say.result(result.complaints, result.differing)}</strong>
      </p>
      {result.leftOut > 0 ? <p className="quiet">{say.leftOut(result.leftOut)}</p> : null}
      <Sheet
        columns={[say.rule, say.same, say.earlier, say.later, say.added, say.gone, say.lateBefore, say.lateAfter]}
        rows={result.rules.map((line) => ({
          id: line.rule,
          cells: [
            <>
              <span className="procedure-id">{line.rule}</span> {titleOf(line.rule)}
            </>,
            line.same,
            line.earlier,
            line.later,
            line.added,
            line.gone,
            line.lateBefore,
            line.lateAfter,
          ],
        }))}
      />
      {result.examples.length > 0 ? (
        <>
          <h3>{say.examples}</h3>
          <Sheet
            columns={[say.number, say.rule, say.before, say.after, say.becomes]}
            rows={result.examples.map((one) => ({
              id: `${one.complaint} ${one.rule}`,
              cells: [
                <button
                  key="number"
                  type="button"
                  className="editor-link"
                  onClick={() => go('complaint', { id: one.complaint })}
                >
                  {one.number}
                </button>,
                titleOf(one.rule),
                one.before === null ? '' : format.moment(one.before),
                one.after === null ? '' : format.moment(one.after),
                one.late ? say.wouldBeLate : say.wouldBeInTime,
              ],
            }))}
          />
        </>
      ) : null}
    </>
  );
}
