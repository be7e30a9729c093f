import { useState } from 'react';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { categoryOf } from '../../state/categories.ts';
import { complaintWords } from '../../../shared/words/complaint.ts';
import { detailsWords } from '../../../shared/words/details.ts';
import { timelineWords } from '../../../shared/words/timeline.ts';
import { Money } from '../../parts/Money.tsx';
import { PairRows, type Pair } from '../../parts/PairRows.tsx';
import { AnsweringName, HandlerName, PersonName, UnitName } from '../../parts/Names.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useText, useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';
import { Ledger } from './Ledger.tsx';
import { Part } from './Part.tsx';
import { People } from './People.tsx';
import { Procedure } from './Procedure.tsx';
import { rectificationOf } from './rectification.ts';

type Props = { view: ComplaintView; pack: Pack };
type FactsProps = Props & { onChangeProcedure: () => void };

/** What the complaint is about: who, what, whom, which class. The narrative stands first, for the telephone. */
export function Facts({ view, pack, onChangeProcedure }: FactsProps) {
  const words = useWords(complaintWords);
  const details = useWords(detailsWords);
  const { narrative, demand, amount } = view.details;
  return (
    <>
      <People view={view} />
      <Part title={words.narrative}>
        <Narrative text={narrative} />
        <dl className="complaint-pairs">
          <dt>{words.demand}</dt>
          <dd className="complaint-text">
            {demand === '' ? <span className="complaint-quiet">{words.noDemand}</span> : demand}
          </dd>
          {amount === undefined ? null : (
            <>
              <dt>{details.fields.amount}</dt>
              <dd>
                <Money fen={amount} />
              </dd>
            </>
          )}
        </dl>
      </Part>
      <Particulars view={view} />
      <Procedure view={view} pack={pack} onChange={onChangeProcedure} />
      <Ledger view={view} pack={pack} />
      <Parties view={view} pack={pack} />
      <RectificationPart view={view} />
    </>
  );
}

const longNarrative = 600;

/** A long story begins folded, so that what stands below it is not pushed off the screen. */
function Narrative({ text }: { text: string }) {
  const words = useWords(complaintWords);
  const [showsAll, setShowsAll] = useState(false);
  const isLong = text.length > longNarrative;
  return (
    <>
      <p className="complaint-text complaint-narrative">
        {isLong && !showsAll ? `${text.slice(0, longNarrative)}…` : text}
      </p>
      {isLong && !showsAll ? (
        <button type="button" className="text-link" onClick={() => setShowsAll(true)}>
          {words.showFull}
        </button>
      ) : null}
    </>
  );
}

function Particulars({ view }: { view: ComplaintView }) {
  const words = useWords(complaintWords);
  const { fields, channels, unitUnknown } = useWords(detailsWords);
  const { list } = useWords(timelineWords);
  const text = useText();
  const format = useFormat();
  const office = useOffice();
  const { details } = view;
  const category = (id: string | undefined): string => {
    const found = id === undefined ? undefined : categoryOf(id, view.categories);
    return found ? text(found.title) : '';
  };
  const lines: Pair[] = [
    [fields.complainedUnit, details.complainedUnit ? unitName(office, details.complainedUnit) : unitUnknown],
    [fields.complainedPersons, details.complainedPersons.map((one) => one.name).join(list)],
    [fields.reason, category(details.reason)],
    [fields.business, category(details.business)],
    [fields.businessChannel, category(details.businessChannel)],
    [fields.channel, channels[details.channel]],
    [fields.receivedAt, format.moment(details.receivedAt)],
    [fields.originalNumber, details.originalNumber ?? ''],
  ];
  return (
    <Part title={words.facts}>
      <dl className="complaint-pairs complaint-pairs-two">
        <PairRows pairs={lines} />
      </dl>
    </Part>
  );
}

function Parties({ view, pack }: Props) {
  const words = useWords(complaintWords);
  const text = useText();
  const format = useFormat();
  const title = (party: string): string => {
    const found = pack.parties.find((one) => one.id === party);
    return found ? text(found.title) : party;
  };
  return (
    <Part title={words.parties}>
      <table className="complaint-table">
        <tbody>
          {view.parties.map((held) => (
            <tr key={held.party}>
              <th scope="row">{title(held.party)}</th>
              <td>
                <UnitName id={held.unit} />
                <div className="complaint-quiet">
                  {words.partySince(format.moment(held.since))}
                  {(view.returns[held.party] ?? 0) > 0 ? ` · ${words.returned(view.returns[held.party] ?? 0)}` : ''}
                </div>
              </td>
              <td>
                <span className="complaint-quiet">{words.answersNow}</span> <AnsweringName answering={held.answering} />
                <div className="complaint-quiet">
                  {words.handlerThen} <HandlerName handler={held.handler} />
                </div>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{words.firstAskedTitle}</th>
            <td>
              <UnitName id={view.firstAsked.unit} />
            </td>
            <td>
              <PersonName id={view.firstAsked.person} />
            </td>
          </tr>
        </tbody>
      </table>
    </Part>
  );
}

function RectificationPart({ view }: { view: ComplaintView }) {
  const words = useWords(complaintWords);
  const format = useFormat();
  const found = rectificationOf(view);
  if (!found) return null;
  const lines: Pair[] = [
    [words.rectificationOpinion, found.opinion],
    [words.staffOpinion, found.staffOpinion],
    [words.rectificationDue, format.date(found.due)],
    [words.rectificationReport, found.measures],
    [words.rectificationCheck, found.comment],
  ];
  return (
    <Part
      title={words.rectification}
      aside={<span className="complaint-tag">{words.rectificationState[found.state]}</span>}
    >
      <dl className="complaint-pairs">
        <PairRows pairs={lines} valueClass="complaint-text" />
      </dl>
    </Part>
  );
}
