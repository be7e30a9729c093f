import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { useDeferredValue, useEffect, useRef, useState, type ReactNode } from 'react';
import { frameWords } from '../../../shared/words/frame.ts';
import { partsWords } from '../../../shared/words/parts.ts';
import { useDesk } from '../../link/desk.ts';
import { Key } from '../../parts/Key.tsx';
import { useKeys } from '../../parts/useKeys.ts';
import { useFloating } from '../../state/floating.ts';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';
import { usePinyin } from '../../state/pinyin.ts';
import { useCommands } from './useCommands.ts';

const mostOfAKind = 7;
const numberLike = /\d{2}/;

type Hit = { key: string; title: string; hint?: ReactNode; run: () => void };

/** Everything by name: screens, complaints, people, units, commands. */
export function Palette() {
  const words = useWords(frameWords).palette;
  const hide = useFloating((state) => state.hide);
  const [typed, setTyped] = useState('');
  const { groups, isSearching, scanned } = useHits(typed);
  useKeys({ Escape: { run: hide, whileTyping: true }, 'Ctrl+K': { run: hide } }, { modal: true });
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const [awaited, setAwaited] = useState<string | null>(null);
  useEffect(() => {
    if (awaited !== typed || isSearching || !scanned) return;
    hide();
    scanned.run();
  }, [awaited, typed, isSearching, scanned, hide]);
  const isEmpty = groups.every(({ hits }) => hits.length === 0);
  return (
    <>
      <div className="floating-cover" onClick={hide} aria-hidden />
      <dialog open className="floating palette" aria-label={words.label}>
        <Command
          shouldFilter={false}
          vimBindings={false}
          loop
          label={words.label}
          onKeyDown={(event) => {
            // The input is the only stop inside; Tab must not wander to the page behind.
            if (event.key === 'Tab') event.preventDefault();
            // A scanner types a number and its Enter within a blink, before the answer is there: what the list shows then
            // belongs to half of the number.
            if (event.key === 'Enter' && isSearching && numberLike.test(typed)) {
              event.preventDefault();
              setAwaited(typed);
            }
          }}
        >
          <Command.Input
            ref={input}
            value={typed}
            onValueChange={(text) => {
              setTyped(text);
              setAwaited(null);
            }}
            placeholder={words.placeholder}
          />
          <Command.List aria-label={words.label}>
            {isEmpty ? <p className="palette-note">{words.nothing}</p> : null}
            {groups.map(({ title, hits }) =>
              hits.length === 0 ? null : (
                <Command.Group key={title} heading={title}>
                  {hits.map(({ key, title: name, hint, run }) => (
                    <Command.Item
                      key={key}
                      value={key}
                      onSelect={() => {
                        hide();
                        run();
                      }}
                    >
                      <span className="palette-name">{name}</span>
                      {hint === undefined ? null : <span className="palette-hint">{hint}</span>}
                    </Command.Item>
                  ))}
                </Command.Group>
              ),
            )}
          </Command.List>
        </Command>
      </dialog>
    </>
  );
}

type Hits = {
  groups: { title: string; hits: Hit[] }[];
  /** The complaints shown are still those of another text. */
  isSearching: boolean;
  /** The complaint whose number was typed in full, or the only one that fits. */
  scanned: Hit | undefined;
};

function useHits(typed: string): Hits {
  const words = useWords(frameWords).palette;
  const kinds = useWords(partsWords).unitKinds;
  const { query } = useDesk();
  const office = useOffice();
  const go = useGo();
  const commands = useCommands();
  const matches = usePinyin(typed !== '');
  const wanted = useDeferredValue(typed.trim());
  const found = useQuery(
    query.complaint.page.queryOptions({
      input: { filter: { text: wanted, state: 'all' }, cursor: null, size: mostOfAKind },
      enabled: wanted.length >= 2,
      placeholderData: keepPreviousData,
    }),
  );
  const complaints: Hit[] = (wanted.length >= 2 ? (found.data?.lines ?? []) : []).map((line) => ({
    key: `complaint ${line.id}`,
    title: `${line.number} ${line.complainant}`,
    hint: [unitName(office, line.complainedUnit), line.gist].filter((part) => part !== '—').join(' · '),
    run: () => go('complaint', { id: line.id }),
  }));
  const pick = (all: Iterable<Hit & { code?: string }>, most = mostOfAKind): Hit[] => {
    const hits: Hit[] = [];
    for (const one of all) {
      if (matches(typed, one.title, one.code)) hits.push(one);
      if (hits.length === most) break;
    }
    return hits;
  };
  const isTyped = typed.trim() !== '';
  const people = isTyped
    ? pick(
        [...office.personById.values()]
          .filter(({ left }) => !left)
          .map((person) => ({
            key: `person ${person.id}`,
            title: person.name,
            code: person.account,
            hint: person.seats.map((seat) => unitName(office, seat.unit)).join(' · '),
            run: () => go('units', { search: { person: person.id } }),
          })),
      )
    : [];
  const units = isTyped
    ? pick(
        [...office.unitById.values()]
          .filter(({ closed }) => !closed)
          .map((unit) => ({
            key: `unit ${unit.id}`,
            title: unit.name,
            code: unit.code ?? '',
            hint: kinds[unit.kind],
            run: () => go('register', { search: { unit: unit.id } }),
          })),
      )
    : [];
  const own = (kind: 'screen' | 'command' | 'seat'): Hit[] =>
    pick(
      commands
        .filter((command) => command.kind === kind)
        .map(({ id, title, key, run }) => ({
          key: id,
          title,
          ...(key === undefined ? {} : { hint: <Key name={key} /> }),
          run,
        })),
      20,
    );
  const number = wanted.toUpperCase();
  const exact = found.data?.lines.findIndex((line) => line.number.toUpperCase() === number) ?? -1;
  const isSearching = wanted !== typed.trim() || (wanted.length >= 2 && (found.isPending || found.isPlaceholderData));
  const groups = [
    { title: words.complaints, hits: complaints },
    { title: words.screens, hits: own('screen') },
    { title: words.units, hits: units },
    { title: words.people, hits: people },
    { title: words.seats, hits: own('seat') },
    { title: words.commands, hits: own('command') },
  ];
  return { groups, isSearching, scanned: complaints[exact] ?? (complaints.length === 1 ? complaints[0] : undefined) };
}
