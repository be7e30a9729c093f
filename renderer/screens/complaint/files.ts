import type { ComplaintWords } from '../../../shared/words/complaint.ts';

/** The desk takes no larger file; checked here first, so that nobody waits for a refusal. */
export const fileLimit = 25 * 1024 * 1024;

export function sizeText(bytes: number, words: ComplaintWords): string {
  if (bytes < 1024) return words.size.bytes(String(bytes));
  if (bytes < 1024 * 1024) return words.size.kilo(String(Math.round(bytes / 1024)));
  return words.size.mega((bytes / 1024 / 1024).toFixed(1));
}

/** Why a file is not even sent, in a sentence; nothing when it may go. */
export function fileProblem(file: Pick<File, 'name' | 'size'>, words: ComplaintWords): string | undefined {
  if (file.size === 0) return words.fileProblems.empty(file.name);
  if (file.size > fileLimit) return words.fileProblems.tooLarge(file.name, sizeText(file.size, words));
  return undefined;
}

/** Why the desk did not take a file; nothing when the reason is not the file itself (then the shared sentences say it). */
export function refusedFile(
  name: string,
  size: number,
  refusal: { code: string; kind?: unknown } | null,
  words: ComplaintWords,
): string | undefined {
  if (refusal?.code !== 'AttachmentProblem') return undefined;
  switch (refusal.kind) {
    case 'empty':
    case 'typeNotAllowed':
    case 'contentDiffers':
      return words.fileProblems[refusal.kind](name);
    case 'tooLarge':
      return words.fileProblems.tooLarge(name, sizeText(size, words));
    default:
      return undefined;
  }
}

export type PreviewKind = 'image' | 'pdf' | 'sound' | 'film' | 'text' | 'none';

/** What a browser shows by itself. TIFF and HEIC are pictures too, but not for it. */
export function previewKind(mediaType: string): PreviewKind {
  if (/^image\/(png|jpeg|gif|webp|bmp)$/.test(mediaType)) return 'image';
  if (mediaType === 'application/pdf') return 'pdf';
  if (/^audio\/(mpeg|wav|mp4)$/.test(mediaType)) return 'sound';
  if (mediaType === 'video/mp4') return 'film';
  return mediaType === 'text/plain' || mediaType === 'text/csv' ? 'text' : 'none';
}

/** A pasted screenshot is called "image.png" by every program; the time tells them apart. */
export function namedFile(file: File, when: string, words: ComplaintWords): File {
  if (!/^image\.(png|jpe?g|bmp)$/i.test(file.name)) return file;
  return new File([file], words.pastedName(when.replaceAll(/[:/]/g, '')), { type: file.type });
}
