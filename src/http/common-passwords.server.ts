import { dictionary } from '@zxcvbn-ts/language-common';

/** The 49,233 that leaked most often, in lower case. They stay on the server: 400 KB. */
export const commonPasswords: ReadonlySet<string> = new Set(dictionary['passwords-common']);
