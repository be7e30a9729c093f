import { Select } from 'antd';
import type { Path, Shape } from '../../../../shared/procedure/shapes/shape.ts';
import { packEditorWords } from '../../../../shared/words/packEditor.ts';
import { packPartsWords } from '../../../../shared/words/packParts.ts';
import { referenceText } from '../../../../shared/words/packText.ts';
import { useDesk } from '../../../link/desk.ts';
import { useLanguage, useWords } from '../../../state/language.ts';
import { useEditing, write } from './store.ts';
import type { ValueProps } from './Value.tsx';
import { idsFor } from './values.ts';

/** No id is empty. */
const nowhere = '';

/** One reference; where something may end, to nothing. */
export function Refer({ shape, value, path, label }: ValueProps & { shape: Extract<Shape, { kind: 'refer' }> }) {
  const { client } = useDesk();
  const words = useWords(packEditorWords);
  const parts = useWords(packPartsWords);
  const options = useReferences(shape, path);
  if (shape.declares) {
    return <References shape={shape} value={value === undefined ? [] : [value]} path={path} label={label} most={1} />;
  }
  return (
    <Select<string>
      aria-label={label}
      data-path={path.join('.')}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={shape.optional ?? false}
      placeholder={words.choose}
      value={value === null ? nowhere : (value as string)}
      onChange={(next) => write(client, path, next === nowhere ? null : next)}
      options={shape.nullable ? [...options, { value: nowhere, label: parts.scriptEnd }] : options}
    />
  );
}

/** Several references of one kind; milestones and facts may be new ones. */
export function References({
  shape,
  value,
  path,
  label,
  most,
}: {
  shape: Extract<Shape, { kind: 'refer' }>;
  value: unknown;
  path: Path;
  label: string;
  most?: number;
}) {
  const { client } = useDesk();
  const words = useWords(packEditorWords);
  const options = useReferences(shape, path);
  const held = Array.isArray(value) ? value.map(String) : [];
  return (
    <Select<string[]>
      aria-label={label}
      data-path={path.join('.')}
      mode={shape.declares ? 'tags' : 'multiple'}
      showSearch={{ optionFilterProp: 'label' }}
      {...(most === undefined ? {} : { maxCount: most + 1 })}
      placeholder={shape.declares ? words.newMilestone : words.choose}
      value={held}
      onChange={(next) => {
        const clean = next.map((one) => one.trim().replaceAll(/[^\p{L}\p{N}._*-]+/gu, '-')).filter((one) => one !== '');
        write(client, path, most === 1 ? (clean.at(-1) ?? held[0]) : clean);
      }}
      options={options}
    />
  );
}

function useReferences(shape: Extract<Shape, { kind: 'refer' }>, path: Path): { value: string; label: string }[] {
  const language = useLanguage();
  const pack = useEditing((state) => state.editing?.pack);
  if (!pack) return [];
  const named = idsFor(pack, shape.to, path).map((id) => ({
    value: id,
    label: referenceText(pack, shape.to, id, language, path),
  }));
  // Two points that the same step reaches are told apart by their ids.
  const often = new Set(named.map(({ label }) => label).filter((label, index, all) => all.indexOf(label) !== index));
  return named.map(({ value, label }) => ({ value, label: often.has(label) ? `${label}（${value}）` : label }));
}
