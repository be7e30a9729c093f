import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { AttachmentView } from '../../../shared/contract/views.ts';
import { complaintWords } from '../../../shared/words/complaint.ts';
import { useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useWords } from '../../state/language.ts';
import { blobOf } from '../../parts/file.ts';
import { previewKind } from './files.ts';

type Props = { complaint: string; file: AttachmentView; onClose: () => void };

/** A file in its place under its name: pictures, PDF, sound, film and text; the rest can be saved and opened outside. */
export function Preview({ complaint, file, onClose }: Props) {
  const words = useWords(complaintWords);
  const { query } = useDesk();
  // Contents are large and read seldom: they leave the page with their preview.
  const read = useQuery({ ...query.attachment.read.queryOptions({ input: { complaint, id: file.id } }), gcTime: 0 });
  const blob = useMemo(() => (read.data ? blobOf(read.data.content, read.data.mediaType) : null), [read.data]);
  const address = useAddress(blob);
  return (
    <div className="complaint-preview">
      <div className="complaint-preview-bar">
        {address ? (
          <a href={address} download={file.name}>
            {words.save}
          </a>
        ) : null}
        <Button size="small" onClick={onClose}>
          {words.closePreview}
        </Button>
      </div>
      <Problem error={read.error} reading onRetry={() => void read.refetch()} />
      {blob && address ? <Content blob={blob} address={address} name={file.name} /> : null}
    </div>
  );
}

function Content({ blob, address, name }: { blob: Blob; address: string; name: string }) {
  const words = useWords(complaintWords);
  switch (previewKind(blob.type)) {
    case 'image':
      return <img src={address} alt={name} />;
    case 'pdf':
      // oxlint-disable-next-line react/iframe-missing-sandbox -- the browser's own PDF viewer does not start in a sandbox; the content comes from the office's own store
      return <iframe src={address} title={name} />;
    case 'sound':
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- recordings of calls come without captions
      return <audio controls src={address} aria-label={name} />;
    case 'film':
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- recordings of cameras come without captions
      return <video controls src={address} aria-label={name} />;
    case 'text':
      return <TextContent blob={blob} />;
    default:
      return <p className="complaint-quiet">{words.noPreview}</p>;
  }
}

/** Offices still send GB 18030; what is not UTF-8 is read as that. */
function TextContent({ blob }: { blob: Blob }) {
  const [text, setText] = useState('');
  useEffect(() => {
    let isCurrent = true;
    void blob.arrayBuffer().then((bytes) => {
      if (isCurrent) setText(decoded(bytes));
    });
    return () => {
      isCurrent = false;
    };
  }, [blob]);
  return <pre>{text}</pre>;
}

function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** An address for the content that lives as long as the preview. */
function useAddress(blob: Blob | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) return undefined;
    const made = URL.createObjectURL(blob);
    // oxlint-disable-next-line react/set-state-in-effect -- an address must be given back, so it is made and dropped with the effect, not while drawing
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return blob ? address : null;
}
