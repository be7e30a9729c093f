import { Button, Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { GroupView } from '../../../shared/contract/calls/group.ts';
import { groupMeasures, type MeasureId } from '../../../shared/procedure/packs/groupComplaints/rules.ts';
import { groupsWords } from '../../../shared/words/groups.ts';
import { useDesk } from '../../link/desk.ts';
import { Card } from '../../parts/Card.tsx';
import { InlineForm, Labelled } from '../../parts/InlineForm.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useSend } from '../../parts/useSend.ts';
import { useText, useWords } from '../../state/language.ts';
import { personName, useOffice } from '../../state/office.ts';
import { Sweep } from './Sweep.tsx';

type Props = { view: GroupView; mayManage: boolean };

/** What the first complaint asks for (P10-M1 to M6), each with who did it and how. */
export function Measures({ view, mayManage }: Props) {
  const words = useWords(groupsWords).measures;
  const [opened, setOpened] = useState<MeasureId | null>(null);
  const close = (): void => setOpened(null);
  return (
    <Card title={words.title}>
      <p className="quiet">{words.hint}</p>
      <ol className="group-measures">
        {groupMeasures.map((measure) => (
          <li key={measure.id} data-done={view.group.measures[measure.id] !== undefined}>
            <Measure
              measure={measure}
              view={view}
              mayManage={mayManage}
              onOpen={() => setOpened(opened === measure.id ? null : measure.id)}
            />
            {opened === measure.id && measure.id === 'sweep' ? <Sweep view={view} onClose={close} /> : null}
            {opened === measure.id && measure.id !== 'sweep' ? (
              <Record group={view.group.id} measure={measure.id} onClose={close} />
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}

type MeasureRule = (typeof groupMeasures)[number];

function Measure(props: { measure: MeasureRule; view: GroupView; mayManage: boolean; onOpen: () => void }) {
  const { measure, view, mayManage, onOpen } = props;
  const words = useWords(groupsWords).measures;
  const text = useText();
  const office = useOffice();
  const { moment } = useFormat();
  const taken = view.group.measures[measure.id];
  const { common } = view.group;
  const title = text(measure.title);
  const verb = measure.id === 'sweep' ? words.toSweep : taken ? words.again : words.record;
  return (
    <div className="group-measure">
      <span className="group-tick" aria-hidden>
        {taken ? '✓' : ''}
      </span>
      <div>
        <strong>{title}</strong> <span className="quiet">{`${measure.rule} · ${text(measure.hint)}`}</span>
        {taken ? (
          <p>
            {measure.id === 'commonness' && common !== null ? (
              <span className="groups-mark">{common ? words.commonYes : words.commonNo}</span>
            ) : null}
            {taken.text} <span className="quiet">{words.done(personName(office, taken.by), moment(taken.at))}</span>
          </p>
        ) : (
          <span className="visually-hidden">{words.open}</span>
        )}
      </div>
      {/* The wording has a card of its own. */}
      {mayManage && measure.id !== 'wording' ? (
        <Button size="small" aria-label={words.recordOf(verb, title)} onClick={onOpen}>
          {verb}
        </Button>
      ) : null}
    </div>
  );
}

function Record({ group, measure, onClose }: { group: string; measure: MeasureId; onClose: () => void }) {
  const words = useWords(groupsWords).measures;
  const { client } = useDesk();
  const id = useId();
  const [text, setText] = useState('');
  const [common, setCommon] = useState<boolean | null>(null);
  const asksCommon = measure === 'commonness';
  const send = useSend(
    (request, input: { text: string; common: boolean | null }) =>
      client.group.measure({ request, id: group, measure, ...input }),
    ['group'],
    onClose,
  );
  return (
    <InlineForm
      label={words.record}
      save={words.save}
      onSave={() => send.mutate({ text, common })}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={text.trim() === '' || (asksCommon && common === null)}
    >
      {asksCommon ? (
        <Radio.Group
          aria-label={words.common}
          value={common}
          options={[
            { value: true, label: words.commonYes },
            { value: false, label: words.commonNo },
          ]}
          onChange={({ target }) => setCommon(target.value === true)}
        />
      ) : null}
      <Labelled label={words.text} id={id}>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Labelled>
    </InlineForm>
  );
}
