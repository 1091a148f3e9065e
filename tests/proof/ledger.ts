import { provePhones } from './ledger-app.ts';
import { proveKeys } from './ledger-keys.ts';
import { proveKills } from './ledger-kills.ts';
import { proveRooms } from './ledger-rooms.ts';

/**
 * `npm run proof -- ledger [seed]`: posts race for the same keys and for the same money, and the
 * database and the app are killed while they do. Everything that is drawn comes from the seed.
 */
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
console.log(`seed ${seed}`);
await proveKeys(seed);
await proveRooms(seed);
await proveKills(seed);
await provePhones(seed);
