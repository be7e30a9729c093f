import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Radio } from 'antd';
import { memo } from 'react';
import { detailsWords } from '../../../shared/words/details.ts';
import { intakeWords } from '../../../shared/words/intake.ts';
import { useWords } from '../../state/language.ts';
import { Section, TextField } from './Field.tsx';
import type { ComplainantForm } from './form.ts';
import type { Filled } from './known.ts';
import { useIntake, type Write } from './store.ts';

export function Who({ write }: { write: Write }) {
  const words = useWords(intakeWords);
  const complainants = useIntake((state) => state.form.complainants);
  const filled = useIntake((state) => state.filled);
  return (
    <Section name="who" title={words.sections.who}>
      {complainants.map((one, index) => (
        <OneComplainant
          // Complainants have no identity of their own but their place in the list.
          // oxlint-disable-next-line react/no-array-index-key -- these lines have no id and are never moved
          key={index}
          one={one}
          index={index}
          count={complainants.length}
          filled={index === 0 ? filled : nothingFilled}
          write={write}
        />
      ))}
      <div className="intake-line">
        <Button type="link" size="small" icon={<PlusOutlined />} onClick={write.addComplainant}>
          {words.addComplainant}
        </Button>
      </div>
    </Section>
  );
}

const nothingFilled: Filled = {};

const OneComplainant = memo(function OneComplainant(props: {
  one: ComplainantForm;
  index: number;
  count: number;
  filled: Filled;
  write: Write;
}) {
  const { one, index, count, filled, write } = props;
  const words = useWords(intakeWords);
  const { complainant: names, kinds } = useWords(detailsWords);
  const place = `complainants.${index}`;
  const set = (changed: Partial<ComplainantForm>): void => write.complainant(index, changed);
  const isOrganisation = one.kind === 'organisation';
  const fromBefore = filled.name !== undefined && filled.name === one.name ? words.knownFilled : undefined;
  return (
    <fieldset className="intake-complainant" aria-label={words.complainantNumber(index + 1)}>
      {count > 1 && (
        <div className="intake-line intake-complainant-head">
          <span>{words.complainantNumber(index + 1)}</span>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={words.removeComplainant(one.name)}
            onClick={() => write.removeComplainant(index)}
          />
        </div>
      )}
      <TextField
        label={names.phone}
        place={`${place}.phone`}
        value={one.phone}
        onChange={(phone) => set({ phone })}
        {...(index === 0 && { first: true, hint: words.phoneHint })}
      />
      <TextField
        label={isOrganisation ? names.organisationName : names.name}
        place={`${place}.name`}
        value={one.name}
        onChange={(name) => set({ name })}
        required
        note={fromBefore}
      />
      <div className="intake-field">
        <div className="intake-label" aria-hidden>
          {words.kind}
        </div>
        <Radio.Group
          aria-label={words.kind}
          optionType="button"
          value={one.kind}
          onChange={(event) => set({ kind: event.target.value as ComplainantForm['kind'] })}
          options={[
            { value: 'person', label: kinds.person },
            { value: 'organisation', label: kinds.organisation },
          ]}
        />
      </div>
      <TextField
        label={isOrganisation ? names.creditCode : names.identity}
        place={`${place}.identity`}
        value={one.identity}
        onChange={(identity) => set({ identity })}
      />
      <TextField
        label={names.address}
        place={`${place}.address`}
        value={one.address}
        onChange={(address) => set({ address })}
      />
      <TextField label={names.mail} place={`${place}.mail`} value={one.mail} onChange={(mail) => set({ mail })} />
      <div className="intake-line">
        <Checkbox checked={one.hasAgent} onChange={(event) => set({ hasAgent: event.target.checked })}>
          {words.hasAgent}
        </Checkbox>
      </div>
      {one.hasAgent && (
        <>
          <TextField
            label={names.agentName}
            place={`${place}.agent.name`}
            value={one.agentName}
            onChange={(agentName) => set({ agentName })}
            required
          />
          <TextField
            label={names.agentPhone}
            place={`${place}.agent.phone`}
            value={one.agentPhone}
            onChange={(agentPhone) => set({ agentPhone })}
          />
          <TextField
            label={names.authority}
            place={`${place}.agent.authority`}
            value={one.authority}
            onChange={(authority) => set({ authority })}
            hint={words.authorityHint}
            required
          />
        </>
      )}
    </fieldset>
  );
});
