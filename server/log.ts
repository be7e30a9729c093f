/** Lines of the log, written together a few times a second: a line by itself costs more than the request it tells of. */
const flushAfter = 200;
const mostCharacters = 64 * 1024;

export function createLog(write: (text: string) => void): { write(line: string): void; flush(): void } {
  let lines: string[] = [];
  let characters = 0;
  const flush = (): void => {
    if (lines.length > 0) write(lines.join(''));
    lines = [];
    characters = 0;
  };
  setInterval(flush, flushAfter).unref();
  return {
    write(line) {
      lines.push(line);
      characters += line.length;
      if (characters > mostCharacters) flush();
    },
    flush,
  };
}
