import { Alert, Button, Popconfirm, Segmented } from 'antd';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { isReadingMatter } from '../../../../shared/procedure/choose.ts';
import { findingsIn, type Finding } from '../../../../shared/procedure/validate.ts';
import { packEditorWords } from '../../../../shared/words/packEditor.ts';
import { pathOf } from '../../../../shared/words/packText.ts';
import { useDesk } from '../../../link/desk.ts';
import { Problem } from '../../../parts/Problem.tsx';
import { useFormat } from '../../../parts/useFormat.ts';
import { useKeys } from '../../../parts/useKeys.ts';
import { useText, useWords } from '../../../state/language.ts';
import { usePackBook } from '../../../state/packs.ts';
import { PackPage } from '../PackPage.tsx';
import { versionText } from '../version.ts';
import { Compare } from './Compare.tsx';
import { Publish, type Outcome } from './Publish.tsx';
import { Rehearse } from './Rehearse.tsx';
import { saveJson } from '../../../parts/file.ts';
import { Findings } from './Findings.tsx';
import { Outline } from './Outline.tsx';
import { Section } from './Section.tsx';
import { sections } from './sections.ts';
import { begin, goTo, leave, redo, save, undo, useEditing, type Editing } from './store.ts';
import './editor.css';

type View = 'write' | 'read' | 'compare' | 'rehearse' | 'publish';

/** One draft, with everything that can be said about it. */
export function Editor({
  draft,
  onClose,
  onPublished,
}: {
  draft: string;
  onClose: () => void;
  onPublished: (outcome: Outcome) => void;
}) {
  const { client, query } = useDesk();
  const words = useWords(packEditorWords);
  const editing = useEditing((state) => state.editing);
  const read = useQuery({ ...query.pack.draft.queryOptions({ input: { draft } }), staleTime: 0, gcTime: 0 });
  const { data } = read;
  useEffect(() => {
    if (data && useEditing.getState().editing?.draft !== draft) begin(draft, data);
  }, [data, draft]);
  useEffect(
    () => () => {
      void save(client).then(leave);
    },
    [client],
  );
  if (read.error) return <Problem error={read.error} reading onRetry={() => void read.refetch()} />;
  if (!editing || editing.draft !== draft) return <p className="quiet">{words.saving}</p>;
  return <Open editing={editing} onClose={onClose} onPublished={onPublished} />;
}

function Open({
  editing,
  onClose,
  onPublished,
}: {
  editing: Editing;
  onClose: () => void;
  onPublished: (outcome: Outcome) => void;
}) {
  const { client } = useDesk();
  const words = useWords(packEditorWords);
  const text = useText();
  const format = useFormat();
  const [view, setView] = useState<View>('write');
  const book = usePackBook();
  const { pack, base, past, future } = editing;
  const before = base ? book.of(base.id, base.version) : undefined;
  const looked = useDeferredValue(pack);
  const findings = useMemo(() => findingsIn(looked, book.all), [looked, book]);
  const isTyping = view === 'write';
  useKeys({
    ...(isTyping ? { 'Ctrl+Z': { run: () => undo(client), what: words.undo } } : {}),
    ...(isTyping ? { 'Ctrl+Shift+Z': { run: () => redo(client), what: words.redo } } : {}),
    Escape: { run: () => (isTyping ? onClose() : setView('write')), what: words.back },
  });
  const drop = useMutation({
    mutationFn: () => client.pack.drop({ draft: editing.draft }),
    onSuccess: () => {
      leave();
      onClose();
    },
  });
  const show = (finding: Finding): void => {
    setView('write');
    goTo(pathOf(finding.path), sections);
  };
  const name = text(pack.short) || text(pack.title) || words.untitled;
  const exportIt = async (): Promise<void> => {
    if (await save(client)) saveJson(await client.pack.exportFile({ draft: editing.draft }));
  };
  return (
    <div className="editor">
      <header className="editor-head">
        <h2>{words.title(name)}</h2>
        <span className="quiet">
          {pack.id} · {before ? words.base(versionText(before.version, words)) : words.fresh}
        </span>
        <output className="quiet">{savedText(editing, words, format.moment)}</output>
        <span className="editor-spring" />
        <Button size="small" disabled={past.length === 0} onClick={() => undo(client)}>
          {words.undo}
        </Button>
        <Button size="small" disabled={future.length === 0} onClick={() => redo(client)}>
          {words.redo}
        </Button>
        <Button size="small" onClick={() => void exportIt()}>
          {words.exportFile}
        </Button>
        <Popconfirm title={words.dropSure} okText={words.drop} cancelText={words.keep} onConfirm={() => drop.mutate()}>
          <Button size="small">{words.drop}</Button>
        </Popconfirm>
        <Button size="small" onClick={onClose}>
          {words.back}
        </Button>
      </header>
      <div className="editor-views">
        <Segmented<View>
          value={view}
          onChange={setView}
          options={[
            { value: 'write', label: words.write },
            { value: 'read', label: words.read },
            ...(before ? [{ value: 'compare' as const, label: words.compare }] : []),
            ...(isReadingMatter(looked) ? [] : [{ value: 'rehearse' as const, label: words.rehearse }]),
            { value: 'publish', label: words.publish },
          ]}
        />
      </div>
      <Problem error={editing.error ?? drop.error} />
      {view === 'write' ? (
        <div className="editor-body">
          <Outline editing={editing} findings={findings} />
          <Section editing={editing} />
          <Findings pack={looked} findings={findings} onFinding={show} />
        </div>
      ) : null}
      {view === 'read' ? (
        <section className="procedures-page">
          <PackPage pack={pack} mains={[]}>
            {findings.length > 0 ? (
              <Alert type="warning" showIcon title={words.findings.count(findings.length)} />
            ) : null}
          </PackPage>
        </section>
      ) : null}
      {view === 'compare' && before ? <Compare before={before} after={pack} /> : null}
      {view === 'rehearse' ? <Rehearse editing={editing} before={before} /> : null}
      {view === 'publish' ? (
        <Publish
          editing={editing}
          before={before}
          findings={findings}
          onFinding={show}
          onPublished={(outcome) => {
            leave();
            onPublished(outcome);
          }}
        />
      ) : null}
    </div>
  );
}

function savedText(
  { pack, kept, saving, savedAt }: Editing,
  words: (typeof packEditorWords)['zh'],
  moment: (at: number) => string,
): string {
  if (saving) return words.saving;
  return pack === kept ? words.saved(moment(savedAt)) : words.notSaved;
}
