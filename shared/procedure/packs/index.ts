import { packBook, type PackBook } from '../book.ts';
import { bankPrinciplesV1 } from './bankPrinciples/v1.ts';
import { bankPrinciplesV2 } from './bankPrinciples/v2.ts';
import { bankStepsV1 } from './bankSteps/v1.ts';
import { brokerageV1 } from './brokerage/v1.ts';
import { documentsV1 } from './documents/v1.ts';
import { groupComplaintsV1 } from './groupComplaints/v1.ts';
import { handlingSkillsV1 } from './handlingSkills/v1.ts';
import { handlingSkillsV2 } from './handlingSkills/v2.ts';
import { liaoningV1 } from './liaoning/v1.ts';
import { makerAV1, makerBV1 } from './maker/v1.ts';
import { makerShortV1 } from './makerShort/v1.ts';
import { measures2020V1 } from './measures2020/v1.ts';
import { measures2020V2 } from './measures2020/v2.ts';
import { storeV1 } from './store/v1.ts';
import { telecomV1 } from './telecom/v1.ts';
import { typicalCasesV1 } from './typicalCases/v1.ts';

/** The packs that come with the program. Released versions never leave this list, because a complaint keeps the version it
 *  began under. What an office published itself is added by whoever holds its log, so nothing but a test, a bench or that
 *  place reads this list. */
export const shippedPacks: PackBook = packBook([
  liaoningV1,
  measures2020V1,
  measures2020V2,
  telecomV1,
  bankStepsV1,
  bankPrinciplesV1,
  bankPrinciplesV2,
  brokerageV1,
  makerAV1,
  makerBV1,
  makerShortV1,
  storeV1,
  groupComplaintsV1,
  typicalCasesV1,
  handlingSkillsV1,
  handlingSkillsV2,
  documentsV1,
]);
