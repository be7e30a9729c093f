import { Alert, Button, Form, Input, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { SecurityView } from '../../../shared/contract/calls/security.ts';
import { signOnClaims, type SignOn } from '../../../shared/people/security.ts';
import { signOnWords } from '../../../shared/words/signOn.ts';
import { useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useSend } from '../../parts/useSend.ts';
import { useWords } from '../../state/language.ts';
import { useMay, useSignedIn } from '../../state/session.ts';
import { Card } from './Card.tsx';

/** When windows lock by themselves, and at which provider people may sign in. */
export function Entering() {
  const { query } = useDesk();
  const may = useMay()('manageSecurity');
  const read = useQuery({ ...query.security.view.queryOptions(), enabled: may });
  return (
    <>
      <Idle security={read.data} />
      {read.data ? <SignOnForm security={read.data} /> : null}
      <Problem error={read.error} reading onRetry={() => void read.refetch()} />
    </>
  );
}

const offeredMinutes = [1, 3, 5, 10, 15, 20, 30, 60];

function useSave() {
  const { client } = useDesk();
  type Saved = Omit<Parameters<typeof client.security.save>[0], 'request'>;
  return useSend((request, input: Saved) => client.security.save({ request, ...input }), ['session']);
}

function Idle({ security }: { security: SecurityView | undefined }) {
  const words = useWords(signOnWords).idle;
  const session = useSignedIn();
  const save = useSave();
  const id = useId();
  return (
    <Card title={words.title} hint={words.hint}>
      {security ? (
        <p className="settings-choice">
          <label className="settings-choice-label" htmlFor={id}>
            {words.label}
          </label>
          <Select<number>
            id={id}
            className="settings-short"
            value={security.idleMinutes}
            loading={save.isPending}
            onChange={(idleMinutes) => save.mutate({ idleMinutes, signOn: security.signOn })}
            options={[...new Set([...offeredMinutes, security.idleMinutes])]
              .sort((left, right) => left - right)
              .map((value) => ({ value, label: words.minutes(value) }))}
          />
        </p>
      ) : (
        <p>{words.readOnly(session.idleMinutes)}</p>
      )}
      <Problem error={save.error} />
    </Card>
  );
}

type Values = SignOn & { secret: string };

function SignOnForm({ security }: { security: SecurityView }) {
  const words = useWords(signOnWords).form;
  const save = useSave();
  const [form] = Form.useForm<Values>();
  const { idleMinutes, signOn } = security;
  const needed = [{ required: true, whitespace: true, message: words.missing }];
  return (
    <Card title={words.title} hint={words.hint}>
      <Form<Values>
        form={form}
        name="signOn"
        layout="vertical"
        requiredMark={false}
        className="settings-form"
        initialValues={signOn ?? { claim: 'preferred_username' }}
        onFinish={({ secret, ...wanted }) =>
          save.mutate({ idleMinutes, signOn: wanted, ...(secret ? { secret } : {}) })
        }
      >
        <Form.Item name="issuer" label={words.issuer} extra={words.issuerHint} rules={needed}>
          <Input maxLength={500} spellCheck={false} autoComplete="off" />
        </Form.Item>
        <Form.Item name="clientId" label={words.clientId} extra={words.clientIdHint} rules={needed}>
          <Input maxLength={200} spellCheck={false} autoComplete="off" />
        </Form.Item>
        <Form.Item name="secret" label={words.secret} {...(security.hasSecret ? { extra: words.secretKept } : {})}>
          <Input.Password maxLength={500} autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="claim" label={words.claim}>
          <Select options={signOnClaims.map((value) => ({ value, label: words.claims[value] }))} />
        </Form.Item>
        <Form.Item name="label" label={words.label} rules={needed}>
          <Input maxLength={40} placeholder={words.labelExample} autoComplete="off" />
        </Form.Item>
        <Problem error={save.error} />
        {save.isSuccess ? <Alert type="success" showIcon title={signOn ? words.saved : words.removed} /> : null}
        <div className="settings-buttons">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {words.save}
          </Button>
          {signOn ? (
            <Button disabled={save.isPending} onClick={() => save.mutate({ idleMinutes, signOn: null, secret: '' })}>
              {words.remove}
            </Button>
          ) : null}
        </div>
      </Form>
    </Card>
  );
}
