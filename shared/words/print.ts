import { dictionary } from './dictionary.ts';

/** Words around a document while it is looked at and taken out; those on the paper itself are in document.ts. */
export const printWords = dictionary({
  zh: {
    preview: '文书',
    form: '文书种类',
    print: '打印',
    close: '返回投诉件',
    covered: '遮盖个人信息',
    purpose: '用途（必填）',
    purposes: {
      handling: '内部办理存档',
      unit: '交承办单位核实',
      complainant: '交投诉人',
      regulator: '报监管部门',
    },
    logged: '出具文书会记入办理经过。',
    save: { pdf: '存为 PDF', word: '存为 Word' },
    made: (name: string) => `已保存：${name}`,
  },
  en: {
    preview: 'Documents',
    form: 'Document',
    print: 'Print',
    close: 'Back to the complaint',
    covered: 'Cover personal data',
    purpose: 'Purpose (required)',
    purposes: {
      handling: 'For the own file',
      unit: 'For the unit in charge',
      complainant: 'For the complainant',
      regulator: 'For the regulator',
    },
    logged: 'Taking a document out is noted in the history.',
    save: { pdf: 'Save as PDF', word: 'Save as Word' },
    made: (name) => `Saved: ${name}`,
  },
});
