import { Button } from 'antd';
import type { ReactNode } from 'react';

type StartFormProps = {
  onSubmit: () => void;
  /** Verb on the button. */
  submit: string;
  isSending?: boolean;
  /** The way back, where there is one. */
  back?: { title: string; hint?: string; onClick: () => void };
  children: ReactNode;
};

/** A form of the pages before work begins: its fields below each other, then the way on and the way back. */
export function StartForm({ onSubmit, submit, isSending = false, back, children }: StartFormProps) {
  return (
    <form
      className="start-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <Button type="primary" htmlType="submit" loading={isSending}>
        {submit}
      </Button>
      {back ? (
        <Button type="text" title={back.hint} onClick={back.onClick}>
          {back.title}
        </Button>
      ) : null}
    </form>
  );
}
