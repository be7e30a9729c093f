import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import { channels } from '../../../shared/complaint/details.ts';
import type { RegisterPreview, ValueField, ValueMatch } from '../../../shared/contract/calls/oldRegister.ts';
import { detailsWords } from '../../../shared/words/details.ts';
import { oldRegisterWords } from '../../../shared/words/oldRegister.ts';
import { CategoryPicker } from '../../parts/CategoryPicker.tsx';
import { UnitPicker } from '../../parts/UnitPicker.tsx';
import { useText, useWords } from '../../state/language.ts';
import { knownPacks } from '../../state/packs.ts';
import type { Choice } from './useUpload.ts';

const shownAtOnce = 200;

type ValuesProps = { preview: RegisterPreview; choice: Choice; onLook: (choice: Choice) => void };

/** What the words of the register stand for here. Those nobody could place come first. */
export function Values({ preview, choice, onLook }: ValuesProps) {
  const words = useWords(oldRegisterWords);
  const [onlyOpen, setOnlyOpen] = useState(false);
  const open = preview.values.filter(({ match }) => match === null).length;
  if (preview.values.length === 0) return <p className="quiet old-register-note">{words.valuesNone}</p>;
  const shown = preview.values.filter(({ match }) => !onlyOpen || match === null).slice(0, shownAtOnce);
  const set = ({ field, text }: ValueMatch, value: string | null): void =>
    onLook({ values: { ...choice.values, [field]: { ...choice.values?.[field], [text]: value ?? '' } } });
  return (
    <>
      <div className="old-register-values-head">
        <output>{open === 0 ? words.valuesDone : words.valuesOpen(open)}</output>
        <Checkbox checked={onlyOpen} onChange={({ target }) => setOnlyOpen(target.checked)}>
          {words.onlyOpen}
        </Checkbox>
      </div>
      <div className="old-register-table">
        <table aria-label={words.steps.values}>
          <thead>
            <tr>
              <th scope="col">{words.valueText}</th>
              <th scope="col">{words.valueMatch}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((value) => (
              <tr key={`${value.field} ${value.text}`}>
                <td>
                  <span className="old-register-name" title={value.text}>
                    {value.text}
                  </span>
                  <span className="quiet old-register-sample">
                    {words.fields[value.field]} × {value.count}
                  </span>
                </td>
                <td>
                  <Meaning value={value} onChange={(chosen) => set(value, chosen)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const dimensionOf: Partial<Record<ValueField, 'channel' | 'business' | 'reason'>> = {
  businessChannel: 'channel',
  business: 'business',
  reason: 'reason',
};

function Meaning({ value, onChange }: { value: ValueMatch; onChange: (chosen: string | null) => void }) {
  const words = useWords(oldRegisterWords);
  const { channels: channelNames } = useWords(detailsWords);
  const text = useText();
  const { field, match } = value;
  const label = `${value.text} ${words.valueMatch}`;
  const shared = {
    label,
    value: match === '' ? null : match,
    placeholder: match === '' ? words.valueNothing : words.valueUnknown,
  };
  const dimension = dimensionOf[field];
  if (dimension)
    return <CategoryPicker {...shared} dimension={dimension} onChange={onChange} className="old-register-pick" />;
  if (field === 'complainedUnit' || field === 'unit')
    return <UnitPicker {...shared} onChange={onChange} className="old-register-pick" />;
  const choices: [string, string][] =
    field === 'channel'
      ? channels.map((channel) => [channel, channelNames[channel]])
      : field === 'state'
        ? Object.entries(words.stateValues)
        : field === 'satisfaction'
          ? Object.entries(words.satisfactionValues)
          : field === 'severity'
            ? severities().map(({ id, title }) => [id, text(title)])
            : [
                ['yes', words.yes],
                ['no', words.no],
              ];
  return (
    <Select
      aria-label={label}
      className="old-register-pick"
      value={match ?? null}
      placeholder={words.valueUnknown}
      options={[...choices, ['', words.valueNothing]].map(([id, name]) => ({ value: id ?? '', label: name ?? '' }))}
      onChange={(chosen: string | null) => onChange(chosen)}
    />
  );
}

/** Grades of every procedure, each once. */
const severities = () => {
  const options = knownPacks().flatMap(({ intake }) => intake.find(({ id }) => id === 'severity')?.options ?? []);
  return [...new Map(options.map((option) => [option.id, option])).values()];
};
