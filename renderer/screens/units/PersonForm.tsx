import { Button, Form, Input } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { PersonView } from '../../../shared/contract/views.ts';
import { shortestPassword } from '../../../shared/people/decide.ts';
import { unitsWords } from '../../../shared/words/units.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { fenOf, textOfFen } from '../../parts/amount.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useKeys } from '../../parts/useKeys.ts';
import { useWords } from '../../state/language.ts';
import { draftOf, dropDraft, keepDraft } from './drafts.ts';
import { filled } from './filled.ts';
import { focusName } from './focusName.ts';
import { isLimitRead, SeatEditor, type SeatValue } from './SeatEditor.tsx';

type PersonValues = {
  name: string;
  account: string;
  title?: string;
  phone?: string;
  mobile?: string;
  mail?: string;
  password?: string;
  seats: SeatValue[];
};

type PersonFormProps = {
  person: PersonView | null;
  /** Unit in which a new person is to work. */
  unit: string | null;
  onDone: (id: string) => void;
  onBack: () => void;
};

export function PersonForm({ person, unit, onDone, onBack }: PersonFormProps) {
  const words = useWords(unitsWords);
  const { query } = useDesk();
  const queryClient = useQueryClient();
  const save = useMutation(query.office.savePerson.mutationOptions());
  const [form] = Form.useForm<PersonValues>();
  const request = useRef(newRequestId());
  const key = `person/${person?.id ?? 'new'}`;
  const initial = { ...valuesOf(person, unit), ...draftOf(key) };

  const submit = async (values: PersonValues): Promise<void> => {
    const { id } = await save.mutateAsync({
      request: request.current,
      ...(person ? { id: person.id } : {}),
      name: values.name,
      account: values.account,
      ...filled({ title: values.title }),
      contact: filled({ phone: values.phone, mobile: values.mobile, mail: values.mail }),
      seats: values.seats.flatMap(({ unit: at, roles, limit = '' }) => {
        const upTo = roles.includes('approver') ? fenOf(limit) : undefined;
        return at ? [{ unit: at, roles, ...(upTo === undefined ? {} : { upTo }) }] : [];
      }),
      ...(values.password ? { password: values.password } : {}),
    });
    dropDraft(key);
    await queryClient.invalidateQueries({ queryKey: query.office.key() });
    onDone(id);
  };
  const back = (): void => {
    dropDraft(key);
    onBack();
  };
  useEffect(() => focusName(form), [form]);
  useKeys({
    'Ctrl+Enter': { run: () => form.submit(), what: words.save, whileTyping: true },
    // Esc leaves the form but keeps what was typed for the next time it is opened.
    Escape: { run: onBack, what: words.cancel, whileTyping: true },
  });

  return (
    <Form<PersonValues>
      form={form}
      name="person"
      layout="vertical"
      requiredMark={false}
      className="units-form"
      aria-label={person ? person.name : words.newPerson}
      initialValues={initial}
      onValuesChange={(_changed, values) => {
        // Other words are another intention: the desk must not answer them with the receipt of the first ones.
        request.current = newRequestId();
        keepDraft(key, values);
      }}
      onFinish={(values) => void submit(values).catch(() => undefined)}
    >
      <PersonFields isNew={person === null} />
      <Form.Item
        name="seats"
        rules={[
          {
            validator: (_rule, seats: SeatValue[]) =>
              seats.length > 0 && seats.every((seat) => seat.unit && seat.roles.length > 0)
                ? Promise.resolve()
                : Promise.reject(new Error(words.person.noSeat)),
          },
          {
            validator: (_rule, seats: SeatValue[]) =>
              seats.every(isLimitRead) ? Promise.resolve() : Promise.reject(new Error(words.person.badLimit)),
          },
        ]}
      >
        <SeatEditor />
      </Form.Item>
      <Problem error={save.error} />
      <div className="units-actions">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {words.save}
        </Button>
        <Button onClick={back}>{words.cancel}</Button>
      </div>
    </Form>
  );
}

function PersonFields({ isNew }: { isNew: boolean }) {
  const words = useWords(unitsWords);
  const say = words.person;
  const short = { max: 200, message: words.problems.tooLong };
  return (
    <div className="units-fields">
      <Form.Item
        name="name"
        label={say.name}
        rules={[{ required: true, whitespace: true, message: words.problems.personName }, short]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="account"
        label={say.account}
        extra={say.accountHint}
        rules={[{ required: true, whitespace: true, message: words.problems.account }]}
      >
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
      <Form.Item name="title" label={say.title} rules={[short]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={say.phone} rules={[short]}>
        <Input autoComplete="off" inputMode="tel" />
      </Form.Item>
      <Form.Item name="mobile" label={say.mobile} rules={[short]}>
        <Input autoComplete="off" inputMode="tel" />
      </Form.Item>
      <Form.Item name="mail" label={say.mail} rules={[short]}>
        <Input autoComplete="off" inputMode="email" />
      </Form.Item>
      <Form.Item
        name="password"
        label={isNew ? say.password : say.newPassword}
        extra={isNew ? say.passwordHint : say.passwordKeep}
        rules={[{ min: shortestPassword, message: words.problems.password }]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
    </div>
  );
}

const valuesOf = (person: PersonView | null, unit: string | null): PersonValues =>
  person
    ? {
        name: person.name,
        account: person.account,
        ...filled({ title: person.title, ...person.contact }),
        seats: person.seats.map(({ unit: at, roles, upTo }) => ({
          unit: at,
          roles: [...roles],
          ...(upTo === undefined ? {} : { limit: textOfFen(upTo) }),
        })),
      }
    : { name: '', account: '', seats: [{ unit, roles: [] }] };
