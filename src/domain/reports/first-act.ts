/** What a new house does before anything can wait for it. */
export type FirstActName =
	| 'member_invite'
	| 'offer_list'
	| 'pledge_sign'
	| 'need_file'
	| 'project_apply'
	| 'pairing_record'
	| 'agreement_draft'
	| 'round_run'
	| 'visit_record';

export interface FirstAct {
	readonly act: FirstActName;
	readonly isDone: boolean;
}
