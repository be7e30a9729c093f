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
    purposeOfPackage: '用途（证据包必填）',
    save: { pdf: '存为 PDF', word: '存为 Word', package: '存为证据包' },
    packageHint: '卷宗、附件和可核验的记录装在一个压缩包里，供监管部门核对；请先写明用途',
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
    purposeOfPackage: 'Purpose (required for evidence)',
    save: { pdf: 'Save as PDF', word: 'Save as Word', package: 'Save evidence' },
    packageHint:
      'Case file, papers and entries with their proof in one package for a regulator; write its purpose first',
    made: (name) => `Saved: ${name}`,
  },
});
