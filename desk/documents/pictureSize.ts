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
