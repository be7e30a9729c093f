import { PaperClipOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { AttachmentView, ComplaintView } from '../../../shared/contract/views.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { complaintWords } from '../../../shared/words/complaint.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { refusalIn, useRefusal } from '../../parts/refusal.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useKeys } from '../../parts/useKeys.ts';
import { useText, useWords } from '../../state/language.ts';
import { Part } from './Part.tsx';
import { base64Of } from '../../parts/base64.ts';
import { fileProblem, namedFile, refusedFile, sizeText } from './files.ts';
import { Preview } from './Preview.tsx';
import { useFilesAnywhere } from './useFilesAnywhere.ts';

type Props = {
  view: ComplaintView;
  pack: Pack;
  mayAdd: boolean;
  /** The file shown in place. */
  shown: string | null;
  onShow: (attachment: string | null) => void;
};

export function Files({ view, pack, mayAdd, shown, onShow }: Props) {
  const words = useWords(complaintWords);
  const text = useText();
  const picker = useRef<HTMLInputElement>(null);
  const [paper, setPaper] = useState('');
  const { add, saving, problems } = useAdding(view.id, paper === '' ? null : paper);
  const isDragging = useFilesAnywhere(add, mayAdd);
  useKeys({ A: { run: () => picker.current?.click(), what: words.keys.attach } }, { enabled: mayAdd });
  const paperOptions = [
    { value: '', label: words.paperNone },
    ...pack.papers.map((one) => ({ value: one.id, label: text(one.title) })),
  ];
  return (
    <Part title={words.files}>
      {mayAdd ? (
        <div className="complaint-adding" data-dragging={isDragging}>
          <Button icon={<PaperClipOutlined />} onClick={() => picker.current?.click()}>
            {words.addFile}
          </Button>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label={words.addFile}
            onChange={(event) => {
              add([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
          <Select
            aria-label={words.paper}
            value={paper}
            onChange={setPaper}
            options={paperOptions}
            popupMatchSelectWidth={false}
          />
          <span className="complaint-quiet">{isDragging ? words.dropHere : words.addFileHint}</span>
        </div>
      ) : null}
      <output className="complaint-quiet">
        {saving.map((name) => (
          <div key={name}>{words.uploading(name)}</div>
        ))}
      </output>
      {problems.map((sentence) => (
        <p key={sentence} role="alert" className="complaint-problem">
          {sentence}
        </p>
      ))}
      {view.attachments.length === 0 ? <p className="complaint-quiet">{words.noFiles}</p> : null}
      <ul className="complaint-files">
        {view.attachments.map((file) => (
          <FileLine
            key={file.id}
            file={file}
            complaint={view.id}
            paper={paperOptions.find((one) => one.value !== '' && one.value === file.paper)?.label}
            isShown={shown === file.id}
            onShow={onShow}
          />
        ))}
      </ul>
      <Papers view={view} pack={pack} />
    </Part>
  );
}

type LineProps = {
  file: AttachmentView;
  complaint: string;
  paper: string | undefined;
  isShown: boolean;
  onShow: Props['onShow'];
};

function FileLine({ file, complaint, paper, isShown, onShow }: LineProps) {
  const words = useWords(complaintWords);
  const format = useFormat();
  return (
    <li>
      <div className="complaint-file">
        <button
          type="button"
          className="text-link"
          aria-expanded={isShown}
          onClick={() => onShow(isShown ? null : file.id)}
        >
          {file.name}
        </button>
        {paper ? <span className="complaint-tag">{paper}</span> : null}
        <span className="complaint-quiet">
          {sizeText(file.size, words)} · {format.moment(file.at)}
        </span>
      </div>
      {isShown ? <Preview complaint={complaint} file={file} onClose={() => onShow(null)} /> : null}
    </li>
  );
}

/** Which of the papers the archive asks for are there. */
function Papers({ view, pack }: Pick<Props, 'view' | 'pack'>) {
  const words = useWords(complaintWords);
  const text = useText();
  if (pack.papers.length === 0) return null;
  return (
    <dl className="complaint-papers">
      <dt>{words.papersTitle}</dt>
      {pack.papers.map((paper) => {
        const isThere = view.attachments.some((file) => file.paper === paper.id);
        return (
          <dd key={paper.id} data-there={isThere}>
            {isThere ? words.paperThere : words.paperMissing} {text(paper.title)}
          </dd>
        );
      })}
    </dl>
  );
}

/** Files on their way to the desk, one after the other; what could not go is said with its name. */
function useAdding(complaint: string, paper: string | null) {
  const words = useWords(complaintWords);
  const sentence = useRefusal();
  const format = useFormat();
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const [saving, setSaving] = useState<string[]>([]);
  const [problems, setProblems] = useState<string[]>([]);
  const sending = useMutation({
    scope: { id: `attachments of ${complaint}` },
    mutationFn: async (file: File) => {
      const content = await base64Of(file).catch(() => null);
      if (content === null) return words.fileProblems.unreadable(file.name);
      const request = newRequestId();
      await client.attachment.add({ request, complaint, name: file.name, content, paper });
      return null;
    },
    onSuccess: (problem) => {
      if (problem) setProblems((before) => [...before, problem]);
      return cache.invalidateQueries({ queryKey: query.complaint.key() });
    },
    onError: (error, file) => {
      const own = refusedFile(file.name, file.size, refusalIn(error), words);
      setProblems((before) => [...before, own ?? `${file.name}${words.colon}${sentence(error)}`]);
    },
    onSettled: (_done, _error, file) => setSaving((before) => before.filter((name) => name !== file.name)),
  });
  const add = (given: File[]): void => {
    const files = given.map((file) => namedFile(file, format.moment(format.now), words));
    setProblems(files.flatMap((file) => fileProblem(file, words) ?? []));
    const fit = files.filter((file) => fileProblem(file, words) === undefined);
    setSaving((before) => [...before, ...fit.map((file) => file.name)]);
    for (const file of fit) sending.mutate(file);
  };
  return { add, saving, problems };
}
