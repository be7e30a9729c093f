import { DatePicker, Input, InputNumber, Select, Switch } from 'antd';
import dayjs from 'dayjs';
import { memo, type ReactNode } from 'react';
import { mostIn } from '../../../../shared/procedure/schema.ts';
import { isRecord, recordOf, type Path, type Shape } from '../../../../shared/procedure/shapes/shape.ts';
import { packEditorWords } from '../../../../shared/words/packEditor.ts';
import { choiceText } from '../../../../shared/words/packText.ts';
import { useDesk } from '../../../link/desk.ts';
import { useLanguage, useWords } from '../../../state/language.ts';
import { Answers } from './Answers.tsx';
import { Fields } from './Fields.tsx';
import { Items } from './Items.tsx';
import { LetterBody } from './LetterBody.tsx';
import { LimitForm } from './LimitForm.tsx';
import { Refer } from './References.tsx';
import { Required } from './Required.tsx';
import { write } from './store.ts';

export type ValueProps = { shape: Shape; value: unknown; path: Path; label: string };

/** A form for any value of a procedure, made from its description. */
export const Value = memo(function Value({ shape, value, path, label }: ValueProps): ReactNode {
  const { client } = useDesk();
  const language = useLanguage();
  const words = useWords(packEditorWords);
  const set = (next: unknown): void => write(client, path, next);
  const common = { 'aria-label': label, 'data-path': path.join('.') };
  switch (shape.kind) {
    case 'words': {
      const most = mostIn(shape);
      if (shape.letter) return <LetterBody value={value} path={path} label={label} most={most} />;
      const held = isRecord(value) ? value : {};
      const part = (key: 'zh' | 'en', placeholder: string) => (
        <Text
          long={shape.long ?? false}
          label={`${label} ${placeholder}`}
          path={[...path, key].join('.')}
          placeholder={placeholder}
          most={most}
          value={typeof held[key] === 'string' ? held[key] : ''}
          onChange={(text) => set({ zh: '', en: '', ...held, [key]: text })}
        />
      );
      return (
        <div className="editor-words" data-path={path.join('.')}>
          {part('zh', words.chinese)}
          {part('en', words.english)}
        </div>
      );
    }
    case 'line':
      return (
        <Input
          {...common}
          value={typeof value === 'string' ? value : ''}
          maxLength={shape.most}
          onChange={({ target }) => set(shape.optional && target.value === '' ? undefined : target.value)}
        />
      );
    case 'id':
      return <span className="quiet">{String(value)}</span>;
    case 'number':
      return (
        <InputNumber<number>
          {...common}
          min={shape.least}
          max={shape.most}
          precision={shape.fraction ? undefined! : 0}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => (next === null ? shape.optional && set(undefined) : set(next))}
        />
      );
    case 'ceiling':
      return (
        <InputNumber<number>
          {...common}
          min={0}
          max={1e13}
          precision={2}
          placeholder={words.ceiling}
          value={typeof value === 'number' ? value / 100 : null}
          onChange={(next) => set(next === null ? null : Math.round(next * 100))}
        />
      );
    case 'date':
      return (
        <DatePicker
          {...common}
          allowClear={false}
          value={typeof value === 'string' ? dayjs(value) : null}
          onChange={(next) => set(next?.format('YYYY-MM-DD') ?? value)}
        />
      );
    case 'flag':
      return (
        <Switch
          {...common}
          size="small"
          checked={value === true}
          onChange={(next) => set(shape.optional && !next ? undefined : next)}
        />
      );
    case 'choice':
      return (
        <Select<string | number>
          {...common}
          value={value as string}
          allowClear={shape.optional ?? false}
          placeholder={words.choose}
          onChange={(next) => set(next)}
          options={shape.of.map((one) => ({ value: one, label: choiceText(shape.words, one, language) }))}
        />
      );
    case 'refer':
      return <Refer shape={shape} value={value} path={path} label={label} />;
    case 'value':
    case 'values':
      return <Answers shape={shape} value={value} path={path} label={label} />;
    case 'limit':
      return <LimitForm shape={shape} value={value} path={path} label={label} />;
    case 'required':
      return <Required shape={shape} value={value} path={path} label={label} />;
    case 'list':
      return <Items shape={shape} value={value} path={path} label={label} />;
    case 'record':
    case 'variant': {
      const inner = recordOf(shape, value);
      return inner && isRecord(value) ? <Fields shape={inner} value={value} path={path} /> : null;
    }
  }
});

/** A text that is written to the draft while it is typed, in a field of its own so that the cursor stays. */
function Text(props: {
  long: boolean;
  label: string;
  path: string;
  placeholder: string;
  most: number;
  value: string;
  onChange: (text: string) => void;
}) {
  const { long, label, path, placeholder, most, value, onChange } = props;
  const common = {
    'aria-label': label,
    'data-path': path,
    placeholder,
    maxLength: most,
    value,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  };
  return long ? <Input.TextArea {...common} autoSize={{ minRows: 1, maxRows: 6 }} /> : <Input {...common} />;
}
