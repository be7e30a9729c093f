/** Reads an amount as clerks type it: "1234.5", "1,234.50", "１２３４", "¥300", "3万", "2.5万元".
 *  @returns whole fen, or undefined when it is no amount (more than two decimals of a yuan count as none: money is not rounded) */
export function fenOf(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\s,，¥￥]/g, '')
    .replace(wan, '*')
    .replace(yuan, '');
  const match = /^(\d{1,13})(?:\.(\d{1,6}))?(\*?)$/.exec(plain);
  if (!match) return undefined;
  const [, whole = '', decimals = '', isTenThousands] = match;
  // Digits are shifted as text: 0.1 + 0.2 has no place in somebody's money.
  const places = isTenThousands ? 6 : 2;
  if (decimals.replace(/0+$/, '').length > places) return undefined;
  const fen = Number(whole + decimals.slice(0, places).padEnd(places, '0'));
  return fen <= 1e15 ? fen : undefined;
}

const wan = /[\u4e07\u842c]/u;
const yuan = /\u5143$/u;

/** The text a clerk would have typed for so many fen. */
export function textOfFen(fen: number): string {
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.00$/, '');
}
