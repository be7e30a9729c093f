import { Select } from 'antd';
import type { FieldValue } from '../../../../shared/procedure/pack.ts';
import { isRecord } from '../../../../shared/procedure/shapes/shape.ts';
import { fieldOfFact, valueText } from '../../../../shared/words/packSentences.ts';
import { readingOf } from '../../../../shared/words/packText.ts';
import { useDesk } from '../../../link/desk.ts';
import { useLanguage } from '../../../state/language.ts';
import { useEditing, write } from './store.ts';
import type { ValueProps } from './Value.tsx';
import { valueAt } from './values.ts';

/** What a field or fact may say: its options where it has some, yes and no, or free text. */
export function Answers({ shape, value, path, label }: ValueProps) {
  const { client } = useDesk();
  const language = useLanguage();
  const pack = useEditing((state) => state.editing?.pack);
  if (!pack) return null;
  const around = valueAt(pack, path.slice(0, -1));
  const reading = readingOf(pack, language);
  const fact = isRecord(around) && typeof around['fact'] === 'string' ? around['fact'] : undefined;
  const named = isRecord(around) && typeof around['field'] === 'string' ? around['field'] : undefined;
  const fields = path[0] === 'actions' ? pack.actions[Number(path[1])]?.fields : pack.intake;
  const field = named !== undefined ? fields?.find(({ id }) => id === named) : fact && fieldOfFact(pack, fact);
  const answers: FieldValue[] = field && field.options ? field.options.map(({ id }) => id) : [];
  const held = (
    shape.kind === 'values' ? (Array.isArray(value) ? value : []) : value === null ? [] : [value]
  ) as FieldValue[];
  const severities = fact === 'severity' ? pack.severities.map(({ id }) => id) : [];
  const known = [
    ...new Set<FieldValue>([...answers, ...severities, ...(answers.length > 0 ? [] : [true, false]), null, ...held]),
  ];
  const keyOf = (one: FieldValue): string => JSON.stringify(one);
  const readKey = (key: string): FieldValue => {
    const found = known.find((one) => keyOf(one) === key);
    if (found !== undefined) return found;
    return /^-?\d+(\.\d+)?$/.test(key) ? Number(key) : key.slice(0, 200);
  };
  return (
    <Select<string[]>
      aria-label={label}
      data-path={path.join('.')}
      mode={answers.length > 0 ? 'multiple' : 'tags'}
      value={held.map(keyOf)}
      onChange={(keys) => {
        const next = keys.map(readKey);
        write(client, path, shape.kind === 'values' ? next : (next.at(-1) ?? null));
      }}
      options={known.map((one) => ({
        value: keyOf(one),
        label: valueText(reading, field || undefined, one, fact ?? named ?? ''),
      }))}
    />
  );
}
