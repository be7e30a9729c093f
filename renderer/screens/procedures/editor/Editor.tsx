import { Alert, Button, Popconfirm, Segmented } from 'antd';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { packShape } from '../../../../shared/procedure/packShape.ts';
import type { Pack } from '../../../../shared/procedure/pack.ts';
import { isRecord, type Shape } from '../../../../shared/procedure/shape.ts';
import { findingsIn, type Finding } from '../../../../shared/procedure/validate.ts';
import { packEditorWords } from '../../../../shared/words/packEditor.ts';
import { fieldLabel, findingText, nameOf, pathOf, placeText } from '../../../../shared/words/packText.ts';
import { useDesk } from '../../../link/desk.ts';
import { Problem } from '../../../parts/Problem.tsx';
import { useFormat } from '../../../parts/useFormat.ts';
import { useKeys } from '../../../parts/useKeys.ts';
import { useLanguage, useText, useWords } from '../../../state/language.ts';
import { usePackBook } from '../../../state/packs.ts';
import { PackPage } from '../PackPage.tsx';
import { versionText } from '../version.ts';
import { Add, RowTools } from './Items.tsx';
import { Compare } from './Compare.tsx';
import { Publish, type Outcome } from './Publish.tsx';
import { Rehearse } from './Rehearse.tsx';
import { saveJson } from '../../../parts/file.ts';
import { begin, goTo, leave, redo, save, showItem, showSection, undo, useEditing, type Editing } from './store.ts';
import { Fields, Value } from './Value.tsx';
import { useWantedPlace } from './wantedPlace.ts';
import './editor.css';

/** Lists of the pack that have a section of their own, in the order in which one writes a procedure. */
const sections = [
  'parties',
  'stages',
  'entries',
  'actions',
  'clocks',
  'intake',
  'severities',
  'money',
  'papers',
  'checklists',
  'script',
  'phoneScripts',
  'tone',
  'triggers',
  'kpis',
  'reports',
] as const;
const general = ['title', 'short', 'source', 'effectiveFrom', 'mainLine', 'settings'];

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
            { value: 'rehearse', label: words.rehearse },
            { value: 'publish', label: words.publish },
          ]}
        />
      </div>
      <Problem error={editing.error ?? drop.error} />
      {view === 'write' ? (
        <div className="editor-body">
          <Outline editing={editing} findings={findings} />
          <Section editing={editing} />
          <Findings pack={looked} findings={findings} />
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
          onFinding={(finding) => {
            setView('write');
            goTo(pathOf(finding.path), sections);
          }}
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

const sectionOf = (finding: Finding): string => {
  const [first = ''] = finding.path.split('.');
  return sections.some((section) => section === first) ? first : 'general';
};

function Outline({ editing, findings }: { editing: Editing; findings: readonly Finding[] }) {
  const language = useLanguage();
  const words = useWords(packEditorWords);
  const line = (section: string, title: string, count: number | null) => {
    const wrong = findings.filter((finding) => sectionOf(finding) === section).length;
    return (
      <li key={section}>
        <button
          type="button"
          aria-current={editing.section === section ? 'true' : undefined}
          onClick={() => showSection(section)}
        >
          <span>{title}</span>
          {wrong > 0 ? <span className="editor-wrong">{wrong}</span> : null}
          {count === null ? null : <span className="quiet">{count}</span>}
        </button>
      </li>
    );
  };
  return (
    <nav className="editor-outline" aria-label={words.sections}>
      <ul>
        {line('general', words.general, null)}
        {sections.map((section) =>
          line(section, fieldLabel('pack', section, language), (editing.pack[section] ?? []).length),
        )}
      </ul>
    </nav>
  );
}

function Section({ editing }: { editing: Editing }) {
  const frame = useWantedPlace();
  const { section, pack, chosen } = editing;
  const shape = packShape.fields[section];
  if (section === 'general' || shape?.kind !== 'list') {
    return (
      <div className="editor-section" ref={frame}>
        <Fields shape={packShape} value={pack} path={[]} only={general} />
      </div>
    );
  }
  return (
    <div className="editor-section editor-master" ref={frame}>
      <Master section={section} shape={shape} pack={pack} chosen={chosen[section] ?? 0} />
    </div>
  );
}

/** The items of a section, and the chosen one as a form. */
function Master({
  section,
  shape,
  pack,
  chosen,
}: {
  section: string;
  shape: Extract<Shape, { kind: 'list' }>;
  pack: Pack;
  chosen: number;
}) {
  const language = useLanguage();
  const words = useWords(packEditorWords);
  const label = fieldLabel('pack', section, language);
  const items: unknown[] = (pack as unknown as Record<string, unknown[] | undefined>)[section] ?? [];
  const index = Math.min(chosen, items.length - 1);
  const item = items[index];
  const titleOf = (one: unknown, place: number): string => itemTitle(pack, one, language) || `${label} ${place + 1}`;
  return (
    <>
      <nav className="editor-list" aria-label={label}>
        {items.length === 0 ? <p className="quiet">{words.nothingYet}</p> : null}
        <ul>
          {items.map((one, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- things are told apart by their place: two may have one name for a moment
            <li key={place}>
              <button
                type="button"
                aria-current={place === index ? 'true' : undefined}
                onClick={() => showItem(section, place)}
              >
                {titleOf(one, place)}
              </button>
            </li>
          ))}
        </ul>
        <Add shape={shape} items={items} path={[section]} label={label} onAdded={(place) => showItem(section, place)} />
      </nav>
      {item === undefined ? null : (
        <div className="editor-form" key={`${section}.${index}`} data-path={`${section}.${index}`}>
          <div className="editor-form-head">
            <h3>{titleOf(item, index)}</h3>
            {isRecord(item) && typeof item['id'] === 'string' ? (
              <span className="quiet">{words.id(item['id'])}</span>
            ) : null}
            <RowTools
              shape={shape}
              items={items}
              index={index}
              path={[section]}
              onMoved={(place) => showItem(section, place)}
            />
          </div>
          <Value shape={shape.of} value={item} path={[section, index]} label={titleOf(item, index)} />
        </div>
      )}
    </>
  );
}

/** A way in has no title: it is told by who comes in and where to. */
function itemTitle(pack: Pack, item: unknown, language: 'zh' | 'en'): string {
  const name = nameOf(item, language);
  if (name !== '' || !isRecord(item)) return name;
  const enters = Array.isArray(item['enters']) ? item['enters'] : [];
  return pack.stages
    .filter(({ id }) => enters.includes(id))
    .map(({ title }) => `→ ${title[language] || title.zh}`)
    .join(' ');
}

function Findings({ pack, findings }: { pack: Pack; findings: readonly Finding[] }) {
  const language = useLanguage();
  const say = useWords(packEditorWords).findings;
  return (
    <aside className="editor-findings" aria-label={say.title}>
      <h3>{findings.length === 0 ? say.title : say.count(findings.length)}</h3>
      <p className="quiet">{findings.length === 0 ? say.none : say.hint}</p>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.path} ${finding.code}`}>
            <button type="button" onClick={() => goTo(pathOf(finding.path), sections)}>
              <span>{placeText(pack, pathOf(finding.path), language)}</span>
              <span className="quiet">{findingText(finding, language)}</span>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  );
}
