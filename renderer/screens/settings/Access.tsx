import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useId, useRef, useState } from 'react';
import {
  accessKinds,
  type AccessFilter,
  type AccessKind,
  type AccessLine,
} from '../../../shared/contract/calls/access.ts';
import { accessWords } from '../../../shared/words/access.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { PersonName, UnitName } from '../../parts/Names.tsx';
import { PersonPicker } from '../../parts/PersonPicker.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { saveFile } from '../../parts/file.ts';
import { useGo } from '../../state/go.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { Card } from './Card.tsx';

const pageSize = 50;

/** The auditor's list: who opened or uncovered which complaint, when and why. */
export function Access() {
  const words = useWords(accessWords);
  const { query } = useDesk();
  const [filter, setFilter] = useState<AccessFilter>({});
  const pages = useInfiniteQuery(
    query.access.page.infiniteOptions({
      input: (cursor: string | null) => ({ filter, cursor, size: pageSize }),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next,
    }),
  );
  const lines = pages.data?.pages.flatMap((page) => page.lines) ?? [];
  return (
    <Card title={words.title} hint={words.hint}>
      <Filter filter={filter} onChange={setFilter} />
      <Problem error={pages.error} reading onRetry={() => void pages.refetch()} />
      {pages.data && lines.length === 0 ? <EmptyState title={words.emptyTitle} hint={words.empty} /> : null}
      {lines.length > 0 ? <Lines lines={lines} /> : null}
      {pages.hasNextPage ? (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {words.more}
        </Button>
      ) : null}
      <Export filter={filter} />
    </Card>
  );
}

function Filter({ filter, onChange }: { filter: AccessFilter; onChange: (filter: AccessFilter) => void }) {
  const words = useWords(accessWords);
  const id = useId();
  const set = (key: keyof AccessFilter, value: string | number | undefined): void => {
    const { [key]: _before, ...others } = filter;
    onChange(value === undefined || value === '' ? others : { ...others, [key]: value });
  };
  const day = 86_400_000;
  const dateOf = (at: number | undefined): string =>
    at === undefined ? '' : new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
  const startOf = (date: string): number | undefined => {
    const at = Date.parse(`${date}T00:00:00+08:00`);
    return Number.isNaN(at) ? undefined : at;
  };
  const end = startOf(dateOf(filter.to === undefined ? undefined : filter.to - day));
  return (
    <div className="access-filter">
      <PersonPicker
        className="access-person"
        label={words.person}
        placeholder={words.person}
        value={filter.person ?? null}
        onChange={(person) => set('person', person ?? undefined)}
      />
      <Input
        className="access-number"
        aria-label={words.complaint}
        placeholder={words.complaint}
        maxLength={64}
        value={filter.complaint ?? ''}
        onChange={({ target }) => set('complaint', target.value.trim())}
      />
      <Select<AccessKind | ''>
        aria-label={words.kind}
        value={filter.kind ?? ''}
        onChange={(kind) => set('kind', kind)}
        options={[
          { value: '', label: words.anyKind },
          ...accessKinds.map((value) => ({ value, label: words.kinds[value] })),
        ]}
      />
      <span className="access-day">
        <label htmlFor={`${id}-from`}>{words.from}</label>
        <Input
          id={`${id}-from`}
          className="access-date"
          type="date"
          value={dateOf(filter.from)}
          onChange={({ target }) => set('from', startOf(target.value))}
        />
      </span>
      <span className="access-day">
        <label htmlFor={`${id}-to`}>{words.to}</label>
        <Input
          id={`${id}-to`}
          className="access-date"
          type="date"
          value={dateOf(end)}
          onChange={({ target }) => {
            const start = startOf(target.value);
            set('to', start === undefined ? undefined : start + day);
          }}
        />
      </span>
    </div>
  );
}

function Lines({ lines }: { lines: AccessLine[] }) {
  const words = useWords(accessWords);
  const format = useFormat();
  const go = useGo();
  return (
    <table className="access-table">
      <thead>
        <tr>
          {(['at', 'person', 'unit', 'kind', 'complaint', 'reason'] as const).map((column) => (
            <th key={column} scope="col">
              {words.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const { complaint } = line;
          return (
            <tr key={line.sequence}>
              <td>{format.moment(line.at)}</td>
              <td>
                <PersonName id={line.person} />
              </td>
              <td>
                <UnitName id={line.unit} />
              </td>
              <td>{words.kinds[line.kind]}</td>
              <td>
                {complaint ? (
                  <button type="button" className="text-link" onClick={() => go('complaint', { id: complaint.id })}>
                    {complaint.number}
                  </button>
                ) : null}
              </td>
              <td>{line.reason}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Export({ filter }: { filter: AccessFilter }) {
  const words = useWords(accessWords);
  const language = useLanguage();
  const { client } = useDesk();
  const [reason, setReason] = useState('');
  const request = useRef(newRequestId());
  const id = useId();
  const saving = useMutation({
    mutationFn: async () => {
      const file = await client.access.export({ request: request.current, filter, reason, language });
      saveFile(file);
      return file;
    },
    onSettled: () => (request.current = newRequestId()),
  });
  return (
    <form
      className="access-filter"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '' && !saving.isPending) saving.mutate();
      }}
    >
      <label htmlFor={id}>{words.exportReason}</label>
      <Input
        id={id}
        className="access-reason"
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Button htmlType="submit" disabled={reason.trim() === ''} loading={saving.isPending}>
        {words.export}
      </Button>
      <output className="quiet">
        {saving.data ? words.exported(saving.data.name, saving.data.lines) : words.exportHint}
      </output>
      <Problem error={saving.error} />
    </form>
  );
}
