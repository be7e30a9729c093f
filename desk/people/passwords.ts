import { randomBytes } from 'node:crypto';
import { argon2id, argon2Verify } from 'hash-wasm';

/** What one hash costs: memory in KiB, and how often it is gone over. */
export type PasswordCost = { memorySize: number; iterations: number };
export type HashPassword = (password: string) => Promise<string>;

/** 19 MiB, two passes, one lane: the least that OWASP asks of Argon2id, some tens of milliseconds on an office PC. */
export const officeCost: PasswordCost = { memorySize: 19 * 1024, iterations: 2 };

/** Nobody's password, at the office's cost: verified where an account does not exist, so that the answer takes the same time. */
export const decoyHash =
  '$argon2id$v=19$m=19456,t=2,p=1$c2hvdXdlbi1ub2JvZHktMQ$0OMkFfzVpVyAk1JvGE8HqZ0cYlmpWb3tXhR7uD6sQiE';

/** The same password typed with full-width letters by a Chinese input method is the same password. */
const typed = (password: string): string => password.normalize('NFKC');

/** @returns what makes the hash in PHC form: algorithm, costs, salt and hash in one text */
export const hashPasswordAt =
  (cost: PasswordCost): HashPassword =>
  (password) =>
    argon2id({
      password: typed(password),
      salt: randomBytes(16),
      parallelism: 1,
      ...cost,
      hashLength: 32,
      outputType: 'encoded',
    });

export const verifyPassword = (password: string, hash: string): Promise<boolean> =>
  argon2Verify({ password: typed(password), hash });
