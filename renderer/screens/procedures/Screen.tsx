import { Alert, Button, Select } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { packEditorWords } from '../../../shared/words/packEditor.ts';
import { proceduresWords } from '../../../shared/words/procedures.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useAddressSearch } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { usePackBook } from '../../state/packs.ts';
import { Begin } from './Begin.tsx';
import { Categories } from './Categories.tsx';
import { Editor } from './editor/Editor.tsx';
import { saveJson } from '../../parts/file.ts';
import type { Outcome } from './editor/Publish.tsx';
import { IntakeRules } from './IntakeRules.tsx';
import { List, type Shown } from './List.tsx';
import { PackPage } from './PackPage.tsx';
import { Proposal } from './Proposal.tsx';
import { Use } from './Use.tsx';
import { versionText } from './version.ts';
import './procedures.css';
import './flow.css';

/** The procedures the office runs, those it could, and those it writes: a list, and one of them as a page. `?pack=` opens another
 *  first, `?proposal=` the version of it that waits for a second person. */
export default function Screen() {
  const words = useWords(proceduresWords);
  const say = useWords(packEditorWords).publishing;
  const editorWords = useWords(packEditorWords);
  const { query } = useDesk();
  const { pack: asked, proposal: waiting } = useAddressSearch();
  const [shown, setShown] = useState<Shown | null>(() =>
    typeof waiting === 'string'
      ? { kind: 'proposal', id: waiting }
      : typeof asked === 'string'
        ? { kind: 'pack', id: asked, version: null }
        : null,
  );
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const read = useQuery(query.procedure.view.queryOptions());
  const mayChange = read.data?.mayChange ?? false;
  const drafts = useQuery(query.pack.drafts.queryOptions({ enabled: mayChange })).data ?? [];
  const proposals = useQuery(query.pack.proposals.queryOptions()).data ?? [];
  const book = usePackBook();
  const packs = read.data?.packs ?? [];
  const first = packs[0];
  const now: Shown | null = shown ?? (first ? { kind: 'pack', id: first.id, version: null } : null);
  const show = (next: Shown): void => {
    setOutcome(null);
    setShown(next);
  };
  if (now?.kind === 'draft') {
    return (
      <div className="screen procedures">
        <Editor
          key={now.draft}
          draft={now.draft}
          onClose={() => setShown(null)}
          onPublished={(done) => {
            setOutcome(done);
            setShown(done.outcome === 'published' ? { kind: 'pack', id: done.id, version: null } : null);
          }}
        />
      </div>
    );
  }
  const inUse = now?.kind === 'pack' ? packs.find(({ id }) => id === now.id) : undefined;
  const pack = now?.kind === 'pack' ? book.of(now.id, now.version ?? inUse?.version ?? 1) : undefined;
  const mains = packs.filter(({ use }) => use === 'main').flatMap(({ id, version }) => book.of(id, version) ?? []);
  const proposal = now?.kind === 'proposal' ? proposals.find((one) => one.pack.id === now.id) : undefined;
  return (
    <div className="screen procedures">
      <h1>{words.title}</h1>
      <Problem error={read.error} reading onRetry={() => void read.refetch()} />
      {read.isPending ? <p className="quiet">{words.reading}</p> : null}
      {now ? (
        <div className="procedures-body">
          <List
            packs={packs}
            drafts={drafts}
            proposals={proposals}
            shown={now}
            ruleCount={read.data?.rules.length ?? 0}
            onShow={show}
            {...(mayChange ? { onBegin: () => show({ kind: 'begin', from: null }) } : {})}
          />
          <section
            className="procedures-page"
            key={JSON.stringify(now)}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the page is scrolled with the arrow keys
            tabIndex={0}
            aria-label={words.title}
          >
            {outcome ? (
              <Alert
                type="success"
                showIcon
                className="procedure-outcome"
                title={
                  outcome.outcome === 'published'
                    ? say.published(outcome.id, versionText(outcome.version, editorWords), outcome.moved)
                    : say.proposed(outcome.id, versionText(outcome.version, editorWords))
                }
                {...(outcome.outcome === 'published' && !inUse?.use ? { description: say.use } : {})}
              />
            ) : null}
            {now.kind === 'begin' ? (
              <Begin from={now.from} onBegun={(draft) => show({ kind: 'draft', draft })} />
            ) : null}
            {now.kind === 'rules' && read.data ? (
              <IntakeRules packs={packs} rules={read.data.rules} mayChange={mayChange} />
            ) : null}
            {now.kind === 'categories' ? <Categories mayChange={mayChange} /> : null}
            {proposal ? <Proposal proposal={proposal} onAnswered={() => setShown(null)} /> : null}
            {pack ? (
              <PackPage pack={pack} mains={mains} actions={<Actions pack={pack} mayChange={mayChange} onShow={show} />}>
                <Use pack={pack} packs={packs} mayChange={mayChange} />
              </PackPage>
            ) : null}
          </section>
        </div>
      ) : null}
    </div>
  );
}

/** What can be done with a released procedure besides reading it. */
function Actions({ pack, mayChange, onShow }: { pack: Pack; mayChange: boolean; onShow: (shown: Shown) => void }) {
  const words = useWords(packEditorWords);
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const versions = useQuery(query.pack.versions.queryOptions({ input: { id: pack.id } })).data ?? [];
  const newest = versions[0]?.version ?? pack.version;
  const amend = useMutation({
    mutationFn: () => client.pack.begin({ draft: newRequestId(), from: { id: pack.id, version: newest }, id: pack.id }),
    onSuccess: async ({ draft }) => {
      await cache.invalidateQueries({ queryKey: query.pack.key() });
      onShow({ kind: 'draft', draft });
    },
  });
  return (
    <>
      {versions.length > 1 ? (
        <Select
          aria-label={words.versions}
          className="procedure-versions"
          value={pack.version}
          onChange={(version) => onShow({ kind: 'pack', id: pack.id, version })}
          options={versions.map(({ version, effectiveFrom }) => ({
            value: version,
            label: words.versionLine(versionText(version, words), effectiveFrom),
          }))}
        />
      ) : null}
      {mayChange ? (
        <>
          <Button loading={amend.isPending} onClick={() => amend.mutate()}>
            {words.amend}
          </Button>
          <Button onClick={() => onShow({ kind: 'begin', from: pack.id })}>{words.copy}</Button>
        </>
      ) : null}
      <Button
        onClick={() =>
          void client.pack.exportFile({ id: pack.id, version: pack.version }).then((file) => saveJson(file))
        }
      >
        {words.exportFile}
      </Button>
    </>
  );
}
