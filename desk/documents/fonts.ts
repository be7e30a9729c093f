import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Files of the type that every PDF carries inside, so that it looks the same on any PC and printer. Run from source they come
 *  from the package of the type; in the packed program they lie beside the bundle. */
export const fontFiles = { normal: 'NotoSansSC_400Regular.ttf', bold: 'NotoSansSC_700Bold.ttf' };

export function fontPath(name: string): string {
  const beside = join(dirname(fileURLToPath(import.meta.url)), 'fonts', name);
  if (existsSync(beside)) return beside;
  const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  return join(folder, name === fontFiles.bold ? '700Bold' : '400Regular', name);
}

/** The program that turns drawings into pictures, for files that hold no drawings. */
export function drawingProgram(): string {
  const beside = join(dirname(fileURLToPath(import.meta.url)), 'drawing.wasm');
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
}
