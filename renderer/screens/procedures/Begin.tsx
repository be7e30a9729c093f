import { Button, Input, Select } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { longestPackId } from '../../../shared/procedure/publish.ts';
import { packEditorWords } from '../../../shared/words/packEditor.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useText, useWords } from '../../state/language.ts';
import { usePackBook } from '../../state/packs.ts';

const blank = 'blank';

/** A number nobody has: the first of W1, W2 ... */
function freeNumber(known: readonly Pack[]): string {
  const taken = new Set(known.map(({ id }) => id));
  let number = 1;
  while (taken.has(`W${number}`)) number += 1;
  return `W${number}`;
}

/** A new procedure: from the shortest course, from one there is, or from a file. */
export function Begin({ from, onBegun }: { from: string | null; onBegun: (draft: string) => void }) {
  const words = useWords(packEditorWords);
  const say = words.begin;
  const text = useText();
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const book = usePackBook();
  const [source, setSource] = useState(from ?? blank);
  const [id, setId] = useState(() => freeNumber(book.all));
  const [sourceId, numberId] = [useId(), useId()];
  const file = useRef<HTMLInputElement>(null);
  const opened = async ({ draft }: { draft: string }): Promise<void> => {
    await cache.invalidateQueries({ queryKey: query.pack.key() });
    onBegun(draft);
  };
  const begin = useMutation({
    mutationFn: () => {
      const version = source === blank ? undefined : book.newest(source)?.version;
      const base = version === undefined ? null : { id: source, version };
      return client.pack.begin({ draft: newRequestId(), from: base, id: id.trim() });
    },
    onSuccess: opened,
  });
  const read = useMutation({
    mutationFn: async (chosen: File) => client.pack.importFile({ draft: newRequestId(), content: await chosen.text() }),
    onSuccess: opened,
  });
  const packs = [...new Map(book.all.map((pack) => [pack.id, pack])).values()];
  return (
    <form
      className="procedure-begin"
      aria-label={say.title}
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate();
      }}
    >
      <h2>{say.title}</h2>
      <p className="quiet">{say.hint}</p>
      <label htmlFor={sourceId}>{say.from}</label>
      <Select
        id={sourceId}
        value={source}
        onChange={setSource}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: blank, label: say.blank },
          ...packs.map((pack) => ({ value: pack.id, label: `${text(pack.title)}（${pack.id}）` })),
        ]}
      />
      <label htmlFor={numberId}>{say.id}</label>
      <Input
        id={numberId}
        value={id}
        maxLength={longestPackId}
        placeholder={say.idHint}
        onChange={({ target }) => setId(target.value)}
      />
      <div className="procedure-use-line">
        <Button type="primary" htmlType="submit" loading={begin.isPending} disabled={id.trim() === ''}>
          {say.start}
        </Button>
        <Button loading={read.isPending} onClick={() => file.current?.click()}>
          {words.importFile}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={words.importFile}
          onChange={({ target }) => {
            const [chosen] = target.files ?? [];
            if (chosen) read.mutate(chosen);
            target.value = '';
          }}
        />
      </div>
      <Problem error={begin.error ?? read.error} />
    </form>
  );
}
