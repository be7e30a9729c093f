import { CloseOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import type { CaseLine } from '../../../shared/contract/views.ts';
import { stageOf } from '../../../shared/procedure/pack.ts';
import { runningPack } from '../../state/packs.ts';
import { categoryOf } from '../../state/categories.ts';
import { detailsWords } from '../../../shared/words/details.ts';
import { registerWords } from '../../../shared/words/register.ts';
import { DueChip } from '../../parts/DueChip.tsx';
import { Key } from '../../parts/Key.tsx';
import { HandlerName, UnitName } from '../../parts/Names.tsx';
import { StandingMarks } from '../../parts/StandingMarks.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useText, useWords } from '../../state/language.ts';

/** The selected line, read without leaving the list. */
export function Pane({ line, onOpen, onClose }: { line: CaseLine | null; onOpen: () => void; onClose: () => void }) {
  const { pane: words } = useWords(registerWords);
  const details = useWords(detailsWords);
  const text = useText();
  const { now, moment } = useFormat();
  if (!line) {
    return (
      <aside className="register-pane" aria-label={words.title}>
        <p className="register-quiet">{words.none}</p>
      </aside>
    );
  }
  const pack = runningPack({ pack: line.pack });
  const stages = line.stages.map((id) => pack && stageOf(pack, id)).filter((stage) => stage !== undefined);
  const reason = categoryOf(line.reason);
  return (
    <aside className="register-pane" aria-label={words.title}>
      <header>
        <h2>{line.number}</h2>
        <Button type="primary" size="small" onClick={onOpen}>
          {words.open}
          <Key name="Enter" />
        </Button>
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={words.close} onClick={onClose} />
      </header>
      <p className="register-who">
        {line.complainant}
        {line.flags.map((flag) => (
          <Tag key={flag}>{details.flags[flag]}</Tag>
        ))}
      </p>
      <p className="register-gist">{line.gist}</p>
      <dl>
        <dt>{words.standing}</dt>
        <dd>
          {line.ended ? details.ended[line.ended] : null} <StandingMarks standing={line.standing} />
        </dd>
        {stages.length > 0 && (
          <>
            <dt>{words.stages}</dt>
            <dd>{stages.map((stage) => text(stage.title)).join(' · ')}</dd>
          </>
        )}
        {!line.ended && (
          <>
            <dt>{words.handler}</dt>
            <dd>
              {line.unit && <UnitName id={line.unit} />} <HandlerName handler={line.handler} />
            </dd>
            <dt>{words.due}</dt>
            <dd>
              {line.nextDue ? (
                <DueChip due={line.nextDue.due} now={now} provisional={line.nextDue.provisional} />
              ) : (
                words.noDue
              )}
            </dd>
          </>
        )}
        <dt>{words.about}</dt>
        <dd>{line.complainedUnit ? <UnitName id={line.complainedUnit} /> : details.unitUnknown}</dd>
        <dt>{words.reason}</dt>
        <dd>{reason ? text(reason.title) : line.reason}</dd>
        <dt>{words.received}</dt>
        <dd>{`${moment(line.receivedAt)} · ${details.channels[line.channel]}`}</dd>
      </dl>
    </aside>
  );
}
