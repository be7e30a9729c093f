import { Select } from 'antd';
import { isRecord } from '../../../../shared/procedure/shapes/shape.ts';
import { packEditorWords } from '../../../../shared/words/packEditor.ts';
import { useDesk } from '../../../link/desk.ts';
import { useWords } from '../../../state/language.ts';
import { Answers } from './Answers.tsx';
import { Refer } from './References.tsx';
import { useEditing, write } from './store.ts';
import type { ValueProps } from './Value.tsx';
import { idsFor } from './values.ts';

/** Yes, no, or when another field of the same form says so. */
export function Required({ value, path, label }: ValueProps) {
  const { client } = useDesk();
  const words = useWords(packEditorWords);
  const pack = useEditing((state) => state.editing?.pack);
  const depends = isRecord(value) ? value : undefined;
  const choose = (next: string): void => {
    if (!pack) return;
    const [first] = idsFor(pack, 'field', path);
    write(client, path, next === 'when' ? { field: first ?? 'none', is: [true] } : next === 'yes');
  };
  return (
    <div className="editor-limit" data-path={path.join('.')}>
      <Select<string>
        aria-label={label}
        value={depends ? 'when' : value === true ? 'yes' : 'no'}
        onChange={choose}
        options={[
          { value: 'yes', label: words.yes },
          { value: 'no', label: words.no },
          { value: 'when', label: words.requiredWhen },
        ]}
      />
      {depends ? (
        <>
          <Refer
            shape={{ kind: 'refer', to: 'field' }}
            value={depends['field']}
            path={[...path, 'field']}
            label={label}
          />
          <Answers shape={{ kind: 'values' }} value={depends['is']} path={[...path, 'is']} label={label} />
        </>
      ) : null}
    </div>
  );
}
