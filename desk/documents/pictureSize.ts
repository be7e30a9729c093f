import { crc32, inflateSync } from 'node:zlib';

/** The most a picture may take unpacked, in bytes. */
const mostUnpacked = 256 * 1024 * 1024;

/** Width and height of a PNG or JPEG in its own pixels, read from its head; nothing where that is damaged. */
export function pictureSize(content: Buffer): { width: number; height: number } | null {
  const size = content.toString('latin1', 1, 4) === 'PNG' ? pngSize(content) : jpegSize(content);
  return size && size.width > 0 && size.height > 0 ? size : null;
}

const pngSize = (content: Buffer) =>
  content.length < 24 ? null : { width: content.readUInt32BE(16), height: content.readUInt32BE(20) };

/** Walks from marker to marker up to the one that begins the frame. */
function jpegSize(content: Buffer): { width: number; height: number } | null {
  let at = 2;
  while (at + 9 <= content.length && content[at] === 0xff) {
    const marker = content[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) };
    at += 2 + content.readUInt16BE(at + 2);
  }
  return null;
}

/** Whether a picture can be put on a page. The library that writes PDFs unpacks a PNG, and ends the thread where that fails;
 *  a JPEG goes onto the page as it is. Unpacks the picture, so it belongs into the thread that writes. */
export function isWholePicture(content: Buffer): boolean {
  if (!pictureSize(content)) return false;
  if (content.toString('latin1', 1, 4) !== 'PNG') return true;
  const packed: Buffer[] = [];
  for (let at = 8; at + 12 <= content.length;) {
    const [size, kind] = [content.readUInt32BE(at), content.toString('latin1', at + 4, at + 8)];
    const end = at + 8 + size;
    if (end + 4 > content.length || crc32(content.subarray(at + 4, end)) !== content.readUInt32BE(end)) return false;
    if (kind === 'IDAT') packed.push(content.subarray(at + 8, end));
    if (kind === 'IEND') return unpacks(Buffer.concat(packed));
    at = end + 4;
  }
  return false;
}

function unpacks(packed: Buffer): boolean {
  try {
    return inflateSync(packed, { maxOutputLength: mostUnpacked }).length > 0;
  } catch {
    return false;
  }
}
