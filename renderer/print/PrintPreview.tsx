import { AutoComplete, Button, Checkbox, Select } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Complainant } from '../../shared/complaint/details.ts';
import type { DocumentFormat } from '../../shared/complaint/events.ts';
import type { ComplaintView } from '../../shared/contract/views.ts';
import { fillForm } from '../../shared/document/forms/fill.ts';
import { papersOf } from '../../shared/document/forms/index.ts';
import type { Subject } from '../../shared/document/subject.ts';
import type { Pack } from '../../shared/procedure/pack.ts';
import { printWords } from '../../shared/words/print.ts';
import { newRequestId, useDesk } from '../link/desk.ts';
import { saveFile } from '../parts/file.ts';
import { Key } from '../parts/Key.tsx';
import { Problem } from '../parts/Problem.tsx';
import { categoryOf } from '../state/categories.ts';
import { useLanguage, useText, useWords } from '../state/language.ts';
import { personName, unitName, useOffice } from '../state/office.ts';
import { usePackBook } from '../state/packs.ts';
import { useSession } from '../state/session.ts';
import { PreviewShell } from './PreviewShell.tsx';

type Props = { view: ComplaintView; pack: Pack; onClose: () => void };

/** The documents of a complaint as they will lie on paper, over the desk: chosen, looked at, printed or saved. */
export function PrintPreview({ view, pack, onClose }: Props) {
  const words = useWords(printWords);
  const text = useText();
  const forms = useMemo(() => papersOf(view, pack), [view, pack]);
  const [chosen, setChosen] = useState(forms[0]?.id ?? '');
  const [masked, setMasked] = useState(true);
  const [purpose, setPurpose] = useState('');
  const [full, setFull] = useState<Complainant[] | null>(null);
  const shown = useMemo(
    () => (full && !masked ? { ...view, details: { ...view.details, complainants: full } } : view),
    [view, full, masked],
  );
  const subject = useSubject(shown, pack, masked);
  const form = forms.find(({ id }) => id === chosen) ?? forms[0]!;
  const paper = useMemo(() => fillForm(form, subject), [form, subject]);
  const take = useTaking({ complaint: view.id, form: form.id, language: subject.language, masked, purpose }, setFull);
  const mayTake = (masked || purpose.trim() !== '') && !take.isPending;
  const print = (): void => {
    if (mayTake) take.mutate('print');
  };
  const isCaseFile = form.id === 'caseFile';
  return (
    <PreviewShell
      label={words.preview}
      title={text(form.title)}
      paper={paper}
      keys={{
        'Ctrl+P': { run: print, what: words.print },
        P: { run: print },
        Escape: { run: onClose, what: words.close, whileTyping: true },
      }}
      notice={<Problem error={take.error} />}
      bar={
        <>
          <Select
            className="preview-form"
            aria-label={words.form}
            value={form.id}
            onChange={setChosen}
            options={forms.map(({ id, title }) => ({ value: id, label: text(title) }))}
            getPopupContainer={(field) => field.closest('dialog') ?? document.body}
          />
          <Checkbox checked={masked} onChange={(event) => setMasked(event.target.checked)}>
            {words.covered}
          </Checkbox>
          {masked && !isCaseFile ? null : (
            <AutoComplete
              className="preview-purpose"
              aria-label={masked ? words.purposeOfPackage : words.purpose}
              placeholder={masked ? words.purposeOfPackage : words.purpose}
              value={purpose}
              onChange={setPurpose}
              options={Object.values(words.purposes).map((value) => ({ value }))}
              getPopupContainer={(field) => field.closest('dialog') ?? document.body}
            />
          )}
          <output className="preview-hint quiet">{take.data ? words.made(take.data) : words.logged}</output>
          <Button type="primary" disabled={!mayTake} onClick={print}>
            {words.print} <Key name="Ctrl+P" />
          </Button>
          <Button disabled={!mayTake} onClick={() => take.mutate('pdf')}>
            {words.save.pdf}
          </Button>
          <Button disabled={!mayTake} onClick={() => take.mutate('word')}>
            {words.save.word}
          </Button>
          {isCaseFile && (
            <Button
              disabled={purpose.trim() === '' || take.isPending}
              title={words.packageHint}
              onClick={() => take.mutate('package')}
            >
              {words.save.package}
            </Button>
          )}
          <Button onClick={onClose}>
            {words.close} <Key name="Escape" />
          </Button>
        </>
      }
    />
  );
}

function useSubject(view: ComplaintView, pack: Pack, masked: boolean): Subject {
  const language = useLanguage();
  const office = useOffice();
  const book = usePackBook();
  const person = useSession()?.person?.name ?? '';
  const [takenAt] = useState(Date.now);
  return useMemo(
    () => ({
      view,
      pack,
      overlays: view.overlays.flatMap(({ id, version }) => book.of(id, version) ?? []),
      language,
      nameOfUnit: (id) => unitName(office, id),
      nameOfPerson: (id) => personName(office, id),
      nameOfCategory: (id) => categoryOf(id, view.categories)?.title[language] ?? '',
      takenBy: person,
      takenAt,
      masked,
    }),
    [view, pack, book, language, office, person, takenAt, masked],
  );
}

type Taken = { complaint: string; form: string; language: Subject['language']; masked: boolean; purpose: string };

/** Noted first, printed then: what cannot be noted does not leave the desk. @returns name of the file that was saved */
function useTaking(taken: Taken, onFull: (people: Complainant[]) => void) {
  const { client, query } = useDesk();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (format: DocumentFormat | 'package') => {
      if (format === 'package') {
        const { form: _form, ...asked } = taken;
        const made = await client.document.evidence({ request: newRequestId(), ...asked });
        saveFile(made.file);
        return made.file.name;
      }
      const { file, complainants } = await client.document.make({ request: newRequestId(), ...taken, format });
      // On the page before the printer takes it.
      if (complainants) flushSync(() => onFull(complainants));
      if (file) saveFile(file);
      else window.print();
      return file?.name ?? null;
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: query.complaint.key() }),
  });
}
