import { Alert, Button, Input, Segmented } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useId, useMemo, useRef } from 'react';
import { dimensions, type Category, type Dimension } from '../../../shared/procedure/trees/jrt0169.ts';
import { categoryProblems } from '../../../shared/procedure/trees/publish.ts';
import { categoriesWords } from '../../../shared/words/categories.ts';
import { useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useSend } from '../../parts/useSend.ts';
import { useCategories } from '../../state/categories.ts';
import { useWords } from '../../state/language.ts';
import { changeCategories, dropCategories, forgetCategories, useChanging, useKeptCategories } from './categoryDraft.ts';
import { CategoryRow } from './CategoryRow.tsx';
import { base64Of } from '../../parts/base64.ts';

/** The tree of one dimension with what is below each, in its order. */
function ordered(categories: readonly Category[], dimension: Dimension): { category: Category; depth: number }[] {
  const below = (parent: string | null, depth: number): { category: Category; depth: number }[] =>
    categories
      .filter((one) => one.dimension === dimension && one.parent === parent)
      .flatMap((category) => [{ category, depth }, ...below(category.id, depth + 1)]);
  return below(null, 0);
}

/** An id nobody has, below the one it belongs to. */
function freeId(categories: readonly Category[], dimension: Dimension, parent: string | null): string {
  const taken = new Set(categories.map(({ id }) => id));
  const letter = { channel: 'A', business: 'B', reason: 'C' }[dimension];
  const stem = parent === null ? `${letter}-x` : `${parent}.x`;
  let number = 1;
  while (taken.has(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

/** The categories of the office: renamed, added, retired, put in order, given their official codes; published as a version. */
export function Categories({ mayChange }: { mayChange: boolean }) {
  const words = useWords(categoriesWords);
  const { client } = useDesk();
  const { current } = useCategories();
  const changing = useChanging();
  useKeptCategories(mayChange);
  const file = useRef<HTMLInputElement>(null);
  const noteId = useId();
  const { dimension, codes } = changing;
  const categories = changing.categories ?? current.categories;
  const known = useMemo(() => new Map(current.categories.map((one) => [one.id, one])), [current]);
  const problems = useMemo(() => categoryProblems(categories, current), [categories, current]);
  const changes = categories.filter((one) => JSON.stringify(known.get(one.id)) !== JSON.stringify(one)).length;
  const isMoved = JSON.stringify(categories) !== JSON.stringify(current.categories);
  const change = (next: readonly Category[]): void => changeCategories(client, next, current.version);
  const edit = (id: string, changed: Partial<Category>): void =>
    change(categories.map((one) => (one.id === id ? { ...one, ...changed } : one)));
  const retire = ({ retired: _retired, ...kept }: Category, isRetired: boolean): void =>
    change(categories.map((one) => (one.id === kept.id ? (isRetired ? { ...kept, retired: true } : kept) : one)));
  const add = (parent: string | null): void => {
    const id = freeId(categories, dimension, parent);
    change([...categories, { id, dimension, parent, title: { zh: '', en: '' }, officialCode: null }]);
  };
  const move = ({ id, parent }: Category, by: 1 | -1): void => {
    const siblings = categories.filter((one) => one.dimension === dimension && one.parent === parent);
    const other = siblings[siblings.findIndex((one) => one.id === id) + by];
    if (!other) return;
    const [from, to] = [id, other.id].map((one) => categories.findIndex((category) => category.id === one));
    change(categories.with(from!, categories[to!]!).with(to!, categories[from!]!));
  };
  const read = useMutation({
    mutationFn: async (chosen: File) =>
      client.category.readCodes({ name: chosen.name, content: await base64Of(chosen) }),
    onSuccess: (lines) => {
      const codeOf = new Map(lines.flatMap(({ category, code }) => (category === null ? [] : [[category, code]])));
      useChanging.setState({ codes: lines });
      change(categories.map((one) => ({ ...one, officialCode: codeOf.get(one.id) ?? one.officialCode })));
    },
  });
  const publish = useSend(
    (request, note: string) =>
      client.category.publish({
        request,
        note,
        expectedVersion: changing.base || current.version,
        categories: [...categories],
      }),
    ['category', 'complaint'],
    forgetCategories,
  );
  const discard = useMutation({ mutationFn: () => dropCategories(client) });
  const open = codes?.filter(({ category }) => category === null) ?? [];
  return (
    <article className="procedure-page" aria-label={words.title}>
      <header className="procedure-head">
        <h2>{words.title}</h2>
        <span className="quiet">{words.version(current.version)}</span>
      </header>
      <p className="quiet">{mayChange ? words.hint : words.mayNot}</p>
      <div className="procedure-use-line">
        <Segmented<Dimension>
          value={dimension}
          onChange={(next) => useChanging.setState({ dimension: next })}
          options={dimensions.map((one) => ({ value: one, label: words.dimensions[one] }))}
        />
        {mayChange ? (
          <>
            <Button size="small" onClick={() => add(null)}>
              {words.add}
            </Button>
            <Button size="small" loading={read.isPending} onClick={() => file.current?.click()}>
              {words.codes}
            </Button>
            <input
              ref={file}
              type="file"
              accept=".xlsx,.csv,.txt"
              hidden
              aria-label={words.codes}
              onChange={({ target }) => {
                const [chosen] = target.files ?? [];
                if (chosen) read.mutate(chosen);
                target.value = '';
              }}
            />
          </>
        ) : null}
      </div>
      <Problem error={read.error} reading />
      {codes ? (
        <Alert
          type="info"
          showIcon
          title={words.codesRead(codes.length - open.length, open.length)}
          description={open
            .slice(0, 20)
            .map(({ code, name }) => `${code} ${name}`)
            .join(' · ')}
        />
      ) : null}
      <table className="categories">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.english}</th>
            <th scope="col">{words.code}</th>
            {mayChange ? <th scope="col">{words.acts}</th> : null}
          </tr>
        </thead>
        <tbody>
          {ordered(categories, dimension).map(({ category, depth }) => (
            <CategoryRow
              key={category.id}
              category={category}
              depth={depth}
              isFresh={!known.has(category.id)}
              problem={problems.find((one) => one.category === category.id)}
              {...(mayChange
                ? {
                    onEdit: (changed) => edit(category.id, changed),
                    onRetire: (isRetired) => retire(category, isRetired),
                    onAdd: () => add(category.id),
                    onMove: (by) => move(category, by),
                    onRemove: () =>
                      change(categories.filter(({ id, parent }) => id !== category.id && parent !== category.id)),
                  }
                : {})}
            />
          ))}
        </tbody>
      </table>
      {mayChange ? (
        <form
          className="procedure-use-line"
          aria-label={words.publish}
          onSubmit={(event) => {
            event.preventDefault();
            const note = new FormData(event.currentTarget).get('note');
            publish.mutate(typeof note === 'string' ? note : '');
          }}
        >
          <span className="quiet">
            {isMoved ? words.changes(Math.max(changes, 1)) : words.noChanges}
            {isMoved && changing.kept === categories ? ` ${words.kept}` : ''}
          </span>
          {isMoved ? (
            <>
              <label htmlFor={noteId}>{words.note}</label>
              <Input
                id={noteId}
                name="note"
                className="procedure-comment"
                maxLength={2000}
                placeholder={words.noteHint}
              />
              <Button type="primary" htmlType="submit" loading={publish.isPending} disabled={problems.length > 0}>
                {words.publish}
              </Button>
              <Button loading={discard.isPending} onClick={() => discard.mutate()}>
                {words.discard}
              </Button>
            </>
          ) : null}
        </form>
      ) : null}
      <Problem error={publish.error ?? discard.error ?? changing.error} />
      <output>{publish.isSuccess && !isMoved ? words.published(publish.data.version) : ''}</output>
    </article>
  );
}
