/** What an office may attach. A file is taken when its name and its first bytes agree on one of these; nothing that a
 *  browser or Windows would run is among them. */
export type AttachmentKind = {
  /** the usual extension, which is also the name of the kind */
  kind: string;
  extensions: readonly string[];
  mediaType: string;
  fits(content: Buffer): boolean;
};

const startsWith =
  (...signatures: (string | number[])[]) =>
  (content: Buffer): boolean =>
    signatures.some((signature) => {
      const bytes = typeof signature === 'string' ? Buffer.from(signature, 'latin1') : Buffer.from(signature);
      return content.subarray(0, bytes.length).equals(bytes);
    });

const at = (content: Buffer, from: number, text: string): boolean =>
  content.toString('latin1', from, from + text.length) === text;

const isZip = startsWith([0x50, 0x4b, 0x03, 0x04]);

/** Word, Excel and OFD are zip files with known entries; macros make them programs. */
const zipWith =
  (...entries: string[]) =>
  (content: Buffer): boolean =>
    isZip(content) && entries.every((entry) => content.includes(entry)) && !content.includes('vbaProject.bin');

const compoundFile = startsWith([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** Text in UTF-8, GB 18030 or, with its mark, UTF-16: no other control characters than those of lines and tabs. */
const isText = (content: Buffer): boolean => {
  if (startsWith([0xff, 0xfe], [0xfe, 0xff])(content)) return content.length % 2 === 0;
  return !content.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13);
};

const isMail = (content: Buffer): boolean =>
  isText(content) && /^(?:[A-Za-z][A-Za-z0-9-]*:|From )/.test(content.toString('latin1', 0, 200));

const mediaBrand = (content: Buffer, ...brands: string[]): boolean =>
  at(content, 4, 'ftyp') && brands.some((brand) => at(content, 8, brand));

const notMovie = ['heic', 'heix', 'mif1', 'msf1', 'heim', 'heis', 'avif'];

export const attachmentKinds: readonly AttachmentKind[] = [
  { kind: 'pdf', extensions: ['pdf'], mediaType: 'application/pdf', fits: startsWith('%PDF-') },
  { kind: 'ofd', extensions: ['ofd'], mediaType: 'application/ofd', fits: zipWith('OFD.xml') },
  {
    kind: 'png',
    extensions: ['png'],
    mediaType: 'image/png',
    fits: startsWith([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  },
  { kind: 'jpg', extensions: ['jpg', 'jpeg', 'jfif'], mediaType: 'image/jpeg', fits: startsWith([0xff, 0xd8, 0xff]) },
  { kind: 'gif', extensions: ['gif'], mediaType: 'image/gif', fits: startsWith('GIF87a', 'GIF89a') },
  {
    kind: 'webp',
    extensions: ['webp'],
    mediaType: 'image/webp',
    fits: (content) => at(content, 0, 'RIFF') && at(content, 8, 'WEBP'),
  },
  {
    kind: 'bmp',
    extensions: ['bmp'],
    mediaType: 'image/bmp',
    fits: (content) => at(content, 0, 'BM') && content.length > 26,
  },
  { kind: 'tif', extensions: ['tif', 'tiff'], mediaType: 'image/tiff', fits: startsWith('II*\0', 'MM\0*') },
  {
    kind: 'heic',
    extensions: ['heic', 'heif'],
    mediaType: 'image/heic',
    fits: (content) => mediaBrand(content, 'heic', 'heix', 'mif1', 'msf1', 'heim', 'heis'),
  },
  {
    kind: 'docx',
    extensions: ['docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    fits: zipWith('[Content_Types].xml', 'word/'),
  },
  {
    kind: 'xlsx',
    extensions: ['xlsx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fits: zipWith('[Content_Types].xml', 'xl/'),
  },
  { kind: 'doc', extensions: ['doc', 'wps'], mediaType: 'application/msword', fits: compoundFile },
  { kind: 'xls', extensions: ['xls', 'et'], mediaType: 'application/vnd.ms-excel', fits: compoundFile },
  { kind: 'txt', extensions: ['txt'], mediaType: 'text/plain', fits: isText },
  { kind: 'csv', extensions: ['csv'], mediaType: 'text/csv', fits: isText },
  { kind: 'eml', extensions: ['eml'], mediaType: 'message/rfc822', fits: isMail },
  {
    kind: 'mp3',
    extensions: ['mp3'],
    mediaType: 'audio/mpeg',
    fits: startsWith('ID3', [0xff, 0xfb], [0xff, 0xf3], [0xff, 0xf2], [0xff, 0xfa]),
  },
  {
    kind: 'wav',
    extensions: ['wav'],
    mediaType: 'audio/wav',
    fits: (content) => at(content, 0, 'RIFF') && at(content, 8, 'WAVE'),
  },
  { kind: 'amr', extensions: ['amr'], mediaType: 'audio/amr', fits: startsWith('#!AMR') },
  {
    kind: 'm4a',
    extensions: ['m4a'],
    mediaType: 'audio/mp4',
    fits: (content) => at(content, 4, 'ftyp') && !mediaBrand(content, ...notMovie),
  },
  {
    kind: 'mp4',
    extensions: ['mp4'],
    mediaType: 'video/mp4',
    fits: (content) => at(content, 4, 'ftyp') && !mediaBrand(content, ...notMovie),
  },
];

export const extensionOf = (name: string): string => {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
};

export const attachmentKindOf = (name: string): AttachmentKind | null => {
  const extension = extensionOf(name);
  return attachmentKinds.find(({ extensions }) => extensions.includes(extension)) ?? null;
};
