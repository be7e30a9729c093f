import { expect, it } from 'vitest';
import {
  invitationAddress,
  plainCode,
  printedCode,
  readInvitationAddress,
} from '../../../shared/exchange/invitation.ts';

it('a code is read the same however it was typed', () => {
  expect(plainCode(' k7pq-2mxa 9rst.4vwz ')).toBe('K7PQ2MXA9RST4VWZ');
  expect(printedCode('k7pq2mxa9rst4vwz')).toBe('K7PQ-2MXA-9RST-4VWZ');
});

it('the picture of an invitation says hub and code', () => {
  const address = invitationAddress('https://hub.example.cn:8443/liaoning/', 'K7PQ2MXA9RST4VWZ');
  expect(address).toBe('https://hub.example.cn:8443/liaoning/#join=K7PQ-2MXA-9RST-4VWZ');
  expect(readInvitationAddress(address)).toEqual({
    hub: 'https://hub.example.cn:8443/liaoning',
    code: 'K7PQ2MXA9RST4VWZ',
  });
});

it.each(['', 'https://hub.example.cn', 'ftp://hub/#join=K7PQ2MXA', 'K7PQ2MXA9RST4VWZ', 'https://hub/#join='])(
  '%j is no invitation',
  (text) => {
    expect(readInvitationAddress(text)).toBeUndefined();
  },
);
