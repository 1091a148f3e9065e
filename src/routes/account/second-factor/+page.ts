/** Needs a script, unlike the pages beside it: it offers a passkey. */
export const csr = true;
