import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { readInvitationAddress } from '../../../shared/exchange/invitation.ts';
import { exchangeWords } from '../../../shared/words/exchange.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useWords } from '../../state/language.ts';
import { useMay } from '../../state/session.ts';

type Values = { address: string; code: string; deskName: string };

/** Joining a hub with an invitation; the whole link may be pasted into the address. */
export function JoinCard() {
  const words = useWords(exchangeWords).join;
  const { client } = useDesk();
  const mayManage = useMay()('manageExchange');
  const [request] = useState(newRequestId);
  const [form] = Form.useForm<Values>();
  const join = useMutation({
    mutationFn: ({ address, code, deskName }: Values) => client.exchange.join({ request, address, code, deskName }),
  });
  const required = { required: true, whitespace: true, message: words.missing };
  return (
    <section className="panel exchange-join" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="quiet">{words.hint}</p>
      {mayManage ? (
        <Form<Values>
          form={form}
          name="join"
          layout="vertical"
          requiredMark={false}
          className="exchange-form"
          onValuesChange={({ address }: Partial<Values>) => {
            const link = address === undefined ? undefined : readInvitationAddress(address);
            if (link) form.setFieldsValue({ address: link.hub, code: link.code });
          }}
          onFinish={(values) => join.mutate(values)}
        >
          <Form.Item
            name="address"
            label={words.address}
            extra={words.addressHint}
            rules={[required, { pattern: /^\s*https?:\/\/[^\s/]+/, message: words.badAddress }]}
          >
            <Input autoComplete="off" spellCheck={false} maxLength={300} />
          </Form.Item>
          <Form.Item name="code" label={words.code} rules={[required]}>
            <Input autoComplete="off" spellCheck={false} maxLength={64} className="exchange-code" />
          </Form.Item>
          <Form.Item name="deskName" label={words.deskName} extra={words.deskNameHint} rules={[required]}>
            <Input autoComplete="off" maxLength={200} />
          </Form.Item>
          <p className="quiet">{words.keeps}</p>
          <Problem error={join.error} title={words.failed} />
          <Button type="primary" htmlType="submit" loading={join.isPending}>
            {words.join}
          </Button>
        </Form>
      ) : (
        <p>{words.notAllowed}</p>
      )}
    </section>
  );
}
