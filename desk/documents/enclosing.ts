import type { Block, Paper } from '../../shared/document/model.ts';
import type { Attachments } from '../store/attachments.ts';
import { pictureSize } from './pictureSize.ts';

/** Kinds of pictures that can stand on a page. */
const printedPictures = new Set(['image/png', 'image/jpeg']);
/** All PDFs enclosed in one paper together, in bytes: it travels in one piece. */
const mostEnclosed = 100 * 1024 * 1024;

/** The paper with the content of its attachments: pictures and PDFs. Pictures that cannot be read are left out: their line
 *  with the fingerprint stays. */
export async function withAttachments(paper: Paper, attachments: Attachments): Promise<Paper> {
  let room = mostEnclosed;
  const pictured = async (block: Extract<Block, { kind: 'picture' }>): Promise<Block> => {
    const known = attachments.find(block.attachment);
    const read = known && printedPictures.has(known.mediaType) ? await attachments.read(block.attachment) : null;
    return known && read?.ok && pictureSize(read.value)
      ? { ...block, content: { mediaType: known.mediaType, base64: read.value.toString('base64') } }
      : block;
  };
  const enclosed = async (block: Extract<Block, { kind: 'pages' }>): Promise<Block> => {
    if (block.size > room) return { ...block, content: 'tooLarge' };
    room -= block.size;
    const read = await attachments.read(block.attachment);
    return read.ok ? { ...block, content: new Uint8Array(read.value) } : block;
  };
  const blocks = paper.blocks.map(async (block) =>
    block.kind === 'picture' ? pictured(block) : block.kind === 'pages' ? enclosed(block) : block,
  );
  return { ...paper, blocks: await Promise.all(blocks) };
}
