import type { answerManners } from '../complaint/behalf.ts';
import { dictionary } from './dictionary.ts';

type Manner = (typeof answerManners)[number];

/** Written answers of units without the program, and how they are entered. */
export const behalfWords = dictionary({
  zh: {
    title: '代录书面答复',
    hint: (unit: string): string => `${unit}没有使用本程序：收到它的书面答复后，由您照录`,
    entered: (person: string, unit: string, signedBy: string): string =>
      `由${person}代录${unit}的书面答复（签字人 ${signedBy}）`,
    came: (moment: string, manner: string): string => `${moment} ${manner}收到`,
    fields: { signedBy: '答复签字人', receivedAt: '收到时间', manner: '送达方式' },
    manners: { post: '邮寄', delivered: '送达', fax: '传真', mail: '电子邮件' } satisfies Record<Manner, string>,
    step: (title: string): string => `代录：${title}`,
    scan: '扫描件',
    chooseScan: '选择文件',
    scanHint: '选填；随这一步存入附件，最大 25 MB',
  },
  en: {
    title: 'Enter written answers',
    hint: (unit) => `${unit} does not use the program: enter its written answer as it came`,
    entered: (person, unit, signedBy) => `Written answer of ${unit}, signed by ${signedBy}, entered by ${person}`,
    came: (moment, manner) => `received ${moment}, ${manner}`,
    fields: { signedBy: 'Signed by', receivedAt: 'Received at', manner: 'How it came' },
    manners: { post: 'by post', delivered: 'by hand', fax: 'by fax', mail: 'by mail' },
    step: (title) => `Enter: ${title}`,
    scan: 'Scan',
    chooseScan: 'Choose a file',
    scanHint: 'Optional; kept with the attachments, at most 25 MB',
  },
});
