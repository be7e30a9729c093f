import { Button, Input, Select } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ComplaintView, SimilarCase } from '../../../shared/contract/views.ts';
import type { LinkKind } from '../../../shared/complaint/events.ts';
import { complaintWords } from '../../../shared/words/complaint.ts';
import { detailsWords } from '../../../shared/words/details.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { StandingMarks } from '../../parts/StandingMarks.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { Part } from './Part.tsx';

/** Complaints that belong to this one, and those that look as if they did. */
export function Links({ view, mayLink }: { view: ComplaintView; mayLink: boolean }) {
  const words = useWords(complaintWords);
  const kinds = useWords(detailsWords).links;
  const go = useGo();
  const link = useLinking(view.id);
  const linked = new Set(view.links.map((one) => one.other));
  const similar = view.similar.filter((one) => !linked.has(one.id));
  return (
    <>
      <Part title={words.linked}>
        {view.links.length === 0 ? <p className="complaint-quiet">{words.noLinks}</p> : null}
        <ul className="complaint-links">
          {view.links.map((one) => (
            <li key={`${one.other} ${one.kind}`}>
              <button type="button" className="text-link" onClick={() => go('complaint', { id: one.other })}>
                {one.number}
              </button>{' '}
              <span className="complaint-tag">{kinds[one.kind]}</span>
              <div className="complaint-quiet">{one.gist}</div>
            </li>
          ))}
        </ul>
        {mayLink ? <LinkByNumber onLink={link.mutateAsync} /> : null}
        <Problem error={link.error} />
      </Part>
      {similar.length > 0 ? (
        <Part title={words.similar}>
          <ul className="complaint-links">
            {similar.map((one) => (
              <SimilarLine
                key={one.id}
                one={one}
                isSending={link.isPending}
                onLink={mayLink ? (kind) => link.mutate({ other: one.id, kind }) : undefined}
              />
            ))}
          </ul>
        </Part>
      ) : null}
    </>
  );
}

type NewLink = { other: string; kind: LinkKind };

function useLinking(id: string) {
  const { client, query } = useDesk();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ other, kind }: NewLink) => client.complaint.link({ request: newRequestId(), id, other, kind }),
    onSuccess: () => cache.invalidateQueries({ queryKey: query.complaint.key() }),
  });
}

type SimilarProps = { one: SimilarCase; isSending: boolean; onLink: ((kind: LinkKind) => void) | undefined };

function SimilarLine({ one, isSending, onLink }: SimilarProps) {
  const words = useWords(complaintWords);
  const go = useGo();
  const format = useFormat();
  const [kind, setKind] = useState<LinkKind>(guessedKind(one));
  return (
    <li>
      <button type="button" className="text-link" onClick={() => go('complaint', { id: one.id })}>
        {one.number}
      </button>{' '}
      {one.complainant} <span className="complaint-quiet">{format.moment(one.receivedAt)}</span>
      <div>
        {one.why.map((why) => (
          <span key={why} className="complaint-tag">
            {words.similarWhy[why]}
          </span>
        ))}{' '}
        <StandingMarks standing={one.standing} />
      </div>
      <div className="complaint-quiet">{one.gist}</div>
      {onLink ? (
        <div className="complaint-inline">
          <KindSelect kind={kind} onChange={setKind} />
          <Button
            size="small"
            loading={isSending}
            aria-label={words.linkNumber(one.number)}
            onClick={() => onLink(kind)}
          >
            {words.link}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

/** The same person about the same unit is usually the same complaint again. */
const guessedKind = (one: SimilarCase): LinkKind =>
  one.why.includes('phone') || one.why.includes('identity') ? 'repeat' : 'related';

function KindSelect({ kind, onChange }: { kind: LinkKind; onChange: (kind: LinkKind) => void }) {
  const words = useWords(complaintWords);
  const kinds = useWords(detailsWords).links;
  return (
    <Select<LinkKind>
      size="small"
      aria-label={words.linkAs}
      value={kind}
      onChange={onChange}
      popupMatchSelectWidth={false}
      options={(['repeat', 'sameMatter', 'related'] as const).map((value) => ({ value, label: kinds[value] }))}
    />
  );
}

function LinkByNumber({ onLink }: { onLink: (link: NewLink) => Promise<unknown> }) {
  const words = useWords(complaintWords);
  const { client } = useDesk();
  const [number, setNumber] = useState('');
  const [kind, setKind] = useState<LinkKind>('related');
  const adding = useMutation({
    mutationFn: async () => {
      const found = await client.complaint.open({ id: number.trim() });
      await onLink({ other: found.id, kind });
    },
    onSuccess: () => setNumber(''),
  });
  return (
    <form
      className="complaint-inline"
      onSubmit={(event) => {
        event.preventDefault();
        if (number.trim() !== '') adding.mutate();
      }}
    >
      <Input
        size="small"
        aria-label={words.otherNumber}
        placeholder={words.linkHint}
        value={number}
        onChange={(event) => setNumber(event.target.value)}
      />
      <KindSelect kind={kind} onChange={setKind} />
      <Button size="small" htmlType="submit" loading={adding.isPending} disabled={number.trim() === ''}>
        {words.link}
      </Button>
      {adding.isError ? (
        <span role="alert" className="complaint-problem">
          {words.linkNotFound}
        </span>
      ) : null}
    </form>
  );
}
