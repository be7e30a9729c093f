import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { PersonView } from '../../../shared/contract/views.ts';
import { signOnWords } from '../../../shared/words/signOn.ts';
import { useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useSend } from '../../parts/useSend.ts';
import { useWords } from '../../state/language.ts';
import { useReach } from '../../state/reach.ts';
import { useMay, useSession } from '../../state/session.ts';

/** Who the person is at the provider of identities. Shown where there is a provider, to whoever manages this person. */
export function SignOnLink({ person }: { person: PersonView }) {
  const words = useWords(signOnWords).person;
  const { client } = useDesk();
  const may = useMay()('managePeople');
  const reach = useReach();
  const hasProvider = useSession()?.signOn != null;
  const [identity, setIdentity] = useState(person.signOn ?? '');
  const save = useSend(
    (request, given: string) => client.office.linkSignOn({ request, id: person.id, identity: given }),
    ['office'],
  );
  const id = useId();
  if (!hasProvider || !may || person.left || !reach.seats(person.seats)) return null;
  return (
    <form
      className="units-section units-sign-on"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(identity.trim());
      }}
    >
      <label htmlFor={id}>{words.label}</label>
      <Input
        id={id}
        value={identity}
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => {
          setIdentity(target.value);
          save.reset();
        }}
      />
      <Button htmlType="submit" loading={save.isPending} disabled={identity.trim() === (person.signOn ?? '')}>
        {words.save}
      </Button>
      <output className="quiet">{save.isSuccess ? words.saved : words.hint}</output>
      <Problem error={save.error} />
    </form>
  );
}
