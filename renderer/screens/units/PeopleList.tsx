/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the browser's own list cannot hold thousands of rows of which only some exist */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { PersonView } from '../../../shared/contract/views.ts';
import { unitsWords } from '../../../shared/words/units.ts';
import { useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';

const rowHeight = 32;

type PeopleListProps = { people: readonly PersonView[]; selected: string | null; onSelect: (person: string) => void };

export function PeopleList({ people, selected, onSelect }: PeopleListProps) {
  const words = useWords(unitsWords);
  const office = useOffice();
  const frame = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the list measures and draws itself anew
  const virtual = useVirtualizer({
    count: people.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 400, height: 640 },
  });
  const at = people.findIndex(({ id }) => id === selected);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when the choice moves: scrolling away from it is allowed
  }, [at]);
  const press = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 15,
      PageUp: at - 15,
      Home: 0,
      End: people.length - 1,
    };
    const to = event.ctrlKey || event.altKey || event.metaKey ? undefined : steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const person = people[Math.max(0, Math.min(people.length - 1, to))];
    if (person) onSelect(person.id);
  };
  return (
    <div
      ref={frame}
      className="units-list"
      role="listbox"
      tabIndex={0}
      aria-label={words.peopleLabel}
      aria-activedescendant={at < 0 ? undefined : `person-line-${at}`}
      onKeyDown={press}
    >
      <div role="presentation" className="units-list-inner" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const person = people[index];
          if (!person) return null;
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are answered by the list, which has the focus; the row itself is only clicked
            <div
              key={person.id}
              id={`person-line-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={person.id === selected}
              aria-posinset={index + 1}
              aria-setsize={people.length}
              className={`units-row${person.id === selected ? ' units-row-selected' : ''}${person.left ? ' units-row-ended' : ''}`}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onSelect(person.id)}
            >
              <span className="units-row-name units-row-person">{person.name}</span>
              {person.left ? <span className="units-mark">{words.left}</span> : null}
              {!person.left && !person.canSignIn ? <span className="units-mark">{words.noPassword}</span> : null}
              <span className="quiet units-row-kind">
                {person.seats.map((seat) => unitName(office, seat.unit)).join(words.listComma)}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
