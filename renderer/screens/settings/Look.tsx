import { Radio } from 'antd';
import { settingsWords } from '../../../shared/words/settings.ts';
import { useLanguageState, useWords } from '../../state/language.ts';
import { scales, useLayout } from '../../state/layout.ts';
import { Card } from './Card.tsx';

/** What is chosen here is kept for the person by the frame (see state/preferences.ts). */
export function Look() {
  const words = useWords(settingsWords);
  const say = words.look;
  const { language, setLanguage } = useLanguageState();
  const { theme, scale, setLayout } = useLayout();
  return (
    <Card title={words.section.look} hint={say.kept}>
      <Choice
        label={say.language}
        value={language}
        options={[
          { value: 'zh', label: say.chinese },
          { value: 'en', label: say.english },
        ]}
        onChange={setLanguage}
      />
      <Choice
        label={say.theme}
        value={theme}
        options={[
          { value: 'light', label: say.light },
          { value: 'dark', label: say.dark },
          { value: 'system', label: say.system },
        ]}
        onChange={(chosen) => setLayout({ theme: chosen })}
      />
      <Choice
        label={say.scale}
        value={scale}
        options={scales.map((value): { value: number; label: string } => ({ value, label: say.percent(value) }))}
        onChange={(chosen) => setLayout({ scale: chosen })}
      />
    </Card>
  );
}

type ChoiceProps<Value> = {
  label: string;
  value: Value;
  options: { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

function Choice<Value extends string | number>({ label, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <div className="settings-choice">
      <span className="settings-choice-label" aria-hidden>
        {label}
      </span>
      <Radio.Group
        aria-label={label}
        optionType="button"
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <Radio.Button key={option.value} value={option.value}>
            {option.label}
          </Radio.Button>
        ))}
      </Radio.Group>
    </div>
  );
}
