import { begin } from '../links.ts';

/** An understandable input for each call about letters and documents. */
export const documentSamples = (world: { complaint: string }) => ({
  'letter.list': { complaint: world.complaint },
  'letter.draft': { complaint: world.complaint, letter: 'acknowledgement', language: 'zh' },
  'letter.preview': { complaint: world.complaint, language: 'zh', body: '{{ 投诉人 }}：' },
  'letter.send': {
    request: 'request-letter',
    complaint: world.complaint,
    letter: 'acknowledgement',
    language: 'zh',
    title: '受理告知',
    text: '已受理。',
    notice: { manner: 'posted', at: begin, text: '挂号信' },
  },
  'document.make': {
    request: 'request-document',
    complaint: world.complaint,
    form: 'workingSheet',
    format: 'pdf',
    language: 'zh',
    masked: false,
    purpose: '交会员单位核实',
  },
  'document.evidence': {
    request: 'request-evidence',
    complaint: world.complaint,
    language: 'zh',
    masked: true,
    purpose: '报监管部门',
  },
});
