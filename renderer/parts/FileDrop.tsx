import { Button } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import './importing.css';

type FileDropProps = {
  fileName: string | undefined;
  isReading: boolean;
  /** Endings of the files that are offered first. */
  accept: string;
  words: Record<'chooseFile' | 'otherFile' | 'intro' | 'drop' | 'dropHint', string> & { reading: string };
  onChoose: (file: File | undefined) => void;
};

/** Where a file is chosen or dropped: large while there is none, a line afterwards. */
export function FileDrop({ fileName, isReading, accept, words, onChoose }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div
      className={`file-drop${isOver ? ' file-drop-over' : ''}${fileName ? ' file-drop-small' : ''}`}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onChoose(event.dataTransfer.files[0]);
      }}
    >
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        accept={accept}
        aria-label={words.chooseFile}
        onChange={({ target }) => {
          onChoose(target.files?.[0]);
          // The same file may be chosen again after it has been mended.
          target.value = '';
        }}
      />
      {fileName ? null : <p>{words.intro}</p>}
      <Button type={fileName ? 'default' : 'primary'} loading={isReading} onClick={() => input.current?.click()}>
        {isReading ? words.reading : fileName ? words.otherFile : words.chooseFile}
      </Button>
      <span className="quiet">
        {words.drop} · {words.dropHint}
      </span>
    </div>
  );
}
