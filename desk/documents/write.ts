import type { Paper } from '../../shared/document/model.ts';
import type { FileFormat } from './fileKinds.ts';
import { writePdf } from './writePdf.ts';
import { writeWord } from './writeWord.ts';

const writers: Record<FileFormat, (paper: Paper) => Promise<Buffer>> = { pdf: writePdf, word: writeWord };

export const writePaper = (paper: Paper, format: FileFormat): Promise<Buffer> => writers[format](paper);
