import type { DeskClient } from '../../../shared/contract/contract.ts';
import type { MailRead } from '../../../shared/contract/calls/mail.ts';
import { blobOf } from '../../parts/file.ts';
import { readChosen } from '../../parts/chosenFile.ts';
import { isEmpty } from './form.ts';
import { startAnother, useIntake, writing } from './store.ts';

/** A message becomes a registration: sender, subject and words in their places, what hung on it as papers, and the message itself
 *  as one of them. What was being written stays as a draft.
 *  @throws what the desk refuses: then nothing has changed */
export async function registerFromMail(client: DeskClient, file: File): Promise<void> {
  const message = await client.mail.read(await readChosen(file));
  const { form, files, registered } = useIntake.getState();
  if (registered || !isEmpty(form) || files.length > 0) startAnother();
  const write = writing(client);
  write.form({
    channel: 'mail',
    receivedAt: message.at !== null && message.at <= Date.now() ? message.at : null,
    narrative: [message.subject, message.text].filter(Boolean).join('\n'),
  });
  write.complainant(0, { name: message.from.name || message.from.mail, mail: message.from.mail });
  write.addFiles([file, ...message.attachments.map(fileOf)]);
}

const fileOf = ({ name, mediaType, content }: MailRead['attachments'][number]): File =>
  new File([blobOf(content, mediaType)], name, { type: mediaType });
