import { create } from 'zustand';

/** A message dropped on the frame, on its way to the intake screen, which takes it as soon as it is open. */
type MailDrop = { file: File | null };

export const useMailDrop = create<MailDrop>(() => ({ file: null }));

export const isMailFile = (file: File): boolean => /\.eml$/i.test(file.name) || file.type === 'message/rfc822';

export const dropMail = (file: File): void => useMailDrop.setState({ file });

export function takeMail(): File | null {
  const { file } = useMailDrop.getState();
  if (file) useMailDrop.setState({ file: null });
  return file;
}
