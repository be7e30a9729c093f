import { Input } from 'antd';
import { useId, useState } from 'react';
import { contactsWords } from '../../../../shared/words/contacts.ts';
import { useDesk } from '../../../link/desk.ts';
import { InlineForm, Labelled } from '../../../parts/InlineForm.tsx';
import { useSend } from '../../../parts/useSend.ts';
import { useWords } from '../../../state/language.ts';
import { useOffice } from '../../../state/office.ts';

type Filled = { name: string; phone: string; mobile: string; mail: string };
const fields = ['name', 'phone', 'mobile', 'mail'] as const;

/** Files the department answerable for complaints, with its numbers. */
export function DepartmentForm({ unit, onClose }: { unit: string; onClose: () => void }) {
  const words = useWords(contactsWords);
  const id = useId();
  const { client } = useDesk();
  const before = useOffice().unitById.get(unit)?.department;
  const [filled, setFilled] = useState<Filled>({
    name: before?.name ?? '',
    phone: before?.phone ?? '',
    mobile: before?.mobile ?? '',
    mail: before?.mail ?? '',
  });
  const saving = useSend(
    (request, department: Filled) => client.duty.fileDepartment({ request, unit, department }),
    ['duty', 'office'],
    onClose,
  );
  const title = { name: words.departmentName, phone: words.phone, mobile: words.mobile, mail: words.mail };
  return (
    <InlineForm
      label={words.file}
      save={words.save}
      onSave={() => saving.mutate(filled)}
      onClose={onClose}
      error={saving.error}
      isSending={saving.isPending}
      disabled={filled.name.trim() === ''}
    >
      <div className="duty-fields">
        {fields.map((field) => (
          <Labelled key={field} id={`${id}-${field}`} label={title[field]}>
            <Input
              id={`${id}-${field}`}
              value={filled[field]}
              maxLength={200}
              onChange={(event) => setFilled({ ...filled, [field]: event.target.value })}
            />
          </Labelled>
        ))}
      </div>
    </InlineForm>
  );
}
