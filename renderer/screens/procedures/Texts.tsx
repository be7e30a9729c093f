import { Part } from './Sheet.tsx';
import { Speech } from './Speech.tsx';
import { conditionsText, sourceText, type Reading } from '../../../shared/words/packSentences.ts';

/** What is read rather than counted: checklists, papers, what is said, and the rules that stand for the whole procedure. */
export function Texts({ reading }: { reading: Reading }) {
  const { pack, words, text } = reading;
  const { settings } = pack;
  return (
    <>
      {pack.checklists.map((list) => (
        <Part key={list.id} title={`${words.checklists.title} · ${text(list.title)}`}>
          <ol className="procedure-list-items">
            {list.items.map((item) => (
              <li key={item.zh}>{text(item)}</li>
            ))}
          </ol>
          <p className="quiet">{sourceText(reading, list.source)}</p>
        </Part>
      ))}
      {pack.papers.length > 0 ? (
        <Part title={words.papers.title}>
          <ul className="procedure-list-items">
            {pack.papers.map((paper) => (
              <li key={paper.id}>
                {text(paper.title)}
                {paper.when ? (
                  <span className="quiet">{words.papers.when(conditionsText(reading, paper.when))}</span>
                ) : null}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      <Speech reading={reading} />
      {pack.clocks.length > 0 ? (
        <Part title={words.settings.title}>
          <ul className="procedure-list-items">
            {pack.actions.length > 0 ? <li>{words.settings.returnLimit(settings.returnLimit)}</li> : null}
            <li>{words.settings[settings.dueAt]}</li>
            <li>{words.settings[settings.receiptOnRestDay]}</li>
          </ul>
        </Part>
      ) : null}
    </>
  );
}
