import { PaperClipOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useRef, useState } from 'react';
import type { WrittenAnswer } from '../../../shared/complaint/behalf.ts';
import { answerManners } from '../../../shared/complaint/behalf.ts';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import { actionOf, type Action, type Field, type FormValues, type Pack } from '../../../shared/procedure/pack.ts';
import { behalfWords } from '../../../shared/words/behalf.ts';
import { complaintWords } from '../../../shared/words/complaint.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { ActionForm } from '../../parts/ActionForm.tsx';
import { base64Of } from '../../parts/base64.ts';
import { useRefusalSentence } from '../../parts/refusal.ts';
import { useText, useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';
import type { Opened } from './Actions.tsx';
import { fileProblem } from './files.ts';

type Props = { view: ComplaintView; pack: Pack; opened: Opened | null; onOpen: (opened: Opened | null) => void };

/** Steps of units without the program, apart from one's own: what is pressed here stands under another unit's name. */
export function Answers({ view, pack, opened, onOpen }: Props) {
  const words = useWords(behalfWords);
  const text = useText();
  const sentence = useRefusalSentence();
  const office = useOffice();
  if (view.answers.length === 0) return null;
  return (
    <div className="complaint-actions" role="toolbar" aria-label={words.title}>
      <strong>{words.title}</strong>
      {view.answers.map(({ action, unit, refusal }) => {
        const isOpen = opened?.kind === 'answer' && opened.action === action;
        const why = refusal ? sentence(refusal) : words.hint(unitName(office, unit));
        return (
          <Tooltip key={action} title={why} trigger={['hover', 'focus']}>
            <Button
              className={refusal ? 'refused' : ''}
              aria-disabled={refusal !== null}
              aria-description={why}
              aria-expanded={isOpen}
              onClick={() => refusal === null && onOpen(isOpen ? null : { kind: 'answer', action })}
            >
              {text(actionOf(pack, action)!.title)}
            </Button>
          </Tooltip>
        );
      })}
    </div>
  );
}

type FormProps = { view: ComplaintView; action: Action; onClose: () => void; onDone: () => void };

/** The step's own form, begun by who signed the answer, when and how it came; a scan goes into the attachments with it. */
export function AnswerForm({ view, action, onClose, onDone }: FormProps) {
  const words = useWords(behalfWords);
  const files = useWords(complaintWords);
  const { client } = useDesk();
  const picker = useRef<HTMLInputElement>(null);
  const [scan, setScan] = useState<{ file: File; request: string } | null>(null);
  const problem = scan && fileProblem(scan.file, files);
  const send = async (request: string, values: FormValues): Promise<{ id: string; stages: string[] }> => {
    const { signedBy, receivedAt, manner, ...form } = fromLetter(values);
    const onBehalf: WrittenAnswer = { signedBy, receivedAt, manner };
    const content = scan && !problem ? await base64Of(scan.file) : null;
    const result = await client.complaint.act({ request, id: view.id, action: action.id, form, onBehalf });
    if (scan && content !== null) {
      await client.attachment.add({
        request: scan.request,
        complaint: view.id,
        name: scan.file.name,
        content,
        paper: null,
      });
    }
    return result;
  };
  return (
    <ActionForm
      action={{
        ...action,
        title: { zh: zh.step(action.title.zh), en: en.step(action.title.en) },
        fields: [...letterFields, ...action.fields],
      }}
      complaint={view}
      send={send}
      onCancel={onClose}
      onDone={onDone}
    >
      <div className="field">
        <span className="field-label">{words.scan}</span>
        <span className="complaint-inline">
          <Button icon={<PaperClipOutlined />} onClick={() => picker.current?.click()}>
            {words.chooseScan}
          </Button>
          <output>{scan?.file.name}</output>
        </span>
        <input
          ref={picker}
          type="file"
          hidden
          aria-label={words.scan}
          accept=".pdf,image/*"
          onChange={({ target }) => {
            const file = target.files?.[0];
            setScan(file ? { file, request: newRequestId() } : null);
          }}
        />
        {problem ? (
          <span role="alert" className="complaint-problem">
            {problem}
          </span>
        ) : (
          <span className="quiet">{words.scanHint}</span>
        )}
      </div>
    </ActionForm>
  );
}

const { zh, en } = behalfWords;
/** Names no pack uses for a field of its own. */
const named = { signedBy: 'letter.signedBy', receivedAt: 'letter.receivedAt', manner: 'letter.manner' };
const titleOf = (field: keyof typeof named): Field['title'] => ({ zh: zh.fields[field], en: en.fields[field] });
const letterFields: Field[] = [
  { id: named.signedBy, title: titleOf('signedBy'), kind: 'text', required: true },
  { id: named.receivedAt, title: titleOf('receivedAt'), kind: 'moment', required: true, when: 'past', suggest: 'now' },
  {
    id: named.manner,
    title: titleOf('manner'),
    kind: 'choice',
    required: true,
    options: answerManners.map((id) => ({ id, title: { zh: zh.manners[id], en: en.manners[id] } })),
  },
];

function fromLetter(values: FormValues): WrittenAnswer & FormValues {
  const form = Object.fromEntries(Object.entries(values).filter(([id]) => !Object.values(named).includes(id)));
  return {
    ...form,
    signedBy: String(values[named.signedBy] ?? ''),
    receivedAt: Number(values[named.receivedAt] ?? 0),
    manner: answerManners.find((manner) => manner === values[named.manner]) ?? 'post',
  };
}
