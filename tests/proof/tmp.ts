import { provePhones } from './ledger-app.ts';
await provePhones(7);
