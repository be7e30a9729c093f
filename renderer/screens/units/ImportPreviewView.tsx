import { Button, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { ImportPreview } from '../../../shared/contract/views.ts';
import { importWords } from '../../../shared/words/imports.ts';
import { partsWords } from '../../../shared/words/parts.ts';
import { useClear } from '../../parts/useClear.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ImportRows } from '../../parts/ImportRows.tsx';
import { UnitPicker } from '../../parts/UnitPicker.tsx';
import { useWords } from '../../state/language.ts';
import { useOffice } from '../../state/office.ts';

const fields = ['name', 'code', 'kind', 'parent', 'phone', 'mobile', 'mail', 'region'] as const;
type Field = (typeof fields)[number];

type ImportPreviewViewProps = {
  preview: ImportPreview;
  fileName: string;
  parent: string | null;
  busy: boolean;
  onParent: (parent: string | null) => void;
  onMapping: (mapping: Record<string, string | null>) => void;
  onImport: () => void;
};

export function ImportPreviewView(props: ImportPreviewViewProps) {
  const { preview, fileName, parent, busy, onParent, onMapping, onImport } = props;
  const words = useWords(importWords);
  const [shown, setShown] = useState<'accepted' | 'rejected'>('accepted');
  const hasName = Object.values(preview.mapping).includes('name');
  const count = preview.accepted.length;
  return (
    <div className="units-import-body">
      <p className="units-import-file">
        <strong>{words.fileIs(fileName, preview.encoding, preview.rows)}</strong>
        {preview.remembered ? <span className="quiet"> {words.columnsRemembered}</span> : null}
      </p>
      <ColumnChoices preview={preview} parent={parent} onParent={onParent} onMapping={onMapping} />
      {hasName ? (
        <>
          <div className="units-import-bar">
            <Segmented<'accepted' | 'rejected'>
              value={shown}
              onChange={setShown}
              aria-label={words.what}
              options={[
                { value: 'accepted', label: words.accepted(count) },
                { value: 'rejected', label: words.rejected(preview.rejected.length) },
              ]}
            />
            <Button type="primary" disabled={count === 0} loading={busy} onClick={onImport}>
              {words.importNow(count)}
            </Button>
          </div>
          {shown === 'accepted' ? <AcceptedRows preview={preview} /> : <RejectedRows preview={preview} />}
        </>
      ) : (
        <EmptyState title={words.needName} />
      )}
    </div>
  );
}

/** For each thing we keep, the column it comes from: eight choices, however many columns the file has. */
function ColumnChoices({
  preview,
  parent,
  onParent,
  onMapping,
}: Pick<ImportPreviewViewProps, 'preview' | 'parent' | 'onParent' | 'onMapping'>) {
  const words = useWords(importWords);
  const clear = useClear();
  const options = preview.columns.map((column) => ({ value: column, label: column }));
  const columnOf = (field: Field): string | undefined =>
    preview.columns.find((column) => preview.mapping[column] === field);
  const choose = (field: Field, chosen: string | undefined): void =>
    onMapping(
      Object.fromEntries(
        preview.columns.map((column) => {
          if (column === chosen) return [column, field];
          return [column, preview.mapping[column] === field ? null : (preview.mapping[column] ?? null)];
        }),
      ),
    );
  return (
    <fieldset className="units-columns">
      <legend>{words.columns}</legend>
      {fields.map((field) => (
        <label key={field} className="units-column" htmlFor={`import-${field}`}>
          <span>{words.fields[field]}</span>
          <Select
            id={`import-${field}`}
            value={columnOf(field) ?? null}
            options={options}
            allowClear={clear}
            status={field === 'name' && columnOf(field) === undefined ? 'warning' : ''}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={words.ignore}
            onChange={(column: string | null | undefined) => choose(field, column ?? undefined)}
          />
        </label>
      ))}
      <label className="units-column units-column-wide" htmlFor="import-below">
        <span>{words.parent}</span>
        <UnitPicker
          id="import-below"
          label={words.parent}
          value={parent}
          onChange={onParent}
          kinds={['association', 'member', 'department']}
          className="units-wide"
        />
      </label>
    </fieldset>
  );
}

function AcceptedRows({ preview }: { preview: ImportPreview }) {
  const words = useWords(importWords);
  const parts = useWords(partsWords);
  const office = useOffice();
  const isKnown = useMemo(() => {
    const units = [...office.unitById.values()];
    const codes = new Set(units.map(({ code }) => code));
    const names = new Set(units.map(({ name, parent }) => `${name}\n${office.unitById.get(parent ?? '')?.name ?? ''}`));
    return (unit: ImportPreview['accepted'][number]['unit']): boolean =>
      (unit.code !== undefined && codes.has(unit.code)) || names.has(`${unit.name}\n${unit.parent ?? ''}`);
  }, [office]);
  if (preview.accepted.length === 0) return <EmptyState title={words.nothingAccepted} />;
  return (
    <ImportRows
      label={words.acceptedLabel}
      columns={[
        { title: words.line, width: '56px' },
        { title: words.name, width: '34%' },
        { title: words.code, width: '130px' },
        { title: words.kind, width: '110px' },
        { title: words.parentColumn, width: '' },
        { title: words.what, width: '90px' },
      ]}
      rows={preview.accepted.map(({ line, unit }) => [
        String(line),
        unit.name,
        unit.code ?? '',
        parts.unitKinds[unit.kind],
        unit.parent ?? '',
        isKnown(unit) ? words.known : words.add,
      ])}
    />
  );
}

function RejectedRows({ preview }: { preview: ImportPreview }) {
  const words = useWords(importWords);
  const whys: Record<string, string> = words.whys;
  if (preview.rejected.length === 0) return <EmptyState title={words.nothingRejected} />;
  const reason = (why: string, detail: string | undefined): string => {
    const sentence = whys[why] ?? whys['notAccepted'] ?? '';
    if (detail === undefined) return sentence;
    const where = ['duplicateCode', 'duplicateName', 'parentRejected'].includes(why) ? words.lineOf(detail) : detail;
    return words.withDetail(sentence, where);
  };
  return (
    <ImportRows
      label={words.rejectedLabel}
      columns={[
        { title: words.line, width: '56px' },
        { title: words.why, width: '40%' },
        { title: words.rowText, width: '' },
      ]}
      rows={preview.rejected.map(({ line, text, why, detail }) => [String(line), reason(why, detail), text])}
    />
  );
}
