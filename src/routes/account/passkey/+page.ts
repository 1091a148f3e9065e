/** Needs a script, unlike the pages beside it: it asks the browser for one. */
export const csr = true;
