import bwip from 'bwip-js/node';

/** Width on paper, in millimetres. */
export const barcodeWidth = { bars: 48, square: 20 };

/** Bars for a number that any scanner reads; a square code where the number has other than plain letters. */
const codeOf = (text: string) =>
  /^[\x20-\x7e]+$/.test(text) ? { bcid: 'code128', text, height: 9 } : { bcid: 'qrcode', text };

/** @returns a drawing in SVG that scales to any size */
export const barcodeDrawing = (text: string): { svg: string; isSquare: boolean } => {
  const code = codeOf(text);
  return { svg: bwip.toSVG(code), isSquare: code.bcid === 'qrcode' };
};

/** The same as a picture for files that hold no drawings. Width and height in pixels of 1/96 inch. */
export async function barcodePicture(text: string): Promise<{ png: Buffer; width: number; height: number }> {
  const code = codeOf(text);
  const png = await bwip.toBuffer({ ...code, scale: 4 });
  // Width and height of the picture stand at fixed places of the format.
  const ratio = png.readUInt32BE(20) / png.readUInt32BE(16);
  const width = ((code.bcid === 'qrcode' ? barcodeWidth.square : barcodeWidth.bars) / 25.4) * 96;
  return { png, width: Math.round(width), height: Math.round(width * ratio) };
}
