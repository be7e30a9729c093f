import type { DocumentFormat } from '../../shared/complaint/events.ts';
import type { Paper } from '../../shared/document/model.ts';
import { writePdf } from './writePdf.ts';
import { writeWord } from './writeWord.ts';

export type FileFormat = Exclude<DocumentFormat, 'print'>;

const writers: Record<FileFormat, (paper: Paper) => Promise<Buffer>> = { pdf: writePdf, word: writeWord };

export const writePaper = (paper: Paper, format: FileFormat): Promise<Buffer> => writers[format](paper);

export const fileKinds: Record<FileFormat, { ending: string; mediaType: string }> = {
  pdf: { ending: 'pdf', mediaType: 'application/pdf' },
  word: { ending: 'docx', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
};
