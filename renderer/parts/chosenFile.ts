/** A file somebody chose, as the contract carries it. */
export type ChosenFile = { name: string; content: string };

export const largestFile = 20 * 1024 * 1024;

/** Base64 of a file; the browser's own reader does it without holding the bytes twice. */
export function readChosen(file: File): Promise<ChosenFile> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('error', () => reject(reader.error ?? new Error(file.name)));
    reader.addEventListener('load', () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve({ name: file.name.slice(0, 200), content: url.slice(url.indexOf(',') + 1) });
    });
    reader.readAsDataURL(file);
  });
}
