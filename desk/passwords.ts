import { randomBytes } from 'node:crypto';
import { argon2id, argon2Verify } from 'hash-wasm';

/** 19 MiB, two passes, one lane: the least that OWASP asks of Argon2id, some tens of milliseconds on an office PC. */
const memorySize = 19 * 1024;
const iterations = 2;

/** The same password typed with full-width letters by a Chinese input method is the same password. */
const typed = (password: string): string => password.normalize('NFKC');

/** @returns the hash in PHC form: algorithm, costs, salt and hash in one text */
export const hashPassword = (password: string): Promise<string> =>
  argon2id({
    password: typed(password),
    salt: randomBytes(16),
    parallelism: 1,
    iterations,
    memorySize,
    hashLength: 32,
    outputType: 'encoded',
  });

export const verifyPassword = (password: string, hash: string): Promise<boolean> =>
  argon2Verify({ password: typed(password), hash });
