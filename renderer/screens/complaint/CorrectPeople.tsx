import { Button, Checkbox, Input, Radio } from 'antd';
import { useId } from 'react';
import type { Complainant, Details } from '../../../shared/complaint/details.ts';
import { complaintWords } from '../../../shared/words/complaint.ts';
import { detailsWords } from '../../../shared/words/details.ts';
import { useWords } from '../../state/language.ts';

type Props = { details: Details; onChange: (change: Partial<Details>) => void; showsProblems: boolean };

/** Names, telephone numbers and agents of the complainants. */
export function CorrectPeople({ details, onChange, showsProblems }: Props) {
  const words = useWords(complaintWords);
  const { fields } = useWords(detailsWords);
  const { complainants } = details;
  const set = (index: number, next: Complainant): void =>
    onChange({ complainants: complainants.map((one, place) => (place === index ? next : one)) });
  return (
    <fieldset className="complaint-people">
      <legend>{fields.complainants}</legend>
      {complainants.map((one, index) => (
        // Complainants have no identity of their own but their place.
        // oxlint-disable-next-line react/no-array-index-key -- these lines have no id and are never moved
        <fieldset key={index} className="complaint-one" aria-label={`${fields.complainants} ${index + 1}`}>
          <OnePerson one={one} onChange={(next) => set(index, next)} showsProblems={showsProblems} />
          {complainants.length > 1 ? (
            <Button
              size="small"
              onClick={() => onChange({ complainants: complainants.filter((_other, place) => place !== index) })}
            >
              {words.removeComplainant(one.name)}
            </Button>
          ) : null}
        </fieldset>
      ))}
      <Button
        size="small"
        disabled={complainants.length >= 50}
        onClick={() => onChange({ complainants: [...complainants, { kind: 'person', name: '' }] })}
      >
        {words.addComplainant}
      </Button>
    </fieldset>
  );
}

type OneProps = { one: Complainant; onChange: (one: Complainant) => void; showsProblems: boolean };

function OnePerson({ one, onChange, showsProblems }: OneProps) {
  const words = useWords(complaintWords);
  const { complainant: names, kinds } = useWords(detailsWords);
  const isOrganisation = one.kind === 'organisation';
  const { agent } = one;
  const nameLabel = isOrganisation ? names.organisationName : names.name;
  return (
    <>
      <Radio.Group
        aria-label={names.kind}
        value={one.kind}
        onChange={(event) => onChange({ ...one, kind: event.target.value === 'person' ? 'person' : 'organisation' })}
        options={[
          { value: 'person', label: kinds.person },
          { value: 'organisation', label: kinds.organisation },
        ]}
      />
      <div className="complaint-fields">
        <Short
          label={nameLabel}
          value={one.name}
          onChange={(name) => onChange({ ...one, name })}
          problem={showsProblems && one.name.trim() === '' ? words.required : undefined}
        />
        <Short label={names.phone} value={one.phone} onChange={(phone) => onChange({ ...one, phone })} />
        <Short
          label={isOrganisation ? names.creditCode : names.identity}
          value={one.identity}
          onChange={(identity) => onChange({ ...one, identity })}
        />
        <Short label={names.mail} value={one.mail} onChange={(mail) => onChange({ ...one, mail })} />
        <Short label={names.address} value={one.address} onChange={(address) => onChange({ ...one, address })} isWide />
      </div>
      <Checkbox
        checked={agent !== undefined}
        onChange={(event) =>
          onChange({ ...one, agent: event.target.checked ? { name: '', authority: '' } : undefined })
        }
      >
        {words.hasAgent}
      </Checkbox>
      {agent ? (
        <div className="complaint-fields">
          <Short
            label={names.agentName}
            value={agent.name}
            onChange={(name) => onChange({ ...one, agent: { ...agent, name } })}
          />
          <Short
            label={names.agentPhone}
            value={agent.phone}
            onChange={(phone) => onChange({ ...one, agent: { ...agent, phone } })}
          />
          <Short
            label={names.authority}
            value={agent.authority}
            onChange={(authority) => onChange({ ...one, agent: { ...agent, authority } })}
            isWide
          />
        </div>
      ) : null}
    </>
  );
}

type ShortProps = {
  label: string;
  value: string | undefined;
  onChange: (value: string) => void;
  problem?: string | undefined;
  isWide?: boolean;
};

function Short({ label, value, onChange, problem, isWide = false }: ShortProps) {
  const id = useId();
  return (
    <div className={isWide ? 'complaint-field complaint-field-wide' : 'complaint-field'}>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        maxLength={200}
        status={problem ? 'error' : ''}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem ? <span className="complaint-problem">{problem}</span> : null}
    </div>
  );
}
