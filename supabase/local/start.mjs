// Plain JavaScript, so that an old Node reads far enough to say that it is too old.
import './new-enough.mjs';

await import('./main.ts');
