import type { Language } from '../../shared/words/dictionary.ts';
import { printWords } from '../../shared/words/print.ts';
import { ClockAnnex } from './ClockAnnex.tsx';
import type { Cell, Piece, Section, Sheet } from './sheet.ts';
import './print.css';

/** The working sheet as it lies on paper: A4, a head that returns on every page, everything ruled whether filled or not. */
export function WorkingSheet({ sheet, language }: { sheet: Sheet; language: Language }) {
  const words = printWords[language];
  return (
    <article className="working-sheet" lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <table>
        <colgroup>
          <col className="sheet-section-column" />
          <col className="sheet-label-column" />
          <col />
          <col className="sheet-label-column" />
          <col />
        </colgroup>
        <thead>
          <tr>
            <td colSpan={5}>
              <h1>{words.title}</h1>
              <div className="sheet-head-line">
                <span>
                  {words.office}
                  {words.colon}
                  {sheet.office}
                </span>
                <span>
                  {words.number}
                  {words.colon}
                  {sheet.number}
                </span>
              </div>
            </td>
          </tr>
        </thead>
        {/* Returns at the foot of every page: a row cut by the edge of the paper is closed by this line. */}
        <tfoot>
          <tr>
            <td colSpan={5} aria-hidden="true" />
          </tr>
        </tfoot>
        {sheet.sections.map((section) => (
          <SectionRows key={section.id} section={section} />
        ))}
        <Signatures language={language} />
      </table>
      <ClockAnnex sheet={sheet} language={language} />
    </article>
  );
}

/** Writing that fills a good part of a page may be cut by its edge; everything else moves to the next page whole. */
const isLong = (cell: Cell): boolean => cell.pieces.reduce((sum, piece) => sum + piece.text.length + 60, 0) > 700;

const roomClass = (cell: Cell | undefined): string => (cell?.room ? `sheet-${cell.room}` : '');

function SectionRows({ section }: { section: Section }) {
  return (
    <tbody>
      {section.rows.map((row, index) => (
        // The rows of a printed form never move, so their place names them.
        // oxlint-disable-next-line react/no-array-index-key -- these lines have no id and are never moved
        <tr key={index} className={row.some(isLong) ? 'sheet-long' : roomClass(row[0])}>
          {index === 0 && (
            <th className="sheet-section" scope="rowgroup" rowSpan={section.rows.length}>
              <span>{section.title}</span>
            </th>
          )}
          {row.map((cell) => (
            <LabelledCell key={cell.label} cell={cell} span={row.length === 1 ? 3 : 1} />
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function LabelledCell({ cell, span }: { cell: Cell; span: number }) {
  return (
    <>
      <th className="sheet-label" scope="row">
        {cell.label}
      </th>
      <td colSpan={span}>
        <div className={`sheet-content ${roomClass(cell)}`}>
          {cell.boxes && (
            <div className="sheet-boxes">
              {cell.boxes.map((box) => (
                <span key={box.title} className="sheet-box">
                  <span className="sheet-tick" data-ticked={box.ticked} aria-hidden="true" />
                  {box.title}
                </span>
              ))}
            </div>
          )}
          {cell.pieces.map((piece, index) => (
            // Pieces are history: they are only ever added at the end.
            // oxlint-disable-next-line react/no-array-index-key -- these lines have no id and are never moved
            <WrittenPiece key={index} piece={piece} />
          ))}
        </div>
      </td>
    </>
  );
}

function WrittenPiece({ piece }: { piece: Piece }) {
  const isSigned = piece.by !== undefined && piece.by !== '';
  return (
    <div className="sheet-piece">
      {piece.text !== '' && <div className="sheet-written">{piece.text}</div>}
      {isSigned && (
        <div className="sheet-signature">
          <span>{piece.by}</span> <span>{piece.at}</span>
        </div>
      )}
    </div>
  );
}

function Signatures({ language }: { language: Language }) {
  const words = printWords[language];
  const places = ['handler', 'head', 'leader', 'seal'] as const;
  return (
    <tbody className="sheet-signatures">
      <tr>
        <th className="sheet-section" scope="rowgroup">
          <span>{words.sections.signatures}</span>
        </th>
        <td colSpan={4} className="sheet-places">
          <div className="sheet-place-row">
            {places.map((place) => (
              <div key={place} className="sheet-place">
                <div>{words.signatures[place]}</div>
                <div className="sheet-place-date">{words.dateBlank}</div>
              </div>
            ))}
          </div>
        </td>
      </tr>
    </tbody>
  );
}
