/** How files of the office lie on the disk: 'SWA1' | nonce (12) | AES-256-GCM of the content | tag (16). The name is sealed in as
 *  well, so one file cannot be passed off as another. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const mark = Buffer.from('SWA1');
const nonceLength = 12;
const tagLength = 16;

/** @param storeKey key of the office's store */
export const attachmentKey = (storeKey: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', storeKey, '', 'shouwen attachment', 32));

export const sealBytes = (key: Buffer, name: string, content: Buffer): Buffer => {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
  return Buffer.concat([mark, nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
};

/** @returns null where it is not whole, or was sealed under another name */
export const openSealed = (key: Buffer, name: string, sealed: Buffer): Buffer | null => {
  const start = mark.length + nonceLength;
  if (sealed.length < start + tagLength || !sealed.subarray(0, mark.length).equals(mark)) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(mark.length, start), {
    authTagLength: tagLength,
  });
  decipher.setAAD(Buffer.from(name)).setAuthTag(sealed.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(start, -tagLength)), decipher.final()]);
  } catch {
    return null;
  }
};
