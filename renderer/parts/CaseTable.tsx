/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are virtual and laid out as a grid, which table elements cannot be */
import { useVirtualizer } from '@tanstack/react-virtual';
import { Checkbox } from 'antd';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { partsWords } from '../../shared/words/parts.ts';
import { useText, useWords } from '../state/language.ts';
import { useNow } from '../state/now.ts';
import { useOffice } from '../state/office.ts';
import { useSession } from '../state/session.ts';
import {
  caseColumns,
  lineKey,
  type CaseColumn,
  type CaseColumnId,
  type CellContext,
  type TableLine,
} from './caseColumns.tsx';
import './caseTable.css';

export { lineKey } from './caseColumns.tsx';
export type { CaseColumn, CaseColumnId, TableLine } from './caseColumns.tsx';

export type CaseTableProps<Line extends TableLine> = {
  lines: readonly Line[];
  /** Opens the complaint: double click, or Enter where there is no action. */
  onOpen: (line: Line) => void;
  /** Enter: the next action. */
  onAction?: (line: Line) => void;
  /** Space: the reading pane. */
  onPeek?: (line: Line) => void;
  /** `lineKey` of the line the cursor stands on. */
  selected: string | null;
  onSelect: (key: string | null, line: Line | null) => void;
  loadMore: () => void;
  hasMore: boolean;
  columns?: readonly (CaseColumnId | CaseColumn)[];
  /** Name for screen readers. */
  label?: string;
  /** Number of all lines, where it is known. */
  total?: number | null;
  /** Lines ticked for a mass action; the column is there when this is given. */
  marked?: ReadonlySet<string>;
  onMark?: (marked: ReadonlySet<string>) => void;
  /** Take the focus when lines first appear. */
  takesFocus?: boolean;
};

const rowHeight = 32;
const defaultColumns: CaseColumnId[] = ['due', 'number', 'complainedUnit', 'reason', 'stage', 'handler', 'next'];

/** A list of complaints: virtual, 32 px rows, one tab stop, arrows or J/K inside. */
export function CaseTable<Line extends TableLine>(props: CaseTableProps<Line>) {
  const { lines, selected, onSelect, loadMore, hasMore, marked, onMark } = props;
  const words = useWords(partsWords);
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const context: CellContext = {
    words,
    text: useText(),
    office: useOffice(),
    now: useNow(),
    me: useSession()?.person?.id ?? null,
  };
  const columns = (props.columns ?? defaultColumns).map((one) => (typeof one === 'string' ? caseColumns[one] : one));
  const template = [
    ...(marked ? ['32px'] : []),
    ...columns.map(({ width, grow }) => (grow ? `minmax(${width}px, ${grow}fr)` : `${width}px`)),
  ].join(' ');
  const index = lines.findIndex((line) => lineKey(line) === selected);

  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
  });
  const items = rows.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? -1;

  useEffect(() => {
    if (hasMore && lastShown >= lines.length - 20) loadMore();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `loadMore` may be a new function at each drawing; only what is shown decides
  }, [hasMore, lastShown, lines.length]);

  const isEmpty = lines.length === 0;
  useEffect(() => {
    // Lines may come while somebody already types elsewhere (the palette, a form): his words stay his.
    const typing = document.activeElement?.closest('input, textarea, [contenteditable], [role="dialog"]');
    if (props.takesFocus && !isEmpty && !typing) scroller.current?.focus({ preventScroll: true });
  }, [props.takesFocus, isEmpty]);

  const moveTo = (place: number): void => {
    const line = lines[Math.max(0, Math.min(place, lines.length - 1))];
    if (!line) return;
    onSelect(lineKey(line), line);
    rows.scrollToIndex(lines.indexOf(line));
  };
  const toggle = (line: Line): void => {
    if (!marked || !onMark) return;
    const next = new Set(marked);
    if (!next.delete(lineKey(line))) next.add(lineKey(line));
    onMark(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== scroller.current) return;
    const line = lines[index];
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const moves: Record<string, () => void> = {
      ArrowDown: () => moveTo(index + 1),
      j: () => moveTo(index + 1),
      ArrowUp: () => moveTo(index - 1),
      k: () => moveTo(index - 1),
      Home: () => moveTo(0),
      End: () => moveTo(lines.length - 1),
      PageDown: () => moveTo(index + page),
      PageUp: () => moveTo(index - page),
      Enter: () => line && (props.onAction ?? props.onOpen)(line),
      o: () => line && props.onOpen(line),
      ' ': () => line && (props.onPeek ?? props.onOpen)(line),
      x: () => line && toggle(line),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };

  // A fixed least width keeps the columns of all rows on one line, whatever stands in them.
  const least = columns.reduce((sum, { width }) => sum + width, marked ? 48 : 16);
  const style = { gridTemplateColumns: template, minWidth: least };
  return (
    <div
      ref={scroller}
      className="case-table"
      role="grid"
      aria-label={props.label ?? words.table.label}
      aria-rowcount={(props.total ?? (hasMore ? -1 : lines.length)) + 1 || -1}
      aria-activedescendant={index >= 0 ? `${id}-${index}` : undefined}
      aria-multiselectable={marked ? true : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (event.target === scroller.current && index < 0) moveTo(0);
      }}
    >
      <div className="case-head" role="row" aria-rowindex={1} style={style}>
        {marked ? (
          <span role="columnheader" aria-label={words.table.mark} className="case-cell">
            <Checkbox
              aria-label={words.table.mark}
              tabIndex={-1}
              checked={marked.size > 0 && marked.size >= lines.length}
              indeterminate={marked.size > 0 && marked.size < lines.length}
              onChange={({ target }) => onMark?.(new Set(target.checked ? lines.map(lineKey) : []))}
            />
          </span>
        ) : null}
        {columns.map((column) => (
          <span key={column.id} role="columnheader" className="case-cell">
            {column.title(words)}
          </span>
        ))}
      </div>
      <div className="case-body" role="rowgroup" style={{ height: rows.getTotalSize() }}>
        {items.map((item) => {
          const line = lines[item.index];
          if (!line) return null;
          const key = lineKey(line);
          const isOverdue = line.nextDue !== null && line.nextDue.due < context.now && !line.ended;
          return (
            <div
              key={key}
              id={`${id}-${item.index}`}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={key === selected}
              className={`case-row${isOverdue ? ' case-overdue' : ''}`}
              style={{ ...style, transform: `translateY(${item.start}px)` }}
              onMouseDown={() => onSelect(key, line)}
              onDoubleClick={() => props.onOpen(line)}
            >
              {marked ? (
                <span role="gridcell" className="case-cell">
                  <Checkbox
                    aria-label={words.table.markRow(line.number)}
                    tabIndex={-1}
                    checked={marked.has(key)}
                    onChange={() => toggle(line)}
                  />
                </span>
              ) : null}
              {columns.map((column) => (
                <span key={column.id} role="gridcell" className="case-cell">
                  {column.cell(line, context)}
                </span>
              ))}
            </div>
          );
        })}
      </div>
      {hasMore ? <div className="case-more">{words.table.loadingMore}</div> : null}
    </div>
  );
}
