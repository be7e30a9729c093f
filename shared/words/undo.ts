import { dictionary } from './dictionary.ts';

/** Taking the last step back. */
export const undoWords = dictionary({
  zh: {
    undo: (step: string) => `撤销“${step}”`,
    hint: (until: string) => `${until} 前可以撤销。这一步留在办理经过里，标为已撤销。`,
    key: '撤销上一步',
    steps: {
      NoteAdded: '备注',
      HandlerAssigned: '分派',
      DetailsCorrected: '更正',
      ComplaintLinked: '关联',
      AttachmentAdded: '添加附件',
      ClockSuspended: '时限中止',
      ClockResumed: '时限恢复',
      ExtensionAsked: '申请延期',
      ExtensionDecided: '延期审批',
      ClockExtended: '时限延长',
      ClockRestarted: '重新计时',
      InterestDeclared: '声明回避',
      InterestWithdrawn: '撤回回避',
      ProcedureChanged: '变更办理依据',
    },
  },
  en: {
    undo: (step) => `Undo “${step}”`,
    hint: (until) => `Can be taken back until ${until}. The step stays in the history, marked as taken back.`,
    key: 'Take back the last step',
    steps: {
      NoteAdded: 'Note',
      HandlerAssigned: 'Assignment',
      DetailsCorrected: 'Correction',
      ComplaintLinked: 'Link',
      AttachmentAdded: 'File',
      ClockSuspended: 'Deadline suspended',
      ClockResumed: 'Deadline resumed',
      ExtensionAsked: 'Extension asked for',
      ExtensionDecided: 'Extension decided',
      ClockExtended: 'Deadline extended',
      ClockRestarted: 'Deadline started again',
      InterestDeclared: 'Interest declared',
      InterestWithdrawn: 'Interest withdrawn',
      ProcedureChanged: 'Procedure changed',
    },
  },
});
