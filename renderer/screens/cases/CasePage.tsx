import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Tag } from 'antd';
import { useId, useState } from 'react';
import type { CaseStudyView } from '../../../shared/contract/calls/caseStudy.ts';
import { categoryOf } from '../../state/categories.ts';
import { casesWords } from '../../../shared/words/cases.ts';
import { useDesk } from '../../link/desk.ts';
import { Card } from '../../parts/Card.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { InlineForm, Labelled } from '../../parts/InlineForm.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { refusalIn } from '../../parts/refusal.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useSend } from '../../parts/useSend.ts';
import { useFormatOf } from '../../state/caseFormats.ts';
import { useGo } from '../../state/go.ts';
import { useText, useWords } from '../../state/language.ts';
import { personName, useOffice } from '../../state/office.ts';
import { MaskMarked } from './Masked.tsx';

type Props = { id: string; isPublished: boolean; onEdit: () => void };
type Step = 'submit' | 'judge' | 'takeDown';

/** One case as it is read, with what may be done with it. */
export function CasePage({ id, isPublished, onEdit }: Props) {
  const words = useWords(casesWords);
  const { query } = useDesk();
  const [step, setStep] = useState<Step | null>(null);
  const read = useQuery(query.caseStudy.open.queryOptions({ input: { id } }));
  const view = read.data;
  if (!view) {
    if (refusalIn(read.error)) return <EmptyState title={words.notFound} />;
    return <Problem error={read.error} reading onRetry={() => void read.refetch()} />;
  }
  const { state } = view;
  const content = isPublished && state.published ? state.published.content : state.content;
  const close = (): void => setStep(null);
  const isOpenDraft = state.state === 'draft' || state.state === 'sentBack';
  return (
    <article className="case-page" aria-label={content.title}>
      <header className="case-study-head">
        <h2>{content.title}</h2>
        <span className="cases-mark">{words.states[state.state]}</span>
        {isPublished && state.state !== 'published' ? <span className="quiet">{words.newVersion}</span> : null}
        <div className="case-acts">
          {view.mayWrite ? <Button onClick={onEdit}>{words.edit}</Button> : null}
          {view.mayWrite && isOpenDraft ? (
            <Button type="primary" onClick={() => setStep('submit')}>
              {words.submit}
            </Button>
          ) : null}
          {view.mayJudge && state.state === 'submitted' ? (
            <Button type="primary" onClick={() => setStep('judge')}>
              {words.judge}
            </Button>
          ) : null}
          {view.mayJudge && state.published ? (
            <Button onClick={() => setStep('takeDown')}>{words.takeDown}</Button>
          ) : null}
          <Button onClick={() => window.print()}>{words.print}</Button>
        </div>
      </header>
      {state.comment !== '' && state.state === 'sentBack' ? <p>{words.sentBackFor(state.comment)}</p> : null}
      {step === 'submit' ? <Submit view={view} onClose={close} /> : null}
      {step === 'judge' ? <Judge view={view} onClose={close} /> : null}
      {step === 'takeDown' ? <TakeDown id={id} onClose={close} /> : null}
      <Facts view={view} content={content} />
      <Sections content={content} />
      <Versions view={view} />
    </article>
  );
}

type Content = CaseStudyView['state']['content'];

function Facts({ view, content }: { view: CaseStudyView; content: Content }) {
  const { facts } = useWords(casesWords);
  const text = useText();
  const go = useGo();
  const format = useFormatOf(content);
  const categoryText = (id: string | null): string => {
    const found = id === null ? undefined : categoryOf(id);
    return found ? text(found.title) : (id ?? '—');
  };
  return (
    <dl className="case-facts">
      <dt>{facts.format}</dt>
      <dd>{format ? text(format.title) : content.format}</dd>
      <dt>{facts.reason}</dt>
      <dd>{categoryText(content.reason)}</dd>
      {content.business === null ? null : (
        <>
          <dt>{facts.business}</dt>
          <dd>{categoryText(content.business)}</dd>
        </>
      )}
      <dt>{facts.period}</dt>
      <dd>{content.period}</dd>
      {content.tags.length > 0 ? (
        <>
          <dt>{facts.tags}</dt>
          <dd>
            {content.tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </dd>
        </>
      ) : null}
      {view.sources.length > 0 ? (
        <>
          <dt>{facts.sources}</dt>
          <dd>
            {view.sources.map(({ complaint, number }) => (
              <button
                key={complaint}
                type="button"
                className="link-button"
                onClick={() => go('complaint', { id: complaint })}
              >
                {number}
              </button>
            ))}
          </dd>
        </>
      ) : null}
    </dl>
  );
}

/** The sections in the order of the format; masks stand out so that the eye finds them. */
function Sections({ content }: { content: Content }) {
  const text = useText();
  const format = useFormatOf(content);
  return (
    <>
      {(format?.sections ?? []).map((section) => {
        const said = (content.sections[section.id] ?? '').trim();
        if (said === '') return null;
        return (
          <section key={section.id} className="case-section">
            <h3>{text(section.title)}</h3>
            {section.kind === 'list' ? (
              <ol>
                {said
                  .split('\n')
                  .filter((line) => line.trim() !== '')
                  .map((line) => (
                    <li key={line}>
                      <MaskMarked text={line} />
                    </li>
                  ))}
              </ol>
            ) : (
              <p>
                <MaskMarked text={said} />
              </p>
            )}
          </section>
        );
      })}
    </>
  );
}

function Versions({ view }: { view: CaseStudyView }) {
  const words = useWords(casesWords);
  const office = useOffice();
  const { moment } = useFormat();
  if (view.versions.length === 0) return null;
  const what: Record<string, (version: number) => string> = words.what;
  return (
    <Card title={words.versions}>
      <ul className="case-versions">
        {view.versions.toReversed().map((one) => (
          <li key={`${one.at} ${one.what}`}>
            {what[one.what]?.(one.version) ?? one.what}{' '}
            <span className="quiet">{`${personName(office, one.by)} ${moment(one.at)}`}</span>
            {one.comment === '' ? null : <div>{one.comment}</div>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Submit({ view, onClose }: { view: CaseStudyView; onClose: () => void }) {
  const words = useWords(casesWords);
  const { client } = useDesk();
  const [lookedAt, setLookedAt] = useState(false);
  const send = useSend(
    (request, looked: boolean) => client.caseStudy.submit({ request, id: view.state.id, lookedAt: looked }),
    ['caseStudy'],
    onClose,
  );
  return (
    <InlineForm
      label={words.submit}
      save={words.submit}
      onSave={() => send.mutate(lookedAt)}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={!lookedAt}
    >
      <Checkbox checked={lookedAt} onChange={(event) => setLookedAt(event.target.checked)}>
        {words.lookedAt}
      </Checkbox>
    </InlineForm>
  );
}

function Judge({ view, onClose }: { view: CaseStudyView; onClose: () => void }) {
  const words = useWords(casesWords);
  const { client } = useDesk();
  const id = useId();
  const [lookedAt, setLookedAt] = useState(false);
  const [comment, setComment] = useState('');
  const send = useSend(
    (request, approved: boolean) => client.caseStudy.judge({ request, id: view.state.id, approved, comment, lookedAt }),
    ['caseStudy'],
    onClose,
  );
  return (
    <InlineForm
      label={words.judge}
      save={words.approve}
      onSave={() => send.mutate(true)}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={!lookedAt}
    >
      <p className="quiet">{words.judgeHint}</p>
      <Labelled label={words.comment} id={id}>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 1, maxRows: 5 }}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </Labelled>
      <Checkbox checked={lookedAt} onChange={(event) => setLookedAt(event.target.checked)}>
        {words.lookedAt}
      </Checkbox>
      <div>
        <Button disabled={comment.trim() === ''} loading={send.isPending} onClick={() => send.mutate(false)}>
          {words.sendBack}
        </Button>
      </div>
    </InlineForm>
  );
}

function TakeDown({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useWords(casesWords);
  const { client } = useDesk();
  const field = useId();
  const [reason, setReason] = useState('');
  const send = useSend(
    (request, why: string) => client.caseStudy.takeDown({ request, id, reason: why }),
    ['caseStudy'],
    onClose,
  );
  return (
    <InlineForm
      label={words.takeDown}
      save={words.takeDown}
      onSave={() => send.mutate(reason)}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={reason.trim() === ''}
    >
      <Labelled label={words.takeDownWhy} id={field}>
        <Input id={field} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Labelled>
    </InlineForm>
  );
}
