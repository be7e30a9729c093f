import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PackInUse } from '../../../shared/contract/calls/procedure.ts';
import { packOf } from '../../state/packs.ts';
import { proceduresWords } from '../../../shared/words/procedures.ts';
import { useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useAddressSearch } from '../../state/go.ts';
import { useText, useWords } from '../../state/language.ts';
import { PackPage } from './PackPage.tsx';
import { Use } from './Use.tsx';
import './procedures.css';
import './flow.css';

/** The procedures the office runs, and those it could: a list, and one of them as a page. `?pack=` opens another first. */
export default function Screen() {
  const words = useWords(proceduresWords);
  const { query } = useDesk();
  const asked = useAddressSearch()['pack'];
  const [chosen, setChosen] = useState<string | null>(() => (typeof asked === 'string' ? asked : null));
  const read = useQuery(query.procedure.view.queryOptions());
  const packs = read.data?.packs ?? [];
  const shown = packs.find(({ id }) => id === chosen) ?? packs[0];
  const pack = shown && packOf(shown.id, shown.version);
  const mains = packs.filter(({ use }) => use === 'main').flatMap(({ id, version }) => packOf(id, version) ?? []);
  return (
    <div className="screen procedures">
      <h1>{words.title}</h1>
      <Problem error={read.error} reading onRetry={() => void read.refetch()} />
      {read.isPending ? <p className="quiet">{words.reading}</p> : null}
      {pack ? (
        <div className="procedures-body">
          <List packs={packs} shown={pack.id} onShow={setChosen} />
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the page is scrolled with the arrow keys */}
          <section className="procedures-page" key={pack.id} tabIndex={0} aria-label={words.title}>
            <PackPage pack={pack} mains={mains}>
              <Use pack={pack} packs={packs} mayChange={read.data?.mayChange ?? false} />
            </PackPage>
          </section>
        </div>
      ) : null}
    </div>
  );
}

function List({ packs, shown, onShow }: { packs: PackInUse[]; shown: string; onShow: (id: string) => void }) {
  const words = useWords(proceduresWords);
  const text = useText();
  const inUse = packs.filter(({ use }) => use !== null);
  const others = packs.filter(({ use }) => use === null);
  const mainCount = inUse.filter(({ use }) => use === 'main').length;
  const item = ({ id, version, use }: PackInUse, index: number) => {
    const pack = packOf(id, version);
    return (
      <li key={id}>
        <button type="button" aria-current={id === shown ? 'page' : undefined} onClick={() => onShow(id)}>
          <span className="procedures-name">{pack ? text(pack.short) : id}</span>
          <span className="quiet">
            {[id, words.version(version), use ? words.use[use] : ''].filter((part) => part !== '').join(' · ')}
          </span>
          {index === 0 && use === 'main' && mainCount > 1 ? <span className="quiet">{words.proposed}</span> : null}
        </button>
      </li>
    );
  };
  return (
    <nav className="procedures-list" aria-label={words.list}>
      <h2>{words.inUse}</h2>
      <ul>{inUse.map(item)}</ul>
      <h2>{words.others}</h2>
      {others.length > 0 ? <ul>{others.map(item)}</ul> : <p className="quiet">{words.noOthers}</p>}
    </nav>
  );
}
