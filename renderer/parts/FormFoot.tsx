import { Button } from 'antd';
import { Key } from './Key.tsx';
import './formFoot.css';

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
  const keyed = (text: string, key: 'Ctrl+Enter' | 'Escape') =>
    hasKeys ? (
      <>
        {text} <Key name={key} />
      </>
    ) : (
      text
    );
  return (
    <div className="form-foot">
      <Button type="primary" htmlType="submit" loading={isSending} disabled={disabled}>
        {keyed(save, 'Ctrl+Enter')}
      </Button>
      <Button onClick={onClose}>{keyed(cancel, 'Escape')}</Button>
    </div>
  );
}
