/** Files between the desk, which sends their content as base64, and the browser. */

export const blobOf = (content: string, mediaType: string): Blob =>
  new Blob([Uint8Array.from(atob(content), (letter) => letter.codePointAt(0) ?? 0)], { type: mediaType });

/** Hands a file made by the desk to the browser, which asks where to keep it or puts it into the downloads. */
export const saveFile = ({ name, mediaType, content }: { name: string; mediaType: string; content: string }): void =>
  save(name, blobOf(content, mediaType));

/** The same for JSON made on the page. */
export const saveJson = ({ name, content }: { name: string; content: string }): void =>
  save(name, new Blob([content], { type: 'application/json' }));

function save(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the content by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
