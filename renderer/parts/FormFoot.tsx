import { Button } from 'antd';
import { Key } from './Key.tsx';

type FormFootProps = {
  /** Verb on the button that sends the form. */
  save: string;
  cancel: string;
  onClose: () => void;
  isSending: boolean;
  disabled?: boolean;
  /** The form listens to `Ctrl+Enter` and `Esc`, so its buttons say so. */
  hasKeys?: boolean;
};

/** How a form of several fields ends: it is sent, or left. */
export function FormFoot({ save, cancel, onClose, isSending, disabled = false, hasKeys = false }: FormFootProps) {
  return (
    <div className="form-buttons">
      <Button type="primary" htmlType="submit" loading={isSending} disabled={disabled}>
        {save} {hasKeys ? <Key name="Ctrl+Enter" /> : null}
      </Button>
      <Button onClick={onClose}>
        {cancel} {hasKeys ? <Key name="Escape" /> : null}
      </Button>
    </div>
  );
}
