import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { partsWords } from '../../../shared/words/parts.ts';
import { unitsWords } from '../../../shared/words/units.ts';
import { useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';
import type { UnitLine } from './unitTree.ts';

const rowHeight = 32;

type UnitTreeProps = {
  lines: readonly UnitLine[];
  selected: string | null;
  /** Found by searching: flat, with the unit above written beside the name. */
  flat: boolean;
  onSelect: (unit: string) => void;
  onFold: (unit: string, expanded: boolean) => void;
};

/** Thousands of units in a list of which only the visible rows exist. One tab stop; arrows move, left and right fold. */
export function UnitTree({ lines, selected, flat, onSelect, onFold }: UnitTreeProps) {
  const words = useWords(unitsWords);
  const frame = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the list measures and draws itself anew
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 400, height: 640 },
  });
  const at = lines.findIndex(({ unit }) => unit.id === selected);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when the choice moves: scrolling away from it is allowed
  }, [at]);

  const move = (to: number): void => {
    const line = lines[Math.max(0, Math.min(lines.length - 1, to))];
    if (line) onSelect(line.unit.id);
  };
  const press = (event: KeyboardEvent): void => {
    const line = lines[at];
    const done: Record<string, () => void> = {
      ArrowDown: () => move(at + 1),
      ArrowUp: () => move(at < 0 ? 0 : at - 1),
      PageDown: () => move(at + 15),
      PageUp: () => move(at - 15),
      Home: () => move(0),
      End: () => move(lines.length - 1),
      ArrowRight: () => (line?.hasChildren && !line.expanded ? onFold(line.unit.id, true) : move(at + 1)),
      ArrowLeft: () => {
        if (line?.expanded) onFold(line.unit.id, false);
        else if (line?.unit.parent && lines.some(({ unit }) => unit.id === line.unit.parent))
          onSelect(line.unit.parent);
      },
    };
    const act = event.ctrlKey || event.altKey || event.metaKey ? undefined : done[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <div
      ref={frame}
      className="units-list"
      role="tree"
      tabIndex={0}
      aria-label={words.treeLabel}
      aria-activedescendant={at < 0 ? undefined : `unit-line-${at}`}
      onKeyDown={press}
    >
      <div role="presentation" className="units-list-inner" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          return line === undefined ? null : (
            <UnitRow
              key={line.unit.id}
              line={line}
              index={index}
              start={start}
              flat={flat}
              isSelected={line.unit.id === selected}
              onSelect={onSelect}
              onFold={onFold}
            />
          );
        })}
      </div>
    </div>
  );
}

type UnitRowProps = Pick<UnitTreeProps, 'flat' | 'onSelect' | 'onFold'> & {
  line: UnitLine;
  index: number;
  start: number;
  isSelected: boolean;
};

function UnitRow({ line, index, start, flat, isSelected, onSelect, onFold }: UnitRowProps) {
  const words = useWords(unitsWords);
  const parts = useWords(partsWords);
  const office = useOffice();
  const { unit, depth, hasChildren, expanded } = line;
  const noPair = !unit.closed && unit.pair === undefined && unit.answering.kind === 'unattended';
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are answered by the tree, which has the focus; the row itself is only clicked
    <div
      id={`unit-line-${index}`}
      role="treeitem"
      tabIndex={-1}
      aria-selected={isSelected}
      aria-level={depth + 1}
      aria-posinset={line.place}
      aria-setsize={line.sisters}
      {...(hasChildren ? { 'aria-expanded': expanded } : {})}
      className={`units-row${isSelected ? ' units-row-selected' : ''}${unit.closed ? ' units-row-ended' : ''}`}
      style={{ transform: `translateY(${start}px)`, paddingInlineStart: 8 + depth * 16 }}
      onClick={() => onSelect(unit.id)}
    >
      {flat ? null : (
        <span
          className="units-fold"
          aria-hidden
          onClick={(event) => {
            if (!hasChildren) return;
            event.stopPropagation();
            onFold(unit.id, !expanded);
          }}
        >
          {hasChildren ? expanded ? <CaretDownOutlined /> : <CaretRightOutlined /> : null}
        </span>
      )}
      <span className="units-row-name" title={unit.name}>
        {unit.name}
      </span>
      {flat && unit.parent ? <span className="quiet units-row-above">{unitName(office, unit.parent)}</span> : null}
      {unit.closed ? <span className="units-mark">{words.closed}</span> : null}
      {noPair && !flat && unit.kind !== 'association' ? <span className="units-mark">{words.noPair}</span> : null}
      <span className="quiet units-row-kind">
        {unit.code ?? (unit.partner ? words.partner : parts.unitKinds[unit.kind])}
      </span>
    </div>
  );
}
