import { EyeFilled, EyeOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Tooltip } from 'antd';
import { useEffect } from 'react';
import { complaintWords } from '../../../shared/words/complaint.ts';
import { useDesk } from '../../link/desk.ts';
import { Key } from '../../parts/Key.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useKeys } from '../../parts/useKeys.ts';
import { useSend } from '../../parts/useSend.ts';
import { useWords } from '../../state/language.ts';

/** Keeps an eye on a complaint that is somebody else's; and what colleagues wrote here to me counts as read. */
export function Watch({ complaint }: { complaint: string }) {
  const words = useWords(complaintWords).watch;
  const { client, query } = useDesk();
  const read = useQuery(query.attention.view.queryOptions());
  const isWatched = read.data?.watched.includes(complaint) ?? false;
  const isNamed = read.data?.mentions.some((one) => one.complaint === complaint) ?? false;
  const watching = useSend(
    (request, watched: boolean) => client.attention.watch({ request, complaint, watched }),
    ['attention'],
  );
  const { mutate: see } = useSend(
    (request, id: string) => client.attention.seen({ request, complaint: id }),
    ['attention'],
  );
  useEffect(() => {
    if (isNamed) see(complaint);
  }, [isNamed, complaint, see]);
  const toggle = (): void => {
    if (!watching.isPending) watching.mutate(!isWatched);
  };
  useKeys({ W: { run: toggle, what: isWatched ? words.stop : words.begin } });
  return (
    <>
      <Tooltip title={isWatched ? words.stopHint : words.hint}>
        <Button
          icon={isWatched ? <EyeFilled /> : <EyeOutlined />}
          aria-pressed={isWatched}
          loading={watching.isPending}
          onClick={toggle}
        >
          {isWatched ? words.watched : words.begin} <Key name="W" />
        </Button>
      </Tooltip>
      <Problem error={watching.error} />
    </>
  );
}
