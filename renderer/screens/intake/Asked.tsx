import { Radio, Select } from 'antd';
import { memo } from 'react';
import { currentPack } from '../../state/packs.ts';
import type { Field } from '../../../shared/procedure/pack.ts';
import { intakeRulesWords } from '../../../shared/words/intakeRules.ts';
import { intakeWords } from '../../../shared/words/intake.ts';
import { ActionField, type FieldWhy } from '../../parts/ActionField.tsx';
import { useGrounds } from '../../parts/useGrounds.ts';
import { useText, useWords } from '../../state/language.ts';
import { placeOf } from './asked.ts';
import { Section } from './Field.tsx';
import { packOf, useIntake, type Write } from './store.ts';

type Part = { write: Write };

/** So many procedures stand side by side; more become a list. */
const mostRadios = 5;

/** Under which procedure the complaint is registered; asked only where there is a choice. */
export const PackChoice = memo(function PackChoice({ write }: Part) {
  const { pack: words, sections } = useWords(intakeWords);
  const text = useText();
  const offered = useIntake((state) => state.offered);
  const chosen = useIntake((state) => packOf(state)?.id);
  if (offered.length < 2) return null;
  const options = offered.map((id) => {
    const pack = currentPack(id);
    return { value: id, label: pack ? text(pack.short) : id, title: pack ? text(pack.title) : id };
  });
  const take = (id: string): void => write.form({ pack: id });
  return (
    <Section name="pack" title={sections.pack}>
      <div className="intake-line">
        {options.length <= mostRadios ? (
          <Radio.Group
            aria-label={words.label}
            optionType="button"
            value={chosen}
            options={options}
            onChange={({ target }) => take(String(target.value))}
          />
        ) : (
          <Select
            aria-label={words.label}
            className="intake-pack"
            {...(chosen === undefined ? {} : { value: chosen })}
            options={options}
            onChange={take}
          />
        )}
        <Reason chosen={chosen} write={write} />
      </div>
    </Section>
  );
});

/** Why this one is proposed; where another was chosen, the way back. */
function Reason({ chosen, write }: Part & { chosen: string | undefined }) {
  const words = useWords(intakeRulesWords);
  const text = useText();
  const grounds = useGrounds();
  const rule = useIntake((state) => state.rule);
  const [proposed] = useIntake((state) => state.offered);
  if (proposed === undefined) return null;
  if (chosen !== proposed) {
    const pack = currentPack(proposed);
    return (
      <span className="intake-note">
        {words.chosen(pack ? text(pack.short) : proposed)}{' '}
        <button type="button" className="text-link" onClick={() => write.form({ pack: null })}>
          {words.follow}
        </button>
      </span>
    );
  }
  const named = rule ? grounds(rule).filter((ground) => ground !== '') : [];
  return <span className="intake-note">{rule ? words.because(named.join(words.and)) : words.first}</span>;
}

/** What the procedure asks besides; its answers can decide where the complaint begins. */
export const Asked = memo(function Asked({ write }: Part) {
  const { sections } = useWords(intakeWords);
  const pack = useIntake(packOf);
  if (!pack || pack.intake.length === 0) return null;
  return (
    <Section name="asked" title={sections.asked}>
      {pack.intake.map((field) => (
        <Question key={`${pack.id}.${field.id}`} pack={pack.id} field={field} write={write} />
      ))}
    </Section>
  );
});

const nothing = { values: {}, raw: {} };

function Question({ pack, field, write }: Part & { pack: string; field: Field }) {
  const answers = useIntake((state) => state.form.answers[pack] ?? nothing);
  const why = useIntake((state) => state.problems?.[placeOf(field.id)]);
  const isWide = field.kind === 'longText' || (field.options?.length ?? 0) > 2;
  return (
    <div className="intake-field intake-asked" data-place={placeOf(field.id)} data-span={isWide ? 3 : undefined}>
      <ActionField
        field={field}
        draft={{ request: '', ...answers }}
        complaint={null}
        why={why as FieldWhy | undefined}
        onChange={(value, raw) => write.answer(pack, field.id, value, raw)}
      />
    </div>
  );
}
