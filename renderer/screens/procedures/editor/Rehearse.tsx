import { Button, DatePicker, Progress, Select } from 'antd';
import { useMutation, useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useState } from 'react';
import { isReadingMatter } from '../../../../shared/procedure/choose.ts';
import type { Pack } from '../../../../shared/procedure/pack.ts';
import { packEditorWords } from '../../../../shared/words/packEditor.ts';
import { useDesk } from '../../../link/desk.ts';
import { Problem } from '../../../parts/Problem.tsx';
import { useText, useWords } from '../../../state/language.ts';
import { useNow } from '../../../state/now.ts';
import { usePackBook } from '../../../state/packs.ts';
import { Rehearsed } from './Rehearsed.tsx';
import { save, type Editing } from './store.ts';

const askAgain = 400;

/** Lays complaints of the past under the draft, with progress and a way to stop. */
export function Rehearse({ editing, before }: { editing: Editing; before: Pack | undefined }) {
  const { client, query } = useDesk();
  const say = useWords(packEditorWords).rehearsing;
  const text = useText();
  const book = usePackBook();
  const now = useNow();
  const isOverlay = (pack: Pack): boolean => pack.entries.length === 0;
  const packs = [...new Map(book.all.map((pack) => [pack.id, pack])).values()].filter(
    (pack) => isOverlay(pack) === isOverlay(editing.pack) && !isReadingMatter(pack),
  );
  const [since, setSince] = useState(() => dayjs(now).subtract(1, 'year').startOf('day'));
  const [against, setAgainst] = useState(before?.id ?? packs[0]?.id ?? '');
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
        <Rehearsed result={progress.result} pack={editing.pack} old={book.newest(against)} />
      ) : null}
    </section>
  );
}
