import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea.js';
import { useEffect, useRef, useState } from 'react';
import type { ReportView } from '../../../shared/contract/calls/report.ts';
import { paragraphText } from '../../../shared/document/report.ts';
import { chartDrawing, chartWords } from '../../../shared/report/chart.ts';
import { numberText } from '../../../shared/report/format.ts';
import { editKey, type ReportTable } from '../../../shared/report/model.ts';
import { reportWords } from '../../../shared/words/report.ts';
import { useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useSend } from '../../parts/useSend.ts';
import { useGo } from '../../state/go.ts';
import { useLanguage, useText, useWords } from '../../state/language.ts';
import { personName, useOffice } from '../../state/office.ts';
import type { Asked } from './Cases.tsx';

type Place = { report: string; period: string };
type Props = { view: ReportView; place: Place; mayEdit: boolean; asked: Asked | null; onAsk: (asked: Asked) => void };

/** The report as it reads, with every number a way to its complaints and its formula. */
export function Content({ view, place, mayEdit, asked, onAsk }: Props) {
  const words = useWords(reportWords);
  const text = useText();
  const language = useLanguage();
  const { content } = view;
  return (
    <div className="bulletins-content">
      <h3 className="bulletins-heading">{text(content.heading)}</h3>
      <ul className="bulletins-figures" aria-label={words.mainFigures}>
        {content.figures.map((figure) => (
          <li key={figure.id}>
            <NumberButton
              asked={{
                row: '',
                measure: figure.id,
                title: text(figure.title),
                formula: text(figure.formula),
                value: numberText(figure.value, figure.format),
              }}
              current={asked}
              onAsk={onAsk}
            >
              <span className="quiet">{text(figure.title)}</span>
              <strong>{numberText(figure.value, figure.format)}</strong>
            </NumberButton>
          </li>
        ))}
      </ul>
      {content.sections.map((section, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- sections of a report stand in their order and are never moved
        <section key={at} className="bulletins-section">
          <h4>{text(section.title)}</h4>
          {section.parts.map(({ kind, id }) => {
            if (kind === 'paragraph') {
              return <Paragraph key={`p ${id}`} id={id} view={view} place={place} mayEdit={mayEdit} />;
            }
            if (kind === 'chart') {
              const chart = content.charts.find((one) => one.id === id);
              return chart ? (
                <img
                  key={`c ${id}`}
                  className="bulletins-chart"
                  src={`data:image/svg+xml,${encodeURIComponent(chartDrawing(chart, language).svg)}`}
                  alt={chartWords(chart, language)}
                />
              ) : null;
            }
            const table = content.tables.find((one) => one.id === id);
            return table && table.rows.length > 0 ? (
              <TableView key={`t ${id}`} table={table} asked={asked} onAsk={onAsk} />
            ) : null;
          })}
        </section>
      ))}
    </div>
  );
}

type NumberProps = { asked: Asked; current: Asked | null; onAsk: (asked: Asked) => void; children: React.ReactNode };

function NumberButton({ asked, current, onAsk, children }: NumberProps) {
  const isAsked = current?.row === asked.row && current.measure === asked.measure;
  return (
    <button
      type="button"
      className="bulletins-number"
      aria-pressed={isAsked}
      title={asked.formula}
      onClick={() => onAsk(asked)}
    >
      {children}
    </button>
  );
}

function TableView({
  table,
  asked,
  onAsk,
}: {
  table: ReportTable;
  asked: Asked | null;
  onAsk: (asked: Asked) => void;
}) {
  const text = useText();
  const go = useGo();
  const hasSubtotals = table.rows.some(({ level }) => level === 2);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls in its frame, so the keyboard must be able to get there
    <section className="bulletins-frame" tabIndex={0} aria-label={text(table.title)}>
      <table className={table.isList ? 'bulletins-table bulletins-words' : 'bulletins-table'}>
        <caption>{text(table.title)}</caption>
        <thead>
          <tr>
            <th scope="col">{text(table.head)}</th>
            {table.columns.map((column) => (
              <th key={column.id} scope="col" title={table.isList ? undefined : text(column.formula)}>
                {text(column.title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr
              // oxlint-disable-next-line react/no-array-index-key -- rows of a report stand in their order and are never moved
              key={at}
              className={
                row.level === 0 ? 'bulletins-total' : hasSubtotals && row.level === 1 ? 'bulletins-subtotal' : ''
              }
            >
              <th scope="row" className={row.level === 2 ? 'bulletins-below' : ''}>
                {row.key.startsWith('case=') ? (
                  <button
                    type="button"
                    className="bulletins-number"
                    onClick={() => go('complaint', { id: row.key.slice('case='.length) })}
                  >
                    {text(row.title)}
                  </button>
                ) : (
                  text(row.title)
                )}
              </th>
              {row.cells?.map((cell, place) => (
                // oxlint-disable-next-line react/no-array-index-key -- cells stand under their columns
                <td key={place}>{text(cell)}</td>
              )) ??
                row.values.map((value, place) => {
                  const column = table.columns[place]!;
                  const said = numberText(value, column.format);
                  return (
                    <td key={column.id}>
                      {value === null || row.key === '?' ? (
                        said
                      ) : (
                        <NumberButton
                          asked={{
                            row: row.key,
                            measure: column.id,
                            title: `${text(row.title)} · ${text(column.title)}`,
                            formula: text(column.formula),
                            value: said,
                          }}
                          current={asked}
                          onAsk={onAsk}
                        >
                          {said}
                        </NumberButton>
                      )}
                    </td>
                  );
                })}
            </tr>
          ))}
        </tbody>
      </table>
      {table.note ? <p className="quiet">{text(table.note)}</p> : null}
    </section>
  );
}

/** A drafted paragraph, or what the editor made of it. What he wrote stays when the figures move; the new draft stands beside it. */
function Paragraph({ id, view, place, mayEdit }: { id: string; view: ReportView; place: Place; mayEdit: boolean }) {
  const words = useWords(reportWords);
  const language = useLanguage();
  const office = useOffice();
  const { client } = useDesk();
  const drafted = view.content.paragraphs.find((paragraph) => paragraph.id === id)?.[language] ?? '';
  const edited = view.edits[editKey(language, id)];
  const shown = paragraphText(view.content, view.edits, id, language);
  const [typed, setTyped] = useState<string | null>(null);
  const field = useRef<TextAreaRef>(null);
  const isOpen = typed !== null;
  // Whoever rewrites types at once.
  useEffect(() => {
    if (isOpen) field.current?.focus({ cursor: 'end' });
  }, [isOpen]);
  const send = useSend(
    (request, text: string | null) =>
      client.report.changeText({ request, ...place, language, paragraph: id, text, drafted }),
    ['report'],
    () => setTyped(null),
  );
  if (typed !== null) {
    return (
      <div className="bulletins-editing">
        <Input.TextArea
          ref={field}
          aria-label={words.editHint}
          value={typed}
          autoSize={{ minRows: 3, maxRows: 16 }}
          maxLength={20_000}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className="form-buttons">
          <Button type="primary" loading={send.isPending} onClick={() => send.mutate(typed.trim())}>
            {words.save}
          </Button>
          <Button onClick={() => setTyped(null)}>{words.giveUp}</Button>
        </div>
        <Problem error={send.error} />
      </div>
    );
  }
  if (shown === '' && !mayEdit) return null;
  return (
    <div className="bulletins-paragraph">
      {shown === '' ? (
        <p className="quiet">{words.emptyParagraph}</p>
      ) : (
        <div className="bulletins-text">
          {shown.split('\n').map((line, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines of a text have no id and are never moved
            <p key={at}>{line}</p>
          ))}
        </div>
      )}
      {mayEdit || edited ? (
        <div className="bulletins-hand">
          {edited ? <span className="quiet">{words.edited(personName(office, edited.by))}</span> : null}
          {mayEdit ? (
            <Button size="small" type="text" onClick={() => setTyped(shown)}>
              {words.edit}
            </Button>
          ) : null}
          {mayEdit && edited ? (
            <Button size="small" type="text" loading={send.isPending} onClick={() => send.mutate(null)}>
              {words.takeDraft}
            </Button>
          ) : null}
        </div>
      ) : null}
      {mayEdit && edited && edited.drafted !== drafted ? (
        <div className="bulletins-moved">
          <span className="quiet">{words.moved}</span>
          <p>{drafted}</p>
        </div>
      ) : null}
      <Problem error={send.error} />
    </div>
  );
}
