// Public pages are read, not operated: they need no script.
export const csr = false;
