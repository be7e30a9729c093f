import type { DocumentFormat } from '../../shared/complaint/events.ts';

export type FileFormat = Exclude<DocumentFormat, 'print'>;

export const fileKinds: Record<FileFormat, { ending: string; mediaType: string }> = {
  pdf: { ending: 'pdf', mediaType: 'application/pdf' },
  word: { ending: 'docx', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
};
