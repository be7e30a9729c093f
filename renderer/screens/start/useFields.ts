import { useState } from 'react';

/** What is wrong, by the name of the field it stands at. */
export type Problems = Readonly<Record<string, string>>;

/** The typed fields of a page before work begins, each with what is wrong with it. */
export function useFields<Name extends string>(empty: Readonly<Record<Name, string>>) {
  const [typed, setTyped] = useState(empty);
  const [wrong, setWrong] = useState<Problems>({});
  return {
    typed,
    wrong,
    setWrong,
    /** What a `TextField` needs. `also` says what else follows from what was typed there. */
    field: (name: Name, also?: (value: string) => Partial<Record<Name, string>> | undefined) => ({
      value: typed[name],
      onChange: (value: string) => {
        setTyped((before) => ({ ...before, [name]: value, ...also?.(value) }));
        // What was wrong about the old words is not said of the new ones.
        setWrong(({ [name]: _mended, ...others }) => others);
      },
      problem: wrong[name],
    }),
    missing: (names: readonly Name[], sentence: string): Problems =>
      Object.fromEntries(names.filter((name) => typed[name].trim() === '').map((name) => [name, sentence])),
    /** Shows what is wrong. @returns whether there is nothing */
    isRight: (found: Problems): boolean => {
      setWrong(found);
      return Object.keys(found).length === 0;
    },
  };
}
