/** What a verification can find, as codes. */
export type FindingCode =
  /** content, time, person or order of one entry was changed */
  | 'commandChanged'
  | 'eventChanged'
  | 'attachmentChanged'
  /** an entry does not follow the one before it: something between was taken out, put in or moved */
  | 'commandChainBroken'
  | 'eventChainBroken'
  | 'attachmentChainBroken'
  | 'commandGap'
  | 'eventGap'
  | 'attachmentGap'
  | 'deskGap'
  | 'streamVersions'
  /** an entry counts, or counts no more, without the entry that says so */
  | 'setAsideDiffers'
  | 'eventCount'
  | 'eventWithoutCommand'
  | 'bodyUnreadable'
  /** the head kept in the database, and the sealed one outside */
  | 'headMissing'
  | 'headDiffers'
  | 'outsideHeadMissing'
  | 'outsideHeadBroken'
  | 'logShorterThanHead'
  | 'logDiffersFromHead'
  | 'attachmentFileMissing'
  | 'attachmentFileDamaged'
  | 'projectionDiffers'
  | 'pagesDamaged';

export type Finding = { code: FindingCode; [detail: string]: unknown };
