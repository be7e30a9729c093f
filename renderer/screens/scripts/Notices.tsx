import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import type { NoticeLine } from '../../../shared/contract/calls/notice.ts';
import { categoryOf } from '../../state/categories.ts';
import { scriptsWords } from '../../../shared/words/scripts.ts';
import { useDesk } from '../../link/desk.ts';
import { Card } from '../../parts/Card.tsx';
import { CategoryPicker } from '../../parts/CategoryPicker.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { InlineForm, Labelled } from '../../parts/InlineForm.tsx';
import { ExportButton } from '../../parts/ExportButton.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { ToneNote } from '../../parts/ToneNote.tsx';
import { UnitPicker } from '../../parts/UnitPicker.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useSend } from '../../parts/useSend.ts';
import { useText, useWords } from '../../state/language.ts';
import { personName, unitName, useOffice } from '../../state/office.ts';
import { useNoticeSamples } from '../../state/speech.ts';
import { useMay } from '../../state/session.ts';

/** The wording with which everybody answers. */
export function NoticesTab() {
  const words = useWords(scriptsWords).notices;
  const may = useMay();
  const { query } = useDesk();
  const [all, setAll] = useState(false);
  const [edited, setEdited] = useState<string | null>(null);
  const read = useQuery(query.notice.list.queryOptions({ input: { all } }));
  const lines = read.data ?? [];
  const mayPublish = may('publishNotices');
  const close = (): void => setEdited(null);
  const write = (
    <Button type="primary" onClick={() => setEdited('new')}>
      {words.write}
    </Button>
  );
  return (
    <div className="scripts-tab">
      <div className="scripts-bar">
        <span className="quiet">{words.intro}</span>
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
          {words.all}
        </Checkbox>
        <ExportButton source={{ list: 'notices', all }} />
        {mayPublish ? write : null}
      </div>
      <Problem error={read.error} reading onRetry={() => void read.refetch()} />
      {edited === 'new' ? <NoticeForm onClose={close} /> : null}
      {read.data && lines.length === 0 && edited === null ? <EmptyState title={words.empty} /> : null}
      <div className="scripts-notices">
        {lines.map((line) =>
          edited === line.id ? (
            <NoticeForm key={line.id} known={line} onClose={close} />
          ) : (
            <NoticeCard key={line.id} line={line} {...(mayPublish ? { onEdit: () => setEdited(line.id) } : {})} />
          ),
        )}
      </div>
    </div>
  );
}

function NoticeCard({ line, onEdit }: { line: NoticeLine; onEdit?: () => void }) {
  const words = useWords(scriptsWords).notices;
  const text = useText();
  const office = useOffice();
  const { moment, date } = useFormat();
  const { client } = useDesk();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const { notice } = line;
  const read = useSend((request, id: string) => client.notice.read({ request, id }), ['notice', 'group']);
  const category = notice.reason === null ? undefined : categoryOf(notice.reason);
  const about = [
    words.version(line.version),
    words.by(personName(office, line.publishedBy), moment(line.publishedAt)),
    line.groupNumber === null ? '' : words.group(line.groupNumber),
    category ? text(category.title) : '',
    notice.about === null ? '' : unitName(office, notice.about),
    notice.until === null ? '' : words.untilDate(date(notice.until)),
    line.withdrawn ? words.withdrawn(line.withdrawn.reason) : line.inForce ? '' : words.ended,
    words.readers(line.readers),
  ];
  return (
    <Card
      title={notice.title}
      aside={
        onEdit && !line.withdrawn ? (
          <>
            <Button size="small" aria-label={words.changeOf(notice.title)} onClick={onEdit}>
              {words.change}
            </Button>
            <Button size="small" aria-label={words.withdrawOf(notice.title)} onClick={() => setWithdrawing(true)}>
              {words.withdraw}
            </Button>
          </>
        ) : null
      }
    >
      <p className="quiet">{about.filter((part) => part !== '').join(' · ')}</p>
      <blockquote className="scripts-wording">{notice.wording}</blockquote>
      {notice.background === '' ? null : <p className="quiet">{words.inside + notice.background}</p>}
      {line.readAt === null ? (
        line.inForce ? (
          <div>
            <Button size="small" type="primary" loading={read.isPending} onClick={() => read.mutate(line.id)}>
              {words.read}
            </Button>
          </div>
        ) : null
      ) : (
        <p className="quiet">{`${words.isRead} ${moment(line.readAt)}`}</p>
      )}
      <Problem error={read.error} />
      {isWithdrawing ? <Withdraw line={line} onClose={() => setWithdrawing(false)} /> : null}
    </Card>
  );
}

function Withdraw({ line, onClose }: { line: NoticeLine; onClose: () => void }) {
  const words = useWords(scriptsWords).notices;
  const { client } = useDesk();
  const id = useId();
  const [reason, setReason] = useState('');
  const send = useSend(
    (request, why: string) => client.notice.withdraw({ request, id: line.id, reason: why }),
    ['notice', 'group'],
    onClose,
  );
  return (
    <InlineForm
      label={words.withdrawOf(line.notice.title)}
      save={words.withdraw}
      onSave={() => send.mutate(reason)}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={reason.trim() === ''}
    >
      <Labelled label={words.withdrawWhy} id={id}>
        <Input id={id} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Labelled>
    </InlineForm>
  );
}

type Draft = Omit<NoticeLine['notice'], 'group'>;

function NoticeForm({ known, onClose }: { known?: NoticeLine; onClose: () => void }) {
  const words = useWords(scriptsWords).notices;
  const { client } = useDesk();
  const text = useText();
  const samples = useNoticeSamples();
  const id = useId();
  const [draft, setDraft] = useState<Draft>({
    title: known?.notice.title ?? '',
    wording: known?.notice.wording ?? '',
    background: known?.notice.background ?? '',
    reason: known?.notice.reason ?? null,
    about: known?.notice.about ?? null,
    until: known?.notice.until ?? null,
  });
  const send = useSend(
    (request, notice: Draft) =>
      client.notice.publish({
        request,
        expectedVersion: known?.version ?? 0,
        notice,
        ...(known ? { id: known.id } : {}),
      }),
    ['notice', 'group'],
    onClose,
  );
  const write = (changed: Partial<Draft>): void => setDraft({ ...draft, ...changed });
  return (
    <InlineForm
      label={known ? words.changeOf(known.notice.title) : words.write}
      save={words.save}
      onSave={() => send.mutate(draft)}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={draft.title.trim() === '' || draft.wording.trim() === ''}
    >
      {known || samples.length === 0 ? null : (
        <Labelled label={words.sample} id={`${id}-sample`}>
          <Select<string>
            id={`${id}-sample`}
            allowClear
            placeholder={words.sampleHint}
            options={samples.map((sample) => ({ value: sample.key, label: text(sample.title) }))}
            onChange={(key) => {
              const sample = samples.find((one) => one.key === key);
              if (!sample) return;
              const { title, wording, background } = sample;
              write({ title: text(title), wording: text(wording), background: text(background) });
            }}
          />
        </Labelled>
      )}
      <Labelled label={words.name} id={`${id}-title`}>
        <Input id={`${id}-title`} value={draft.title} onChange={(event) => write({ title: event.target.value })} />
      </Labelled>
      <Labelled label={words.wording} id={`${id}-wording`}>
        <Input.TextArea
          id={`${id}-wording`}
          autoSize={{ minRows: 3, maxRows: 10 }}
          value={draft.wording}
          onChange={(event) => write({ wording: event.target.value })}
        />
      </Labelled>
      <ToneNote text={draft.wording} />
      <Labelled label={words.background} id={`${id}-background`}>
        <Input.TextArea
          id={`${id}-background`}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={draft.background}
          onChange={(event) => write({ background: event.target.value })}
        />
      </Labelled>
      <div className="scripts-line">
        <Labelled label={words.reason} id={`${id}-reason`}>
          <CategoryPicker
            dimension="reason"
            id={`${id}-reason`}
            value={draft.reason}
            onChange={(reason) => write({ reason })}
          />
        </Labelled>
        <Labelled label={words.about} id={`${id}-about`}>
          <UnitPicker id={`${id}-about`} value={draft.about} onChange={(about) => write({ about })} />
        </Labelled>
        <Labelled label={words.until} id={`${id}-until`}>
          <DatePicker
            id={`${id}-until`}
            format="YYYY-MM-DD"
            value={draft.until === null ? null : dayjs(draft.until)}
            onChange={(day) => write({ until: day ? day.format('YYYY-MM-DD') : null })}
          />
        </Labelled>
      </div>
    </InlineForm>
  );
}
