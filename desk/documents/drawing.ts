import { readFileSync } from 'node:fs';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { drawingProgram, fontFiles, fontPath } from './fonts.ts';

let ready: Promise<Uint8Array> | undefined;

/** The type, once the program has been started. */
const prepare = (): Promise<Uint8Array> =>
  (ready ??= initWasm(readFileSync(drawingProgram())).then(() => readFileSync(fontPath(fontFiles.normal))));

/** A drawing as a picture sharp enough for print. @param svg text of the drawing   @returns PNG */
export async function drawingPicture(svg: string): Promise<Buffer> {
  const type = await prepare();
  const rendered = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 3 },
    background: '#ffffff',
    font: { fontBuffers: [type], defaultFontFamily: 'Noto Sans SC', loadSystemFonts: false },
  }).render();
  return Buffer.from(rendered.asPng());
}
