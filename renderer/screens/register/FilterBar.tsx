import { Button, Checkbox, DatePicker, Input, Radio, Select, type InputRef } from 'antd';
import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { channels, flagNames } from '../../../shared/complaint/details.ts';
import { packOf } from '../../state/packs.ts';
import type { Stage } from '../../../shared/procedure/pack.ts';
import { detailsWords } from '../../../shared/words/details.ts';
import { registerWords } from '../../../shared/words/register.ts';
import { useDesk } from '../../link/desk.ts';
import { useClear } from '../../parts/useClear.tsx';
import { CategoryPicker } from '../../parts/CategoryPicker.tsx';
import { UnitPicker } from '../../parts/UnitPicker.tsx';
import { useKeys } from '../../parts/useKeys.ts';
import { useText, useWords } from '../../state/language.ts';
import { FigureChips } from './FigureChips.tsx';
import { isFiltered, type RegisterAddress } from './filter.ts';

export type SetFilter = (changed: Partial<RegisterAddress>) => void;

/** Stages of the procedures in use; procedures share ids where they mean the same place. */
function useStages(): Stage[] {
  const { query } = useDesk();
  const inUse = useQuery(query.procedure.view.queryOptions()).data?.packs.filter(({ use }) => use !== null) ?? [];
  const found = inUse.flatMap(({ id, version, use }) => {
    const stages = packOf(id, version)?.stages ?? [];
    return use === 'main' ? stages : stages.filter(({ beside }) => beside);
  });
  return [...new Map(found.map((stage) => [stage.id, stage])).values()];
}

type FilterBarProps = {
  address: RegisterAddress;
  set: SetFilter;
  onClear: () => void;
  count: ReactNode;
  /** What can be done with the whole list. */
  actions: ReactNode;
};

export function FilterBar({ address, set, onClear, count, actions }: FilterBarProps) {
  const words = useWords(registerWords);
  const clear = useClear();
  const { channels: channelNames, flags: flagLabels } = useWords(detailsWords);
  const text = useText();
  const stages = useStages().map((stage) => ({ value: stage.id, label: text(stage.title) }));
  const states = ['all', 'open', 'overdue', 'ended'] as const;
  return (
    <search className="register-filter">
      <div className="register-filter-line">
        <SearchField value={address.text ?? ''} onChange={(typed) => set({ text: typed || undefined })} />
        <Radio.Group
          aria-label={words.state}
          optionType="button"
          value={address.state}
          onChange={(event) => set({ state: event.target.value as RegisterAddress['state'] })}
          options={states.map((state) => ({ value: state, label: words.states[state] }))}
        />
        <Checkbox
          checked={address.watched === true}
          onChange={({ target }) => set({ watched: target.checked ? true : undefined })}
        >
          {words.watched}
        </Checkbox>
        <output className="register-count">{count}</output>
        <span className="register-actions">{actions}</span>
      </div>
      <div className="register-filter-line">
        <Select
          className="register-stage"
          aria-label={words.stage}
          placeholder={words.stage}
          value={address.stage ?? null}
          onChange={(stage: string | null | undefined) => set({ stage: stage ?? undefined })}
          options={stages}
          allowClear={clear}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={200}
        />
        <UnitPicker
          className="register-unit"
          label={words.unit}
          placeholder={words.unitHint}
          value={address.unit ?? null}
          onChange={(unit) => set({ unit: unit ?? undefined })}
        />
        <CategoryPicker
          className="register-reason"
          dimension="reason"
          label={words.reason}
          placeholder={words.reason}
          value={address.reason ?? null}
          onChange={(reason) => set({ reason: reason ?? undefined })}
        />
        <Select
          className="register-short"
          aria-label={words.channel}
          placeholder={words.channel}
          value={address.channel ?? null}
          onChange={(channel: RegisterAddress['channel'] | null) => set({ channel: channel ?? undefined })}
          options={channels.map((channel) => ({ value: channel, label: channelNames[channel] }))}
          allowClear={clear}
          popupMatchSelectWidth={140}
        />
        <Select
          className="register-short"
          aria-label={words.flag}
          placeholder={words.flag}
          value={address.flag ?? null}
          onChange={(flag: RegisterAddress['flag'] | null) => set({ flag: flag ?? undefined })}
          options={flagNames.map((flag) => ({ value: flag, label: flagLabels[flag] }))}
          allowClear={clear}
          popupMatchSelectWidth={160}
        />
        <DatePicker.RangePicker
          className="register-dates"
          aria-label={words.received}
          placeholder={[`${words.received} ${words.from}`, words.to]}
          value={[dayOf(address.from), dayOf(address.to)]}
          onChange={(days: [dayjs.Dayjs | null, dayjs.Dayjs | null] | null) =>
            set({ from: dateOf(days?.[0]), to: dateOf(days?.[1]) })
          }
          allowEmpty
        />
        <FigureChips address={address} set={set} />
        {isFiltered(address) && (
          <Button type="link" size="small" onClick={onClear}>
            {words.clear}
          </Button>
        )}
      </div>
    </search>
  );
}

const dayOf = (date: string | undefined): dayjs.Dayjs | null => (date === undefined ? null : dayjs(date));
const dateOf = (day: dayjs.Dayjs | null | undefined): string | undefined => day?.format('YYYY-MM-DD');

/** A word is looked for when the typing rests, so that the list does not chase every key. */
const pause = 200;

function SearchField({ value, onChange }: { value: string; onChange: (typed: string) => void }) {
  const words = useWords(registerWords);
  const clear = useClear();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const field = useRef<InputRef>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address changed by itself: Back, or the filters were cleared.
  if (value !== known) {
    setKnown(value);
    if (value !== typed.trim()) setTyped(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  useKeys({ '/': { run: () => field.current?.focus({ cursor: 'all' }), what: words.keys.search } });

  const tell = (text: string): void => {
    clearTimeout(timer.current);
    onChange(text.trim());
  };
  return (
    <Input
      ref={field}
      className="register-search"
      type="search"
      aria-label={words.search}
      placeholder={words.searchHint}
      value={typed}
      allowClear={clear}
      maxLength={200}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        clearTimeout(timer.current);
        // Half a word of the input method is no question yet.
        const isComposing = 'isComposing' in event.nativeEvent && event.nativeEvent.isComposing === true;
        if (!isComposing) timer.current = setTimeout(() => tell(text), pause);
      }}
      onCompositionEnd={(event) => tell(event.currentTarget.value)}
      onPressEnter={() => tell(typed)}
    />
  );
}
