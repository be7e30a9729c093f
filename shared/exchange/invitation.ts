/** Invitation of a desk to a hub: a code to type, and the same as an address for a QR picture. */

/** No 0 and O, 1 and I, U: read aloud over the telephone they stay what they are. */
export const codeAlphabet = '23456789ABCDEFGHJKLMNPQRSTVWXYZ';
export const codeLength = 16;

/** As it is stored and compared: capital letters and digits only. */
export const plainCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** As it is printed: groups of four. */
export const printedCode = (code: string): string => (plainCode(code).match(/.{1,4}/g) ?? []).join('-');

/** @param hub address of the hub, such as 'https://hub.example.cn'  @returns text of the QR picture */
export const invitationAddress = (hub: string, code: string): string =>
  `${hub.replace(/\/+$/, '')}/#join=${printedCode(code)}`;

/** Hub and code from what a QR picture says, or undefined for any other text. */
export function readInvitationAddress(address: string): { hub: string; code: string } | undefined {
  const match = /^(https?:\/\/[^\s#]+?)\/*#join=([A-Za-z0-9-]{8,64})$/.exec(address.trim());
  return match?.[1] && match[2] ? { hub: match[1], code: plainCode(match[2]) } : undefined;
}
