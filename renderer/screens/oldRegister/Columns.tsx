import { Select } from 'antd';
import { registerFields, type RegisterPreview } from '../../../shared/contract/calls/oldRegister.ts';
import { oldRegisterWords } from '../../../shared/words/oldRegister.ts';
import { useWords } from '../../state/language.ts';
import type { Choice } from './useUpload.ts';

type Target = RegisterPreview['mapping'][string];
const leaveOut = '';

/** For each column of the register, what it becomes: by its heading and some of its cells. */
export function Columns({ preview, onLook }: { preview: RegisterPreview; onLook: (choice: Choice) => void }) {
  const words = useWords(oldRegisterWords);
  const options = [
    { value: 'keep', label: words.keep },
    { value: leaveOut, label: words.leaveOut },
    ...registerFields.map((field) => ({ value: field, label: words.fields[field] })),
  ];
  const set = (column: string, chosen: string): void => {
    const target = chosen === leaveOut ? null : (chosen as Target);
    const mapping = Object.fromEntries(
      Object.entries(preview.mapping).map(([name, before]) => [
        name,
        // A field comes from one column: the one that had it keeps its cells as written.
        name === column ? target : before === target && target !== 'keep' && target !== null ? 'keep' : before,
      ]),
    );
    onLook({ mapping });
  };
  return (
    <div className="old-register-table">
      <table aria-label={words.steps.columns}>
        <thead>
          <tr>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.becomes}</th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map(({ name, samples }) => (
            <tr key={name}>
              <td>
                <span className="old-register-name">{name}</span>
                <span className="quiet old-register-sample" title={samples.join('\n')}>
                  {samples.join(' · ')}
                </span>
              </td>
              <td>
                <Select
                  aria-label={`${name} ${words.becomes}`}
                  className={
                    preview.mapping[name] === 'keep' || preview.mapping[name] === null ? 'old-register-rest' : ''
                  }
                  value={preview.mapping[name] ?? leaveOut}
                  options={options}
                  showSearch={{ optionFilterProp: 'label' }}
                  popupMatchSelectWidth={220}
                  onChange={(chosen: string) => set(name, chosen)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
