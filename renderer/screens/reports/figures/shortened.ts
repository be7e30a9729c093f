/** The end tells branches of one bank apart, so the middle goes. */
const longest = 13;
export const shortened = (name: string): string =>
  name.length <= longest ? name : `${name.slice(0, 4)}…${name.slice(name.length - (longest - 5))}`;
