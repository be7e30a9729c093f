import { Alert, Button, Select } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { channels } from '../../../shared/complaint/details.ts';
import type { PackInUse } from '../../../shared/contract/calls/procedure.ts';
import type { IntakeRule } from '../../../shared/procedure/choose.ts';
import { dimensions } from '../../../shared/procedure/trees/jrt0169.ts';
import { categoriesWords } from '../../../shared/words/categories.ts';
import { detailsWords } from '../../../shared/words/details.ts';
import { intakeRulesWords } from '../../../shared/words/intakeRules.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { UnitPicker } from '../../parts/UnitPicker.tsx';
import { useGrounds } from '../../parts/useGrounds.ts';
import { useCategories } from '../../state/categories.ts';
import { useText, useWords } from '../../state/language.ts';
import { currentPack } from '../../state/packs.ts';
import { choiceOf } from './choice.ts';

type Props = { packs: readonly PackInUse[]; rules: readonly IntakeRule[]; mayChange: boolean };

/** Which main procedure intake proposes, rule by rule. Changed as a whole and saved at once. */
export function IntakeRules({ packs, rules, mayChange }: Props) {
  const words = useWords(intakeRulesWords);
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const choice = choiceOf(packs);
  const [draft, setDraft] = useState<{ rules: readonly IntakeRule[]; request: string } | null>(null);
  const shown = draft?.rules ?? rules;
  const save = useMutation({
    mutationFn: (sent: { rules: readonly IntakeRule[]; request: string }) =>
      client.procedure.choose({ request: sent.request, ...choice, rules: [...sent.rules] }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: query.procedure.key() });
      setDraft(null);
    },
  });
  const change = (next: readonly IntakeRule[]): void => {
    save.reset();
    setDraft({ rules: next, request: newRequestId() });
  };
  const [first] = choice.main;
  if (choice.main.length < 2) return <p className="quiet">{words.only}</p>;
  return (
    <article className="procedure-part intake-rules-page" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="quiet">{words.hint}</p>
      {shown.length === 0 ? <p>{words.empty}</p> : null}
      {shown.length > 0 ? (
        <table className="plain-table intake-rules">
          <thead>
            <tr>
              {[words.unit, words.channel, words.category, words.pack].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
              {mayChange ? <th aria-label={words.remove} /> : null}
            </tr>
          </thead>
          <tbody>
            {shown.map((rule, place) => (
              // A rule has no identity but its place.
              // oxlint-disable-next-line react/no-array-index-key -- the fields are controlled, nothing is kept by key
              <tr key={place}>
                {mayChange ? (
                  <Fields
                    rule={rule}
                    place={place + 1}
                    main={choice.main}
                    onChange={(next) => change(shown.with(place, next))}
                  />
                ) : (
                  <Read rule={rule} />
                )}
                {mayChange ? (
                  <td>
                    <Moves place={place} rules={shown} onChange={change} />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <Problem error={save.error} />
      {mayChange && first !== undefined ? (
        <div className="procedure-use-line">
          <Button onClick={() => change([...shown, { pack: first }])}>{words.add}</Button>
          {draft ? (
            <>
              <Button type="primary" loading={save.isPending} onClick={() => save.mutate(draft)}>
                {words.save}
              </Button>
              <Button type="text" onClick={() => setDraft(null)}>
                {words.back}
              </Button>
            </>
          ) : null}
          <output>{save.isSuccess && !draft ? <Alert type="success" showIcon title={words.saved} /> : null}</output>
        </div>
      ) : null}
    </article>
  );
}

function Read({ rule }: { rule: IntakeRule }) {
  const words = useWords(intakeRulesWords);
  const text = useText();
  const [unit, channel, category] = useGrounds()(rule);
  const pack = currentPack(rule.pack);
  return (
    <>
      <td>{unit || words.anyUnit}</td>
      <td>{channel || words.anyChannel}</td>
      <td>{category || words.anyCategory}</td>
      <td>{pack ? text(pack.short) : rule.pack}</td>
    </>
  );
}

type FieldsProps = {
  rule: IntakeRule;
  place: number;
  main: readonly string[];
  onChange: (rule: IntakeRule) => void;
};

function Fields({ rule, place, main, onChange }: FieldsProps) {
  const words = useWords(intakeRulesWords);
  const { channels: channelNames } = useWords(detailsWords);
  const { dimensions: dimensionNames } = useWords(categoriesWords);
  const { current } = useCategories();
  const text = useText();
  const { unit, channel, category, ...rest } = rule;
  const change = (next: Partial<Record<'unit' | 'channel' | 'category', string | null | undefined>>): void => {
    const given = Object.entries({ unit, channel, category, ...next }).filter(([, value]) => Boolean(value));
    onChange({ ...rest, ...(Object.fromEntries(given) as Partial<IntakeRule>) });
  };
  const options = dimensions.map((dimension) => ({
    label: dimensionNames[dimension],
    options: current.categories
      .filter((one) => one.dimension === dimension && !one.retired)
      .map((one) => ({ value: one.id, label: text(one.title) })),
  }));
  return (
    <>
      <td>
        <UnitPicker
          label={words.fieldOf(words.unit, place)}
          placeholder={words.anyUnit}
          value={unit ?? null}
          onChange={(chosen) => change({ unit: chosen })}
        />
      </td>
      <td>
        <Select
          aria-label={words.fieldOf(words.channel, place)}
          placeholder={words.anyChannel}
          allowClear
          value={channel}
          options={channels.map((one) => ({ value: one, label: channelNames[one] }))}
          onChange={(chosen: string | undefined) => change({ channel: chosen })}
        />
      </td>
      <td>
        <Select
          aria-label={words.fieldOf(words.category, place)}
          placeholder={words.anyCategory}
          allowClear
          value={category}
          options={options}
          popupMatchSelectWidth={280}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(chosen: string | undefined) => change({ category: chosen })}
        />
      </td>
      <td>
        <Select
          aria-label={words.fieldOf(words.pack, place)}
          value={rule.pack}
          options={main.map((id) => {
            const pack = currentPack(id);
            return { value: id, label: pack ? text(pack.short) : id };
          })}
          onChange={(pack) => onChange({ ...rule, pack })}
        />
      </td>
    </>
  );
}

type MovesProps = { place: number; rules: readonly IntakeRule[]; onChange: (rules: readonly IntakeRule[]) => void };

function Moves({ place, rules, onChange }: MovesProps) {
  const words = useWords(intakeRulesWords);
  const moved = (to: number): readonly IntakeRule[] => rules.with(place, rules[to]!).with(to, rules[place]!);
  const act = (name: string, run: () => void, isPossible: boolean) => (
    <Button type="text" size="small" aria-label={words.ofRule(name, place + 1)} disabled={!isPossible} onClick={run}>
      {name}
    </Button>
  );
  return (
    <span className="intake-rules-moves">
      {act(words.up, () => onChange(moved(place - 1)), place > 0)}
      {act(words.down, () => onChange(moved(place + 1)), place < rules.length - 1)}
      {act(words.remove, () => onChange(rules.toSpliced(place, 1)), true)}
    </span>
  );
}
