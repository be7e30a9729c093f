/** Text as a page can bear it: control characters other than the end of a line cannot stand in XML or on paper, nor can half
 *  of a character. */
export const printable = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    // oxlint-disable-next-line no-control-regex -- these are the ones to take out
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u2028\u2029\ufffe\uffff]/g, ' ')
    .toWellFormed();

/** Whether a word is longer than a narrow cell. */
export const hasEndlessWord = (text: string): boolean => /[\x21-\x7e\u00a1-\u2e7f\uf900-\ufffd]{25,}/u.test(text);

/** Letters in a cell from which a row may be cut by the edge of the page; shorter ones go to the next page whole. */
export const longCell = 400;
