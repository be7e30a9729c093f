import { Button, Checkbox, Input, Segmented } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { unitsWords } from '../../../shared/words/units.ts';
import { useClear } from '../../parts/useClear.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ExportButton } from '../../parts/ExportButton.tsx';
import { useWords } from '../../state/language.ts';
import { useOffice } from '../../state/office.ts';
import { usePinyin } from '../../state/pinyin.ts';
import { useMay, useSession } from '../../state/session.ts';
import { ImportPanel } from './ImportPanel.tsx';
import { PeopleList } from './PeopleList.tsx';
import { PermissionTable } from './PermissionTable.tsx';
import { PersonForm } from './PersonForm.tsx';
import { PersonPanel } from './PersonPanel.tsx';
import type { Select, Selection } from './selection.ts';
import { UnitForm } from './UnitForm.tsx';
import { UnitPanel } from './UnitPanel.tsx';
import { byName, childrenByParent, firstExpanded, foundLines, treeLines } from './unitTree.ts';
import { UnitTree } from './UnitTree.tsx';
import { personViews, unitViews } from './views.ts';
import './units.css';

type View = 'units' | 'people' | 'permissions';

/** Units and the people in them: the list on the left, what was chosen on the right. */
export default function Screen() {
  const words = useWords(unitsWords);
  const may = useMay();
  const [view, setView] = useState<View>('units');
  const [isImporting, setImporting] = useState(false);
  const [selection, setSelection] = useState<Selection>({ kind: 'none' });
  const select: Select = (chosen) => {
    setSelection(chosen);
    if (chosen.kind === 'unit' || chosen.kind === 'newUnit') setView('units');
    if (chosen.kind === 'person' || chosen.kind === 'newPerson') setView('people');
  };
  if (isImporting)
    return (
      <div className="screen units">
        <ImportPanel onBack={() => setImporting(false)} />
      </div>
    );
  return (
    <div className="screen units">
      <header className="units-head">
        <h1>{words.title}</h1>
        <Segmented<View>
          value={view}
          onChange={setView}
          aria-label={words.views}
          options={[
            { value: 'units', label: words.units },
            { value: 'people', label: words.people },
            { value: 'permissions', label: words.permissions },
          ]}
        />
        <span className="units-head-actions">
          {view === 'permissions' ? null : <ExportButton source={{ list: view }} />}
          {may('manageUnits') ? (
            <>
              <Button onClick={() => select({ kind: 'newUnit', parent: null })}>{words.newUnit}</Button>
              <Button onClick={() => setImporting(true)}>{words.importUnits}</Button>
            </>
          ) : (
            <span className="quiet">{words.viewOnly}</span>
          )}
          {may('managePeople') ? (
            <Button onClick={() => select({ kind: 'newPerson', unit: null })}>{words.newPerson}</Button>
          ) : null}
        </span>
      </header>
      {view === 'permissions' ? (
        <PermissionTable />
      ) : (
        <div className="units-body">
          {view === 'units' ? (
            <UnitSide selection={selection} onSelect={select} />
          ) : (
            <PeopleSide selection={selection} onSelect={select} />
          )}
          <div className="units-detail">
            <Chosen selection={selection} onSelect={select} />
          </div>
        </div>
      )}
    </div>
  );
}

type SideProps = { selection: Selection; onSelect: Select };

function UnitSide({ selection, onSelect }: SideProps) {
  const words = useWords(unitsWords);
  const clear = useClear();
  const office = useOffice();
  const own = useSession()?.seat?.unit;
  const [typed, setTyped] = useState('');
  const [showClosed, setShowClosed] = useState(false);
  const [folded, setFolded] = useState<ReadonlyMap<string, boolean>>(new Map());
  const matches = usePinyin(typed !== '');
  const units = useMemo(() => unitViews(office).filter((unit) => showClosed || !unit.closed), [office, showClosed]);
  const isFlat = typed.trim() !== '';
  const lines = useMemo(() => {
    if (isFlat) return foundLines(units.filter((unit) => matches(typed, unit.name, unit.code)));
    const expanded = firstExpanded(units, own);
    for (const [unit, isOpen] of folded) {
      if (isOpen) expanded.add(unit);
      else expanded.delete(unit);
    }
    return treeLines(childrenByParent(units), expanded);
    // `matches` is made anew at each turn; it changes what it finds only with the words typed or when pinyin arrives.
  }, [units, own, folded, isFlat, typed, matches]);
  const selected = selection.kind === 'unit' ? selection.id : null;
  return (
    <aside className="units-side" aria-label={words.treeLabel}>
      <Input
        allowClear={clear}
        type="search"
        value={typed}
        aria-label={words.searchUnits}
        placeholder={words.searchShort}
        onChange={({ target }) => setTyped(target.value)}
      />
      <div className="units-side-bar">
        <output className="quiet">
          {isFlat ? words.foundCount(lines.length, units.length) : words.unitCount(units.length)}
        </output>
        <Checkbox checked={showClosed} onChange={({ target }) => setShowClosed(target.checked)}>
          {words.showClosed}
        </Checkbox>
      </div>
      {lines.length === 0 ? (
        <EmptyState title={words.nothingFound} hint={words.nothingFoundHint} />
      ) : (
        <UnitTree
          lines={lines}
          flat={isFlat}
          selected={selected}
          onSelect={(id) => onSelect({ kind: 'unit', id, editing: false })}
          onFold={(unit, isOpen) => setFolded(new Map(folded).set(unit, isOpen))}
        />
      )}
    </aside>
  );
}

function PeopleSide({ selection, onSelect }: SideProps) {
  const words = useWords(unitsWords);
  const clear = useClear();
  const office = useOffice();
  const [typed, setTyped] = useState('');
  const [showLeft, setShowLeft] = useState(false);
  const matches = usePinyin(typed !== '');
  const all = personViews(office).filter((person) => showLeft || !person.left);
  const people = all.filter((person) => matches(typed, person.name, person.account)).sort(byName);
  const selected = selection.kind === 'person' ? selection.id : null;
  return (
    <aside className="units-side" aria-label={words.peopleLabel}>
      <Input
        allowClear={clear}
        type="search"
        value={typed}
        aria-label={words.searchPeople}
        placeholder={words.searchPeopleShort}
        onChange={({ target }) => setTyped(target.value)}
      />
      <div className="units-side-bar">
        <output className="quiet">
          {typed.trim() === '' ? words.personCount(all.length) : words.foundCount(people.length, all.length)}
        </output>
        <Checkbox checked={showLeft} onChange={({ target }) => setShowLeft(target.checked)}>
          {words.showLeft}
        </Checkbox>
      </div>
      {people.length === 0 ? (
        <EmptyState
          title={all.length === 0 ? words.noPeople : words.nothingFound}
          hint={all.length === 0 ? words.noPeopleHint : words.nothingFoundHint}
        />
      ) : (
        <PeopleList
          people={people}
          selected={selected}
          onSelect={(id) => onSelect({ kind: 'person', id, editing: false })}
        />
      )}
    </aside>
  );
}

function Chosen({ selection, onSelect }: SideProps) {
  const words = useWords(unitsWords);
  const office = useOffice();
  const none: Selection = { kind: 'none' };
  switch (selection.kind) {
    case 'newUnit':
      return (
        <FormFrame title={words.newUnit}>
          <UnitForm
            key={`new/${selection.parent ?? ''}`}
            unit={null}
            parent={selection.parent}
            onDone={(id) => onSelect({ kind: 'unit', id, editing: false })}
            onBack={() => onSelect(selection.parent ? { kind: 'unit', id: selection.parent, editing: false } : none)}
          />
        </FormFrame>
      );
    case 'newPerson':
      return (
        <FormFrame title={words.newPerson}>
          <PersonForm
            key={`new/${selection.unit ?? ''}`}
            person={null}
            unit={selection.unit}
            onDone={(id) => onSelect({ kind: 'person', id, editing: false })}
            onBack={() => onSelect(selection.unit ? { kind: 'unit', id: selection.unit, editing: false } : none)}
          />
        </FormFrame>
      );
    case 'unit': {
      const unit = office.unitById.get(selection.id);
      if (!unit) break;
      const look = (): void => onSelect({ kind: 'unit', id: unit.id, editing: false });
      if (!selection.editing) return <UnitPanel key={unit.id} unit={unit} onSelect={onSelect} />;
      return (
        <FormFrame title={unit.name}>
          <UnitForm key={unit.id} unit={unit} parent={null} onDone={look} onBack={look} />
        </FormFrame>
      );
    }
    case 'person': {
      const person = office.personById.get(selection.id);
      if (!person) break;
      const look = (): void => onSelect({ kind: 'person', id: person.id, editing: false });
      if (!selection.editing) return <PersonPanel key={person.id} person={person} onSelect={onSelect} />;
      return (
        <FormFrame title={person.name}>
          <PersonForm key={person.id} person={person} unit={null} onDone={look} onBack={look} />
        </FormFrame>
      );
    }
    default:
  }
  return <EmptyState title={words.choose} hint={words.chooseHint} />;
}

function FormFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="units-panel" aria-label={title}>
      <header className="units-panel-head">
        <h2>{title}</h2>
      </header>
      {children}
    </section>
  );
}
