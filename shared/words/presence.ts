import { dictionary } from './dictionary.ts';

/** Others in the same complaint, and what they changed meanwhile. */
export const presenceWords = dictionary({
  zh: {
    reading: (names: string) => `${names}也打开了这件投诉`,
    writing: (names: string) => `${names}正在填写这件投诉`,
    list: '、',
    meanwhile: (person: string, at: string) =>
      `您填写期间，${person}于${at}改动了下面的内容。您填写的都在，请逐项选择。`,
    field: '栏目',
    opened: '您打开时',
    now: '现在',
    mine: '您填写的',
    takeNow: '用现在的',
    keepMine: '用我填写的',
  },
  en: {
    reading: (names) => `${names} also has this complaint open`,
    writing: (names) => `${names} is writing in this complaint`,
    list: ', ',
    meanwhile: (person, at) =>
      `While you were typing, ${person} changed the following at ${at}. What you typed is kept; choose for each.`,
    field: 'Field',
    opened: 'When you opened it',
    now: 'Now',
    mine: 'What you typed',
    takeNow: 'Take what stands now',
    keepMine: 'Keep mine',
  },
});
