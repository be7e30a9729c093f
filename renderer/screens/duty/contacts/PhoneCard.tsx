import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { cardUnits } from '../../../../shared/duty/contacts.ts';
import type { Unit } from '../../../../shared/people/office.ts';
import { contactsWords } from '../../../../shared/words/contacts.ts';
import { Key } from '../../../parts/Key.tsx';
import { Labelled } from '../../../parts/InlineForm.tsx';
import { useKeys } from '../../../parts/useKeys.ts';
import { useWords } from '../../../state/language.ts';
import { useOffice } from '../../../state/office.ts';

type Line = { title: string; name: string; phone: string };

/** The numbers that hang on the wall, in the order of LN-4: the outlet's own, its bank's, the associations'. */
export function PhoneCard({ unit, onClose }: { unit: string; onClose: () => void }) {
  const words = useWords(contactsWords);
  const office = useOffice();
  const id = useId();
  const [national, setNational] = useState('');
  useKeys({
    'Ctrl+P': { run: () => window.print(), what: words.cardPrint },
    Escape: { run: onClose, what: words.close, whileTyping: true },
  });
  const titleOf = ({ id: own, kind }: Unit): string => {
    if (own === unit) return kind === 'outlet' ? words.cardOwn : words.cardOwnUnit;
    return kind === 'association' ? words.cardAssociation : words.cardSystem;
  };
  const lines: Line[] = [
    ...cardUnits(office, unit).map((one) => ({
      title: titleOf(one),
      name: one.name,
      phone: one.contact.phone ?? one.contact.mobile ?? '',
    })),
    ...(national.trim() === ''
      ? []
      : [{ title: words.cardNational, name: words.cardNational, phone: national.trim() }]),
  ];
  return (
    <div className="card-view">
      <div className="card-bar">
        <Labelled id={`${id}-national`} label={words.cardNationalPhone}>
          <Input
            id={`${id}-national`}
            value={national}
            maxLength={40}
            onChange={(event) => setNational(event.target.value)}
          />
        </Labelled>
        <Button type="primary" onClick={() => window.print()}>
          {words.cardPrint} <Key name="Ctrl+P" />
        </Button>
        <Button onClick={onClose}>
          {words.close} <Key name="Escape" />
        </Button>
        <p className="quiet">{words.cardHint}</p>
      </div>
      <article className="phone-card" aria-label={words.cardTitle}>
        <h1>{words.cardTitle}</h1>
        <dl>
          {lines.map(({ title, name, phone }, place) => (
            <div key={`${place} ${name}`}>
              <dt>
                {title}
                <span>{name === title ? '' : name}</span>
              </dt>
              <dd>{phone === '' ? <span className="contacts-missing">{words.cardMissing}</span> : phone}</dd>
            </div>
          ))}
        </dl>
      </article>
    </div>
  );
}
