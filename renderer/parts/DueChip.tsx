import { Tooltip } from 'antd';
import type { Instant } from '../../shared/base/time.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { useWords } from '../state/language.ts';
import { formatDue, relativeDue, urgencyOf } from './format.ts';
import './dueChip.css';

export type DueChipProps = {
  due: Instant;
  now: Instant;
  /** Rests on a year whose holidays are not published. */
  provisional?: boolean;
  /** The clock has been met: in time or late. */
  met?: boolean | 'late';
  /** Only the absolute moment, for narrow places; the relative time stays in the tooltip. */
  short?: boolean;
};

/** A due moment: `11-24 周二 17:30 还剩1个工作日`. Red only when overdue, amber only on the day itself, always with words. */
export function DueChip({ due, now, provisional = false, met = false, short = false }: DueChipProps) {
  const words = useWords(partsWords);
  const urgency = met === false ? urgencyOf(due, now) : 'later';
  const absolute = formatDue(due, now, words);
  const clock = urgency === 'today' ? `${words.due.today} ${absolute.slice(-5)}` : absolute;
  const relative = met === false ? relativeDue(due, now, words) : met === 'late' ? words.due.late : words.due.met;
  const chip = (
    <span className={`due due-${urgency}`}>
      {/* In narrow places an overdue moment says how late it is, the others when they are due. */}
      {short && urgency === 'overdue' ? null : <span className="due-moment">{short ? clock : absolute}</span>}
      {short && urgency !== 'overdue' ? null : (
        <span className="due-relative">{short ? relativeDue(due, now, words, true) : relative}</span>
      )}
      {provisional ? <span className="due-provisional">{words.due.provisional}</span> : null}
    </span>
  );
  if (!short && !provisional) return chip;
  const title = `${absolute} · ${relative}${provisional ? ` · ${words.due.provisionalHint}` : ''}`;
  return <Tooltip title={title}>{chip}</Tooltip>;
}
