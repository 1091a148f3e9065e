import type { ImportKind } from './import.ts';
import type { Sheet } from './sheet.ts';
import { goodsSheet } from './sheets/goods.ts';
import { needSheet } from './sheets/needs.ts';
import { organizationSheet } from './sheets/organizations.ts';
import { pledgeSheet } from './sheets/pledges.ts';
import { receiptSheet } from './sheets/receipts.ts';
import { villageSheet } from './sheets/villages.ts';

export const sheets: Readonly<Record<ImportKind, Sheet>> = {
	needs: needSheet,
	villages: villageSheet,
	pledges: pledgeSheet,
	receipts: receiptSheet,
	goods: goodsSheet,
	organizations: organizationSheet,
};
