import { lazy, Suspense } from 'react';
import type { Block, Paper, Run, Table, TableCell } from '../../shared/document/model.ts';
import './paper.css';

const Barcode = lazy(() => import('./Barcode.tsx'));

/** A document as it lies on paper: what is seen here is what the printer gets and what the files hold. */
export function PaperSheet({ paper }: { paper: Paper }) {
  const headings = paper.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 2 ? [block.text] : []));
  return (
    <article className="paper" lang={paper.language === 'zh' ? 'zh-CN' : 'en'}>
      {/* The only way a browser repeats a line on every printed page is the head and foot of a table. */}
      <table className="paper-pages" role="presentation">
        <thead>
          <Edge line={paper.head} />
        </thead>
        <tbody>
          <tr>
            <td>
              {paper.blocks.map((block, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- pieces of a document have no id and are never moved
                <BlockView key={at} block={block} headings={headings} />
              ))}
            </td>
          </tr>
        </tbody>
        <tfoot>
          <Edge line={paper.foot} />
        </tfoot>
      </table>
    </article>
  );
}

const Edge = ({ line }: { line: Paper['head'] }) => (
  <tr>
    <td aria-label={`${line?.left ?? ''} ${line?.right ?? ''}`}>
      <div className="paper-edge">
        <span>{line?.left}</span>
        <span>{line?.right}</span>
      </div>
    </td>
  </tr>
);

function BlockView({ block, headings }: { block: Block; headings: string[] }) {
  switch (block.kind) {
    case 'title':
      return (
        <header className="paper-title">
          <h1>{block.text}</h1>
          {block.under ? <p>{block.under}</p> : null}
        </header>
      );
    case 'heading': {
      const Heading = `h${block.level + 1}` as 'h2' | 'h3' | 'h4';
      return <Heading>{block.text}</Heading>;
    }
    case 'paragraph':
      return (
        <p
          style={{
            textAlign: block.align ?? 'left',
            ...(block.indent ? { textIndent: '2em' } : {}),
            ...(block.size ? { fontSize: `${block.size}pt` } : {}),
            marginBottom: `${block.spaceAfter ?? 1.5}mm`,
          }}
        >
          <Runs runs={block.runs} />
        </p>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </List>
      );
    }
    case 'table':
      return <TableView table={block} />;
    case 'signatures':
      return (
        <div className="paper-signatures">
          {block.places.map(({ label, name, date, seal }) => (
            <div key={label} className={seal ? 'paper-sealed' : ''}>
              <span>{label}</span>
              <span className="paper-signed">{name}</span>
              <span className="paper-signed-date">{date}</span>
            </div>
          ))}
        </div>
      );
    case 'barcode':
      return (
        <div className="paper-barcode">
          <Suspense fallback={null}>
            <Barcode text={block.text} />
          </Suspense>
          <span>{block.text}</span>
        </div>
      );
    case 'contents':
      return (
        <nav className="paper-contents" aria-label={block.title}>
          <strong>{block.title}</strong>
          <ul>
            {headings.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </nav>
      );
    case 'picture':
    case 'pages':
      return <p className="paper-picture">{block.words}</p>;
    case 'drawing':
      return (
        <img
          className="paper-drawing"
          src={`data:image/svg+xml,${encodeURIComponent(block.svg)}`}
          alt={block.words}
          style={{ width: `${block.width}mm` }}
        />
      );
    case 'space':
      return <div style={{ height: `${block.height}mm` }} />;
    case 'pageBreak':
      return <div className="paper-break" />;
  }
}

function TableView({ table }: { table: Table }) {
  const shares = table.columns.reduce((sum, share) => sum + share, 0);
  const rows = table.rows.map((row, at) => ({ row, at }));
  const view = ({ row, at }: (typeof rows)[number]) => (
    <tr key={at}>
      {row.map((cell, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- cells of a document have no id and are never moved
        <CellView key={place} cell={cell} />
      ))}
    </tr>
  );
  return (
    <table
      className={`paper-table paper-lines-${table.lines ?? 'all'}`}
      style={table.size ? { fontSize: `${table.size}pt` } : {}}
    >
      <colgroup>
        {table.columns.map((share, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- columns of a document have no id and are never moved
          <col key={at} style={{ width: `${(100 * share) / shares}%` }} />
        ))}
      </colgroup>
      {table.headRows > 0 ? <thead>{rows.slice(0, table.headRows).map(view)}</thead> : null}
      <tbody>{rows.slice(table.headRows).map(view)}</tbody>
    </table>
  );
}

function CellView({ cell }: { cell: TableCell }) {
  return (
    <td
      colSpan={cell.columns ?? 1}
      rowSpan={cell.rows ?? 1}
      className={[cell.shaded ? 'paper-shaded' : '', cell.middle ? 'paper-middle' : ''].filter(Boolean).join(' ')}
      style={{ textAlign: cell.align ?? 'left', ...(cell.height ? { height: `${cell.height}mm` } : {}) }}
    >
      <Runs runs={cell.runs} />
    </td>
  );
}

const Runs = ({ runs }: { runs: readonly Run[] }) =>
  runs.map(({ text, bold, underlined, size, colour }, at) => (
    <span
      // oxlint-disable-next-line react/no-array-index-key -- pieces of a text have no id and are never moved
      key={at}
      style={{
        ...(bold ? { fontWeight: 700 } : {}),
        ...(underlined ? { textDecoration: 'underline' } : {}),
        ...(size ? { fontSize: `${size}pt` } : {}),
        ...(colour ? { color: colour } : {}),
      }}
    >
      {text}
    </span>
  ));
