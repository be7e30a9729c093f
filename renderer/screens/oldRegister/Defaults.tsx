import { Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { channels } from '../../../shared/complaint/details.ts';
import type { RegisterDefaults, RegisterPreview } from '../../../shared/contract/calls/oldRegister.ts';
import { detailsWords } from '../../../shared/words/details.ts';
import { oldRegisterWords } from '../../../shared/words/oldRegister.ts';
import { CategoryPicker } from '../../parts/CategoryPicker.tsx';
import { useClear } from '../../parts/useClear.tsx';
import { useWords } from '../../state/language.ts';
import type { Choice } from './useUpload.ts';

/** What holds for rows that say nothing. */
export function Defaults({ preview, onLook }: { preview: RegisterPreview; onLook: (choice: Choice) => void }) {
  const words = useWords(oldRegisterWords);
  const { channels: channelNames } = useWords(detailsWords);
  const clear = useClear();
  const { defaults } = preview;
  const set = (changed: { [Key in keyof RegisterDefaults]?: RegisterDefaults[Key] | undefined }): void => {
    const merged = { ...defaults, ...changed };
    onLook({
      defaults: Object.fromEntries(
        Object.entries(merged).filter(([, value]) => value !== undefined),
      ) as RegisterDefaults,
    });
  };
  return (
    <div className="old-register-defaults">
      <Line label={words.defaultChannel}>
        <Select
          aria-label={words.defaultChannel}
          value={defaults.channel ?? null}
          placeholder={words.notChosen}
          allowClear={clear}
          options={channels.map((channel) => ({ value: channel, label: channelNames[channel] }))}
          onChange={(channel: string | null | undefined) => set({ channel: channel ?? undefined })}
        />
      </Line>
      <Line label={words.defaultReason}>
        <CategoryPicker
          dimension="reason"
          label={words.defaultReason}
          value={defaults.reason ?? null}
          placeholder={words.notChosen}
          onChange={(reason) => set({ reason: reason ?? undefined })}
        />
      </Line>
      <Line label={words.defaultState}>
        <Choices
          label={words.defaultState}
          value={defaults.state}
          names={words.defaultStates}
          onChange={(state) => set({ state })}
        />
      </Line>
      <Line label={words.clocksFrom}>
        <Choices
          label={words.clocksFrom}
          value={defaults.clocksFrom}
          names={words.clocksFroms}
          onChange={(clocksFrom) => set({ clocksFrom })}
        />
      </Line>
      <Line label={words.dateOrder}>
        <Choices
          label={words.dateOrder}
          value={defaults.dateOrder ?? 'auto'}
          names={words.dateOrders}
          onChange={(order) => set({ dateOrder: order === 'auto' ? undefined : order })}
        />
      </Line>
    </div>
  );
}

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="old-register-default">
    <span>{label}</span>
    {children}
  </div>
);

type ChoicesProps<Value extends string> = {
  label: string;
  value: Value;
  names: Record<Value, string>;
  onChange: (value: Value) => void;
};

function Choices<Value extends string>({ label, value, names, onChange }: ChoicesProps<Value>) {
  return (
    <Radio.Group
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value as Value)}
      options={(Object.entries(names) as [Value, string][]).map(([id, name]) => ({ value: id, label: name }))}
    />
  );
}
