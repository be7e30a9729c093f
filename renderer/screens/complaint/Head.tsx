import { CopyOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import type { OtherHere } from '../../../shared/contract/calls/presence.ts';
import { stageOf, type Pack } from '../../../shared/procedure/pack.ts';
import { categoryOf } from '../../state/categories.ts';
import { complaintWords } from '../../../shared/words/complaint.ts';
import { detailsWords } from '../../../shared/words/details.ts';
import { StageLine } from '../../parts/StageLine.tsx';
import { StandingMarks } from '../../parts/StandingMarks.tsx';
import { useText, useWords } from '../../state/language.ts';
import { personName, unitName, useOffice } from '../../state/office.ts';
import { OthersHere } from './OthersHere.tsx';
import { passedStages } from './passed.ts';

type Props = { view: ComplaintView; pack: Pack; others: readonly OtherHere[]; children: ReactNode };

/** Number, whom it is about, who was asked first, who else is here, where it stands, and what can be done. */
export function Head({ view, pack, others, children }: Props) {
  const words = useWords(complaintWords);
  const details = useWords(detailsWords);
  const text = useText();
  const office = useOffice();
  const { complainedUnit, reason, flags } = view.details;
  const category = categoryOf(reason, view.categories);
  const person = personName(office, view.firstAsked.person);
  const underWay = view.stages
    .flatMap(({ stage }) => stageOf(pack, stage)?.title ?? [])
    .map(text)
    .join(words.noteList);
  return (
    <header className="complaint-head">
      <div className="complaint-title">
        <h1>{view.number}</h1>
        <CopyNumber number={view.number} />
        <span className="complaint-about">
          {complainedUnit ? unitName(office, complainedUnit) : details.unitUnknown}
          {category ? ` · ${text(category.title)}` : ''}
        </span>
        {flags.map((flag) => (
          <span key={flag} className="complaint-tag">
            {details.flags[flag]}
          </span>
        ))}
        <OthersHere others={others} />
        <span className="complaint-space" />
        <span className="complaint-first" title={words.firstAskedHint(person, unitName(office, view.firstAsked.unit))}>
          {words.firstAsked(person)}
        </span>
      </div>
      <div className="complaint-state">
        <StageLine
          pack={pack}
          stages={view.stages.map((place) => place.stage)}
          passed={passedStages(view, pack)}
          ended={view.ended}
        />
        <StandingMarks standing={view.standing} />
      </div>
      {view.newer ? <output className="complaint-notice">{words.newer}</output> : null}
      {view.ended ? (
        <p className="complaint-notice">{underWay === '' ? words.ended[view.ended] : words.ended.besides(underWay)}</p>
      ) : null}
      {children}
    </header>
  );
}

function CopyNumber({ number }: { number: string }) {
  const words = useWords(complaintWords);
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(number);
    setCopied(true);
  };
  return (
    <Tooltip title={isCopied ? words.copied : words.copyNumber}>
      <Button
        type="text"
        size="small"
        icon={<CopyOutlined />}
        aria-label={isCopied ? words.copied : words.copyNumber}
        onClick={() => void copy()}
        onBlur={() => setCopied(false)}
      />
    </Tooltip>
  );
}
