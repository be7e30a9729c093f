import { useMutation } from '@tanstack/react-query';
import { Button, Input, Popconfirm } from 'antd';
import { useRef, useState } from 'react';
import type {
  ContactItem,
  ExchangeView,
  PackageFile,
  PackageLook,
  PackageTaken,
} from '../../../shared/contract/exchangeViews.ts';
import { packageProblemSentence, packageWords } from '../../../shared/words/packages.ts';
import { useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { UnitPicker } from '../../parts/UnitPicker.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { saveFile } from '../../parts/file.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';
import { useMay } from '../../state/session.ts';

const save = ({ name, content }: PackageFile): void =>
  saveFile({ name, mediaType: 'application/octet-stream', content: btoa(content) });

/** Exchange without a network: whom with, what goes, what comes, and a folder that does it by itself. */
export function Files({ view }: { view: ExchangeView }) {
  const words = useWords(packageWords);
  const { client, query } = useDesk();
  const mayManage = useMay()('manageExchange');
  const { contacts, fingerprint, membership } = view;
  const [said, setSaid] = useState<string[]>([]);
  const [first, setFirst] = useState<{ content: string; look: PackageLook } | null>(null);
  const chosen = useRef<HTMLInputElement>(null);
  const take = useMutation({
    mutationFn: (input: { content: string; trust?: string }) => client.exchange.takePackage(input),
    onSuccess: (taken) => {
      setFirst(null);
      setSaid(sentencesOf(words, taken));
    },
  });
  const look = useMutation({
    mutationFn: async (file: File) => {
      const content = await file.text();
      return { content, look: await client.exchange.look({ content }) };
    },
    onSuccess: (seen) => {
      if (seen.look.known || seen.look.kind === 'invitation') take.mutate({ content: seen.content });
      else setFirst(seen);
    },
  });
  const card = useMutation(query.exchange.card.mutationOptions({ onSuccess: save }));
  return (
    <section className={`panel exchange-panel${membership ? ' exchange-last' : ''}`} aria-label={words.title}>
      <div className="exchange-state-line">
        <h2>{words.title}</h2>
        {mayManage ? (
          <span className="exchange-actions">
            {membership ? (
              <Button title={words.cardHint} loading={card.isPending} onClick={() => card.mutate(undefined)}>
                {words.card}
              </Button>
            ) : null}
            <Button loading={look.isPending || take.isPending} onClick={() => chosen.current?.click()}>
              {words.take}
            </Button>
            <input
              ref={chosen}
              type="file"
              accept=".shouwen"
              hidden
              aria-label={words.take}
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                target.value = '';
                setSaid([]);
                setFirst(null);
                take.reset();
                if (file) look.mutate(file);
              }}
            />
          </span>
        ) : null}
      </div>
      <p className="quiet">{words.intro}</p>
      {said.length > 0 ? (
        <output className="exchange-said">
          {said.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </output>
      ) : null}
      <Problem error={look.error ?? take.error} title={words.notReadIn} />
      <Problem error={card.error} title={words.noFileMade} />
      {first ? (
        <Stranger
          look={first.look}
          isTaking={take.isPending}
          onAgree={() => take.mutate({ content: first.content, trust: first.look.fingerprint })}
          onCancel={() => setFirst(null)}
        />
      ) : null}
      {contacts.length === 0 ? <p className="quiet">{words.noContacts}</p> : null}
      <ul className="exchange-contacts" aria-label={words.contacts}>
        {contacts.map((contact) => (
          <Contact
            key={contact.deskId}
            contact={contact}
            mayManage={mayManage}
            onMade={(name) => setSaid([words.made(name)])}
          />
        ))}
      </ul>
      {fingerprint === null ? null : (
        <p className="quiet">
          {words.fingerprint} <code className="exchange-fingerprint">{fingerprint}</code> {words.fingerprintHint}
        </p>
      )}
      {mayManage && !membership ? <Invite onMade={(name) => setSaid([words.invited(name)])} /> : null}
      {mayManage ? <Folder view={view} /> : <p className="quiet">{words.onlyAdministrator}</p>}
    </section>
  );
}

const sentencesOf = (
  words: (typeof packageWords)['zh'],
  { from, fresh, behind, refused, conflicts }: PackageTaken,
): string[] => [
  words.taken(from, fresh),
  ...(behind > 0 ? [words.behind(behind)] : []),
  ...(refused > 0 ? [words.notTaken(refused)] : []),
  ...(conflicts > 0 ? [words.newConflicts(conflicts)] : []),
];

type StrangerProps = { look: PackageLook; isTaking: boolean; onAgree: () => void; onCancel: () => void };

/** Nothing of a desk nobody has spoken to is taken in. */
function Stranger({ look, isTaking, onAgree, onCancel }: StrangerProps) {
  const words = useWords(packageWords);
  return (
    <section className="exchange-stranger" aria-label={words.unknownTitle}>
      <strong>{words.unknownTitle}</strong>
      <p>
        {look.from.unit.name} · {look.from.deskName}
      </p>
      <p>
        <code className="exchange-fingerprint">{look.fingerprint}</code>
      </p>
      <p className="quiet">{words.unknownHint}</p>
      <span className="exchange-choices">
        <Button type="primary" loading={isTaking} onClick={onAgree}>
          {words.agree}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </span>
    </section>
  );
}

type ContactProps = { contact: ContactItem; mayManage: boolean; onMade: (name: string) => void };

function Contact({ contact, mayManage, onMade }: ContactProps) {
  const words = useWords(packageWords);
  const office = useOffice();
  const { moment } = useFormat();
  const { client, query } = useDesk();
  const { deskId, deskName, unit, number, acknowledged, sentAt, taken, takenAt, revoked } = contact;
  const make = useMutation({
    mutationFn: () => client.exchange.makePackage({ desk: deskId }),
    onSuccess: (file) => {
      save(file);
      onMade(file.name);
    },
  });
  const revoke = useMutation(query.exchange.revoke.mutationOptions());
  return (
    <li className="exchange-contact">
      <span className="exchange-what">
        <strong>{unitName(office, unit)}</strong> {deskName === unitName(office, unit) ? null : `· ${deskName}`}{' '}
        {revoked ? <span className="exchange-refused">{words.revoked}</span> : null}
      </span>
      <span className="quiet exchange-who">
        {sentAt === null
          ? words.neverSent
          : `${words.sent(number, moment(sentAt))}，${acknowledged >= number ? words.acknowledged : words.waitingFor}`}
        <br />
        {takenAt === null ? words.neverTook : words.tookIn(taken, moment(takenAt))}
      </span>
      {mayManage ? (
        <span className="exchange-choices">
          {revoked ? (
            <Button onClick={() => revoke.mutate({ desk: deskId, revoked: false })}>{words.restore}</Button>
          ) : (
            <>
              <Button type="primary" loading={make.isPending} onClick={() => make.mutate()}>
                {words.make}
              </Button>
              <Popconfirm
                title={words.revokeAsk}
                okText={words.revoke}
                cancelText={words.cancel}
                styles={{ root: { maxWidth: 360 } }}
                onConfirm={() => revoke.mutate({ desk: deskId, revoked: true })}
              >
                <Button type="text">{words.revoke}</Button>
              </Popconfirm>
            </>
          )}
        </span>
      ) : null}
      <Problem error={make.error} title={words.noFileMade} />
      <Problem error={revoke.error} />
    </li>
  );
}

function Invite({ onMade }: { onMade: (name: string) => void }) {
  const words = useWords(packageWords);
  const { client } = useDesk();
  const [unit, setUnit] = useState<string | null>(null);
  const invite = useMutation({
    mutationFn: (chosen: string) => client.exchange.invite({ unit: chosen }),
    onSuccess: (file) => {
      save(file);
      onMade(file.name);
      setUnit(null);
    },
  });
  return (
    <div className="exchange-row">
      <h3>{words.invite}</h3>
      <div className="exchange-choices">
        <UnitPicker value={unit} onChange={setUnit} label={words.chooseUnit} placeholder={words.chooseUnit} />
        <Button
          disabled={unit === null}
          loading={invite.isPending}
          onClick={() => unit !== null && invite.mutate(unit)}
        >
          {words.makeInvitation}
        </Button>
      </div>
      <Problem error={invite.error} title={words.noFileMade} />
    </div>
  );
}

function Folder({ view: { folder } }: { view: ExchangeView }) {
  const words = useWords(packageWords);
  const language = useLanguage();
  const { query } = useDesk();
  const [path, setPath] = useState('');
  const choose = useMutation(query.exchange.chooseFolder.mutationOptions());
  return (
    <div className="exchange-row">
      <h3>{words.folder}</h3>
      <p className="quiet">{words.folderHint}</p>
      {folder === null ? (
        <div className="exchange-choices">
          <Input
            className="exchange-folder"
            aria-label={words.folder}
            placeholder={words.folderPlace}
            value={path}
            maxLength={1000}
            onChange={({ target }) => setPath(target.value)}
          />
          <Button
            disabled={path.trim() === ''}
            loading={choose.isPending}
            onClick={() => choose.mutate({ path: path.trim() })}
          >
            {words.useFolder}
          </Button>
        </div>
      ) : (
        <div className="exchange-choices">
          <span className="exchange-address">{words.folderOn(folder.path)}</span>
          <Button type="text" loading={choose.isPending} onClick={() => choose.mutate({ path: null })}>
            {words.leaveFolder}
          </Button>
        </div>
      )}
      {folder?.problem ? <p className="exchange-why">{packageProblemSentence(language, folder.problem)}</p> : null}
      <Problem error={choose.error} title={words.folderNotUsed} />
    </div>
  );
}
