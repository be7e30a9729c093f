import { useState } from 'react';
import type { Path, RecordShape, Shape } from '../../../../shared/procedure/shapes/shape.ts';
import { packEditorWords } from '../../../../shared/words/packEditor.ts';
import { fieldLabel } from '../../../../shared/words/packText.ts';
import { useDesk } from '../../../link/desk.ts';
import { useLanguage, useWords } from '../../../state/language.ts';
import { useEditing, write } from './store.ts';
import { Value, type ValueProps } from './Value.tsx';
import { blankOf } from './values.ts';

/** The fields of a record, one line each. What is optional and absent is offered small. */
export function Fields({
  shape,
  value,
  path,
  only,
}: {
  shape: RecordShape;
  value: Record<string, unknown>;
  path: Path;
  only?: readonly string[];
}) {
  const language = useLanguage();
  const words = useWords(packEditorWords);
  // Settled when the form opens: a line that is being written stays where it is.
  const [folded] = useState(() => foldedFields(shape, value));
  const names = Object.keys(shape.fields).filter(
    (name) =>
      shape.fields[name]?.kind !== 'id' && (only === undefined || only.includes(name)) && fits(shape, name, value),
  );
  const line = (name: string) => (
    <FieldLine
      key={name}
      label={fieldLabel(shape.name, name, language)}
      shape={shape.fields[name]!}
      value={value[name]}
      path={[...path, name]}
    />
  );
  const rare = names.filter((name) => folded.has(name));
  return (
    <div className="editor-fields">
      {names.filter((name) => !folded.has(name)).map(line)}
      {rare.length > 0 ? (
        <details className="editor-more">
          <summary>
            {words.more(rare.map((name) => fieldLabel(shape.name, name, language)).join(words.moreSeparator))}
          </summary>
          <div className="editor-fields">{rare.map(line)}</div>
        </details>
      ) : null}
    </div>
  );
}

/** So many parts that may be left out, and are, make a form hard to read: they wait below it. */
const manyAbsent = 3;

function foldedFields(shape: RecordShape, value: Record<string, unknown>): ReadonlySet<string> {
  const absent = Object.keys(shape.fields).filter(
    (name) => shape.fields[name]?.optional && value[name] === undefined && fits(shape, name, value),
  );
  return new Set(absent.length >= manyAbsent ? absent : []);
}

/** Kinds of fields of a form for which a part of the description says something. */
const fieldKindsFor: Readonly<Record<string, readonly string[]>> = {
  options: ['choice'],
  units: ['unit'],
  personsUnder: ['person'],
  when: ['date', 'moment'],
  suggest: ['unit', 'date', 'moment'],
};

/** What stands there is always shown, also where it says nothing. */
const fits = (shape: RecordShape, name: string, value: Record<string, unknown>): boolean =>
  shape.name !== 'field' || value[name] !== undefined || (fieldKindsFor[name]?.includes(String(value['kind'])) ?? true);

function FieldLine({ label, shape, value, path }: ValueProps) {
  const { client } = useDesk();
  const words = useWords(packEditorWords);
  const isPart = shape.kind === 'record' || (shape.kind === 'list' && isNested(shape.of)) || shape.kind === 'limit';
  const isAbsent = value === undefined && shape.optional && isPart;
  const add = (): void => {
    const { editing } = useEditing.getState();
    if (editing) write(client, path, blankOf(shape, editing.pack, path, editing.pack.effectiveFrom));
  };
  return (
    <div className={isPart && !isAbsent ? 'editor-line editor-line-part' : 'editor-line'}>
      <span className="editor-label">{label}</span>
      {isAbsent ? (
        <button type="button" className="editor-link" data-path={path.join('.')} onClick={add}>
          {words.add}
        </button>
      ) : (
        <div className="editor-control">
          <Value shape={shape} value={value} path={path} label={label} />
          {isPart && shape.optional && shape.kind === 'record' ? (
            <button type="button" className="editor-link" onClick={() => write(client, path, undefined)}>
              {words.remove}
            </button>
          ) : null}
        </div>
      )}
    </div>
  );
}

/** Lists in one control need no frame of their own. */
const isNested = ({ kind }: Shape): boolean => kind !== 'refer' && kind !== 'choice' && kind !== 'line';
