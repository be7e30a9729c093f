import { Button } from 'antd';
import type { PackDraftLine, PackProposal } from '../../../shared/contract/calls/pack.ts';
import type { PackInUse } from '../../../shared/contract/calls/procedure.ts';
import { isReadingMatter } from '../../../shared/procedure/choose.ts';
import { categoriesWords } from '../../../shared/words/categories.ts';
import { intakeRulesWords } from '../../../shared/words/intakeRules.ts';
import { packEditorWords } from '../../../shared/words/packEditor.ts';
import { proceduresWords } from '../../../shared/words/procedures.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useCategories } from '../../state/categories.ts';
import { useText, useWords } from '../../state/language.ts';
import { usePackBook } from '../../state/packs.ts';
import { versionText } from './version.ts';

/** What the page beside the list shows. `version`: null for the one new complaints follow. */
export type Shown =
  | { kind: 'pack'; id: string; version: number | null }
  | { kind: 'draft'; draft: string }
  | { kind: 'proposal'; id: string }
  | { kind: 'begin'; from: string | null }
  | { kind: 'rules' }
  | { kind: 'categories' };

type ListProps = {
  packs: readonly PackInUse[];
  drafts: readonly PackDraftLine[];
  proposals: readonly PackProposal[];
  shown: Shown;
  ruleCount: number;
  onShow: (shown: Shown) => void;
  /** Left out for people who may only read. */
  onBegin?: () => void;
};

export function List({ packs, drafts, proposals, shown, ruleCount, onShow, onBegin }: ListProps) {
  const words = useWords(proceduresWords);
  const editorWords = useWords(packEditorWords);
  const categoryWords = useWords(categoriesWords);
  const ruleWords = useWords(intakeRulesWords);
  const { version: treeVersion } = useCategories().current;
  const text = useText();
  const format = useFormat();
  const book = usePackBook();
  const inUse = packs.filter(({ use }) => use !== null);
  const isForReading = ({ id, version }: PackInUse): boolean => {
    const pack = book.of(id, version);
    return pack !== undefined && isReadingMatter(pack);
  };
  const unused = packs.filter(({ use }) => use === null);
  const others = unused.filter((one) => !isForReading(one));
  const readings = unused.filter(isForReading);
  const mainCount = inUse.filter(({ use }) => use === 'main').length;
  const entry = (key: string, name: string, detail: string, isShown: boolean, target: Shown, more?: string) => (
    <li key={key}>
      <button type="button" aria-current={isShown ? 'page' : undefined} onClick={() => onShow(target)}>
        <span className="procedures-name">{name}</span>
        <span className="quiet">{detail}</span>
        {more === undefined ? null : <span className="quiet">{more}</span>}
      </button>
    </li>
  );
  const item = ({ id, version, use }: PackInUse, index: number) => {
    const pack = book.of(id, version);
    const detail = [id, versionText(version, editorWords), use ? words.use[use] : ''].filter((part) => part !== '');
    const proposed = index === 0 && use === 'main' && mainCount > 1 ? words.proposed : undefined;
    const isShown = shown.kind === 'pack' && shown.id === id;
    const target: Shown = { kind: 'pack', id, version: null };
    return entry(id, pack ? text(pack.short) : id, detail.join(' · '), isShown, target, proposed);
  };
  return (
    <nav className="procedures-list" aria-label={words.list}>
      {onBegin ? (
        <Button size="small" onClick={onBegin}>
          {editorWords.newDraft}
        </Button>
      ) : null}
      {proposals.length > 0 ? (
        <>
          <h2>{editorWords.proposals}</h2>
          <ul>
            {proposals.map(({ pack, at }) =>
              entry(
                pack.id,
                text(pack.short),
                `${versionText(pack.version, editorWords)} · ${format.moment(at)}`,
                shown.kind === 'proposal' && shown.id === pack.id,
                { kind: 'proposal', id: pack.id },
              ),
            )}
          </ul>
        </>
      ) : null}
      {drafts.length > 0 ? (
        <>
          <h2>{editorWords.drafts}</h2>
          <ul>
            {drafts.map(({ draft, id, title, savedAt }) =>
              entry(draft, text(title) || editorWords.untitled, `${id} · ${format.moment(savedAt)}`, false, {
                kind: 'draft',
                draft,
              }),
            )}
          </ul>
        </>
      ) : null}
      <h2>{words.inUse}</h2>
      <ul>
        {inUse.map(item)}
        {mainCount > 1
          ? entry('rules', ruleWords.entry, ruleWords.count(ruleCount), shown.kind === 'rules', { kind: 'rules' })
          : null}
      </ul>
      <h2>{words.others}</h2>
      {others.length > 0 ? <ul>{others.map(item)}</ul> : <p className="quiet">{words.noOthers}</p>}
      {readings.length > 0 ? (
        <>
          <h2>{words.readings}</h2>
          <ul>{readings.map(item)}</ul>
        </>
      ) : null}
      <h2>{categoryWords.title}</h2>
      <ul>
        {entry('categories', categoryWords.list, categoryWords.version(treeVersion), shown.kind === 'categories', {
          kind: 'categories',
        })}
      </ul>
    </nav>
  );
}
