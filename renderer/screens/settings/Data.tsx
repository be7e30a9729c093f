import { Alert, Button, Form, Input } from 'antd';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { shortestPassPhrase } from '../../../shared/contract/base.ts';
import type { CareReport } from '../../../shared/contract/views.ts';
import { oldRegisterWords } from '../../../shared/words/oldRegister.ts';
import { settingsWords } from '../../../shared/words/settings.ts';
import { useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useGo } from '../../state/go.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { useMay, useSession } from '../../state/session.ts';
import { Card } from './Card.tsx';

/** Where the data lies, and what keeps it safe. Each piece of work says what it did, in words. */
export function Data() {
  const words = useWords(settingsWords);
  const say = words.data;
  const { query } = useDesk();
  const session = useSession();
  const may = useMay()('keepStore');
  const number = useNumber();
  const mayImport = useMay()('importRegister');
  const verify = useMutation(query.care.verify.mutationOptions());
  const rebuild = useMutation(query.care.rebuild.mutationOptions());
  return (
    <>
      <Card title={say.where} hint={say.whereHint}>
        <p className="settings-folder">{session?.folder ?? ''}</p>
        {may ? null : <p className="quiet">{say.notAllowed}</p>}
      </Card>
      {mayImport ? <OldRegister /> : null}
      {may ? (
        <>
          <Backup />
          <Work
            title={say.verify}
            hint={say.verifyHint}
            button={verify.isPending ? say.verifying : say.verify}
            isRunning={verify.isPending}
            error={verify.error}
            onRun={() => verify.mutate(undefined)}
          >
            {verify.data ? <VerifyReport report={verify.data} /> : null}
          </Work>
          <Work
            title={say.rebuild}
            hint={say.rebuildHint}
            button={rebuild.isPending ? say.rebuilding : say.rebuild}
            isRunning={rebuild.isPending}
            error={rebuild.error}
            onRun={() => rebuild.mutate(undefined)}
          >
            {rebuild.data ? <Alert type="success" showIcon title={say.rebuilt(number(rebuild.data.events))} /> : null}
          </Work>
        </>
      ) : null}
    </>
  );
}

/** The way to the import of registers from before, for those who look for it here. */
function OldRegister() {
  const words = useWords(oldRegisterWords);
  const go = useGo();
  return (
    <Card title={words.title} hint={words.intro}>
      <Button onClick={() => go('oldRegister')}>{words.open}</Button>
    </Card>
  );
}

type BackupValues = { passPhrase?: string; again?: string };

/** Where the operating system keeps the key, a backup opens on this PC alone unless it is given a pass phrase. */
function Backup() {
  const say = useWords(settingsWords).data;
  const { query } = useDesk();
  const isKeptBySystem = useSession()?.host === 'electron';
  const number = useNumber();
  const backup = useMutation(query.care.backup.mutationOptions());
  const [form] = Form.useForm<BackupValues>();
  const passPhrase = Form.useWatch('passPhrase', form) ?? '';
  return (
    <Card title={say.backup} hint={say.backupHint}>
      <Form<BackupValues>
        form={form}
        name="backup"
        layout="vertical"
        requiredMark={false}
        className="settings-form"
        onFinish={() => backup.mutate(passPhrase === '' ? {} : { passPhrase })}
      >
        {isKeptBySystem ? (
          <Form.Item
            name="passPhrase"
            label={say.passPhrase}
            extra={say.passPhraseHint}
            rules={[{ min: shortestPassPhrase, message: say.passPhraseTooShort(shortestPassPhrase) }]}
          >
            <Input.Password autoComplete="new-password" maxLength={200} />
          </Form.Item>
        ) : null}
        {isKeptBySystem && passPhrase !== '' ? (
          <Form.Item
            name="again"
            label={say.passPhraseAgain}
            dependencies={['passPhrase']}
            rules={[
              {
                validator: (_rule, value?: string) =>
                  value === form.getFieldValue('passPhrase')
                    ? Promise.resolve()
                    : Promise.reject(new Error(say.passPhraseDifferent)),
              },
            ]}
          >
            <Input.Password autoComplete="new-password" maxLength={200} />
          </Form.Item>
        ) : null}
        <Button type="primary" htmlType="submit" loading={backup.isPending}>
          {backup.isPending ? say.backingUp : say.backup}
        </Button>
      </Form>
      <Problem error={backup.error} />
      {backup.data && !backup.isPending ? (
        <Alert
          type="success"
          showIcon
          title={say.backupDone(backup.data.folder, say.megabytes(number(backup.data.bytes / 1_048_576, 1)))}
        />
      ) : null}
    </Card>
  );
}

type WorkProps = {
  title: string;
  hint: string;
  button: string;
  isRunning: boolean;
  error: unknown;
  onRun: () => void;
  children: ReactNode;
};

function Work({ title, hint, button, isRunning, error, onRun, children }: WorkProps) {
  return (
    <Card title={title} hint={hint}>
      <div>
        <Button loading={isRunning} onClick={onRun}>
          {button}
        </Button>
      </div>
      <Problem error={error} />
      {isRunning ? null : children}
    </Card>
  );
}

function VerifyReport({ report }: { report: CareReport }) {
  const say = useWords(settingsWords).data;
  const number = useNumber();
  const sentences: Record<string, string> = say.codes;
  const checked = say.verified(number(report.events), number(report.commands), number(report.attachments));
  if (report.findings.length === 0) {
    return <Alert type="success" showIcon title={say.whole} description={checked} />;
  }
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={say.findings(report.findings.length)}
      description={
        <>
          <p>{checked}</p>
          <ul className="settings-findings" aria-label={say.findingsLabel}>
            {groupFindings(report.findings, say.places).map(({ code, count, example }) => (
              <li key={code}>
                {sentences[code] ?? say.otherFinding}
                {count > 1 ? ` × ${count}` : ''}
                {example === '' ? null : <span className="quiet"> {example}</span>}
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}

type FindingGroup = { code: string; count: number; example: string };

/** Thousands of findings of one kind are one sentence with a number and the first place. */
function groupFindings(findings: CareReport['findings'], names: Record<string, string>): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const { code, detail } of findings) {
    const group = groups.get(code);
    if (group) group.count++;
    else groups.set(code, { code, count: 1, example: placeOf(detail, names) });
  }
  return [...groups.values()];
}

const placeOf = (detail: Record<string, unknown>, names: Record<string, string>): string =>
  Object.entries(detail)
    .flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? `${names[name] ?? name} ${value}` : [],
    )
    .join(' · ');

function useNumber(): (value: number, places?: number) => string {
  const language = useLanguage();
  return (value, places = 0) =>
    new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', { maximumFractionDigits: places }).format(value);
}
