import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { DatePicker, Input, Radio, Tag } from 'antd';
import dayjs from 'dayjs';
import { useDeferredValue, useEffect, useId, useState } from 'react';
import type { CaseContent } from '../../../shared/caseStudy/events.ts';
import type { MarkedText } from '../../../shared/contract/calls/caseStudy.ts';
import type { CaseFormat } from '../../../shared/caseStudy/format.ts';
import { casesWords } from '../../../shared/words/cases.ts';
import { useDesk } from '../../link/desk.ts';
import { InlineForm, Labelled } from '../../parts/InlineForm.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useSend } from '../../parts/useSend.ts';
import { useFormatOf, useOfferedFormats } from '../../state/caseFormats.ts';
import { useText, useWords } from '../../state/language.ts';
import { Differences } from './Masked.tsx';

type Props = {
  /** A case to write the next version of; nothing = a new one. */
  id: string | null;
  /** Complaint a new one is written from, when it is known already. */
  from: string | null;
  onClose: () => void;
  onSaved: (id: string) => void;
};

/** Writes a case, first choosing its complaint and format. */
export function CaseForm({ id, from, onClose, onSaved }: Props) {
  const { query } = useDesk();
  const known = useQuery({
    ...query.caseStudy.open.queryOptions({ input: { id: id ?? '' } }),
    enabled: id !== null,
  }).data;
  const [begun, setBegun] = useState<{ content: CaseContent; number: string } | null>(null);
  if (id !== null) {
    if (!known) return null;
    const { content, version } = known.state;
    const number = known.sources.map((source) => source.number).join(' ');
    return <Writing id={id} version={version} start={content} number={number} onClose={onClose} onSaved={onSaved} />;
  }
  if (!begun)
    return <Beginning from={from} onBegun={(content, number) => setBegun({ content, number })} onClose={onClose} />;
  return (
    <Writing id={null} version={0} start={begun.content} number={begun.number} onClose={onClose} onSaved={onSaved} />
  );
}

type BeginningProps = {
  from: string | null;
  onBegun: (content: CaseContent, number: string) => void;
  onClose: () => void;
};

function Beginning({ from, onBegun, onClose }: BeginningProps) {
  const words = useWords(casesWords).form;
  const text = useText();
  const { client } = useDesk();
  const field = useId();
  const [number, setNumber] = useState(from ?? '');
  const offered = useOfferedFormats();
  const [chosen, setFormat] = useState<string | null>(null);
  const format = chosen ?? offered[0]?.format.id ?? '';
  const formatFrom = offered.find((one) => one.format.id === format)?.pack;
  const prepare = useMutation({
    mutationFn: () => client.caseStudy.prepare({ complaint: number.trim(), format }),
    onSuccess: ({ complaint, number: found, title, reason, business, period, sections }) =>
      onBegun(
        {
          format,
          formatFrom,
          title,
          reason,
          business,
          period,
          tags: [],
          sources: [complaint],
          kept: [],
          // The text as it was told: what is replaced is shown beside it while it is written.
          sections: Object.fromEntries(Object.entries(sections).map(([id, pieces]) => [id, originalOf(pieces)])),
        },
        found,
      ),
  });
  return (
    <InlineForm
      label={words.title}
      save={words.prepare}
      onSave={() => prepare.mutate()}
      onClose={onClose}
      error={prepare.error}
      isSending={prepare.isPending}
      disabled={number.trim() === ''}
    >
      <Labelled label={words.source} id={field}>
        <Input
          id={field}
          placeholder={words.sourceHint}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
      </Labelled>
      <Radio.Group
        aria-label={words.format}
        value={format}
        options={offered.map(({ format: { id, title } }) => ({ value: id, label: text(title) }))}
        onChange={({ target }) => setFormat(String(target.value))}
      />
    </InlineForm>
  );
}

const originalOf = (pieces: MarkedText): string =>
  pieces.map((piece) => ('text' in piece ? piece.text : piece.before)).join('');

type WritingProps = {
  id: string | null;
  version: number;
  start: CaseContent;
  number: string;
  onClose: () => void;
  onSaved: (id: string) => void;
};

function Writing({ id, version, start, number, onClose, onSaved }: WritingProps) {
  const words = useWords(casesWords).form;
  const text = useText();
  const { client } = useDesk();
  const field = useId();
  const [content, setContent] = useState(start);
  const [tags, setTags] = useState(start.tags.join(' '));
  const format = useFormatOf(content);
  const masked = useMasked(content);
  const send = useSend(
    (request, written: CaseContent) =>
      client.caseStudy.save({
        request,
        expectedVersion: version,
        content: written,
        ...(id === null ? {} : { id }),
      }),
    ['caseStudy'],
    (saved) => onSaved(saved.id),
  );
  const keep = (piece: string): void => setContent({ ...content, kept: [...new Set([...content.kept, piece])] });
  const write = (section: string, said: string): void =>
    setContent({ ...content, sections: { ...content.sections, [section]: said } });
  return (
    <div className="case-writing">
      <InlineForm
        label={words.title}
        save={words.save}
        onSave={() => send.mutate({ ...content, tags: tags.split(/[\s,，、]+/).filter((tag) => tag !== '') })}
        onClose={onClose}
        error={send.error}
        isSending={send.isPending}
        disabled={content.title.trim() === ''}
      >
        <p className="quiet">{`${words.from(number)} · ${format ? text(format.title) : ''}`}</p>
        <Labelled label={words.name} id={`${field}-title`}>
          <Input
            id={`${field}-title`}
            value={content.title}
            onChange={(event) => setContent({ ...content, title: event.target.value })}
          />
        </Labelled>
        <div className="case-line">
          <Labelled label={words.period} id={`${field}-period`}>
            <DatePicker
              id={`${field}-period`}
              picker="month"
              format="YYYY-MM"
              allowClear={false}
              value={dayjs(`${content.period}-01`)}
              onChange={(month) => month && setContent({ ...content, period: month.format('YYYY-MM') })}
            />
          </Labelled>
          <Labelled label={words.tags} id={`${field}-tags`}>
            <Input id={`${field}-tags`} value={tags} onChange={(event) => setTags(event.target.value)} />
          </Labelled>
        </div>
        {(format?.sections ?? []).map((section) => (
          <SectionField
            key={section.id}
            section={section}
            value={content.sections[section.id] ?? ''}
            onChange={(said) => write(section.id, said)}
          />
        ))}
      </InlineForm>
      <aside className="case-preview" aria-label={words.preview}>
        <h3>{words.preview}</h3>
        <p className="quiet">{words.masked(masked.count)}</p>
        <p className="quiet">{words.maskedHint}</p>
        <Problem error={masked.error} reading />
        {content.kept.length > 0 ? (
          <p>
            <span className="quiet">{words.keptTitle}</span>{' '}
            {content.kept.map((piece) => (
              <Tag
                key={piece}
                closable={{ 'aria-label': words.unkeep(piece) }}
                onClose={() => setContent({ ...content, kept: content.kept.filter((one) => one !== piece) })}
              >
                {piece}
              </Tag>
            ))}
          </p>
        ) : null}
        {(format?.sections ?? []).map(({ id: section, title }) => {
          const pieces = masked.sections[section] ?? [];
          return pieces.length === 0 ? null : (
            <section key={section}>
              <h4>{text(title)}</h4>
              <Differences pieces={pieces} onKeep={keep} />
            </section>
          );
        })}
      </aside>
    </div>
  );
}

type SectionProps = { section: CaseFormat['sections'][number]; value: string; onChange: (said: string) => void };

function SectionField({ section, value, onChange }: SectionProps) {
  const words = useWords(casesWords).form;
  const text = useText();
  const id = useId();
  const marks = [section.kind === 'list' ? words.list : '', section.required ? words.required : ''].filter(Boolean);
  return (
    <Labelled label={[text(section.title), ...marks].join(' · ')} id={id}>
      <Input.TextArea
        id={id}
        placeholder={text(section.hint)}
        autoSize={{ minRows: section.kind === 'list' ? 3 : 4, maxRows: 16 }}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Labelled>
  );
}

/** Long enough to skip the keys of a quick typist. */
const pause = 250;

/** How the text stands without names, a moment after it was typed. */
function useMasked({ sections, sources, kept }: CaseContent): {
  sections: Record<string, MarkedText>;
  count: number;
  error: unknown;
} {
  const { query } = useDesk();
  const wanted = JSON.stringify({ sources, texts: sections, kept });
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), pause);
    return () => clearTimeout(timer);
  }, [wanted]);
  const input = JSON.parse(useDeferredValue(asked)) as {
    sources: string[];
    texts: Record<string, string>;
    kept: string[];
  };
  const read = useQuery({
    ...query.caseStudy.mask.queryOptions({ input }),
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
  const found = read.data ?? {};
  const count = Object.values(found).reduce(
    (sum, pieces) => sum + pieces.filter((piece) => 'before' in piece).length,
    0,
  );
  return { sections: found, count, error: read.error };
}
