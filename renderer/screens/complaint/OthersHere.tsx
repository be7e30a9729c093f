import { EyeOutlined, EditOutlined } from '@ant-design/icons';
import type { OtherHere } from '../../../shared/contract/calls/presence.ts';
import { presenceWords } from '../../../shared/words/presence.ts';
import { useWords } from '../../state/language.ts';
import { personName, useOffice } from '../../state/office.ts';

/** Who else is in this complaint, so that two do not do the same thing. */
export function OthersHere({ others }: { others: readonly OtherHere[] }) {
  const words = useWords(presenceWords);
  const office = useOffice();
  const namesOf = (doing: OtherHere['doing']): string =>
    others
      .filter((one) => one.doing === doing)
      .map(({ person }) => personName(office, person))
      .join(words.list);
  const [writing, reading] = [namesOf('writing'), namesOf('reading')];
  return (
    <output className="complaint-others">
      {writing === '' ? null : (
        <span className="complaint-other-writes">
          <EditOutlined aria-hidden /> {words.writing(writing)}
        </span>
      )}
      {reading === '' ? null : (
        <span>
          <EyeOutlined aria-hidden /> {words.reading(reading)}
        </span>
      )}
    </output>
  );
}
