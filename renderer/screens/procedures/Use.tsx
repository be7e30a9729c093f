import { Alert, Button, Checkbox, Radio } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PackInUse } from '../../../shared/contract/calls/procedure.ts';
import { currentPack } from '../../state/packs.ts';
import { isReadingMatter } from '../../../shared/procedure/choose.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { proceduresWords } from '../../../shared/words/procedures.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useText, useWords } from '../../state/language.ts';
import { changesOf, choiceOf, choiceWith, usesOf, wishOf, type Use as UseOf, type Wish } from './choice.ts';

/** What the office uses a procedure for. A change is shown in place before it is made. */
export function Use({ pack, packs, mayChange }: { pack: Pack; packs: readonly PackInUse[]; mayChange: boolean }) {
  const words = useWords(proceduresWords);
  const say = words.choose;
  const text = useText();
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const choice = choiceOf(packs);
  const [wish, setWish] = useState<(Wish & { request: string }) | null>(null);
  const present = wishOf(choice, pack.id);
  const wanted = wish ?? present;
  const next = choiceWith(choice, pack.id, wanted);
  const titleOf = (id: string): string => {
    const found = currentPack(id);
    return found ? text(found.short) : id;
  };
  const changes = changesOf(choice, next, titleOf, words);
  const save = useMutation({
    mutationFn: (request: string) => client.procedure.choose({ request, ...next }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: query.procedure.key() });
      setWish(null);
    },
  });
  const change = (changed: Partial<Wish>): void => {
    save.reset();
    setWish({ ...present, ...wish, ...changed, request: newRequestId() });
  };
  const mains = choice.main.flatMap((id) => currentPack(id) ?? []);
  if (isReadingMatter(pack) && present.use === 'none') return <p className="quiet">{say.readingMatter}</p>;
  if (!mayChange) return null;
  return (
    <section className="procedure-use" aria-label={say.title}>
      <div className="procedure-use-line">
        <strong>{say.title}</strong>
        <Radio.Group
          aria-label={say.title}
          optionType="button"
          value={wanted.use}
          onChange={({ target }) => change({ use: target.value as UseOf, first: false })}
          options={usesOf(pack, mains).map((use) => ({ value: use, label: words.use[use] }))}
        />
        {wanted.use === 'main' && !present.first && next.main.length > 1 ? (
          <Checkbox checked={wanted.first} onChange={({ target }) => change({ first: target.checked })}>
            {say.proposeFirst}
          </Checkbox>
        ) : null}
        <span className="quiet">{say.hint}</span>
      </div>
      {changes.length > 0 ? (
        <div className="procedure-confirm">
          <p>{say.what}</p>
          <ul>
            {changes.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
            <li>{next.main.length === 0 ? say.lastMain : say.kept}</li>
          </ul>
          <div className="procedure-use-line">
            <Button
              type="primary"
              disabled={next.main.length === 0}
              loading={save.isPending}
              onClick={() => wish && save.mutate(wish.request)}
            >
              {say.save}
            </Button>
            <Button type="text" onClick={() => setWish(null)}>
              {say.back}
            </Button>
          </div>
        </div>
      ) : null}
      <Problem error={save.error} />
      <output>
        {save.isSuccess && changes.length === 0 ? <Alert type="success" showIcon title={say.saved} /> : null}
      </output>
    </section>
  );
}
