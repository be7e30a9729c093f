import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { dutyWords } from '../../../shared/words/duty.ts';
import { useKeys } from '../../parts/useKeys.ts';
import { useWords } from '../../state/language.ts';
import type { DutyUnit } from './board.ts';
import { UnitRow } from './UnitRow.tsx';

/** Which form stands open under which unit. */
export type Editing = { unit: string; kind: 'pair' | 'absence' | 'special' | 'standIn' | 'assignment' };

type Props = {
  units: readonly DutyUnit[];
  own: ReadonlySet<string>;
  editing: Editing | null;
  onEdit: (editing: Editing | null) => void;
  selected: string | null;
  onSelect: (unit: string) => void;
};

/** All units, only the visible ones drawn: an association has thousands of outlets. */
export function UnitList({ units, own, editing, onEdit, selected, onSelect }: Props) {
  const words = useWords(dutyWords);
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the list measures itself and draws anew by itself; nothing here is remembered between two drawings
  const virtual = useVirtualizer({
    count: units.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 40,
    getItemKey: (index) => units[index]?.unit ?? index,
    overscan: 8,
    // Before the first measuring (and in tests, where nothing has a size) some rows are drawn.
    initialRect: { width: 1000, height: 600 },
  });
  const place = units.findIndex((one) => one.unit === selected);
  const moveTo = (index: number): void => {
    const next = units[Math.max(0, Math.min(index, units.length - 1))];
    if (!next) return;
    onSelect(next.unit);
    virtual.scrollToIndex(units.indexOf(next));
  };
  const edit = (kind: Editing['kind']): void => {
    const unit = units[place]?.unit;
    if (unit) onEdit({ unit, kind });
  };
  useKeys({
    J: { run: () => moveTo(place + 1), what: words.keys.down },
    Down: { run: () => moveTo(place + 1) },
    K: { run: () => moveTo(place - 1), what: words.keys.up },
    Up: { run: () => moveTo(place - 1) },
    Enter: { run: () => edit('pair'), what: words.keys.pair },
    B: { run: () => edit('absence'), what: words.keys.absence },
  });
  const { columns } = words;
  return (
    <div className="duty-table">
      <div className="duty-columns" aria-hidden="true">
        <span>{columns.unit}</span>
        <span>{columns.a}</span>
        <span>{columns.b}</span>
        <span>{columns.now}</span>
        <span>{columns.absences}</span>
        <span className="duty-number">{columns.open}</span>
        <span />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the list is scrolled with the arrow keys */}
      <section ref={scroller} className="duty-scroll" aria-label={words.title} tabIndex={0}>
        <ul style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const one = units[item.index];
            if (!one) return null;
            return (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                style={{ transform: `translateY(${item.start}px)` }}
                aria-current={one.unit === selected}
                aria-setsize={units.length}
                aria-posinset={item.index + 1}
              >
                <UnitRow
                  one={one}
                  isMine={own.has(one.unit)}
                  editing={editing?.unit === one.unit ? editing.kind : null}
                  onEdit={(kind) => {
                    onSelect(one.unit);
                    onEdit(kind ? { unit: one.unit, kind } : null);
                  }}
                />
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}
