import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Input, InputNumber, Radio } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import type { QualityAnswer } from '../../../shared/assurance/events.ts';
import type { SampledComplaint, SamplingLine, SamplingView } from '../../../shared/contract/calls/quality.ts';
import { qualityItems } from '../../../shared/procedure/packs/handlingSkills/lists.ts';
import { scriptsWords } from '../../../shared/words/scripts.ts';
import { useDesk } from '../../link/desk.ts';
import { Card } from '../../parts/Card.tsx';
import { Choices } from '../../parts/Choices.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { InlineForm, Labelled } from '../../parts/InlineForm.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { UnitPicker } from '../../parts/UnitPicker.tsx';
import { today } from '../../parts/format.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useSend } from '../../parts/useSend.ts';
import { useGo } from '../../state/go.ts';
import { useText, useWords } from '../../state/language.ts';
import { useNow } from '../../state/now.ts';
import { personName, unitName, useOffice } from '../../state/office.ts';
import { useMay } from '../../state/session.ts';

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** Closed complaints drawn by chance, and the checklist of each (P12-DRAW, P12-Q). */
export function SamplingTab() {
  const words = useWords(scriptsWords).sampling;
  const may = useMay();
  if (!may('sampleQuality')) return <EmptyState title={words.notAllowed} hint={words.intro} />;
  return <Samples />;
}

function Samples() {
  const words = useWords(scriptsWords).sampling;
  const { query } = useDesk();
  const [isDrawing, setDrawing] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const read = useQuery(query.quality.samplings.queryOptions());
  const lines = read.data ?? [];
  const shown = chosen ?? lines[0]?.id ?? null;
  const begin = (
    <Button type="primary" onClick={() => setDrawing(true)}>
      {words.draw}
    </Button>
  );
  return (
    <div className="scripts-tab">
      <div className="scripts-bar">
        <span className="quiet">{words.intro}</span>
        {begin}
      </div>
      <Problem error={read.error} reading onRetry={() => void read.refetch()} />
      {isDrawing ? (
        <Draw
          onClose={() => setDrawing(false)}
          onDrawn={(id) => {
            setDrawing(false);
            setChosen(id);
          }}
        />
      ) : null}
      {read.data && lines.length === 0 && !isDrawing ? <EmptyState title={words.empty} /> : null}
      {lines.length > 0 ? (
        <div className="scripts-samples">
          <Choices lines={lines} shown={shown} onChoose={setChosen} renderLine={(line) => <Line line={line} />} />
          {shown === null ? <p className="reading">{words.choose}</p> : <Sample key={shown} id={shown} />}
        </div>
      ) : null}
    </div>
  );
}

function Line({ line }: { line: SamplingLine }) {
  const words = useWords(scriptsWords).sampling;
  const office = useOffice();
  const { date } = useFormat();
  return (
    <>
      <strong>{`${date(line.from)} — ${date(line.to)}`}</strong>
      <span>{`${words.line(line.size, line.population)} · ${words.checked(line.checked, line.size)}`}</span>
      <span className="quiet">
        {`${unitName(office, line.unit)} · ${line.score === null ? words.noScore : words.score(percent(line.score))}`}
      </span>
    </>
  );
}

type DrawInput = { from: string; to: string; size: number; seed?: number; unit?: string };

function Draw({ onClose, onDrawn }: { onClose: () => void; onDrawn: (id: string) => void }) {
  const words = useWords(scriptsWords).sampling;
  const { client } = useDesk();
  const id = useId();
  const present = today(useNow());
  const [from, setFrom] = useState<string | null>(`${present.slice(0, 7)}-01`);
  const [to, setTo] = useState<string | null>(present);
  const [size, setSize] = useState<number | null>(10);
  const [seed, setSeed] = useState<number | null>(null);
  const [unit, setUnit] = useState<string | null>(null);
  const send = useSend(
    (request, input: DrawInput) => client.quality.draw({ request, ...input }),
    ['quality'],
    (drawn) => onDrawn(drawn.id),
  );
  const day = (value: string | null) => (value === null ? null : dayjs(value));
  return (
    <InlineForm
      label={words.draw}
      save={words.save}
      onSave={() =>
        from &&
        to &&
        size &&
        send.mutate({ from, to, size, ...(seed === null ? {} : { seed }), ...(unit === null ? {} : { unit }) })
      }
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={!from || !to || !size}
    >
      <div className="scripts-line">
        <Labelled label={words.from} id={`${id}-from`}>
          <DatePicker
            id={`${id}-from`}
            format="YYYY-MM-DD"
            value={day(from)}
            onChange={(value) => setFrom(value ? value.format('YYYY-MM-DD') : null)}
          />
        </Labelled>
        <Labelled label={words.to} id={`${id}-to`}>
          <DatePicker
            id={`${id}-to`}
            format="YYYY-MM-DD"
            value={day(to)}
            onChange={(value) => setTo(value ? value.format('YYYY-MM-DD') : null)}
          />
        </Labelled>
        <Labelled label={words.size} id={`${id}-size`}>
          <InputNumber id={`${id}-size`} min={1} max={500} precision={0} value={size} onChange={setSize} />
        </Labelled>
        <Labelled label={words.seed} id={`${id}-seed`}>
          <InputNumber id={`${id}-seed`} min={0} max={4_294_967_295} precision={0} value={seed} onChange={setSeed} />
        </Labelled>
        <Labelled label={words.unit} id={`${id}-unit`}>
          <UnitPicker id={`${id}-unit`} value={unit} onChange={setUnit} />
        </Labelled>
      </div>
    </InlineForm>
  );
}

function Sample({ id }: { id: string }) {
  const words = useWords(scriptsWords).sampling;
  const { query } = useDesk();
  const [checking, setChecking] = useState<string | null>(null);
  const read = useQuery(query.quality.sampling.queryOptions({ input: { id } }));
  const view = read.data;
  if (!view) return <Problem error={read.error} reading onRetry={() => void read.refetch()} />;
  return (
    <div className="scripts-sample">
      <p className="quiet">
        {`${words.seedIs(view.seed)} · ${view.isReproducible ? words.reproducible : words.notReproducible}`}
      </p>
      <ul className="scripts-drawn">
        {view.complaints.map((one) => (
          <li key={one.complaint}>
            <Drawn one={one} onCheck={() => setChecking(checking === one.complaint ? null : one.complaint)} />
            {checking === one.complaint ? <Check sampling={id} one={one} onClose={() => setChecking(null)} /> : null}
          </li>
        ))}
      </ul>
      {view.checked > 0 ? <Items view={view} /> : null}
    </div>
  );
}

function Drawn({ one, onCheck }: { one: SampledComplaint; onCheck: () => void }) {
  const words = useWords(scriptsWords).sampling;
  const office = useOffice();
  const go = useGo();
  const { moment } = useFormat();
  const faults = Object.values(one.check?.answers ?? {}).filter((answer) => answer === 'no').length;
  return (
    <div className="scripts-drawn-line">
      <div>
        <button type="button" className="link-button" onClick={() => go('complaint', { id: one.complaint })}>
          {one.number}
        </button>{' '}
        {unitName(office, one.complainedUnit)} <span className="quiet">{moment(one.receivedAt)}</span>{' '}
        {one.late > 0 ? <strong>{words.late(one.late)}</strong> : null}
        <div>{one.gist}</div>
        {one.check ? (
          <div>
            <strong>{words.faults(faults)}</strong> {one.check.note}{' '}
            <span className="quiet">{words.by(personName(office, one.check.by), moment(one.check.at))}</span>
          </div>
        ) : null}
      </div>
      {one.isOwn ? (
        <span className="quiet">{words.own}</span>
      ) : (
        <Button size="small" aria-label={words.checkOf(one.number)} onClick={onCheck}>
          {one.check ? words.again : words.check}
        </Button>
      )}
    </div>
  );
}

const possible: readonly QualityAnswer[] = ['yes', 'no', 'notApplicable'];

function Check({ sampling, one, onClose }: { sampling: string; one: SampledComplaint; onClose: () => void }) {
  const words = useWords(scriptsWords).sampling;
  const text = useText();
  const { client } = useDesk();
  const id = useId();
  const [answers, setAnswers] = useState<Record<string, QualityAnswer>>(one.check?.answers ?? {});
  const [note, setNote] = useState(one.check?.note ?? '');
  const isFaulty = Object.values(answers).includes('no');
  const isWhole = qualityItems.every((item) => answers[item.id] !== undefined);
  const send = useSend(
    (request, input: { answers: Record<string, QualityAnswer>; note: string }) =>
      client.quality.check({ request, id: sampling, complaint: one.complaint, ...input }),
    ['quality'],
    onClose,
  );
  return (
    <InlineForm
      label={words.checkOf(one.number)}
      save={words.saveCheck}
      onSave={() => send.mutate({ answers, note })}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={!isWhole || (isFaulty && note.trim() === '')}
    >
      <div>
        <Button
          size="small"
          onClick={() => setAnswers(Object.fromEntries(qualityItems.map((item) => [item.id, 'yes'])))}
        >
          {words.allYes}
        </Button>
      </div>
      <ol className="scripts-items">
        {qualityItems.map((item) => (
          <li key={item.id}>
            <span>
              {text(item.text)} <span className="quiet">{item.of}</span>
            </span>
            <Radio.Group
              size="small"
              optionType="button"
              aria-label={text(item.text)}
              value={answers[item.id] ?? null}
              options={possible.map((value) => ({ value, label: words.answers[value] }))}
              onChange={({ target }) => setAnswers({ ...answers, [item.id]: target.value as QualityAnswer })}
            />
          </li>
        ))}
      </ol>
      <Labelled label={words.note} id={id}>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 1, maxRows: 5 }}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Labelled>
    </InlineForm>
  );
}

function Items({ view }: { view: SamplingView }) {
  const words = useWords(scriptsWords).sampling;
  const text = useText();
  const print = (
    <Button size="small" onClick={() => window.print()}>
      {words.print}
    </Button>
  );
  return (
    <Card title={words.result} aside={print}>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{words.item}</th>
            <th>{words.of}</th>
            <th className="amount">{words.rate}</th>
          </tr>
        </thead>
        <tbody>
          {qualityItems.map((item) => {
            const score = view.items.find((one) => one.item === item.id)?.score ?? null;
            return (
              <tr key={item.id}>
                <td>{text(item.text)}</td>
                <td className="quiet">{item.of}</td>
                <td className="amount">{score === null ? '—' : percent(score)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}
