import { useQuery } from '@tanstack/react-query';
import { Button, Input, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import type { AssessedUnit, AssessmentResults } from '../../../shared/contract/calls/quality.ts';
import { assessmentItems } from '../../../shared/procedure/packs/handlingSkills/lists.ts';
import { scriptsWords } from '../../../shared/words/scripts.ts';
import { useDesk } from '../../link/desk.ts';
import { Card } from '../../parts/Card.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { today } from '../../parts/format.ts';
import { InlineForm, Labelled } from '../../parts/InlineForm.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useSend } from '../../parts/useSend.ts';
import { useText, useWords } from '../../state/language.ts';
import { useNow } from '../../state/now.ts';
import { personName, unitName, useOffice } from '../../state/office.ts';

/** Fifteen questions to oneself, by month, and what came out for the units one leads (P12-S). */
export function AssessmentTab() {
  const words = useWords(scriptsWords).assessment;
  const { query } = useDesk();
  const present = today(useNow()).slice(0, 7);
  const [period, setPeriod] = useState(present);
  const [isOpen, setOpen] = useState(false);
  const read = useQuery({
    ...query.quality.assessments.queryOptions({ input: { period } }),
    placeholderData: (before) => before,
  });
  const results = read.data;
  const periods = [...new Set([present, ...(results?.periods ?? [])])].sort().reverse();
  return (
    <div className="scripts-tab">
      <div className="scripts-bar">
        <span className="quiet">{words.intro}</span>
        <Select
          aria-label={words.period}
          value={period}
          options={periods.map((value) => ({ value, label: value }))}
          onChange={setPeriod}
        />
        <Button onClick={() => window.print()}>{words.print}</Button>
        <Button type="primary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {words.fill}
        </Button>
      </div>
      <Problem error={read.error} reading onRetry={() => void read.refetch()} />
      {isOpen && results ? (
        <Fill key={period} period={period} own={results.own} onClose={() => setOpen(false)} />
      ) : null}
      {results && results.units.length === 0 && !isOpen ? <EmptyState title={words.empty} /> : null}
      {results && results.units.length > 0 ? <Results results={results} /> : null}
    </div>
  );
}

type FillProps = { period: string; own: AssessmentResults['own']; onClose: () => void };

function Fill({ period, own, onClose }: FillProps) {
  const words = useWords(scriptsWords).assessment;
  const text = useText();
  const { client } = useDesk();
  const id = useId();
  const [answers, setAnswers] = useState<readonly (number | null)[]>(
    () => own?.answers ?? assessmentItems.map(() => null),
  );
  const [note, setNote] = useState(own?.note ?? '');
  const given = answers.filter((answer) => answer !== null);
  const left = answers.length - given.length;
  const send = useSend(
    (request, input: { answers: number[]; note: string }) => client.quality.assess({ request, period, ...input }),
    ['quality'],
    onClose,
  );
  return (
    <InlineForm
      label={words.fill}
      save={words.save}
      onSave={() => send.mutate({ answers: given, note })}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={left > 0}
    >
      <ol className="scripts-items">
        {assessmentItems.map((item, index) => (
          <li key={item.id}>
            <span>{text(item.text)}</span>
            <Radio.Group
              size="small"
              optionType="button"
              aria-label={text(item.text)}
              value={answers[index] ?? null}
              options={[1, 2, 3, 4, 5].map((value) => ({ value, label: `${value} ${words.scale(value)}` }))}
              onChange={({ target }) => setAnswers(answers.with(index, Number(target.value)))}
            />
          </li>
        ))}
      </ol>
      <Labelled label={words.note} id={id}>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Labelled>
      {left > 0 ? <p className="quiet">{words.left(left)}</p> : null}
    </InlineForm>
  );
}

function Results({ results }: { results: AssessmentResults }) {
  const words = useWords(scriptsWords).assessment;
  return (
    <div className="scripts-results">
      <h2 className="scripts-print-title">{`${words.results} ${results.period}`}</h2>
      {results.units.map((unit) => (
        <Unit key={unit.unit} unit={unit} />
      ))}
      <p className="scripts-print-sign">{words.sign}</p>
    </div>
  );
}

/** The three items with the lowest averages, the lowest first. */
const lowest = (items: readonly number[]): number[] =>
  items
    .map((_, index) => index)
    .toSorted((left, right) => (items[left] ?? 0) - (items[right] ?? 0))
    .slice(0, 3);

function Unit({ unit }: { unit: AssessedUnit }) {
  const words = useWords(scriptsWords).assessment;
  const text = useText();
  const office = useOffice();
  const { moment } = useFormat();
  const titleOf = (index: number): string => {
    const item = assessmentItems[index];
    return item ? text(item.text) : '';
  };
  return (
    <Card
      title={unitName(office, unit.unit)}
      aside={
        <span className="quiet">{`${words.average} ${words.score(unit.average)} · ${words.people} ${unit.people.length}`}</span>
      }
    >
      <p>
        <span className="quiet">{words.lowest}</span>{' '}
        {lowest(unit.items)
          .map((index) => `${titleOf(index)} ${words.score(unit.items[index] ?? 0)}`)
          .join(' · ')}
      </p>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{words.person}</th>
            <th className="amount">{words.average}</th>
            <th>{words.lowest}</th>
            <th>{words.note}</th>
          </tr>
        </thead>
        <tbody>
          {unit.people.map((one) => (
            <tr key={one.person}>
              <td>
                {personName(office, one.person)} <div className="quiet">{moment(one.at)}</div>
              </td>
              <td className="amount">{words.score(one.average)}</td>
              <td>
                {lowest(one.answers)
                  .map((index) => `${titleOf(index)} ${one.answers[index]}`)
                  .join(' · ')}
              </td>
              <td>{one.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary>{words.details}</summary>
        <ol className="scripts-averages">
          {assessmentItems.map((item, index) => (
            <li key={item.id}>
              <span>{text(item.text)}</span>
              <meter min={1} max={5} value={unit.items[index] ?? 1} aria-label={text(item.text)} />
              <span className="number">{words.score(unit.items[index] ?? 0)}</span>
            </li>
          ))}
        </ol>
      </details>
    </Card>
  );
}
