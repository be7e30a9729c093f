import { Alert, Button, Form, Input } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { shortestPassword } from '../../../shared/people/decide.ts';
import { settingsWords } from '../../../shared/words/settings.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useWords } from '../../state/language.ts';
import { useSession } from '../../state/session.ts';
import { Card } from './Card.tsx';

type PasswordValues = { old: string; fresh: string; again: string };

export function Security() {
  const words = useWords(settingsWords).security;
  const { query } = useDesk();
  const session = useSession();
  const change = useMutation(query.session.changePassword.mutationOptions());
  const [form] = Form.useForm<PasswordValues>();
  const request = useRef(newRequestId());
  const submit = async ({ old, fresh }: PasswordValues): Promise<void> => {
    await change.mutateAsync({ request: request.current, old, fresh });
    request.current = newRequestId();
    form.resetFields();
  };
  return (
    <Card title={words.title} hint={words.hint}>
      <p>{words.signedInAs(session?.person?.name ?? '')}</p>
      <Form<PasswordValues>
        form={form}
        name="password"
        layout="vertical"
        requiredMark={false}
        className="settings-form"
        onValuesChange={() => {
          request.current = newRequestId();
          if (change.isSuccess || change.isError) change.reset();
        }}
        onFinish={(values) => void submit(values).catch(() => undefined)}
      >
        <Form.Item name="old" label={words.old} rules={[{ required: true, message: words.missing }]}>
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="fresh"
          label={words.fresh}
          dependencies={['old']}
          rules={[
            { required: true, message: words.missing },
            { min: shortestPassword, message: words.tooShort },
            ({ getFieldValue }) => ({
              validator: (_rule, value: string) =>
                value && value === getFieldValue('old') ? Promise.reject(new Error(words.same)) : Promise.resolve(),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="again"
          label={words.again}
          dependencies={['fresh']}
          rules={[
            { required: true, message: words.missing },
            ({ getFieldValue }) => ({
              validator: (_rule, value: string) =>
                value && value !== getFieldValue('fresh')
                  ? Promise.reject(new Error(words.different))
                  : Promise.resolve(),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Problem error={change.error} />
        {change.isSuccess ? <Alert type="success" showIcon title={words.done} /> : null}
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {change.isPending ? words.changing : words.change}
        </Button>
      </Form>
    </Card>
  );
}
