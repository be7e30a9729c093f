import { PaperClipOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { intakeWords } from '../../../shared/words/intake.ts';
import { useWords } from '../../state/language.ts';
import { dropMail, isMailFile } from '../../state/mailDrop.ts';
import { Section } from './Field.tsx';
import { isEmpty } from './form.ts';
import { useIntake, type Write } from './store.ts';

const sizeLimit = 25 * 1024 * 1024;

/** Files can be dropped and pasted anywhere on the page, not only here. */
export function Papers({ write }: { write: Write }) {
  const words = useWords(intakeWords);
  const files = useIntake((state) => state.files);
  const lost = useIntake((state) => state.lostFiles);
  const [complaints, setComplaints] = useState<string[]>([]);
  const picker = useRef<HTMLInputElement>(null);

  const add = (chosen: File[]): void => {
    // On an empty page a message fills it; beside what is being written it is a paper like others.
    const isBlank = files.length === 0 && isEmpty(useIntake.getState().form);
    const message = isBlank && chosen.length === 1 ? chosen.find(isMailFile) : undefined;
    if (message) dropMail(message);
    const given = chosen.filter((file) => file !== message);
    const fit = given.filter((file) => file.size > 0 && file.size <= sizeLimit);
    setComplaints([
      ...given.filter((file) => file.size > sizeLimit).map((file) => words.fileTooLarge(file.name)),
      ...given.filter((file) => file.size === 0).map((file) => words.fileEmpty(file.name)),
    ]);
    if (fit.length > 0) write.addFiles(fit);
  };
  const isDragging = useFilesAnywhere(add);

  return (
    <Section name="papers" title={words.sections.papers}>
      <div className="intake-line intake-papers" data-dragging={isDragging}>
        <Button icon={<PaperClipOutlined />} onClick={() => picker.current?.click()}>
          {words.attach}
        </Button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={words.attach}
          onChange={(event) => {
            add([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        {files.map(({ request, file }) => (
          <Tag
            key={request}
            closable={{ 'aria-label': words.removeFile(file.name) }}
            onClose={(event) => {
              event.preventDefault();
              write.removeFile(request);
            }}
          >
            {file.name}
          </Tag>
        ))}
        {(files.length === 0 || isDragging) && (
          <span className="intake-note">{isDragging ? words.dropHere : words.attachHint}</span>
        )}
      </div>
      {lost.length > 0 && (
        <div className="intake-line intake-note">
          {words.filesToAddAgain(lost.join(' · '))}
          <Button type="link" size="small" onClick={write.forgetLostFiles}>
            {words.forget}
          </Button>
        </div>
      )}
      {complaints.map((sentence) => (
        <div key={sentence} className="intake-line intake-problem" role="alert">
          {sentence}
        </div>
      ))}
    </Section>
  );
}

/** Files dropped or pasted on the page. Text stays text: a paste without files goes where it was meant. */
function useFilesAnywhere(add: (files: File[]) => void): boolean {
  const [isDragging, setDragging] = useState(false);
  const latest = useRef(add);
  useEffect(() => {
    latest.current = add;
  });
  useEffect(() => {
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setDragging(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setDragging(false);
      latest.current([...(event.dataTransfer?.files ?? [])]);
    };
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      latest.current(files);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
      document.removeEventListener('paste', paste);
    };
  }, []);
  return isDragging;
}
