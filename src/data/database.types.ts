export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
	public: {
		Tables: {
			acceptances: {
				Row: {
					document_id: string;
					findings: string | null;
					id: string;
					inspected_on: string;
					inspectors: string;
					level: string;
					organization_id: string;
					outcome: string;
					project_id: string;
					recorded_at: string;
					recorded_by: string;
				};
				ComputedFields: never;
				Insert: {
					document_id: string;
					findings?: string | null;
					id: string;
					inspected_on: string;
					inspectors: string;
					level: string;
					organization_id: string;
					outcome: string;
					project_id: string;
					recorded_at?: string;
					recorded_by: string;
				};
				Update: {
					document_id?: string;
					findings?: string | null;
					id?: string;
					inspected_on?: string;
					inspectors?: string;
					level?: string;
					organization_id?: string;
					outcome?: string;
					project_id?: string;
					recorded_at?: string;
					recorded_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'acceptances_document_id_fkey';
						columns: ['document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'acceptances_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'acceptances_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'acceptances_recorded_by_fkey';
						columns: ['recorded_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			accounts: {
				Row: {
					created_at: string;
					disabled_at: string | null;
					display_name: string;
					id: string;
					is_demo: boolean;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					disabled_at?: string | null;
					display_name: string;
					id?: string;
					is_demo?: boolean;
				};
				Update: {
					created_at?: string;
					disabled_at?: string | null;
					display_name?: string;
					id?: string;
					is_demo?: boolean;
				};
				Relationships: [];
			};
			agreement_reports: {
				Row: {
					agreement_id: string;
					corrects_id: string | null;
					document_id: string | null;
					id: string;
					indicator: string;
					note: string;
					number: string | null;
					occurred_on: string;
					organization_id: string;
					reason: string | null;
					reported_at: string;
					reported_by: string;
					value: number;
				};
				ComputedFields: never;
				Insert: {
					agreement_id: string;
					corrects_id?: string | null;
					document_id?: string | null;
					id: string;
					indicator: string;
					note: string;
					number?: string | null;
					occurred_on: string;
					organization_id: string;
					reason?: string | null;
					reported_at?: string;
					reported_by: string;
					value: number;
				};
				Update: {
					agreement_id?: string;
					corrects_id?: string | null;
					document_id?: string | null;
					id?: string;
					indicator?: string;
					note?: string;
					number?: string | null;
					occurred_on?: string;
					organization_id?: string;
					reason?: string | null;
					reported_at?: string;
					reported_by?: string;
					value?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'agreement_reports_agreement_id_fkey';
						columns: ['agreement_id'];
						isOneToOne: false;
						referencedRelation: 'agreements';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'agreement_reports_corrects_id_fkey';
						columns: ['corrects_id'];
						isOneToOne: false;
						referencedRelation: 'agreement_reports';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'agreement_reports_document_id_fkey';
						columns: ['document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'agreement_reports_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'agreement_reports_reported_by_fkey';
						columns: ['reported_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			agreement_signatures: {
				Row: {
					agreement_id: string;
					organization_id: string;
					side: string;
					signed_at: string;
					signed_by: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					agreement_id: string;
					organization_id: string;
					side: string;
					signed_at?: string;
					signed_by: string;
					version: number;
				};
				Update: {
					agreement_id?: string;
					organization_id?: string;
					side?: string;
					signed_at?: string;
					signed_by?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'agreement_signatures_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'agreement_signatures_signed_by_fkey';
						columns: ['signed_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'agreement_signatures_version_fkey';
						columns: ['agreement_id', 'version'];
						isOneToOne: false;
						referencedRelation: 'agreement_versions';
						referencedColumns: ['agreement_id', 'version'];
					},
				];
			};
			agreement_targets: {
				Row: {
					agreement_id: string;
					indicator: string;
					value: number;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					agreement_id: string;
					indicator: string;
					value: number;
					version: number;
				};
				Update: {
					agreement_id?: string;
					indicator?: string;
					value?: number;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'agreement_targets_version_fkey';
						columns: ['agreement_id', 'version'];
						isOneToOne: false;
						referencedRelation: 'agreement_versions';
						referencedColumns: ['agreement_id', 'version'];
					},
				];
			};
			agreement_versions: {
				Row: {
					agreement_id: string;
					note: string | null;
					organization_id: string;
					proposed_at: string;
					proposed_by: string;
					side: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					agreement_id: string;
					note?: string | null;
					organization_id: string;
					proposed_at?: string;
					proposed_by: string;
					side: string;
					version: number;
				};
				Update: {
					agreement_id?: string;
					note?: string | null;
					organization_id?: string;
					proposed_at?: string;
					proposed_by?: string;
					side?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'agreement_versions_agreement_id_fkey';
						columns: ['agreement_id'];
						isOneToOne: false;
						referencedRelation: 'agreements';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'agreement_versions_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'agreement_versions_proposed_by_fkey';
						columns: ['proposed_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			agreements: {
				Row: {
					created_at: string;
					document_id: string | null;
					id: string;
					is_demo: boolean;
					number: string | null;
					pairing_id: string;
					signed_on: string | null;
					status: string;
					version: number;
					year: number;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					document_id?: string | null;
					id?: string;
					is_demo?: boolean;
					number?: string | null;
					pairing_id: string;
					signed_on?: string | null;
					status?: string;
					version?: number;
					year: number;
				};
				Update: {
					created_at?: string;
					document_id?: string | null;
					id?: string;
					is_demo?: boolean;
					number?: string | null;
					pairing_id?: string;
					signed_on?: string | null;
					status?: string;
					version?: number;
					year?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'agreements_document_id_fkey';
						columns: ['document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'agreements_pairing_id_fkey';
						columns: ['pairing_id'];
						isOneToOne: false;
						referencedRelation: 'pairings';
						referencedColumns: ['id'];
					},
				];
			};
			allocations: {
				Row: {
					amount_fen: number;
					id: string;
					note: string | null;
					organization_id: string;
					pledge_id: string;
					project_id: string;
					proposed_at: string;
					proposed_by: string;
					review_note: string | null;
					reviewed_at: string | null;
					reviewed_by: string | null;
					status: string;
				};
				ComputedFields: never;
				Insert: {
					amount_fen: number;
					id: string;
					note?: string | null;
					organization_id: string;
					pledge_id: string;
					project_id: string;
					proposed_at?: string;
					proposed_by: string;
					review_note?: string | null;
					reviewed_at?: string | null;
					reviewed_by?: string | null;
					status?: string;
				};
				Update: {
					amount_fen?: number;
					id?: string;
					note?: string | null;
					organization_id?: string;
					pledge_id?: string;
					project_id?: string;
					proposed_at?: string;
					proposed_by?: string;
					review_note?: string | null;
					reviewed_at?: string | null;
					reviewed_by?: string | null;
					status?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'allocations_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'allocations_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'goods_stages';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'allocations_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledge_standings';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'allocations_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledges';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'allocations_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'allocations_proposed_by_fkey';
						columns: ['proposed_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'allocations_reviewed_by_fkey';
						columns: ['reviewed_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			answered_challenges: {
				Row: {
					challenge_hash: string;
					expires_at: string;
				};
				ComputedFields: never;
				Insert: {
					challenge_hash: string;
					expires_at: string;
				};
				Update: {
					challenge_hash?: string;
					expires_at?: string;
				};
				Relationships: [];
			};
			assessment_figures: {
				Row: {
					agreement_id: string;
					figure: string;
					row_count: number;
					value: number | null;
				};
				ComputedFields: never;
				Insert: {
					agreement_id: string;
					figure: string;
					row_count: number;
					value?: number | null;
				};
				Update: {
					agreement_id?: string;
					figure?: string;
					row_count?: number;
					value?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'assessment_figures_agreement_id_fkey';
						columns: ['agreement_id'];
						isOneToOne: false;
						referencedRelation: 'assessments';
						referencedColumns: ['agreement_id'];
					},
				];
			};
			assessments: {
				Row: {
					agreement_id: string;
					as_of: string;
					assessed_at: string;
					assessed_by: string;
					is_demo: boolean;
					organization_id: string;
					words: string;
				};
				ComputedFields: never;
				Insert: {
					agreement_id: string;
					as_of: string;
					assessed_at?: string;
					assessed_by: string;
					is_demo?: boolean;
					organization_id: string;
					words: string;
				};
				Update: {
					agreement_id?: string;
					as_of?: string;
					assessed_at?: string;
					assessed_by?: string;
					is_demo?: boolean;
					organization_id?: string;
					words?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'assessments_agreement_id_fkey';
						columns: ['agreement_id'];
						isOneToOne: true;
						referencedRelation: 'agreements';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'assessments_assessed_by_fkey';
						columns: ['assessed_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'assessments_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
				];
			};
			assets: {
				Row: {
					id: string;
					keeper: string;
					kind: string;
					location: string;
					name: string;
					owner: string;
					project_id: string;
					quantity: number;
					recorded_at: string;
					recorded_by: string;
					unit: string;
					value_fen: number | null;
					yearly_yield_fen: number | null;
					yield_use: string | null;
				};
				ComputedFields: never;
				Insert: {
					id: string;
					keeper: string;
					kind: string;
					location: string;
					name: string;
					owner: string;
					project_id: string;
					quantity: number;
					recorded_at?: string;
					recorded_by: string;
					unit: string;
					value_fen?: number | null;
					yearly_yield_fen?: number | null;
					yield_use?: string | null;
				};
				Update: {
					id?: string;
					keeper?: string;
					kind?: string;
					location?: string;
					name?: string;
					owner?: string;
					project_id?: string;
					quantity?: number;
					recorded_at?: string;
					recorded_by?: string;
					unit?: string;
					value_fen?: number | null;
					yearly_yield_fen?: number | null;
					yield_use?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'assets_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'assets_recorded_by_fkey';
						columns: ['recorded_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			attention_reviews: {
				Row: {
					attention_id: string;
					id: string;
					next_on: string | null;
					note: string;
					organization_id: string;
					reviewed_at: string;
					reviewed_by: string;
				};
				ComputedFields: never;
				Insert: {
					attention_id: string;
					id: string;
					next_on?: string | null;
					note: string;
					organization_id: string;
					reviewed_at?: string;
					reviewed_by: string;
				};
				Update: {
					attention_id?: string;
					id?: string;
					next_on?: string | null;
					note?: string;
					organization_id?: string;
					reviewed_at?: string;
					reviewed_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'attention_reviews_attention_id_fkey';
						columns: ['attention_id'];
						isOneToOne: false;
						referencedRelation: 'attentions';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'attention_reviews_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'attention_reviews_reviewed_by_fkey';
						columns: ['reviewed_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			attentions: {
				Row: {
					id: string;
					is_demo: boolean;
					listed_at: string;
					listed_by: string;
					organization_id: string;
					project_id: string | null;
					reason: string;
					region_code: string;
					review_on: string;
					status: string;
				};
				ComputedFields: never;
				Insert: {
					id: string;
					is_demo?: boolean;
					listed_at?: string;
					listed_by: string;
					organization_id: string;
					project_id?: string | null;
					reason: string;
					region_code: string;
					review_on: string;
					status?: string;
				};
				Update: {
					id?: string;
					is_demo?: boolean;
					listed_at?: string;
					listed_by?: string;
					organization_id?: string;
					project_id?: string | null;
					reason?: string;
					region_code?: string;
					review_on?: string;
					status?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'attentions_listed_by_fkey';
						columns: ['listed_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'attentions_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'attentions_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'attentions_region_code_fkey';
						columns: ['region_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			audit_events: {
				Row: {
					account_id: string | null;
					act: string;
					after: Json | null;
					at: string;
					before: Json | null;
					organization_id: string | null;
					record: string;
					record_id: string | null;
					request_id: string | null;
					seq: number;
				};
				ComputedFields: never;
				Insert: {
					account_id?: string | null;
					act: string;
					after?: Json | null;
					at?: string;
					before?: Json | null;
					organization_id?: string | null;
					record: string;
					record_id?: string | null;
					request_id?: string | null;
					seq?: never;
				};
				Update: {
					account_id?: string | null;
					act?: string;
					after?: Json | null;
					at?: string;
					before?: Json | null;
					organization_id?: string | null;
					record?: string;
					record_id?: string | null;
					request_id?: string | null;
					seq?: never;
				};
				Relationships: [];
			};
			audit_seals: {
				Row: {
					event_seq: number;
					hash: string;
					position: number;
					previous_hash: string;
					sealed_at: string;
				};
				ComputedFields: never;
				Insert: {
					event_seq: number;
					hash: string;
					position: number;
					previous_hash: string;
					sealed_at: string;
				};
				Update: {
					event_seq?: number;
					hash?: string;
					position?: number;
					previous_hash?: string;
					sealed_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'audit_seals_event_seq_fkey';
						columns: ['event_seq'];
						isOneToOne: true;
						referencedRelation: 'audit_events';
						referencedColumns: ['seq'];
					},
				];
			};
			budget_lines: {
				Row: {
					amount_fen: number;
					project_id: string;
					source: string;
				};
				ComputedFields: never;
				Insert: {
					amount_fen: number;
					project_id: string;
					source: string;
				};
				Update: {
					amount_fen?: number;
					project_id?: string;
					source?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'budget_lines_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
				];
			};
			bulletins: {
				Row: {
					as_of: string;
					correction: string;
					created_at: string;
					drawn_at: string;
					drawn_up_by: string;
					edited_by: string;
					edition: number;
					figures: NonNullable<Json>;
					foreword: string;
					hash: string;
					id: string;
					is_demo: boolean;
					month: string;
					organization_id: string;
					outlook: string;
					pairing_id: string | null;
					published_at: string | null;
					published_by: string | null;
					region_code: string | null;
					scope: string;
					scope_name: string;
					status: string;
					up_to: number;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					as_of: string;
					correction?: string;
					created_at?: string;
					drawn_at: string;
					drawn_up_by: string;
					edited_by: string;
					edition: number;
					figures: NonNullable<Json>;
					foreword?: string;
					hash: string;
					id: string;
					is_demo?: boolean;
					month: string;
					organization_id: string;
					outlook?: string;
					pairing_id?: string | null;
					published_at?: string | null;
					published_by?: string | null;
					region_code?: string | null;
					scope: string;
					scope_name: string;
					status?: string;
					up_to: number;
					version?: number;
				};
				Update: {
					as_of?: string;
					correction?: string;
					created_at?: string;
					drawn_at?: string;
					drawn_up_by?: string;
					edited_by?: string;
					edition?: number;
					figures?: NonNullable<Json>;
					foreword?: string;
					hash?: string;
					id?: string;
					is_demo?: boolean;
					month?: string;
					organization_id?: string;
					outlook?: string;
					pairing_id?: string | null;
					published_at?: string | null;
					published_by?: string | null;
					region_code?: string | null;
					scope?: string;
					scope_name?: string;
					status?: string;
					up_to?: number;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'bulletins_drawn_up_by_fkey';
						columns: ['drawn_up_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'bulletins_edited_by_fkey';
						columns: ['edited_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'bulletins_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'bulletins_pairing_id_fkey';
						columns: ['pairing_id'];
						isOneToOne: false;
						referencedRelation: 'pairings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'bulletins_published_by_fkey';
						columns: ['published_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'bulletins_region_code_fkey';
						columns: ['region_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			calendars: {
				Row: {
					account_id: string;
					opened_at: string;
					organization_id: string;
					token_hash: string;
				};
				ComputedFields: never;
				Insert: {
					account_id: string;
					opened_at?: string;
					organization_id: string;
					token_hash: string;
				};
				Update: {
					account_id?: string;
					opened_at?: string;
					organization_id?: string;
					token_hash?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'calendars_account_id_fkey';
						columns: ['account_id'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'calendars_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
				];
			};
			contracts: {
				Row: {
					amount_fen: number;
					contractor: string;
					document_id: string | null;
					id: string;
					method: string;
					number: string;
					organization_id: string;
					project_id: string;
					recorded_at: string;
					recorded_by: string;
					signed_on: string;
					subject: string;
				};
				ComputedFields: never;
				Insert: {
					amount_fen: number;
					contractor: string;
					document_id?: string | null;
					id: string;
					method: string;
					number: string;
					organization_id: string;
					project_id: string;
					recorded_at?: string;
					recorded_by: string;
					signed_on: string;
					subject: string;
				};
				Update: {
					amount_fen?: number;
					contractor?: string;
					document_id?: string | null;
					id?: string;
					method?: string;
					number?: string;
					organization_id?: string;
					project_id?: string;
					recorded_at?: string;
					recorded_by?: string;
					signed_on?: string;
					subject?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'contracts_document_id_fkey';
						columns: ['document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'contracts_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'contracts_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'contracts_recorded_by_fkey';
						columns: ['recorded_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			credentials: {
				Row: {
					account_id: string;
					changed_at: string;
					login: string;
					password_hash: string;
				};
				ComputedFields: never;
				Insert: {
					account_id: string;
					changed_at?: string;
					login: string;
					password_hash: string;
				};
				Update: {
					account_id?: string;
					changed_at?: string;
					login?: string;
					password_hash?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'credentials_account_id_fkey';
						columns: ['account_id'];
						isOneToOne: true;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			deliberations: {
				Row: {
					discussed_on: string;
					document_id: string;
					id: string;
					members_due: number;
					members_for: number;
					members_met_on: string;
					members_present: number;
					organization_id: string;
					project_id: string;
					proposed_on: string;
					recorded_at: string;
					recorded_by: string;
					villagers_due: number;
					villagers_for: number;
					villagers_met_on: string;
					villagers_present: number;
				};
				ComputedFields: never;
				Insert: {
					discussed_on: string;
					document_id: string;
					id: string;
					members_due: number;
					members_for: number;
					members_met_on: string;
					members_present: number;
					organization_id: string;
					project_id: string;
					proposed_on: string;
					recorded_at?: string;
					recorded_by: string;
					villagers_due: number;
					villagers_for: number;
					villagers_met_on: string;
					villagers_present: number;
				};
				Update: {
					discussed_on?: string;
					document_id?: string;
					id?: string;
					members_due?: number;
					members_for?: number;
					members_met_on?: string;
					members_present?: number;
					organization_id?: string;
					project_id?: string;
					proposed_on?: string;
					recorded_at?: string;
					recorded_by?: string;
					villagers_due?: number;
					villagers_for?: number;
					villagers_met_on?: string;
					villagers_present?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'deliberations_document_id_fkey';
						columns: ['document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'deliberations_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'deliberations_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'deliberations_recorded_by_fkey';
						columns: ['recorded_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			discrepancies: {
				Row: {
					confirmed_fen: number;
					opened_at: string;
					pledge_id: string;
					receipt_id: string;
					reported_fen: number;
					settled_at: string | null;
					settled_by: string | null;
					settlement_note: string | null;
				};
				ComputedFields: never;
				Insert: {
					confirmed_fen: number;
					opened_at?: string;
					pledge_id: string;
					receipt_id: string;
					reported_fen: number;
					settled_at?: string | null;
					settled_by?: string | null;
					settlement_note?: string | null;
				};
				Update: {
					confirmed_fen?: number;
					opened_at?: string;
					pledge_id?: string;
					receipt_id?: string;
					reported_fen?: number;
					settled_at?: string | null;
					settled_by?: string | null;
					settlement_note?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'discrepancies_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'goods_stages';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'discrepancies_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledge_standings';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'discrepancies_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledges';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'discrepancies_receipt_id_fkey';
						columns: ['receipt_id'];
						isOneToOne: true;
						referencedRelation: 'receipts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'discrepancies_settled_by_fkey';
						columns: ['settled_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			document_pictures: {
				Row: {
					document_id: string;
					latitude: number | null;
					longitude: number | null;
					prints: number[];
					sketch: string;
					taken_at: string | null;
				};
				ComputedFields: never;
				Insert: {
					document_id: string;
					latitude?: number | null;
					longitude?: number | null;
					prints: number[];
					sketch: string;
					taken_at?: string | null;
				};
				Update: {
					document_id?: string;
					latitude?: number | null;
					longitude?: number | null;
					prints?: number[];
					sketch?: string;
					taken_at?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'document_pictures_document_id_fkey';
						columns: ['document_id'];
						isOneToOne: true;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
				];
			};
			document_places: {
				Row: {
					document_id: string;
					region_code: string;
				};
				ComputedFields: never;
				Insert: {
					document_id: string;
					region_code: string;
				};
				Update: {
					document_id?: string;
					region_code?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'document_places_document_id_fkey';
						columns: ['document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'document_places_region_code_fkey';
						columns: ['region_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			document_readers: {
				Row: {
					document_id: string;
					organization_id: string;
				};
				ComputedFields: never;
				Insert: {
					document_id: string;
					organization_id: string;
				};
				Update: {
					document_id?: string;
					organization_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'document_readers_document_id_fkey';
						columns: ['document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'document_readers_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
				];
			};
			documents: {
				Row: {
					byte_size: number;
					created_at: string;
					file_name: string;
					id: string;
					kind: string;
					media_type: string;
					organization_id: string;
					sha256: string;
					uploaded_by: string;
				};
				ComputedFields: never;
				Insert: {
					byte_size: number;
					created_at?: string;
					file_name: string;
					id: string;
					kind: string;
					media_type: string;
					organization_id: string;
					sha256: string;
					uploaded_by: string;
				};
				Update: {
					byte_size?: number;
					created_at?: string;
					file_name?: string;
					id?: string;
					kind?: string;
					media_type?: string;
					organization_id?: string;
					sha256?: string;
					uploaded_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'documents_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'documents_uploaded_by_fkey';
						columns: ['uploaded_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			exchange_answers: {
				Row: {
					answered_at: string;
					answered_by: string;
					exchange_id: string;
					note: string | null;
					organization_id: string;
					verdict: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					answered_at?: string;
					answered_by: string;
					exchange_id: string;
					note?: string | null;
					organization_id: string;
					verdict: string;
					version: number;
				};
				Update: {
					answered_at?: string;
					answered_by?: string;
					exchange_id?: string;
					note?: string | null;
					organization_id?: string;
					verdict?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'exchange_answers_answered_by_fkey';
						columns: ['answered_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exchange_answers_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exchange_answers_version_fkey';
						columns: ['exchange_id', 'version'];
						isOneToOne: false;
						referencedRelation: 'current_exchanges';
						referencedColumns: ['id', 'version'];
					},
					{
						foreignKeyName: 'exchange_answers_version_fkey';
						columns: ['exchange_id', 'version'];
						isOneToOne: false;
						referencedRelation: 'exchanges';
						referencedColumns: ['id', 'version'];
					},
				];
			};
			exchanges: {
				Row: {
					amount_fen: number | null;
					began_on: string;
					channel: string | null;
					days: number | null;
					ended_on: string | null;
					field: string | null;
					from_name: string | null;
					id: string;
					is_demo: boolean;
					is_park: boolean;
					is_withdrawn: boolean;
					jobs_count: number | null;
					kind: string;
					monitored_count: number | null;
					note: string | null;
					organization_id: string;
					pairing_id: string;
					people_count: number | null;
					person_name: string | null;
					place_code: string | null;
					reason: string | null;
					role: string | null;
					side: string;
					subject: string | null;
					to_name: string | null;
					transport: string | null;
					version: number;
					written_at: string;
					written_by: string;
				};
				ComputedFields: never;
				Insert: {
					amount_fen?: number | null;
					began_on: string;
					channel?: string | null;
					days?: number | null;
					ended_on?: string | null;
					field?: string | null;
					from_name?: string | null;
					id: string;
					is_demo?: boolean;
					is_park?: boolean;
					is_withdrawn?: boolean;
					jobs_count?: number | null;
					kind: string;
					monitored_count?: number | null;
					note?: string | null;
					organization_id: string;
					pairing_id: string;
					people_count?: number | null;
					person_name?: string | null;
					place_code?: string | null;
					reason?: string | null;
					role?: string | null;
					side: string;
					subject?: string | null;
					to_name?: string | null;
					transport?: string | null;
					version?: number;
					written_at?: string;
					written_by: string;
				};
				Update: {
					amount_fen?: number | null;
					began_on?: string;
					channel?: string | null;
					days?: number | null;
					ended_on?: string | null;
					field?: string | null;
					from_name?: string | null;
					id?: string;
					is_demo?: boolean;
					is_park?: boolean;
					is_withdrawn?: boolean;
					jobs_count?: number | null;
					kind?: string;
					monitored_count?: number | null;
					note?: string | null;
					organization_id?: string;
					pairing_id?: string;
					people_count?: number | null;
					person_name?: string | null;
					place_code?: string | null;
					reason?: string | null;
					role?: string | null;
					side?: string;
					subject?: string | null;
					to_name?: string | null;
					transport?: string | null;
					version?: number;
					written_at?: string;
					written_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'exchanges_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exchanges_pairing_id_fkey';
						columns: ['pairing_id'];
						isOneToOne: false;
						referencedRelation: 'pairings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exchanges_place_code_fkey';
						columns: ['place_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
					{
						foreignKeyName: 'exchanges_written_by_fkey';
						columns: ['written_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			fund_accounts: {
				Row: {
					balance_fen: number;
					bucket: string;
					id: number;
					inflow_fen: number;
					pledge_id: string;
					project_id: string | null;
				};
				ComputedFields: never;
				Insert: {
					balance_fen?: number;
					bucket: string;
					id?: never;
					inflow_fen?: number;
					pledge_id: string;
					project_id?: string | null;
				};
				Update: {
					balance_fen?: number;
					bucket?: string;
					id?: never;
					inflow_fen?: number;
					pledge_id?: string;
					project_id?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'fund_accounts_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'goods_stages';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'fund_accounts_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledge_standings';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'fund_accounts_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledges';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'fund_accounts_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
				];
			};
			goods_accounts: {
				Row: {
					balance: number;
					bucket: string;
					id: number;
					inflow: number;
					plan_id: string | null;
					pledge_id: string;
					position: number;
					village_code: string | null;
				};
				ComputedFields: never;
				Insert: {
					balance?: number;
					bucket: string;
					id?: never;
					inflow?: number;
					plan_id?: string | null;
					pledge_id: string;
					position: number;
					village_code?: string | null;
				};
				Update: {
					balance?: number;
					bucket?: string;
					id?: never;
					inflow?: number;
					plan_id?: string | null;
					pledge_id?: string;
					position?: number;
					village_code?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'goods_accounts_line_fkey';
						columns: ['pledge_id', 'position'];
						isOneToOne: false;
						referencedRelation: 'goods_standings';
						referencedColumns: ['pledge_id', 'position'];
					},
					{
						foreignKeyName: 'goods_accounts_line_fkey';
						columns: ['pledge_id', 'position'];
						isOneToOne: false;
						referencedRelation: 'pledge_goods';
						referencedColumns: ['pledge_id', 'position'];
					},
					{
						foreignKeyName: 'goods_accounts_plan_id_fkey';
						columns: ['plan_id'];
						isOneToOne: false;
						referencedRelation: 'goods_plans';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_accounts_village_code_fkey';
						columns: ['village_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			goods_handover_lines: {
				Row: {
					handover_id: string;
					number: number;
					plan_id: string;
					quantity: number;
				};
				ComputedFields: never;
				Insert: {
					handover_id: string;
					number: number;
					plan_id: string;
					quantity: number;
				};
				Update: {
					handover_id?: string;
					number?: number;
					plan_id?: string;
					quantity?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'goods_handover_lines_handover_id_fkey';
						columns: ['handover_id'];
						isOneToOne: false;
						referencedRelation: 'goods_handovers';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_handover_lines_line_fkey';
						columns: ['plan_id', 'number'];
						isOneToOne: false;
						referencedRelation: 'goods_plan_lines';
						referencedColumns: ['plan_id', 'number'];
					},
				];
			};
			goods_handovers: {
				Row: {
					document_id: string;
					handed_on: string;
					id: string;
					organization_id: string;
					plan_id: string;
					quantity: number;
					recorded_at: string;
					recorded_by: string;
					review_note: string | null;
					reviewed_at: string | null;
					reviewed_by: string | null;
					status: string;
				};
				ComputedFields: never;
				Insert: {
					document_id: string;
					handed_on: string;
					id: string;
					organization_id: string;
					plan_id: string;
					quantity: number;
					recorded_at?: string;
					recorded_by: string;
					review_note?: string | null;
					reviewed_at?: string | null;
					reviewed_by?: string | null;
					status?: string;
				};
				Update: {
					document_id?: string;
					handed_on?: string;
					id?: string;
					organization_id?: string;
					plan_id?: string;
					quantity?: number;
					recorded_at?: string;
					recorded_by?: string;
					review_note?: string | null;
					reviewed_at?: string | null;
					reviewed_by?: string | null;
					status?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'goods_handovers_document_id_fkey';
						columns: ['document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_handovers_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_handovers_plan_id_fkey';
						columns: ['plan_id'];
						isOneToOne: false;
						referencedRelation: 'goods_plans';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_handovers_recorded_by_fkey';
						columns: ['recorded_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_handovers_reviewed_by_fkey';
						columns: ['reviewed_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			goods_movements: {
				Row: {
					account_id: string | null;
					corrects_seq: number | null;
					credit_account_id: number;
					debit_account_id: number;
					idempotency_key: string;
					input_hash: string;
					kind: string;
					occurred_on: string;
					organization_id: string | null;
					plan_id: string | null;
					pledge_id: string;
					quantity: number;
					reason: string | null;
					recorded_at: string;
					seq: number;
					source_id: string;
					source_table: string;
				};
				ComputedFields: never;
				Insert: {
					account_id?: string | null;
					corrects_seq?: number | null;
					credit_account_id: number;
					debit_account_id: number;
					idempotency_key: string;
					input_hash: string;
					kind: string;
					occurred_on: string;
					organization_id?: string | null;
					plan_id?: string | null;
					pledge_id: string;
					quantity: number;
					reason?: string | null;
					recorded_at?: string;
					seq?: never;
					source_id: string;
					source_table: string;
				};
				Update: {
					account_id?: string | null;
					corrects_seq?: number | null;
					credit_account_id?: number;
					debit_account_id?: number;
					idempotency_key?: string;
					input_hash?: string;
					kind?: string;
					occurred_on?: string;
					organization_id?: string | null;
					plan_id?: string | null;
					pledge_id?: string;
					quantity?: number;
					reason?: string | null;
					recorded_at?: string;
					seq?: never;
					source_id?: string;
					source_table?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'goods_movements_account_id_fkey';
						columns: ['account_id'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_movements_corrects_seq_fkey';
						columns: ['corrects_seq'];
						isOneToOne: false;
						referencedRelation: 'goods_movements';
						referencedColumns: ['seq'];
					},
					{
						foreignKeyName: 'goods_movements_credit_account_id_fkey';
						columns: ['credit_account_id'];
						isOneToOne: false;
						referencedRelation: 'goods_accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_movements_debit_account_id_fkey';
						columns: ['debit_account_id'];
						isOneToOne: false;
						referencedRelation: 'goods_accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_movements_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_movements_plan_id_fkey';
						columns: ['plan_id'];
						isOneToOne: false;
						referencedRelation: 'goods_plans';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_movements_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'goods_stages';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'goods_movements_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledge_standings';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'goods_movements_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledges';
						referencedColumns: ['id'];
					},
				];
			};
			goods_notices: {
				Row: {
					basis: string | null;
					days: number;
					ends_on: string;
					id: string;
					organization_id: string;
					place: string;
					plan_id: string;
					recorded_at: string;
					recorded_by: string;
					starts_on: string;
					submission: number;
				};
				ComputedFields: never;
				Insert: {
					basis?: string | null;
					days?: number;
					ends_on: string;
					id: string;
					organization_id: string;
					place: string;
					plan_id: string;
					recorded_at?: string;
					recorded_by: string;
					starts_on: string;
					submission: number;
				};
				Update: {
					basis?: string | null;
					days?: number;
					ends_on?: string;
					id?: string;
					organization_id?: string;
					place?: string;
					plan_id?: string;
					recorded_at?: string;
					recorded_by?: string;
					starts_on?: string;
					submission?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'goods_notices_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_notices_plan_id_fkey';
						columns: ['plan_id'];
						isOneToOne: false;
						referencedRelation: 'goods_plans';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_notices_recorded_by_fkey';
						columns: ['recorded_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			goods_plan_lines: {
				Row: {
					handed_over: number;
					number: number;
					plan_id: string;
					quantity: number;
					target: string | null;
					village_code: string;
				};
				ComputedFields: never;
				Insert: {
					handed_over?: number;
					number: number;
					plan_id: string;
					quantity: number;
					target?: string | null;
					village_code: string;
				};
				Update: {
					handed_over?: number;
					number?: number;
					plan_id?: string;
					quantity?: number;
					target?: string | null;
					village_code?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'goods_plan_lines_plan_id_fkey';
						columns: ['plan_id'];
						isOneToOne: false;
						referencedRelation: 'goods_plans';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_plan_lines_village_code_fkey';
						columns: ['village_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			goods_plans: {
				Row: {
					closing_note: string | null;
					created_at: string;
					drawn_up_by: string;
					edited_at: string;
					edited_by: string;
					id: string;
					organization_id: string;
					pledge_id: string;
					position: number;
					quantity: number;
					reason: string | null;
					review_note: string | null;
					reviewed_at: string | null;
					reviewed_by: string | null;
					scope: string;
					status: string;
					step: number | null;
					submission: number;
					version: number;
					village_code: string | null;
					way: string;
				};
				ComputedFields: never;
				Insert: {
					closing_note?: string | null;
					created_at?: string;
					drawn_up_by: string;
					edited_at?: string;
					edited_by: string;
					id: string;
					organization_id: string;
					pledge_id: string;
					position: number;
					quantity: number;
					reason?: string | null;
					review_note?: string | null;
					reviewed_at?: string | null;
					reviewed_by?: string | null;
					scope: string;
					status?: string;
					step?: number | null;
					submission?: number;
					version?: number;
					village_code?: string | null;
					way: string;
				};
				Update: {
					closing_note?: string | null;
					created_at?: string;
					drawn_up_by?: string;
					edited_at?: string;
					edited_by?: string;
					id?: string;
					organization_id?: string;
					pledge_id?: string;
					position?: number;
					quantity?: number;
					reason?: string | null;
					review_note?: string | null;
					reviewed_at?: string | null;
					reviewed_by?: string | null;
					scope?: string;
					status?: string;
					step?: number | null;
					submission?: number;
					version?: number;
					village_code?: string | null;
					way?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'goods_plans_drawn_up_by_fkey';
						columns: ['drawn_up_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_plans_edited_by_fkey';
						columns: ['edited_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_plans_line_fkey';
						columns: ['pledge_id', 'position'];
						isOneToOne: false;
						referencedRelation: 'goods_standings';
						referencedColumns: ['pledge_id', 'position'];
					},
					{
						foreignKeyName: 'goods_plans_line_fkey';
						columns: ['pledge_id', 'position'];
						isOneToOne: false;
						referencedRelation: 'pledge_goods';
						referencedColumns: ['pledge_id', 'position'];
					},
					{
						foreignKeyName: 'goods_plans_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_plans_reviewed_by_fkey';
						columns: ['reviewed_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_plans_village_code_fkey';
						columns: ['village_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			goods_receipts: {
				Row: {
					confirmed_at: string;
					confirmed_by: string;
					document_id: string | null;
					excess: number;
					id: string;
					note: string | null;
					organization_id: string;
					photo_document_id: string;
					pledge_id: string;
					quantity: number;
					received_on: string;
					review_note: string | null;
					reviewed_at: string | null;
					reviewed_by: string | null;
					settled_at: string | null;
					settled_by: string | null;
					settlement_note: string | null;
					shipment_id: string;
					status: string;
				};
				ComputedFields: never;
				Insert: {
					confirmed_at?: string;
					confirmed_by: string;
					document_id?: string | null;
					excess?: number;
					id: string;
					note?: string | null;
					organization_id: string;
					photo_document_id: string;
					pledge_id: string;
					quantity: number;
					received_on: string;
					review_note?: string | null;
					reviewed_at?: string | null;
					reviewed_by?: string | null;
					settled_at?: string | null;
					settled_by?: string | null;
					settlement_note?: string | null;
					shipment_id: string;
					status?: string;
				};
				Update: {
					confirmed_at?: string;
					confirmed_by?: string;
					document_id?: string | null;
					excess?: number;
					id?: string;
					note?: string | null;
					organization_id?: string;
					photo_document_id?: string;
					pledge_id?: string;
					quantity?: number;
					received_on?: string;
					review_note?: string | null;
					reviewed_at?: string | null;
					reviewed_by?: string | null;
					settled_at?: string | null;
					settled_by?: string | null;
					settlement_note?: string | null;
					shipment_id?: string;
					status?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'goods_receipts_confirmed_by_fkey';
						columns: ['confirmed_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_receipts_document_id_fkey';
						columns: ['document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_receipts_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_receipts_photo_document_id_fkey';
						columns: ['photo_document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_receipts_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'goods_stages';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'goods_receipts_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledge_standings';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'goods_receipts_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledges';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_receipts_reviewed_by_fkey';
						columns: ['reviewed_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_receipts_settled_by_fkey';
						columns: ['settled_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_receipts_shipment_id_fkey';
						columns: ['shipment_id'];
						isOneToOne: false;
						referencedRelation: 'goods_shipments';
						referencedColumns: ['id'];
					},
				];
			};
			goods_shipments: {
				Row: {
					carrier: string | null;
					document_id: string | null;
					id: string;
					pledge_id: string;
					position: number;
					quantity: number;
					reported_at: string;
					reported_by: string;
					shipped_on: string;
					status: string;
					village_code: string | null;
					withdrawal_reason: string | null;
				};
				ComputedFields: never;
				Insert: {
					carrier?: string | null;
					document_id?: string | null;
					id: string;
					pledge_id: string;
					position: number;
					quantity: number;
					reported_at?: string;
					reported_by: string;
					shipped_on: string;
					status?: string;
					village_code?: string | null;
					withdrawal_reason?: string | null;
				};
				Update: {
					carrier?: string | null;
					document_id?: string | null;
					id?: string;
					pledge_id?: string;
					position?: number;
					quantity?: number;
					reported_at?: string;
					reported_by?: string;
					shipped_on?: string;
					status?: string;
					village_code?: string | null;
					withdrawal_reason?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'goods_shipments_document_id_fkey';
						columns: ['document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_shipments_line_fkey';
						columns: ['pledge_id', 'position'];
						isOneToOne: false;
						referencedRelation: 'goods_standings';
						referencedColumns: ['pledge_id', 'position'];
					},
					{
						foreignKeyName: 'goods_shipments_line_fkey';
						columns: ['pledge_id', 'position'];
						isOneToOne: false;
						referencedRelation: 'pledge_goods';
						referencedColumns: ['pledge_id', 'position'];
					},
					{
						foreignKeyName: 'goods_shipments_reported_by_fkey';
						columns: ['reported_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'goods_shipments_village_code_fkey';
						columns: ['village_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			import_rows: {
				Row: {
					cells: NonNullable<Json>;
					command: Json | null;
					import_id: string;
					is_faulty: boolean;
					issues: NonNullable<Json>;
					position: number;
					record_id: string;
				};
				ComputedFields: never;
				Insert: {
					cells: NonNullable<Json>;
					command?: Json | null;
					import_id: string;
					is_faulty: boolean;
					issues?: NonNullable<Json>;
					position: number;
					record_id?: never;
				};
				Update: {
					cells?: NonNullable<Json>;
					command?: Json | null;
					import_id?: string;
					is_faulty?: boolean;
					issues?: NonNullable<Json>;
					position?: number;
					record_id?: never;
				};
				Relationships: [
					{
						foreignKeyName: 'import_rows_import_id_fkey';
						columns: ['import_id'];
						isOneToOne: false;
						referencedRelation: 'imports';
						referencedColumns: ['id'];
					},
				];
			};
			imports: {
				Row: {
					created_at: string;
					created_by: string;
					document_id: string;
					failure: Json | null;
					fault_count: number;
					head: NonNullable<Json>;
					id: string;
					imported_at: string | null;
					imported_by: string | null;
					kind: string;
					organization_id: string;
					progress: number;
					row_count: number;
					sha256: string;
					status: string;
					sums: NonNullable<Json>;
					undone_at: string | null;
					undone_by: string | null;
					withdrawn_count: number | null;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					created_by: string;
					document_id: string;
					failure?: Json | null;
					fault_count?: number;
					head?: NonNullable<Json>;
					id: string;
					imported_at?: string | null;
					imported_by?: string | null;
					kind: string;
					organization_id: string;
					progress?: number;
					row_count?: number;
					sha256: string;
					status?: string;
					sums?: NonNullable<Json>;
					undone_at?: string | null;
					undone_by?: string | null;
					withdrawn_count?: number | null;
				};
				Update: {
					created_at?: string;
					created_by?: string;
					document_id?: string;
					failure?: Json | null;
					fault_count?: number;
					head?: NonNullable<Json>;
					id?: string;
					imported_at?: string | null;
					imported_by?: string | null;
					kind?: string;
					organization_id?: string;
					progress?: number;
					row_count?: number;
					sha256?: string;
					status?: string;
					sums?: NonNullable<Json>;
					undone_at?: string | null;
					undone_by?: string | null;
					withdrawn_count?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'imports_created_by_fkey';
						columns: ['created_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'imports_document_id_fkey';
						columns: ['document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'imports_imported_by_fkey';
						columns: ['imported_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'imports_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'imports_undone_by_fkey';
						columns: ['undone_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			indicators: {
				Row: {
					code: string;
					english_name: string;
					english_unit: string;
					field: string;
					name: string;
					position: number;
					record_kinds: string[];
					source: string;
					unit: string;
					valid_from: number;
					valid_to: number | null;
				};
				ComputedFields: never;
				Insert: {
					code: string;
					english_name: string;
					english_unit: string;
					field: string;
					name: string;
					position: number;
					record_kinds?: string[];
					source: string;
					unit: string;
					valid_from: number;
					valid_to?: number | null;
				};
				Update: {
					code?: string;
					english_name?: string;
					english_unit?: string;
					field?: string;
					name?: string;
					position?: number;
					record_kinds?: string[];
					source?: string;
					unit?: string;
					valid_from?: number;
					valid_to?: number | null;
				};
				Relationships: [];
			};
			instalment_reminders: {
				Row: {
					days_after: number;
					pledge_id: string;
					position: number;
					reminded_at: string;
				};
				ComputedFields: never;
				Insert: {
					days_after: number;
					pledge_id: string;
					position: number;
					reminded_at?: string;
				};
				Update: {
					days_after?: number;
					pledge_id?: string;
					position?: number;
					reminded_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'instalment_reminders_instalment_fkey';
						columns: ['pledge_id', 'position'];
						isOneToOne: false;
						referencedRelation: 'instalment_standings';
						referencedColumns: ['pledge_id', 'position'];
					},
					{
						foreignKeyName: 'instalment_reminders_instalment_fkey';
						columns: ['pledge_id', 'position'];
						isOneToOne: false;
						referencedRelation: 'instalments';
						referencedColumns: ['pledge_id', 'position'];
					},
				];
			};
			instalment_waivers: {
				Row: {
					amount_fen: number | null;
					answer: string | null;
					decided_at: string | null;
					decided_by: string | null;
					id: string;
					pledge_id: string;
					position: number;
					reason: string;
					requested_at: string;
					requested_by: string;
					side: string;
					status: string;
				};
				ComputedFields: never;
				Insert: {
					amount_fen?: number | null;
					answer?: string | null;
					decided_at?: string | null;
					decided_by?: string | null;
					id: string;
					pledge_id: string;
					position: number;
					reason: string;
					requested_at?: string;
					requested_by: string;
					side: string;
					status?: string;
				};
				Update: {
					amount_fen?: number | null;
					answer?: string | null;
					decided_at?: string | null;
					decided_by?: string | null;
					id?: string;
					pledge_id?: string;
					position?: number;
					reason?: string;
					requested_at?: string;
					requested_by?: string;
					side?: string;
					status?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'instalment_waivers_decided_by_fkey';
						columns: ['decided_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'instalment_waivers_instalment_fkey';
						columns: ['pledge_id', 'position'];
						isOneToOne: false;
						referencedRelation: 'instalment_standings';
						referencedColumns: ['pledge_id', 'position'];
					},
					{
						foreignKeyName: 'instalment_waivers_instalment_fkey';
						columns: ['pledge_id', 'position'];
						isOneToOne: false;
						referencedRelation: 'instalments';
						referencedColumns: ['pledge_id', 'position'];
					},
					{
						foreignKeyName: 'instalment_waivers_requested_by_fkey';
						columns: ['requested_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			instalments: {
				Row: {
					amount_fen: number;
					due_on: string;
					pledge_id: string;
					position: number;
				};
				ComputedFields: never;
				Insert: {
					amount_fen: number;
					due_on: string;
					pledge_id: string;
					position: number;
				};
				Update: {
					amount_fen?: number;
					due_on?: string;
					pledge_id?: string;
					position?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'instalments_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'goods_stages';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'instalments_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledge_standings';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'instalments_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledges';
						referencedColumns: ['id'];
					},
				];
			};
			invitations: {
				Row: {
					created_at: string;
					expires_at: string;
					id: string;
					invited_by: string | null;
					inviting_organization_id: string | null;
					login: string;
					name: string;
					organization_id: string;
					revoked_at: string | null;
					role: string;
					token_hash: string;
					used_at: string | null;
					used_by: string | null;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					expires_at?: string;
					id: string;
					invited_by?: string | null;
					inviting_organization_id?: string | null;
					login?: string;
					name?: string;
					organization_id: string;
					revoked_at?: string | null;
					role: string;
					token_hash: string;
					used_at?: string | null;
					used_by?: string | null;
				};
				Update: {
					created_at?: string;
					expires_at?: string;
					id?: string;
					invited_by?: string | null;
					inviting_organization_id?: string | null;
					login?: string;
					name?: string;
					organization_id?: string;
					revoked_at?: string | null;
					role?: string;
					token_hash?: string;
					used_at?: string | null;
					used_by?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'invitations_invited_by_fkey';
						columns: ['invited_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'invitations_inviting_organization_id_fkey';
						columns: ['inviting_organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'invitations_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'invitations_used_by_fkey';
						columns: ['used_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			issue_contacts: {
				Row: {
					contact: string;
					issue_id: string;
				};
				ComputedFields: never;
				Insert: {
					contact: string;
					issue_id: string;
				};
				Update: {
					contact?: string;
					issue_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'issue_contacts_issue_id_fkey';
						columns: ['issue_id'];
						isOneToOne: true;
						referencedRelation: 'issues';
						referencedColumns: ['id'];
					},
				];
			};
			issue_steps: {
				Row: {
					act: string;
					id: string;
					issue_id: string;
					note: string | null;
					organization_id: string | null;
					seq: number;
					taken_at: string;
					taken_by: string | null;
					to_organization_id: string | null;
				};
				ComputedFields: never;
				Insert: {
					act: string;
					id: string;
					issue_id: string;
					note?: string | null;
					organization_id?: string | null;
					seq?: never;
					taken_at?: string;
					taken_by?: string | null;
					to_organization_id?: string | null;
				};
				Update: {
					act?: string;
					id?: string;
					issue_id?: string;
					note?: string | null;
					organization_id?: string | null;
					seq?: never;
					taken_at?: string;
					taken_by?: string | null;
					to_organization_id?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'issue_steps_issue_id_fkey';
						columns: ['issue_id'];
						isOneToOne: false;
						referencedRelation: 'issues';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'issue_steps_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'issue_steps_taken_by_fkey';
						columns: ['taken_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'issue_steps_to_organization_id_fkey';
						columns: ['to_organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
				];
			};
			issues: {
				Row: {
					body: string;
					category: string;
					code_hash: string | null;
					held_since: string;
					holder_id: string;
					id: string;
					is_demo: boolean;
					project_id: string | null;
					raised_at: string;
					raised_by: string | null;
					raised_by_organization_id: string | null;
					region_code: string;
					status: string;
				};
				ComputedFields: never;
				Insert: {
					body: string;
					category: string;
					code_hash?: string | null;
					held_since?: string;
					holder_id: string;
					id: string;
					is_demo?: boolean;
					project_id?: string | null;
					raised_at?: string;
					raised_by?: string | null;
					raised_by_organization_id?: string | null;
					region_code: string;
					status?: string;
				};
				Update: {
					body?: string;
					category?: string;
					code_hash?: string | null;
					held_since?: string;
					holder_id?: string;
					id?: string;
					is_demo?: boolean;
					project_id?: string | null;
					raised_at?: string;
					raised_by?: string | null;
					raised_by_organization_id?: string | null;
					region_code?: string;
					status?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'issues_holder_id_fkey';
						columns: ['holder_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'issues_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'issues_raised_by_fkey';
						columns: ['raised_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'issues_raised_by_organization_id_fkey';
						columns: ['raised_by_organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'issues_region_code_fkey';
						columns: ['region_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			known_devices: {
				Row: {
					account_id: string;
					created_at: string;
					seen_at: string;
					token_hash: string;
				};
				ComputedFields: never;
				Insert: {
					account_id: string;
					created_at: string;
					seen_at: string;
					token_hash: string;
				};
				Update: {
					account_id?: string;
					created_at?: string;
					seen_at?: string;
					token_hash?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'known_devices_account_id_fkey';
						columns: ['account_id'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			light_rulings: {
				Row: {
					colour: string;
					holds_until: string;
					id: string;
					organization_id: string;
					project_id: string;
					reason: string;
					ruled_at: string;
					ruled_by: string;
				};
				ComputedFields: never;
				Insert: {
					colour: string;
					holds_until: string;
					id: string;
					organization_id: string;
					project_id: string;
					reason: string;
					ruled_at?: string;
					ruled_by: string;
				};
				Update: {
					colour?: string;
					holds_until?: string;
					id?: string;
					organization_id?: string;
					project_id?: string;
					reason?: string;
					ruled_at?: string;
					ruled_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'light_rulings_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'light_rulings_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'light_rulings_ruled_by_fkey';
						columns: ['ruled_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			meeting_actions: {
				Row: {
					closed_at: string | null;
					closed_by: string | null;
					closed_by_organization_id: string | null;
					due_on: string;
					evidence_id: string | null;
					id: string;
					meeting_id: string;
					note: string | null;
					owner_name: string;
					owner_organization_id: string | null;
					recorded_at: string;
					recorded_by: string;
					status: string;
					subject: string;
				};
				ComputedFields: never;
				Insert: {
					closed_at?: string | null;
					closed_by?: string | null;
					closed_by_organization_id?: string | null;
					due_on: string;
					evidence_id?: string | null;
					id: string;
					meeting_id: string;
					note?: string | null;
					owner_name: string;
					owner_organization_id?: string | null;
					recorded_at?: string;
					recorded_by: string;
					status?: string;
					subject: string;
				};
				Update: {
					closed_at?: string | null;
					closed_by?: string | null;
					closed_by_organization_id?: string | null;
					due_on?: string;
					evidence_id?: string | null;
					id?: string;
					meeting_id?: string;
					note?: string | null;
					owner_name?: string;
					owner_organization_id?: string | null;
					recorded_at?: string;
					recorded_by?: string;
					status?: string;
					subject?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'meeting_actions_closed_by_fkey';
						columns: ['closed_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'meeting_actions_closed_by_organization_id_fkey';
						columns: ['closed_by_organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'meeting_actions_evidence_id_fkey';
						columns: ['evidence_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'meeting_actions_meeting_id_fkey';
						columns: ['meeting_id'];
						isOneToOne: false;
						referencedRelation: 'meetings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'meeting_actions_owner_organization_id_fkey';
						columns: ['owner_organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'meeting_actions_recorded_by_fkey';
						columns: ['recorded_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			meeting_items: {
				Row: {
					amount_fen: number | null;
					amount_text: string | null;
					form: string | null;
					id: string;
					is_anonymous: boolean;
					kind: string;
					meeting_id: string;
					nature: string | null;
					party_name: string;
					party_organization_id: string | null;
					place_code: string | null;
					pledge_id: string | null;
					position: number;
					project_id: string | null;
					subject: string;
				};
				ComputedFields: never;
				Insert: {
					amount_fen?: number | null;
					amount_text?: string | null;
					form?: string | null;
					id: string;
					is_anonymous?: boolean;
					kind: string;
					meeting_id: string;
					nature?: string | null;
					party_name: string;
					party_organization_id?: string | null;
					place_code?: string | null;
					pledge_id?: string | null;
					position: number;
					project_id?: string | null;
					subject: string;
				};
				Update: {
					amount_fen?: number | null;
					amount_text?: string | null;
					form?: string | null;
					id?: string;
					is_anonymous?: boolean;
					kind?: string;
					meeting_id?: string;
					nature?: string | null;
					party_name?: string;
					party_organization_id?: string | null;
					place_code?: string | null;
					pledge_id?: string | null;
					position?: number;
					project_id?: string | null;
					subject?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'meeting_items_meeting_id_fkey';
						columns: ['meeting_id'];
						isOneToOne: false;
						referencedRelation: 'meetings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'meeting_items_party_organization_id_fkey';
						columns: ['party_organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'meeting_items_place_code_fkey';
						columns: ['place_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
					{
						foreignKeyName: 'meeting_items_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'goods_stages';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'meeting_items_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledge_standings';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'meeting_items_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledges';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'meeting_items_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
				];
			};
			meeting_papers: {
				Row: {
					document_id: string;
					meeting_id: string;
					position: number;
				};
				ComputedFields: never;
				Insert: {
					document_id: string;
					meeting_id: string;
					position: number;
				};
				Update: {
					document_id?: string;
					meeting_id?: string;
					position?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'meeting_papers_document_id_fkey';
						columns: ['document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'meeting_papers_meeting_id_fkey';
						columns: ['meeting_id'];
						isOneToOne: false;
						referencedRelation: 'meetings';
						referencedColumns: ['id'];
					},
				];
			};
			meeting_participants: {
				Row: {
					meeting_id: string;
					name: string;
					people: string | null;
					people_count: number | null;
					position: number;
				};
				ComputedFields: never;
				Insert: {
					meeting_id: string;
					name: string;
					people?: string | null;
					people_count?: number | null;
					position: number;
				};
				Update: {
					meeting_id?: string;
					name?: string;
					people?: string | null;
					people_count?: number | null;
					position?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'meeting_participants_meeting_id_fkey';
						columns: ['meeting_id'];
						isOneToOne: false;
						referencedRelation: 'meetings';
						referencedColumns: ['id'];
					},
				];
			};
			meetings: {
				Row: {
					agenda: string;
					created_at: string;
					edited_by: string;
					held_on: string;
					host: string;
					id: string;
					is_demo: boolean;
					kind: string;
					name: string;
					organization_id: string;
					pairing_id: string;
					place: string;
					published_at: string | null;
					published_by: string | null;
					recorded_by: string;
					report: string;
					status: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					agenda?: string;
					created_at?: string;
					edited_by: string;
					held_on: string;
					host?: string;
					id: string;
					is_demo?: boolean;
					kind: string;
					name: string;
					organization_id: string;
					pairing_id: string;
					place?: string;
					published_at?: string | null;
					published_by?: string | null;
					recorded_by: string;
					report?: string;
					status?: string;
					version?: number;
				};
				Update: {
					agenda?: string;
					created_at?: string;
					edited_by?: string;
					held_on?: string;
					host?: string;
					id?: string;
					is_demo?: boolean;
					kind?: string;
					name?: string;
					organization_id?: string;
					pairing_id?: string;
					place?: string;
					published_at?: string | null;
					published_by?: string | null;
					recorded_by?: string;
					report?: string;
					status?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'meetings_edited_by_fkey';
						columns: ['edited_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'meetings_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'meetings_pairing_id_fkey';
						columns: ['pairing_id'];
						isOneToOne: false;
						referencedRelation: 'pairings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'meetings_published_by_fkey';
						columns: ['published_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'meetings_recorded_by_fkey';
						columns: ['recorded_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			memberships: {
				Row: {
					account_id: string;
					created_at: string;
					id: string;
					organization_id: string;
					role: string;
					status: string;
				};
				ComputedFields: never;
				Insert: {
					account_id: string;
					created_at?: string;
					id?: string;
					organization_id: string;
					role: string;
					status?: string;
				};
				Update: {
					account_id?: string;
					created_at?: string;
					id?: string;
					organization_id?: string;
					role?: string;
					status?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'memberships_account_id_fkey';
						columns: ['account_id'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'memberships_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
				];
			};
			milestones: {
				Row: {
					due_on: string;
					id: string;
					judged_by: string | null;
					met_on: string | null;
					note: string | null;
					position: number;
					project_id: string;
					slot: string;
					status: string;
					title: string;
					weight: number;
				};
				ComputedFields: never;
				Insert: {
					due_on: string;
					id?: string;
					judged_by?: string | null;
					met_on?: string | null;
					note?: string | null;
					position: number;
					project_id: string;
					slot: string;
					status?: string;
					title: string;
					weight: number;
				};
				Update: {
					due_on?: string;
					id?: string;
					judged_by?: string | null;
					met_on?: string | null;
					note?: string | null;
					position?: number;
					project_id?: string;
					slot?: string;
					status?: string;
					title?: string;
					weight?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'milestones_judged_by_fkey';
						columns: ['judged_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'milestones_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
				];
			};
			needs: {
				Row: {
					amount_fen: number | null;
					beneficiary_households: number | null;
					beneficiary_persons: number | null;
					category: string;
					commodity: string;
					created_at: string;
					created_by: string;
					decision_record_id: string | null;
					description: string;
					edited_at: string;
					edited_by: string;
					entered_by_organization_id: string;
					estimate_fen: number | null;
					fulfilled_at: string | null;
					fulfilled_by: string | null;
					id: string;
					is_demo: boolean;
					is_entered_on_behalf: boolean;
					outcome: string | null;
					quantity: number | null;
					review_note: string | null;
					reviewed_at: string | null;
					reviewed_by: string | null;
					status: string;
					title: string;
					unit: string | null;
					urgency: number;
					verified_level: number;
					version: number;
					village_code: string;
				};
				ComputedFields: never;
				Insert: {
					amount_fen?: number | null;
					beneficiary_households?: number | null;
					beneficiary_persons?: number | null;
					category: string;
					commodity: string;
					created_at?: string;
					created_by: string;
					decision_record_id?: string | null;
					description?: string;
					edited_at?: string;
					edited_by: string;
					entered_by_organization_id: string;
					estimate_fen?: number | null;
					fulfilled_at?: string | null;
					fulfilled_by?: string | null;
					id?: string;
					is_demo?: boolean;
					is_entered_on_behalf?: boolean;
					outcome?: string | null;
					quantity?: number | null;
					review_note?: string | null;
					reviewed_at?: string | null;
					reviewed_by?: string | null;
					status?: string;
					title: string;
					unit?: string | null;
					urgency: number;
					verified_level?: number;
					version?: number;
					village_code: string;
				};
				Update: {
					amount_fen?: number | null;
					beneficiary_households?: number | null;
					beneficiary_persons?: number | null;
					category?: string;
					commodity?: string;
					created_at?: string;
					created_by?: string;
					decision_record_id?: string | null;
					description?: string;
					edited_at?: string;
					edited_by?: string;
					entered_by_organization_id?: string;
					estimate_fen?: number | null;
					fulfilled_at?: string | null;
					fulfilled_by?: string | null;
					id?: string;
					is_demo?: boolean;
					is_entered_on_behalf?: boolean;
					outcome?: string | null;
					quantity?: number | null;
					review_note?: string | null;
					reviewed_at?: string | null;
					reviewed_by?: string | null;
					status?: string;
					title?: string;
					unit?: string | null;
					urgency?: number;
					verified_level?: number;
					version?: number;
					village_code?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'needs_created_by_fkey';
						columns: ['created_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'needs_decision_record_id_fkey';
						columns: ['decision_record_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'needs_edited_by_fkey';
						columns: ['edited_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'needs_entered_by_organization_id_fkey';
						columns: ['entered_by_organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'needs_fulfilled_by_fkey';
						columns: ['fulfilled_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'needs_reviewed_by_fkey';
						columns: ['reviewed_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'needs_village_code_fkey';
						columns: ['village_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			notice_stops: {
				Row: {
					notice_id: string;
					organization_id: string;
					reason: string;
					stopped_at: string;
					stopped_by: string;
				};
				ComputedFields: never;
				Insert: {
					notice_id: string;
					organization_id: string;
					reason: string;
					stopped_at?: string;
					stopped_by: string;
				};
				Update: {
					notice_id?: string;
					organization_id?: string;
					reason?: string;
					stopped_at?: string;
					stopped_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'notice_stops_notice_id_fkey';
						columns: ['notice_id'];
						isOneToOne: true;
						referencedRelation: 'notices';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notice_stops_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notice_stops_stopped_by_fkey';
						columns: ['stopped_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			notice_terms: {
				Row: {
					basis: string;
					county_code: string;
					county_days: number;
					id: string;
					organization_id: string;
					set_at: string;
					set_by: string;
					township_days: number;
					valid_from: string;
					village_days: number;
				};
				ComputedFields: never;
				Insert: {
					basis: string;
					county_code: string;
					county_days: number;
					id: string;
					organization_id: string;
					set_at?: string;
					set_by: string;
					township_days: number;
					valid_from: string;
					village_days: number;
				};
				Update: {
					basis?: string;
					county_code?: string;
					county_days?: number;
					id?: string;
					organization_id?: string;
					set_at?: string;
					set_by?: string;
					township_days?: number;
					valid_from?: string;
					village_days?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'notice_terms_county_code_fkey';
						columns: ['county_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
					{
						foreignKeyName: 'notice_terms_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notice_terms_set_by_fkey';
						columns: ['set_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			notices: {
				Row: {
					basis: string | null;
					days: number;
					ends_on: string;
					id: string;
					level: string;
					organization_id: string;
					place: string;
					project_id: string;
					recorded_at: string;
					recorded_by: string;
					starts_on: string;
					submission: number;
				};
				ComputedFields: never;
				Insert: {
					basis?: string | null;
					days?: number;
					ends_on: string;
					id: string;
					level: string;
					organization_id: string;
					place: string;
					project_id: string;
					recorded_at?: string;
					recorded_by: string;
					starts_on: string;
					submission: number;
				};
				Update: {
					basis?: string | null;
					days?: number;
					ends_on?: string;
					id?: string;
					level?: string;
					organization_id?: string;
					place?: string;
					project_id?: string;
					recorded_at?: string;
					recorded_by?: string;
					starts_on?: string;
					submission?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'notices_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notices_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'notices_recorded_by_fkey';
						columns: ['recorded_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			objection_contacts: {
				Row: {
					contact: string;
					objection_id: string;
				};
				ComputedFields: never;
				Insert: {
					contact: string;
					objection_id: string;
				};
				Update: {
					contact?: string;
					objection_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'objection_contacts_objection_id_fkey';
						columns: ['objection_id'];
						isOneToOne: true;
						referencedRelation: 'objections';
						referencedColumns: ['id'];
					},
				];
			};
			objections: {
				Row: {
					answer: string | null;
					answered_at: string | null;
					answered_by: string | null;
					answered_by_organization_id: string | null;
					body: string;
					code_hash: string;
					id: string;
					is_demo: boolean;
					notice_id: string;
					raised_at: string;
					status: string;
				};
				ComputedFields: never;
				Insert: {
					answer?: string | null;
					answered_at?: string | null;
					answered_by?: string | null;
					answered_by_organization_id?: string | null;
					body: string;
					code_hash: string;
					id: string;
					is_demo?: boolean;
					notice_id: string;
					raised_at?: string;
					status?: string;
				};
				Update: {
					answer?: string | null;
					answered_at?: string | null;
					answered_by?: string | null;
					answered_by_organization_id?: string | null;
					body?: string;
					code_hash?: string;
					id?: string;
					is_demo?: boolean;
					notice_id?: string;
					raised_at?: string;
					status?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'objections_answered_by_fkey';
						columns: ['answered_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'objections_answered_by_organization_id_fkey';
						columns: ['answered_by_organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'objections_notice_id_fkey';
						columns: ['notice_id'];
						isOneToOne: false;
						referencedRelation: 'notices';
						referencedColumns: ['id'];
					},
				];
			};
			offers: {
				Row: {
					budget_fen: number | null;
					categories: string[];
					commodity: string;
					created_at: string;
					created_by: string;
					edited_at: string;
					edited_by: string;
					id: string;
					is_anonymous: boolean;
					is_demo: boolean;
					minimum_grant_fen: number;
					nature: string;
					note: string;
					organization_id: string;
					paired_only: boolean;
					published_at: string | null;
					published_by: string | null;
					quantity: number | null;
					region_codes: string[];
					status: string;
					title: string;
					unit: string | null;
					valid_from: string;
					valid_to: string | null;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					budget_fen?: number | null;
					categories?: string[];
					commodity: string;
					created_at?: string;
					created_by: string;
					edited_at?: string;
					edited_by: string;
					id?: string;
					is_anonymous?: boolean;
					is_demo?: boolean;
					minimum_grant_fen?: number;
					nature: string;
					note?: string;
					organization_id: string;
					paired_only?: boolean;
					published_at?: string | null;
					published_by?: string | null;
					quantity?: number | null;
					region_codes?: string[];
					status?: string;
					title: string;
					unit?: string | null;
					valid_from: string;
					valid_to?: string | null;
					version?: number;
				};
				Update: {
					budget_fen?: number | null;
					categories?: string[];
					commodity?: string;
					created_at?: string;
					created_by?: string;
					edited_at?: string;
					edited_by?: string;
					id?: string;
					is_anonymous?: boolean;
					is_demo?: boolean;
					minimum_grant_fen?: number;
					nature?: string;
					note?: string;
					organization_id?: string;
					paired_only?: boolean;
					published_at?: string | null;
					published_by?: string | null;
					quantity?: number | null;
					region_codes?: string[];
					status?: string;
					title?: string;
					unit?: string | null;
					valid_from?: string;
					valid_to?: string | null;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'offers_created_by_fkey';
						columns: ['created_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'offers_edited_by_fkey';
						columns: ['edited_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'offers_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'offers_published_by_fkey';
						columns: ['published_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			opinion_papers: {
				Row: {
					document_id: string;
					position: number;
					step_id: string;
				};
				ComputedFields: never;
				Insert: {
					document_id: string;
					position: number;
					step_id: string;
				};
				Update: {
					document_id?: string;
					position?: number;
					step_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'opinion_papers_document_id_fkey';
						columns: ['document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'opinion_papers_step_id_fkey';
						columns: ['step_id'];
						isOneToOne: false;
						referencedRelation: 'opinion_steps';
						referencedColumns: ['id'];
					},
				];
			};
			opinion_steps: {
				Row: {
					act: string;
					conclusion: string | null;
					id: string;
					note: string | null;
					opinion_id: string;
					organization_id: string;
					seq: number;
					taken_at: string;
					taken_by: string;
				};
				ComputedFields: never;
				Insert: {
					act: string;
					conclusion?: string | null;
					id: string;
					note?: string | null;
					opinion_id: string;
					organization_id: string;
					seq?: never;
					taken_at?: string;
					taken_by: string;
				};
				Update: {
					act?: string;
					conclusion?: string | null;
					id?: string;
					note?: string | null;
					opinion_id?: string;
					organization_id?: string;
					seq?: never;
					taken_at?: string;
					taken_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'opinion_steps_opinion_id_fkey';
						columns: ['opinion_id'];
						isOneToOne: false;
						referencedRelation: 'opinions';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'opinion_steps_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'opinion_steps_taken_by_fkey';
						columns: ['taken_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			opinions: {
				Row: {
					addressee_id: string | null;
					body: string;
					category: string;
					cause: string;
					due_on: string | null;
					id: string;
					is_demo: boolean;
					organization_id: string;
					owner_id: string | null;
					owner_name: string | null;
					project_id: string | null;
					raised_at: string;
					raised_by: string;
					recheck_on: string | null;
					region_code: string;
					status: string;
					title: string;
				};
				ComputedFields: never;
				Insert: {
					addressee_id?: string | null;
					body: string;
					category: string;
					cause: string;
					due_on?: string | null;
					id: string;
					is_demo?: boolean;
					organization_id: string;
					owner_id?: string | null;
					owner_name?: string | null;
					project_id?: string | null;
					raised_at?: string;
					raised_by: string;
					recheck_on?: string | null;
					region_code: string;
					status?: string;
					title: string;
				};
				Update: {
					addressee_id?: string | null;
					body?: string;
					category?: string;
					cause?: string;
					due_on?: string | null;
					id?: string;
					is_demo?: boolean;
					organization_id?: string;
					owner_id?: string | null;
					owner_name?: string | null;
					project_id?: string | null;
					raised_at?: string;
					raised_by?: string;
					recheck_on?: string | null;
					region_code?: string;
					status?: string;
					title?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'opinions_addressee_id_fkey';
						columns: ['addressee_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'opinions_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'opinions_owner_id_fkey';
						columns: ['owner_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'opinions_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'opinions_raised_by_fkey';
						columns: ['raised_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'opinions_region_code_fkey';
						columns: ['region_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			organization_records: {
				Row: {
					contact: string;
					contact_name: string;
					judged_at: string | null;
					judged_by: string | null;
					judged_by_organization_id: string | null;
					note: string;
					organization_id: string;
				};
				ComputedFields: never;
				Insert: {
					contact?: string;
					contact_name?: string;
					judged_at?: string | null;
					judged_by?: string | null;
					judged_by_organization_id?: string | null;
					note?: string;
					organization_id: string;
				};
				Update: {
					contact?: string;
					contact_name?: string;
					judged_at?: string | null;
					judged_by?: string | null;
					judged_by_organization_id?: string | null;
					note?: string;
					organization_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'organization_records_judged_by_fkey';
						columns: ['judged_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'organization_records_judged_by_organization_id_fkey';
						columns: ['judged_by_organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'organization_records_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: true;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
				];
			};
			organizations: {
				Row: {
					created_at: string;
					id: string;
					is_demo: boolean;
					kind: string;
					name: string;
					receives_donations: boolean;
					region_code: string;
					status: string;
					uscc: string | null;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					id?: string;
					is_demo?: boolean;
					kind: string;
					name: string;
					receives_donations?: boolean;
					region_code: string;
					status?: string;
					uscc?: string | null;
				};
				Update: {
					created_at?: string;
					id?: string;
					is_demo?: boolean;
					kind?: string;
					name?: string;
					receives_donations?: boolean;
					region_code?: string;
					status?: string;
					uscc?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'organizations_region_code_fkey';
						columns: ['region_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			outbox_mails: {
				Row: {
					attempts: number;
					created_at: string;
					expires_at: string;
					facts: NonNullable<Json>;
					id: string;
					kind: string;
					last_error: string | null;
					locale: string | null;
					recipient: string;
					request_id: string | null;
					sent_at: string | null;
				};
				ComputedFields: never;
				Insert: {
					attempts?: number;
					created_at: string;
					expires_at: string;
					facts: NonNullable<Json>;
					id?: string;
					kind: string;
					last_error?: string | null;
					locale?: string | null;
					recipient: string;
					request_id?: string | null;
					sent_at?: string | null;
				};
				Update: {
					attempts?: number;
					created_at?: string;
					expires_at?: string;
					facts?: NonNullable<Json>;
					id?: string;
					kind?: string;
					last_error?: string | null;
					locale?: string | null;
					recipient?: string;
					request_id?: string | null;
					sent_at?: string | null;
				};
				Relationships: [];
			};
			pairings: {
				Row: {
					basis: string | null;
					basis_document_id: string | null;
					created_at: string;
					id: string;
					is_demo: boolean;
					kind: string;
					predecessor_id: string | null;
					programme: string;
					receiving_name: string | null;
					receiving_organization_id: string | null;
					receiving_region_code: string;
					supporting_name: string | null;
					supporting_organization_id: string;
					supporting_region_code: string;
					valid_from: string;
					valid_to: string | null;
				};
				ComputedFields: never;
				Insert: {
					basis?: string | null;
					basis_document_id?: string | null;
					created_at?: string;
					id?: string;
					is_demo?: boolean;
					kind: string;
					predecessor_id?: string | null;
					programme: string;
					receiving_name?: string | null;
					receiving_organization_id?: string | null;
					receiving_region_code: string;
					supporting_name?: string | null;
					supporting_organization_id: string;
					supporting_region_code: string;
					valid_from: string;
					valid_to?: string | null;
				};
				Update: {
					basis?: string | null;
					basis_document_id?: string | null;
					created_at?: string;
					id?: string;
					is_demo?: boolean;
					kind?: string;
					predecessor_id?: string | null;
					programme?: string;
					receiving_name?: string | null;
					receiving_organization_id?: string | null;
					receiving_region_code?: string;
					supporting_name?: string | null;
					supporting_organization_id?: string;
					supporting_region_code?: string;
					valid_from?: string;
					valid_to?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'pairings_basis_document_id_fkey';
						columns: ['basis_document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pairings_predecessor_id_fkey';
						columns: ['predecessor_id'];
						isOneToOne: false;
						referencedRelation: 'pairings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pairings_receiving_organization_id_fkey';
						columns: ['receiving_organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pairings_receiving_region_code_fkey';
						columns: ['receiving_region_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
					{
						foreignKeyName: 'pairings_supporting_organization_id_fkey';
						columns: ['supporting_organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pairings_supporting_region_code_fkey';
						columns: ['supporting_region_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			passkeys: {
				Row: {
					account_id: string;
					counter: number;
					created_at: string;
					credential_id: string;
					id: string;
					name: string;
					public_key: string;
					transports: string[];
					used_at: string | null;
				};
				ComputedFields: never;
				Insert: {
					account_id: string;
					counter: number;
					created_at: string;
					credential_id: string;
					id?: string;
					name: string;
					public_key: string;
					transports: string[];
					used_at?: string | null;
				};
				Update: {
					account_id?: string;
					counter?: number;
					created_at?: string;
					credential_id?: string;
					id?: string;
					name?: string;
					public_key?: string;
					transports?: string[];
					used_at?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'passkeys_account_id_fkey';
						columns: ['account_id'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			password_resets: {
				Row: {
					account_id: string;
					created_at: string;
					ended_at: string | null;
					expires_at: string;
					id: string;
					made_by: string | null;
					token_hash: string;
					used_at: string | null;
				};
				ComputedFields: never;
				Insert: {
					account_id: string;
					created_at: string;
					ended_at?: string | null;
					expires_at: string;
					id: string;
					made_by?: string | null;
					token_hash: string;
					used_at?: string | null;
				};
				Update: {
					account_id?: string;
					created_at?: string;
					ended_at?: string | null;
					expires_at?: string;
					id?: string;
					made_by?: string | null;
					token_hash?: string;
					used_at?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'password_resets_account_id_fkey';
						columns: ['account_id'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'password_resets_made_by_fkey';
						columns: ['made_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			payment_reports: {
				Row: {
					amount_fen: number;
					document_id: string | null;
					id: string;
					instalment_position: number | null;
					paid_on: string;
					pledge_id: string;
					reported_at: string;
					reported_by: string;
					status: string;
					withdrawal_reason: string | null;
				};
				ComputedFields: never;
				Insert: {
					amount_fen: number;
					document_id?: string | null;
					id: string;
					instalment_position?: number | null;
					paid_on: string;
					pledge_id: string;
					reported_at?: string;
					reported_by: string;
					status: string;
					withdrawal_reason?: string | null;
				};
				Update: {
					amount_fen?: number;
					document_id?: string | null;
					id?: string;
					instalment_position?: number | null;
					paid_on?: string;
					pledge_id?: string;
					reported_at?: string;
					reported_by?: string;
					status?: string;
					withdrawal_reason?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'payment_reports_document_id_fkey';
						columns: ['document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'payment_reports_instalment_fkey';
						columns: ['pledge_id', 'instalment_position'];
						isOneToOne: false;
						referencedRelation: 'instalment_standings';
						referencedColumns: ['pledge_id', 'position'];
					},
					{
						foreignKeyName: 'payment_reports_instalment_fkey';
						columns: ['pledge_id', 'instalment_position'];
						isOneToOne: false;
						referencedRelation: 'instalments';
						referencedColumns: ['pledge_id', 'position'];
					},
					{
						foreignKeyName: 'payment_reports_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'goods_stages';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'payment_reports_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledge_standings';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'payment_reports_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledges';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'payment_reports_reported_by_fkey';
						columns: ['reported_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			photo_likenesses: {
				Row: {
					document_id: string;
					found_at: string;
					is_same_file: boolean;
					likeness: number;
					other_document_id: string;
					other_update_id: string;
					update_id: string;
				};
				ComputedFields: never;
				Insert: {
					document_id: string;
					found_at?: string;
					is_same_file: boolean;
					likeness: number;
					other_document_id: string;
					other_update_id: string;
					update_id: string;
				};
				Update: {
					document_id?: string;
					found_at?: string;
					is_same_file?: boolean;
					likeness?: number;
					other_document_id?: string;
					other_update_id?: string;
					update_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'photo_likenesses_document_id_fkey';
						columns: ['document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'photo_likenesses_other_document_id_fkey';
						columns: ['other_document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'photo_likenesses_other_update_id_fkey';
						columns: ['other_update_id'];
						isOneToOne: false;
						referencedRelation: 'updates';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'photo_likenesses_update_id_fkey';
						columns: ['update_id'];
						isOneToOne: false;
						referencedRelation: 'updates';
						referencedColumns: ['id'];
					},
				];
			};
			pledge_donors: {
				Row: {
					drawer_id: string;
					organization_id: string;
					pledge_id: string;
				};
				ComputedFields: never;
				Insert: {
					drawer_id: string;
					organization_id: string;
					pledge_id: string;
				};
				Update: {
					drawer_id?: string;
					organization_id?: string;
					pledge_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'pledge_donors_drawer_id_fkey';
						columns: ['drawer_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pledge_donors_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pledge_donors_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: true;
						referencedRelation: 'goods_stages';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'pledge_donors_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: true;
						referencedRelation: 'pledge_standings';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'pledge_donors_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: true;
						referencedRelation: 'pledges';
						referencedColumns: ['id'];
					},
				];
			};
			pledge_exits: {
				Row: {
					answer: string | null;
					decided_at: string | null;
					decided_by: string | null;
					exit: string;
					id: string;
					organization_id: string;
					pledge_id: string;
					reason: string;
					requested_at: string;
					requested_by: string;
					status: string;
				};
				ComputedFields: never;
				Insert: {
					answer?: string | null;
					decided_at?: string | null;
					decided_by?: string | null;
					exit: string;
					id?: string;
					organization_id: string;
					pledge_id: string;
					reason: string;
					requested_at?: string;
					requested_by: string;
					status?: string;
				};
				Update: {
					answer?: string | null;
					decided_at?: string | null;
					decided_by?: string | null;
					exit?: string;
					id?: string;
					organization_id?: string;
					pledge_id?: string;
					reason?: string;
					requested_at?: string;
					requested_by?: string;
					status?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'pledge_exits_decided_by_fkey';
						columns: ['decided_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pledge_exits_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pledge_exits_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'goods_stages';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'pledge_exits_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledge_standings';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'pledge_exits_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledges';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pledge_exits_requested_by_fkey';
						columns: ['requested_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			pledge_goods: {
				Row: {
					item: string;
					pledge_id: string;
					position: number;
					quantity: number;
					unit: string;
					valuation_basis: string | null;
					valuation_fen: number | null;
				};
				ComputedFields: never;
				Insert: {
					item: string;
					pledge_id: string;
					position: number;
					quantity: number;
					unit: string;
					valuation_basis?: string | null;
					valuation_fen?: number | null;
				};
				Update: {
					item?: string;
					pledge_id?: string;
					position?: number;
					quantity?: number;
					unit?: string;
					valuation_basis?: string | null;
					valuation_fen?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'pledge_goods_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'goods_stages';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'pledge_goods_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledge_standings';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'pledge_goods_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledges';
						referencedColumns: ['id'];
					},
				];
			};
			pledge_lines: {
				Row: {
					amount_fen: number | null;
					need_id: string | null;
					pledge_id: string;
					position: number;
					village_code: string;
				};
				ComputedFields: never;
				Insert: {
					amount_fen?: number | null;
					need_id?: string | null;
					pledge_id: string;
					position: number;
					village_code: string;
				};
				Update: {
					amount_fen?: number | null;
					need_id?: string | null;
					pledge_id?: string;
					position?: number;
					village_code?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'pledge_lines_need_fkey';
						columns: ['need_id', 'village_code'];
						isOneToOne: false;
						referencedRelation: 'needs';
						referencedColumns: ['id', 'village_code'];
					},
					{
						foreignKeyName: 'pledge_lines_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'goods_stages';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'pledge_lines_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledge_standings';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'pledge_lines_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledges';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pledge_lines_village_code_fkey';
						columns: ['village_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			pledges: {
				Row: {
					agreement_document_id: string | null;
					agreement_number: string | null;
					agreement_on: string | null;
					amount_fen: number | null;
					amount_text: string | null;
					change_of_use_clause: string | null;
					created_at: string;
					donor_organization_id: string;
					drawn_up_by: string;
					drawn_up_by_organization_id: string;
					earmark: string | null;
					edited_by: string;
					form: string;
					id: string;
					is_anonymous: boolean;
					is_approximate: boolean;
					is_demo: boolean;
					nature: string;
					pairing_id: string | null;
					proposal_id: string | null;
					receiving_organization_id: string;
					signed_at: string | null;
					signed_by: string | null;
					status: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					agreement_document_id?: string | null;
					agreement_number?: string | null;
					agreement_on?: string | null;
					amount_fen?: number | null;
					amount_text?: string | null;
					change_of_use_clause?: string | null;
					created_at?: string;
					donor_organization_id: string;
					drawn_up_by: string;
					drawn_up_by_organization_id: string;
					earmark?: string | null;
					edited_by: string;
					form: string;
					id: string;
					is_anonymous?: boolean;
					is_approximate?: boolean;
					is_demo?: boolean;
					nature: string;
					pairing_id?: string | null;
					proposal_id?: string | null;
					receiving_organization_id: string;
					signed_at?: string | null;
					signed_by?: string | null;
					status?: string;
					version?: number;
				};
				Update: {
					agreement_document_id?: string | null;
					agreement_number?: string | null;
					agreement_on?: string | null;
					amount_fen?: number | null;
					amount_text?: string | null;
					change_of_use_clause?: string | null;
					created_at?: string;
					donor_organization_id?: string;
					drawn_up_by?: string;
					drawn_up_by_organization_id?: string;
					earmark?: string | null;
					edited_by?: string;
					form?: string;
					id?: string;
					is_anonymous?: boolean;
					is_approximate?: boolean;
					is_demo?: boolean;
					nature?: string;
					pairing_id?: string | null;
					proposal_id?: string | null;
					receiving_organization_id?: string;
					signed_at?: string | null;
					signed_by?: string | null;
					status?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'pledges_agreement_document_id_fkey';
						columns: ['agreement_document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pledges_donor_organization_id_fkey';
						columns: ['donor_organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pledges_drawn_up_by_fkey';
						columns: ['drawn_up_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pledges_drawn_up_by_organization_id_fkey';
						columns: ['drawn_up_by_organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pledges_edited_by_fkey';
						columns: ['edited_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pledges_pairing_id_fkey';
						columns: ['pairing_id'];
						isOneToOne: false;
						referencedRelation: 'pairings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pledges_proposal_id_fkey';
						columns: ['proposal_id'];
						isOneToOne: false;
						referencedRelation: 'proposals';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pledges_receiving_organization_id_fkey';
						columns: ['receiving_organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pledges_signed_by_fkey';
						columns: ['signed_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			postings: {
				Row: {
					account_id: string | null;
					amount_fen: number;
					corrects_seq: number | null;
					credit_account_id: number;
					debit_account_id: number;
					idempotency_key: string;
					input_hash: string;
					kind: string;
					occurred_on: string;
					organization_id: string | null;
					pledge_id: string;
					project_id: string | null;
					reason: string | null;
					recorded_at: string;
					seq: number;
					source_id: string;
					source_table: string;
				};
				ComputedFields: never;
				Insert: {
					account_id?: string | null;
					amount_fen: number;
					corrects_seq?: number | null;
					credit_account_id: number;
					debit_account_id: number;
					idempotency_key: string;
					input_hash: string;
					kind: string;
					occurred_on: string;
					organization_id?: string | null;
					pledge_id: string;
					project_id?: string | null;
					reason?: string | null;
					recorded_at?: string;
					seq?: never;
					source_id: string;
					source_table: string;
				};
				Update: {
					account_id?: string | null;
					amount_fen?: number;
					corrects_seq?: number | null;
					credit_account_id?: number;
					debit_account_id?: number;
					idempotency_key?: string;
					input_hash?: string;
					kind?: string;
					occurred_on?: string;
					organization_id?: string | null;
					pledge_id?: string;
					project_id?: string | null;
					reason?: string | null;
					recorded_at?: string;
					seq?: never;
					source_id?: string;
					source_table?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'postings_account_id_fkey';
						columns: ['account_id'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'postings_corrects_seq_fkey';
						columns: ['corrects_seq'];
						isOneToOne: false;
						referencedRelation: 'postings';
						referencedColumns: ['seq'];
					},
					{
						foreignKeyName: 'postings_credit_account_id_fkey';
						columns: ['credit_account_id'];
						isOneToOne: false;
						referencedRelation: 'fund_accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'postings_debit_account_id_fkey';
						columns: ['debit_account_id'];
						isOneToOne: false;
						referencedRelation: 'fund_accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'postings_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'postings_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'goods_stages';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'postings_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledge_standings';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'postings_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledges';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'postings_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
				];
			};
			project_payments: {
				Row: {
					amount_fen: number;
					document_id: string | null;
					id: string;
					kind: string;
					organization_id: string;
					paid_on: string;
					payee: string;
					pledge_id: string;
					project_id: string;
					recorded_at: string;
					recorded_by: string;
					review_note: string | null;
					reviewed_at: string | null;
					reviewed_by: string | null;
					status: string;
				};
				ComputedFields: never;
				Insert: {
					amount_fen: number;
					document_id?: string | null;
					id: string;
					kind: string;
					organization_id: string;
					paid_on: string;
					payee: string;
					pledge_id: string;
					project_id: string;
					recorded_at?: string;
					recorded_by: string;
					review_note?: string | null;
					reviewed_at?: string | null;
					reviewed_by?: string | null;
					status?: string;
				};
				Update: {
					amount_fen?: number;
					document_id?: string | null;
					id?: string;
					kind?: string;
					organization_id?: string;
					paid_on?: string;
					payee?: string;
					pledge_id?: string;
					project_id?: string;
					recorded_at?: string;
					recorded_by?: string;
					review_note?: string | null;
					reviewed_at?: string | null;
					reviewed_by?: string | null;
					status?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'project_payments_document_id_fkey';
						columns: ['document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'project_payments_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'project_payments_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'goods_stages';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'project_payments_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledge_standings';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'project_payments_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledges';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'project_payments_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'project_payments_recorded_by_fkey';
						columns: ['recorded_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'project_payments_reviewed_by_fkey';
						columns: ['reviewed_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			project_reversals: {
				Row: {
					allocation_id: string | null;
					amount_fen: number;
					asked_at: string;
					asked_by: string;
					id: string;
					organization_id: string;
					payment_id: string | null;
					pledge_id: string;
					project_id: string;
					reason: string;
					review_note: string | null;
					reviewed_at: string | null;
					reviewed_by: string | null;
					status: string;
				};
				ComputedFields: never;
				Insert: {
					allocation_id?: string | null;
					amount_fen: number;
					asked_at?: string;
					asked_by: string;
					id: string;
					organization_id: string;
					payment_id?: string | null;
					pledge_id: string;
					project_id: string;
					reason: string;
					review_note?: string | null;
					reviewed_at?: string | null;
					reviewed_by?: string | null;
					status?: string;
				};
				Update: {
					allocation_id?: string | null;
					amount_fen?: number;
					asked_at?: string;
					asked_by?: string;
					id?: string;
					organization_id?: string;
					payment_id?: string | null;
					pledge_id?: string;
					project_id?: string;
					reason?: string;
					review_note?: string | null;
					reviewed_at?: string | null;
					reviewed_by?: string | null;
					status?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'project_reversals_allocation_id_fkey';
						columns: ['allocation_id'];
						isOneToOne: false;
						referencedRelation: 'allocations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'project_reversals_asked_by_fkey';
						columns: ['asked_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'project_reversals_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'project_reversals_payment_id_fkey';
						columns: ['payment_id'];
						isOneToOne: false;
						referencedRelation: 'project_payments';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'project_reversals_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'goods_stages';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'project_reversals_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledge_standings';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'project_reversals_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledges';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'project_reversals_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'project_reversals_reviewed_by_fkey';
						columns: ['reviewed_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			project_steps: {
				Row: {
					account_id: string;
					act: string;
					from_status: string;
					note: string | null;
					organization_id: string;
					project_id: string;
					seq: number;
					taken_at: string;
					to_status: string;
				};
				ComputedFields: never;
				Insert: {
					account_id: string;
					act: string;
					from_status: string;
					note?: string | null;
					organization_id: string;
					project_id: string;
					seq?: never;
					taken_at?: string;
					to_status: string;
				};
				Update: {
					account_id?: string;
					act?: string;
					from_status?: string;
					note?: string | null;
					organization_id?: string;
					project_id?: string;
					seq?: never;
					taken_at?: string;
					to_status?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'project_steps_account_id_fkey';
						columns: ['account_id'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'project_steps_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'project_steps_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
				];
			};
			project_villages: {
				Row: {
					project_id: string;
					village_code: string;
				};
				ComputedFields: never;
				Insert: {
					project_id: string;
					village_code: string;
				};
				Update: {
					project_id?: string;
					village_code?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'project_villages_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'project_villages_village_code_fkey';
						columns: ['village_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			projects: {
				Row: {
					approval_number: string | null;
					created_at: string;
					created_by: string;
					edited_by: string;
					entered_by_organization_id: string;
					farmer_linkage: string | null;
					id: string;
					implementing_unit: string | null;
					is_demo: boolean;
					kind: string;
					need_id: string | null;
					pairing_id: string | null;
					performance_target: string | null;
					pool_year: number;
					status: string;
					submission: number;
					title: string;
					version: number;
					village_code: string;
				};
				ComputedFields: never;
				Insert: {
					approval_number?: string | null;
					created_at?: string;
					created_by: string;
					edited_by: string;
					entered_by_organization_id: string;
					farmer_linkage?: string | null;
					id: string;
					implementing_unit?: string | null;
					is_demo?: boolean;
					kind: string;
					need_id?: string | null;
					pairing_id?: string | null;
					performance_target?: string | null;
					pool_year: number;
					status?: string;
					submission?: number;
					title: string;
					version?: number;
					village_code: string;
				};
				Update: {
					approval_number?: string | null;
					created_at?: string;
					created_by?: string;
					edited_by?: string;
					entered_by_organization_id?: string;
					farmer_linkage?: string | null;
					id?: string;
					implementing_unit?: string | null;
					is_demo?: boolean;
					kind?: string;
					need_id?: string | null;
					pairing_id?: string | null;
					performance_target?: string | null;
					pool_year?: number;
					status?: string;
					submission?: number;
					title?: string;
					version?: number;
					village_code?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'projects_created_by_fkey';
						columns: ['created_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'projects_edited_by_fkey';
						columns: ['edited_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'projects_entered_by_organization_id_fkey';
						columns: ['entered_by_organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'projects_need_id_fkey';
						columns: ['need_id'];
						isOneToOne: false;
						referencedRelation: 'needs';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'projects_pairing_id_fkey';
						columns: ['pairing_id'];
						isOneToOne: false;
						referencedRelation: 'pairings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'projects_village_code_fkey';
						columns: ['village_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			proposal_reminders: {
				Row: {
					days_before: number;
					proposal_id: string;
					reminded_at: string;
					side: string;
				};
				ComputedFields: never;
				Insert: {
					days_before: number;
					proposal_id: string;
					reminded_at?: string;
					side: string;
				};
				Update: {
					days_before?: number;
					proposal_id?: string;
					reminded_at?: string;
					side?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'proposal_reminders_proposal_id_fkey';
						columns: ['proposal_id'];
						isOneToOne: false;
						referencedRelation: 'proposals';
						referencedColumns: ['id'];
					},
				];
			};
			proposal_signatures: {
				Row: {
					account_id: string;
					organization_id: string;
					proposal_id: string;
					side: string;
					signed_at: string;
				};
				ComputedFields: never;
				Insert: {
					account_id: string;
					organization_id: string;
					proposal_id: string;
					side: string;
					signed_at?: string;
				};
				Update: {
					account_id?: string;
					organization_id?: string;
					proposal_id?: string;
					side?: string;
					signed_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'proposal_signatures_account_id_fkey';
						columns: ['account_id'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'proposal_signatures_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'proposal_signatures_proposal_id_fkey';
						columns: ['proposal_id'];
						isOneToOne: false;
						referencedRelation: 'proposals';
						referencedColumns: ['id'];
					},
				];
			};
			proposals: {
				Row: {
					commodity: string;
					created_at: string;
					decline_cause: string | null;
					donor_decided_at: string | null;
					donor_decision: string | null;
					donor_organization_id: string | null;
					donor_reason: string | null;
					expires_on: string | null;
					freed_at: string | null;
					id: string;
					is_decided_on_behalf: boolean;
					nature: string | null;
					need_id: string;
					offer_id: string;
					quality: number;
					quantity: number;
					reasons: Json | null;
					reduced_from: number | null;
					round_id: string | null;
					status: string;
					unit: string | null;
					village_code: string;
					village_decided_at: string | null;
					village_decision: string | null;
					village_reason: string | null;
				};
				ComputedFields: never;
				Insert: {
					commodity: string;
					created_at?: string;
					decline_cause?: string | null;
					donor_decided_at?: string | null;
					donor_decision?: string | null;
					donor_organization_id?: string | null;
					donor_reason?: string | null;
					expires_on?: string | null;
					freed_at?: string | null;
					id?: string;
					is_decided_on_behalf?: boolean;
					nature?: string | null;
					need_id: string;
					offer_id: string;
					quality?: number;
					quantity: number;
					reasons?: Json | null;
					reduced_from?: number | null;
					round_id?: string | null;
					status?: string;
					unit?: string | null;
					village_code: string;
					village_decided_at?: string | null;
					village_decision?: string | null;
					village_reason?: string | null;
				};
				Update: {
					commodity?: string;
					created_at?: string;
					decline_cause?: string | null;
					donor_decided_at?: string | null;
					donor_decision?: string | null;
					donor_organization_id?: string | null;
					donor_reason?: string | null;
					expires_on?: string | null;
					freed_at?: string | null;
					id?: string;
					is_decided_on_behalf?: boolean;
					nature?: string | null;
					need_id?: string;
					offer_id?: string;
					quality?: number;
					quantity?: number;
					reasons?: Json | null;
					reduced_from?: number | null;
					round_id?: string | null;
					status?: string;
					unit?: string | null;
					village_code?: string;
					village_decided_at?: string | null;
					village_decision?: string | null;
					village_reason?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'proposals_donor_organization_id_fkey';
						columns: ['donor_organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'proposals_need_fkey';
						columns: ['need_id', 'village_code'];
						isOneToOne: false;
						referencedRelation: 'needs';
						referencedColumns: ['id', 'village_code'];
					},
					{
						foreignKeyName: 'proposals_offer_id_fkey';
						columns: ['offer_id'];
						isOneToOne: false;
						referencedRelation: 'offers';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'proposals_round_id_fkey';
						columns: ['round_id'];
						isOneToOne: false;
						referencedRelation: 'rounds';
						referencedColumns: ['id'];
					},
				];
			};
			published_assets: {
				Row: {
					id: string;
					keeper: string | null;
					kind: string;
					name: string;
					owner: string | null;
					project_id: string;
					quantity: number;
					unit: string;
					value_fen: number | null;
					yearly_yield_fen: number | null;
				};
				ComputedFields: never;
				Insert: {
					id: string;
					keeper?: string | null;
					kind: string;
					name: string;
					owner?: string | null;
					project_id: string;
					quantity: number;
					unit: string;
					value_fen?: number | null;
					yearly_yield_fen?: number | null;
				};
				Update: {
					id?: string;
					keeper?: string | null;
					kind?: string;
					name?: string;
					owner?: string | null;
					project_id?: string;
					quantity?: number;
					unit?: string;
					value_fen?: number | null;
					yearly_yield_fen?: number | null;
				};
				Relationships: [
					{
						foreignKeyName: 'published_assets_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'published_projects';
						referencedColumns: ['id'];
					},
				];
			};
			published_contracts: {
				Row: {
					amount_fen: number;
					contractor: string | null;
					id: string;
					method: string;
					number: string;
					project_id: string;
					signed_on: string;
					subject: string;
				};
				ComputedFields: never;
				Insert: {
					amount_fen: number;
					contractor?: string | null;
					id: string;
					method: string;
					number: string;
					project_id: string;
					signed_on: string;
					subject: string;
				};
				Update: {
					amount_fen?: number;
					contractor?: string | null;
					id?: string;
					method?: string;
					number?: string;
					project_id?: string;
					signed_on?: string;
					subject?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'published_contracts_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'published_projects';
						referencedColumns: ['id'];
					},
				];
			};
			published_donors: {
				Row: {
					id: string;
					is_demo: boolean;
					kind: string;
					name: string;
					region_code: string;
					uscc: string | null;
				};
				ComputedFields: never;
				Insert: {
					id: string;
					is_demo: boolean;
					kind: string;
					name: string;
					region_code: string;
					uscc?: string | null;
				};
				Update: {
					id?: string;
					is_demo?: boolean;
					kind?: string;
					name?: string;
					region_code?: string;
					uscc?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'published_donors_region_code_fkey';
						columns: ['region_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			published_entries: {
				Row: {
					body: string | null;
					corrects_seq: number | null;
					facts: NonNullable<Json>;
					kind: string;
					occurred_on: string;
					posting_seq: number | null;
					project_id: string;
					published_at: string;
					seq: number;
					source_id: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					body?: string | null;
					corrects_seq?: number | null;
					facts?: NonNullable<Json>;
					kind: string;
					occurred_on: string;
					posting_seq?: number | null;
					project_id: string;
					published_at?: string;
					seq?: never;
					source_id: string;
					version?: number;
				};
				Update: {
					body?: string | null;
					corrects_seq?: number | null;
					facts?: NonNullable<Json>;
					kind?: string;
					occurred_on?: string;
					posting_seq?: number | null;
					project_id?: string;
					published_at?: string;
					seq?: never;
					source_id?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'published_entries_corrects_seq_fkey';
						columns: ['corrects_seq'];
						isOneToOne: false;
						referencedRelation: 'published_entries';
						referencedColumns: ['seq'];
					},
					{
						foreignKeyName: 'published_entries_posting_seq_fkey';
						columns: ['posting_seq'];
						isOneToOne: false;
						referencedRelation: 'published_postings';
						referencedColumns: ['seq'];
					},
					{
						foreignKeyName: 'published_entries_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'published_projects';
						referencedColumns: ['id'];
					},
				];
			};
			published_entry_media: {
				Row: {
					caption: string;
					entry_seq: number;
					position: number;
					sha256: string;
				};
				ComputedFields: never;
				Insert: {
					caption: string;
					entry_seq: number;
					position: number;
					sha256: string;
				};
				Update: {
					caption?: string;
					entry_seq?: number;
					position?: number;
					sha256?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'published_entry_media_entry_seq_fkey';
						columns: ['entry_seq'];
						isOneToOne: false;
						referencedRelation: 'published_entries';
						referencedColumns: ['seq'];
					},
					{
						foreignKeyName: 'published_entry_media_sha256_fkey';
						columns: ['sha256'];
						isOneToOne: false;
						referencedRelation: 'published_media';
						referencedColumns: ['sha256'];
					},
				];
			};
			published_exchanges: {
				Row: {
					amount_fen: number | null;
					began_on: string;
					days: number | null;
					ended_on: string | null;
					from_name: string | null;
					id: string;
					is_demo: boolean;
					is_park: boolean;
					jobs_count: number | null;
					kind: string;
					pairing_id: string;
					people_count: number | null;
					place_name: string | null;
					role: string | null;
					subject: string | null;
					to_name: string | null;
				};
				ComputedFields: never;
				Insert: {
					amount_fen?: number | null;
					began_on: string;
					days?: number | null;
					ended_on?: string | null;
					from_name?: string | null;
					id: string;
					is_demo: boolean;
					is_park: boolean;
					jobs_count?: number | null;
					kind: string;
					pairing_id: string;
					people_count?: number | null;
					place_name?: string | null;
					role?: string | null;
					subject?: string | null;
					to_name?: string | null;
				};
				Update: {
					amount_fen?: number | null;
					began_on?: string;
					days?: number | null;
					ended_on?: string | null;
					from_name?: string | null;
					id?: string;
					is_demo?: boolean;
					is_park?: boolean;
					jobs_count?: number | null;
					kind?: string;
					pairing_id?: string;
					people_count?: number | null;
					place_name?: string | null;
					role?: string | null;
					subject?: string | null;
					to_name?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'published_exchanges_pairing_id_fkey';
						columns: ['pairing_id'];
						isOneToOne: false;
						referencedRelation: 'published_pairings';
						referencedColumns: ['id'];
					},
				];
			};
			published_handovers: {
				Row: {
					donor_id: string | null;
					handed_on: string;
					household_count: number | null;
					id: string;
					is_demo: boolean;
					item: string;
					pledge_id: string;
					pledged: number;
					quantity: number;
					unit: string;
					valuation_basis: string | null;
					valuation_fen: number | null;
					village_code: string;
				};
				ComputedFields: never;
				Insert: {
					donor_id?: string | null;
					handed_on: string;
					household_count?: number | null;
					id: string;
					is_demo: boolean;
					item: string;
					pledge_id: string;
					pledged: number;
					quantity: number;
					unit: string;
					valuation_basis?: string | null;
					valuation_fen?: number | null;
					village_code: string;
				};
				Update: {
					donor_id?: string | null;
					handed_on?: string;
					household_count?: number | null;
					id?: string;
					is_demo?: boolean;
					item?: string;
					pledge_id?: string;
					pledged?: number;
					quantity?: number;
					unit?: string;
					valuation_basis?: string | null;
					valuation_fen?: number | null;
					village_code?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'published_handovers_donor_id_fkey';
						columns: ['donor_id'];
						isOneToOne: false;
						referencedRelation: 'published_donors';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'published_handovers_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'published_pledges';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'published_handovers_village_code_fkey';
						columns: ['village_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			published_instalments: {
				Row: {
					amount_fen: number;
					due_on: string;
					pledge_id: string;
					position: number;
				};
				ComputedFields: never;
				Insert: {
					amount_fen: number;
					due_on: string;
					pledge_id: string;
					position: number;
				};
				Update: {
					amount_fen?: number;
					due_on?: string;
					pledge_id?: string;
					position?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'published_instalments_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'published_pledges';
						referencedColumns: ['id'];
					},
				];
			};
			published_media: {
				Row: {
					byte_size: number;
					colour: string;
					extension: string;
					height: number;
					sha256: string;
					small_height: number;
					small_sha256: string;
					small_width: number;
					width: number;
				};
				ComputedFields: never;
				Insert: {
					byte_size: number;
					colour: string;
					extension: string;
					height: number;
					sha256: string;
					small_height: number;
					small_sha256: string;
					small_width: number;
					width: number;
				};
				Update: {
					byte_size?: number;
					colour?: string;
					extension?: string;
					height?: number;
					sha256?: string;
					small_height?: number;
					small_sha256?: string;
					small_width?: number;
					width?: number;
				};
				Relationships: [];
			};
			published_meeting_items: {
				Row: {
					amount_fen: number | null;
					amount_text: string | null;
					form: string | null;
					kind: string;
					meeting_id: string;
					nature: string | null;
					party_name: string | null;
					place_name: string | null;
					position: number;
					subject: string;
				};
				ComputedFields: never;
				Insert: {
					amount_fen?: number | null;
					amount_text?: string | null;
					form?: string | null;
					kind: string;
					meeting_id: string;
					nature?: string | null;
					party_name?: string | null;
					place_name?: string | null;
					position: number;
					subject: string;
				};
				Update: {
					amount_fen?: number | null;
					amount_text?: string | null;
					form?: string | null;
					kind?: string;
					meeting_id?: string;
					nature?: string | null;
					party_name?: string | null;
					place_name?: string | null;
					position?: number;
					subject?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'published_meeting_items_meeting_id_fkey';
						columns: ['meeting_id'];
						isOneToOne: false;
						referencedRelation: 'published_meetings';
						referencedColumns: ['id'];
					},
				];
			};
			published_meetings: {
				Row: {
					body_count: number;
					held_on: string;
					host: string;
					id: string;
					is_demo: boolean;
					kind: string;
					name: string;
					pairing_id: string;
					people_count: number | null;
					place: string;
					report: string;
				};
				ComputedFields: never;
				Insert: {
					body_count: number;
					held_on: string;
					host: string;
					id: string;
					is_demo: boolean;
					kind: string;
					name: string;
					pairing_id: string;
					people_count?: number | null;
					place: string;
					report: string;
				};
				Update: {
					body_count?: number;
					held_on?: string;
					host?: string;
					id?: string;
					is_demo?: boolean;
					kind?: string;
					name?: string;
					pairing_id?: string;
					people_count?: number | null;
					place?: string;
					report?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'published_meetings_pairing_id_fkey';
						columns: ['pairing_id'];
						isOneToOne: false;
						referencedRelation: 'published_pairings';
						referencedColumns: ['id'];
					},
				];
			};
			published_milestones: {
				Row: {
					due_on: string;
					met_on: string | null;
					position: number;
					project_id: string;
					slot: string;
					status: string;
					title: string;
				};
				ComputedFields: never;
				Insert: {
					due_on: string;
					met_on?: string | null;
					position: number;
					project_id: string;
					slot: string;
					status: string;
					title: string;
				};
				Update: {
					due_on?: string;
					met_on?: string | null;
					position?: number;
					project_id?: string;
					slot?: string;
					status?: string;
					title?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'published_milestones_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'published_projects';
						referencedColumns: ['id'];
					},
				];
			};
			published_needs: {
				Row: {
					agreed: number;
					amount_fen: number | null;
					beneficiary_households: number | null;
					beneficiary_persons: number | null;
					category: string;
					commodity: string;
					description: string;
					id: string;
					is_demo: boolean;
					opened_on: string;
					quantity: number | null;
					status: string;
					title: string;
					unit: string | null;
					urgency: number;
					village_code: string;
				};
				ComputedFields: never;
				Insert: {
					agreed: number;
					amount_fen?: number | null;
					beneficiary_households?: number | null;
					beneficiary_persons?: number | null;
					category: string;
					commodity: string;
					description: string;
					id: string;
					is_demo: boolean;
					opened_on: string;
					quantity?: number | null;
					status: string;
					title: string;
					unit?: string | null;
					urgency: number;
					village_code: string;
				};
				Update: {
					agreed?: number;
					amount_fen?: number | null;
					beneficiary_households?: number | null;
					beneficiary_persons?: number | null;
					category?: string;
					commodity?: string;
					description?: string;
					id?: string;
					is_demo?: boolean;
					opened_on?: string;
					quantity?: number | null;
					status?: string;
					title?: string;
					unit?: string | null;
					urgency?: number;
					village_code?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'published_needs_village_code_fkey';
						columns: ['village_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			published_notices: {
				Row: {
					answered_count: number;
					basis: string | null;
					budget: NonNullable<Json>;
					ends_on: string;
					id: string;
					is_demo: boolean;
					level: string;
					objection_count: number;
					place: string;
					project_id: string;
					standing: string;
					starts_on: string;
					stop_reason: string | null;
					village_code: string;
				};
				ComputedFields: never;
				Insert: {
					answered_count: number;
					basis?: string | null;
					budget: NonNullable<Json>;
					ends_on: string;
					id: string;
					is_demo: boolean;
					level: string;
					objection_count: number;
					place: string;
					project_id: string;
					standing: string;
					starts_on: string;
					stop_reason?: string | null;
					village_code: string;
				};
				Update: {
					answered_count?: number;
					basis?: string | null;
					budget?: NonNullable<Json>;
					ends_on?: string;
					id?: string;
					is_demo?: boolean;
					level?: string;
					objection_count?: number;
					place?: string;
					project_id?: string;
					standing?: string;
					starts_on?: string;
					stop_reason?: string | null;
					village_code?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'published_notices_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'published_projects';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'published_notices_village_code_fkey';
						columns: ['village_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			published_pairings: {
				Row: {
					basis: string | null;
					id: string;
					is_demo: boolean;
					kind: string;
					predecessor_id: string | null;
					programme: string;
					receiving_name: string;
					receiving_region_code: string;
					supporting_name: string;
					supporting_region_code: string;
					valid_from: string;
					valid_to: string | null;
				};
				ComputedFields: never;
				Insert: {
					basis?: string | null;
					id: string;
					is_demo: boolean;
					kind: string;
					predecessor_id?: string | null;
					programme: string;
					receiving_name: string;
					receiving_region_code: string;
					supporting_name: string;
					supporting_region_code: string;
					valid_from: string;
					valid_to?: string | null;
				};
				Update: {
					basis?: string | null;
					id?: string;
					is_demo?: boolean;
					kind?: string;
					predecessor_id?: string | null;
					programme?: string;
					receiving_name?: string;
					receiving_region_code?: string;
					supporting_name?: string;
					supporting_region_code?: string;
					valid_from?: string;
					valid_to?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'published_pairings_receiving_region_code_fkey';
						columns: ['receiving_region_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
					{
						foreignKeyName: 'published_pairings_supporting_region_code_fkey';
						columns: ['supporting_region_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			published_pledges: {
				Row: {
					agreement_number: string | null;
					agreement_on: string;
					amount_fen: number | null;
					amount_text: string | null;
					donor_id: string | null;
					form: string;
					id: string;
					is_approximate: boolean;
					is_demo: boolean;
					nature: string;
					pairing_id: string | null;
					receiving_kind: string;
					receiving_name: string;
					receiving_uscc: string | null;
					status: string;
					village_codes: string[];
				};
				ComputedFields: never;
				Insert: {
					agreement_number?: string | null;
					agreement_on: string;
					amount_fen?: number | null;
					amount_text?: string | null;
					donor_id?: string | null;
					form: string;
					id: string;
					is_approximate: boolean;
					is_demo: boolean;
					nature: string;
					pairing_id?: string | null;
					receiving_kind: string;
					receiving_name: string;
					receiving_uscc?: string | null;
					status: string;
					village_codes: string[];
				};
				Update: {
					agreement_number?: string | null;
					agreement_on?: string;
					amount_fen?: number | null;
					amount_text?: string | null;
					donor_id?: string | null;
					form?: string;
					id?: string;
					is_approximate?: boolean;
					is_demo?: boolean;
					nature?: string;
					pairing_id?: string | null;
					receiving_kind?: string;
					receiving_name?: string;
					receiving_uscc?: string | null;
					status?: string;
					village_codes?: string[];
				};
				Relationships: [
					{
						foreignKeyName: 'published_pledges_donor_id_fkey';
						columns: ['donor_id'];
						isOneToOne: false;
						referencedRelation: 'published_donors';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'published_pledges_pairing_id_fkey';
						columns: ['pairing_id'];
						isOneToOne: false;
						referencedRelation: 'published_pairings';
						referencedColumns: ['id'];
					},
				];
			};
			published_postings: {
				Row: {
					bucket: string;
					corrects_seq: number | null;
					donor_id: string | null;
					is_demo: boolean;
					kind: string;
					nature: string;
					occurred_on: string;
					pairing_id: string | null;
					pledge_id: string;
					project_id: string | null;
					reason: string | null;
					recorded_at: string;
					seq: number;
					signed_fen: number;
					village_code: string | null;
				};
				ComputedFields: never;
				Insert: {
					bucket: string;
					corrects_seq?: number | null;
					donor_id?: string | null;
					is_demo: boolean;
					kind: string;
					nature: string;
					occurred_on: string;
					pairing_id?: string | null;
					pledge_id: string;
					project_id?: string | null;
					reason?: string | null;
					recorded_at: string;
					seq: number;
					signed_fen: number;
					village_code?: string | null;
				};
				Update: {
					bucket?: string;
					corrects_seq?: number | null;
					donor_id?: string | null;
					is_demo?: boolean;
					kind?: string;
					nature?: string;
					occurred_on?: string;
					pairing_id?: string | null;
					pledge_id?: string;
					project_id?: string | null;
					reason?: string | null;
					recorded_at?: string;
					seq?: number;
					signed_fen?: number;
					village_code?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'published_postings_corrects_seq_fkey';
						columns: ['corrects_seq'];
						isOneToOne: false;
						referencedRelation: 'published_postings';
						referencedColumns: ['seq'];
					},
					{
						foreignKeyName: 'published_postings_donor_id_fkey';
						columns: ['donor_id'];
						isOneToOne: false;
						referencedRelation: 'published_donors';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'published_postings_pairing_id_fkey';
						columns: ['pairing_id'];
						isOneToOne: false;
						referencedRelation: 'published_pairings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'published_postings_village_code_fkey';
						columns: ['village_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			published_projects: {
				Row: {
					approval_number: string | null;
					budget_fen: number;
					farmer_linkage: string | null;
					id: string;
					implementing_unit: string | null;
					is_demo: boolean;
					kind: string;
					last_entry_on: string | null;
					need_id: string | null;
					next_due_on: string | null;
					pairing_id: string | null;
					performance_target: string | null;
					pool_year: number | null;
					status: string;
					title: string;
					village_code: string;
					works_percent: number;
				};
				ComputedFields: never;
				Insert: {
					approval_number?: string | null;
					budget_fen: number;
					farmer_linkage?: string | null;
					id: string;
					implementing_unit?: string | null;
					is_demo: boolean;
					kind: string;
					last_entry_on?: string | null;
					need_id?: string | null;
					next_due_on?: string | null;
					pairing_id?: string | null;
					performance_target?: string | null;
					pool_year?: number | null;
					status: string;
					title: string;
					village_code: string;
					works_percent: number;
				};
				Update: {
					approval_number?: string | null;
					budget_fen?: number;
					farmer_linkage?: string | null;
					id?: string;
					implementing_unit?: string | null;
					is_demo?: boolean;
					kind?: string;
					last_entry_on?: string | null;
					need_id?: string | null;
					next_due_on?: string | null;
					pairing_id?: string | null;
					performance_target?: string | null;
					pool_year?: number | null;
					status?: string;
					title?: string;
					village_code?: string;
					works_percent?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'published_projects_pairing_id_fkey';
						columns: ['pairing_id'];
						isOneToOne: false;
						referencedRelation: 'published_pairings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'published_projects_village_code_fkey';
						columns: ['village_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			published_reports: {
				Row: {
					as_of: string;
					correction: string;
					drawn_at: string;
					edition: number;
					figures: NonNullable<Json>;
					foreword: string;
					hash: string;
					id: string;
					is_demo: boolean;
					month: string;
					organization_name: string;
					outlook: string;
					pairing_id: string | null;
					published_at: string;
					region_code: string | null;
					scope: string;
					scope_name: string;
					up_to: number;
				};
				ComputedFields: never;
				Insert: {
					as_of: string;
					correction: string;
					drawn_at: string;
					edition: number;
					figures: NonNullable<Json>;
					foreword: string;
					hash: string;
					id: string;
					is_demo: boolean;
					month: string;
					organization_name: string;
					outlook: string;
					pairing_id?: string | null;
					published_at?: string;
					region_code?: string | null;
					scope: string;
					scope_name: string;
					up_to: number;
				};
				Update: {
					as_of?: string;
					correction?: string;
					drawn_at?: string;
					edition?: number;
					figures?: NonNullable<Json>;
					foreword?: string;
					hash?: string;
					id?: string;
					is_demo?: boolean;
					month?: string;
					organization_name?: string;
					outlook?: string;
					pairing_id?: string | null;
					published_at?: string;
					region_code?: string | null;
					scope?: string;
					scope_name?: string;
					up_to?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'published_reports_pairing_id_fkey';
						columns: ['pairing_id'];
						isOneToOne: false;
						referencedRelation: 'published_pairings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'published_reports_region_code_fkey';
						columns: ['region_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			published_rulings: {
				Row: {
					colour: string;
					holds_until: string;
					project_id: string;
				};
				ComputedFields: never;
				Insert: {
					colour: string;
					holds_until: string;
					project_id: string;
				};
				Update: {
					colour?: string;
					holds_until?: string;
					project_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'published_rulings_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: true;
						referencedRelation: 'published_projects';
						referencedColumns: ['id'];
					},
				];
			};
			published_seals: {
				Row: {
					entry_seq: number | null;
					hash: string;
					position: number;
					posting_seq: number | null;
					previous_hash: string;
					sealed_at: string;
				};
				ComputedFields: never;
				Insert: {
					entry_seq?: number | null;
					hash: string;
					position: number;
					posting_seq?: number | null;
					previous_hash: string;
					sealed_at?: string;
				};
				Update: {
					entry_seq?: number | null;
					hash?: string;
					position?: number;
					posting_seq?: number | null;
					previous_hash?: string;
					sealed_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'published_seals_entry_seq_fkey';
						columns: ['entry_seq'];
						isOneToOne: true;
						referencedRelation: 'published_entries';
						referencedColumns: ['seq'];
					},
					{
						foreignKeyName: 'published_seals_posting_seq_fkey';
						columns: ['posting_seq'];
						isOneToOne: true;
						referencedRelation: 'published_postings';
						referencedColumns: ['seq'];
					},
				];
			};
			published_totals: {
				Row: {
					bucket: string;
					nature: string;
					row_count: number;
					scope: string;
					scope_key: string;
					total_fen: number;
					year: number;
				};
				ComputedFields: never;
				Insert: {
					bucket: string;
					nature: string;
					row_count: number;
					scope: string;
					scope_key: string;
					total_fen: number;
					year: number;
				};
				Update: {
					bucket?: string;
					nature?: string;
					row_count?: number;
					scope?: string;
					scope_key?: string;
					total_fen?: number;
					year?: number;
				};
				Relationships: [];
			};
			published_versions: {
				Row: {
					changed_at: string;
					topic: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					changed_at?: string;
					topic: string;
					version?: number;
				};
				Update: {
					changed_at?: string;
					topic?: string;
					version?: number;
				};
				Relationships: [];
			};
			receipt_reversals: {
				Row: {
					amount_fen: number;
					asked_at: string;
					asked_by: string;
					id: string;
					organization_id: string;
					pledge_id: string;
					reason: string;
					receipt_id: string;
					review_note: string | null;
					reviewed_at: string | null;
					reviewed_by: string | null;
					status: string;
				};
				ComputedFields: never;
				Insert: {
					amount_fen: number;
					asked_at?: string;
					asked_by: string;
					id: string;
					organization_id: string;
					pledge_id: string;
					reason: string;
					receipt_id: string;
					review_note?: string | null;
					reviewed_at?: string | null;
					reviewed_by?: string | null;
					status?: string;
				};
				Update: {
					amount_fen?: number;
					asked_at?: string;
					asked_by?: string;
					id?: string;
					organization_id?: string;
					pledge_id?: string;
					reason?: string;
					receipt_id?: string;
					review_note?: string | null;
					reviewed_at?: string | null;
					reviewed_by?: string | null;
					status?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'receipt_reversals_asked_by_fkey';
						columns: ['asked_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'receipt_reversals_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'receipt_reversals_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'goods_stages';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'receipt_reversals_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledge_standings';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'receipt_reversals_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledges';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'receipt_reversals_receipt_id_fkey';
						columns: ['receipt_id'];
						isOneToOne: false;
						referencedRelation: 'receipts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'receipt_reversals_reviewed_by_fkey';
						columns: ['reviewed_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			receipts: {
				Row: {
					amount_fen: number;
					confirmed_at: string;
					confirmed_by: string;
					document_id: string | null;
					excess_fen: number;
					id: string;
					is_excess: boolean;
					organization_id: string;
					payment_report_id: string;
					pledge_id: string;
					receipt_code: string | null;
					receipt_number: string | null;
					received_on: string;
					review_note: string | null;
					reviewed_at: string | null;
					reviewed_by: string | null;
					status: string;
				};
				ComputedFields: never;
				Insert: {
					amount_fen: number;
					confirmed_at?: string;
					confirmed_by: string;
					document_id?: string | null;
					excess_fen?: number;
					id: string;
					is_excess?: never;
					organization_id: string;
					payment_report_id: string;
					pledge_id: string;
					receipt_code?: string | null;
					receipt_number?: string | null;
					received_on: string;
					review_note?: string | null;
					reviewed_at?: string | null;
					reviewed_by?: string | null;
					status?: string;
				};
				Update: {
					amount_fen?: number;
					confirmed_at?: string;
					confirmed_by?: string;
					document_id?: string | null;
					excess_fen?: number;
					id?: string;
					is_excess?: never;
					organization_id?: string;
					payment_report_id?: string;
					pledge_id?: string;
					receipt_code?: string | null;
					receipt_number?: string | null;
					received_on?: string;
					review_note?: string | null;
					reviewed_at?: string | null;
					reviewed_by?: string | null;
					status?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'receipts_confirmed_by_fkey';
						columns: ['confirmed_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'receipts_document_id_fkey';
						columns: ['document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'receipts_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'receipts_payment_report_id_fkey';
						columns: ['payment_report_id'];
						isOneToOne: false;
						referencedRelation: 'payment_reports';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'receipts_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'goods_stages';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'receipts_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledge_standings';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'receipts_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledges';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'receipts_reviewed_by_fkey';
						columns: ['reviewed_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			recovery_codes: {
				Row: {
					account_id: string;
					code_hash: string;
					used_at: string | null;
				};
				ComputedFields: never;
				Insert: {
					account_id: string;
					code_hash: string;
					used_at?: string | null;
				};
				Update: {
					account_id?: string;
					code_hash?: string;
					used_at?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'recovery_codes_account_id_fkey';
						columns: ['account_id'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			region_statistics: {
				Row: {
					counted_on: string | null;
					households: number | null;
					population: number | null;
					region_code: string;
					source: string;
					stated_by_organization_id: string | null;
					year: number;
				};
				ComputedFields: never;
				Insert: {
					counted_on?: string | null;
					households?: number | null;
					population?: number | null;
					region_code: string;
					source: string;
					stated_by_organization_id?: string | null;
					year: number;
				};
				Update: {
					counted_on?: string | null;
					households?: number | null;
					population?: number | null;
					region_code?: string;
					source?: string;
					stated_by_organization_id?: string | null;
					year?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'region_statistics_region_code_fkey';
						columns: ['region_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
					{
						foreignKeyName: 'region_statistics_stated_by_organization_id_fkey';
						columns: ['stated_by_organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
				];
			};
			region_tags: {
				Row: {
					region_code: string;
					source: string;
					tag: string;
					valid_from: string;
					valid_to: string | null;
				};
				ComputedFields: never;
				Insert: {
					region_code: string;
					source: string;
					tag: string;
					valid_from: string;
					valid_to?: string | null;
				};
				Update: {
					region_code?: string;
					source?: string;
					tag?: string;
					valid_from?: string;
					valid_to?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'region_tags_region_code_fkey';
						columns: ['region_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			regions: {
				Row: {
					code: string;
					level: number;
					name: string;
					name_initials: string;
					name_pinyin: string;
					official_name: string;
					parent_code: string | null;
					successor_code: string | null;
					valid_from: string;
					valid_to: string | null;
				};
				ComputedFields: never;
				Insert: {
					code: string;
					level: number;
					name: string;
					name_initials?: string;
					name_pinyin?: string;
					official_name: string;
					parent_code?: string | null;
					successor_code?: string | null;
					valid_from?: string;
					valid_to?: string | null;
				};
				Update: {
					code?: string;
					level?: number;
					name?: string;
					name_initials?: string;
					name_pinyin?: string;
					official_name?: string;
					parent_code?: string | null;
					successor_code?: string | null;
					valid_from?: string;
					valid_to?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'regions_parent_code_fkey';
						columns: ['parent_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
					{
						foreignKeyName: 'regions_successor_code_fkey';
						columns: ['successor_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			risk_count_verdicts: {
				Row: {
					count_id: string;
					judged_at: string;
					judged_by: string;
					note: string | null;
					organization_id: string;
					verdict: string;
				};
				ComputedFields: never;
				Insert: {
					count_id: string;
					judged_at?: string;
					judged_by: string;
					note?: string | null;
					organization_id: string;
					verdict: string;
				};
				Update: {
					count_id?: string;
					judged_at?: string;
					judged_by?: string;
					note?: string | null;
					organization_id?: string;
					verdict?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'risk_count_verdicts_count_id_fkey';
						columns: ['count_id'];
						isOneToOne: true;
						referencedRelation: 'current_risk_counts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'risk_count_verdicts_count_id_fkey';
						columns: ['count_id'];
						isOneToOne: true;
						referencedRelation: 'risk_counts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'risk_count_verdicts_judged_by_fkey';
						columns: ['judged_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'risk_count_verdicts_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
				];
			};
			risk_counts: {
				Row: {
					counted_on: string;
					id: string;
					is_demo: boolean;
					is_entered_on_behalf: boolean;
					marginal_count: number | null;
					organization_id: string;
					reason: string | null;
					resolved_count: number | null;
					stated_at: string;
					stated_by: string;
					sudden_count: number | null;
					unstable_count: number | null;
					version: number;
					village_code: string;
					year: number;
				};
				ComputedFields: never;
				Insert: {
					counted_on: string;
					id: string;
					is_demo?: boolean;
					is_entered_on_behalf: boolean;
					marginal_count?: number | null;
					organization_id: string;
					reason?: string | null;
					resolved_count?: number | null;
					stated_at?: string;
					stated_by: string;
					sudden_count?: number | null;
					unstable_count?: number | null;
					version: number;
					village_code: string;
					year: number;
				};
				Update: {
					counted_on?: string;
					id?: string;
					is_demo?: boolean;
					is_entered_on_behalf?: boolean;
					marginal_count?: number | null;
					organization_id?: string;
					reason?: string | null;
					resolved_count?: number | null;
					stated_at?: string;
					stated_by?: string;
					sudden_count?: number | null;
					unstable_count?: number | null;
					version?: number;
					village_code?: string;
					year?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'risk_counts_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'risk_counts_stated_by_fkey';
						columns: ['stated_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'risk_counts_village_code_fkey';
						columns: ['village_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			round_certificates: {
				Row: {
					certificate: NonNullable<Json>;
					round_id: string;
				};
				ComputedFields: never;
				Insert: {
					certificate: NonNullable<Json>;
					round_id: string;
				};
				Update: {
					certificate?: NonNullable<Json>;
					round_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'round_certificates_round_id_fkey';
						columns: ['round_id'];
						isOneToOne: true;
						referencedRelation: 'rounds';
						referencedColumns: ['id'];
					},
				];
			};
			round_figures: {
				Row: {
					at_floor_count: number;
					gini_per_head: number | null;
					mean_quality: number | null;
					offered: number;
					placed: number;
					plan: string;
					round_id: string;
					top_twentieth_share: number | null;
					village_count: number;
					without_count: number;
				};
				ComputedFields: never;
				Insert: {
					at_floor_count: number;
					gini_per_head?: number | null;
					mean_quality?: number | null;
					offered: number;
					placed: number;
					plan: string;
					round_id: string;
					top_twentieth_share?: number | null;
					village_count: number;
					without_count: number;
				};
				Update: {
					at_floor_count?: number;
					gini_per_head?: number | null;
					mean_quality?: number | null;
					offered?: number;
					placed?: number;
					plan?: string;
					round_id?: string;
					top_twentieth_share?: number | null;
					village_count?: number;
					without_count?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'round_figures_round_id_fkey';
						columns: ['round_id'];
						isOneToOne: false;
						referencedRelation: 'rounds';
						referencedColumns: ['id'];
					},
				];
			};
			round_inputs: {
				Row: {
					frozen_at: string;
					input: NonNullable<Json>;
					round_id: string;
				};
				ComputedFields: never;
				Insert: {
					frozen_at?: string;
					input: NonNullable<Json>;
					round_id: string;
				};
				Update: {
					frozen_at?: string;
					input?: NonNullable<Json>;
					round_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'round_inputs_round_id_fkey';
						columns: ['round_id'];
						isOneToOne: true;
						referencedRelation: 'rounds';
						referencedColumns: ['id'];
					},
				];
			};
			round_unmet: {
				Row: {
					help: Json | null;
					nearest: Json | null;
					need_id: string;
					quantity: number;
					round_id: string;
					why: string;
				};
				ComputedFields: never;
				Insert: {
					help?: Json | null;
					nearest?: Json | null;
					need_id: string;
					quantity: number;
					round_id: string;
					why: string;
				};
				Update: {
					help?: Json | null;
					nearest?: Json | null;
					need_id?: string;
					quantity?: number;
					round_id?: string;
					why?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'round_unmet_need_id_fkey';
						columns: ['need_id'];
						isOneToOne: false;
						referencedRelation: 'needs';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'round_unmet_round_id_fkey';
						columns: ['round_id'];
						isOneToOne: false;
						referencedRelation: 'rounds';
						referencedColumns: ['id'];
					},
				];
			};
			round_unspent: {
				Row: {
					offer_id: string;
					quantity: number;
					round_id: string;
					top_up: number | null;
					top_up_need_id: string | null;
					why: string;
				};
				ComputedFields: never;
				Insert: {
					offer_id: string;
					quantity: number;
					round_id: string;
					top_up?: number | null;
					top_up_need_id?: string | null;
					why: string;
				};
				Update: {
					offer_id?: string;
					quantity?: number;
					round_id?: string;
					top_up?: number | null;
					top_up_need_id?: string | null;
					why?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'round_unspent_offer_id_fkey';
						columns: ['offer_id'];
						isOneToOne: false;
						referencedRelation: 'offers';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'round_unspent_round_id_fkey';
						columns: ['round_id'];
						isOneToOne: false;
						referencedRelation: 'rounds';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'round_unspent_top_up_need_id_fkey';
						columns: ['top_up_need_id'];
						isOneToOne: false;
						referencedRelation: 'needs';
						referencedColumns: ['id'];
					},
				];
			};
			rounds: {
				Row: {
					based_on_id: string | null;
					bound: number | null;
					category: string | null;
					change_reason: string | null;
					changes: NonNullable<Json>;
					commodity: string;
					created_at: string;
					created_by: string;
					duration_ms: number | null;
					expires_on: string | null;
					failure: string | null;
					finished_at: string | null;
					floor: string;
					follows_id: string | null;
					gap: number | null;
					id: string;
					input_hash: string | null;
					is_followed_up: boolean;
					is_proven_over_all: boolean | null;
					nature: string | null;
					objective: number | null;
					organization_id: string;
					pair_count: number | null;
					parameters: NonNullable<Json>;
					priced_count: number | null;
					progress: number;
					published_at: string | null;
					published_by: string | null;
					region_code: string;
					rounding: Json | null;
					status: string;
					unit: string | null;
					valid_on: string;
					weights_version: string;
				};
				ComputedFields: never;
				Insert: {
					based_on_id?: string | null;
					bound?: number | null;
					category?: string | null;
					change_reason?: string | null;
					changes?: NonNullable<Json>;
					commodity: string;
					created_at?: string;
					created_by: string;
					duration_ms?: number | null;
					expires_on?: string | null;
					failure?: string | null;
					finished_at?: string | null;
					floor: string;
					follows_id?: string | null;
					gap?: number | null;
					id?: string;
					input_hash?: string | null;
					is_followed_up?: boolean;
					is_proven_over_all?: boolean | null;
					nature?: string | null;
					objective?: number | null;
					organization_id: string;
					pair_count?: number | null;
					parameters: NonNullable<Json>;
					priced_count?: number | null;
					progress?: number;
					published_at?: string | null;
					published_by?: string | null;
					region_code: string;
					rounding?: Json | null;
					status: string;
					unit?: string | null;
					valid_on?: string;
					weights_version: string;
				};
				Update: {
					based_on_id?: string | null;
					bound?: number | null;
					category?: string | null;
					change_reason?: string | null;
					changes?: NonNullable<Json>;
					commodity?: string;
					created_at?: string;
					created_by?: string;
					duration_ms?: number | null;
					expires_on?: string | null;
					failure?: string | null;
					finished_at?: string | null;
					floor?: string;
					follows_id?: string | null;
					gap?: number | null;
					id?: string;
					input_hash?: string | null;
					is_followed_up?: boolean;
					is_proven_over_all?: boolean | null;
					nature?: string | null;
					objective?: number | null;
					organization_id?: string;
					pair_count?: number | null;
					parameters?: NonNullable<Json>;
					priced_count?: number | null;
					progress?: number;
					published_at?: string | null;
					published_by?: string | null;
					region_code?: string;
					rounding?: Json | null;
					status?: string;
					unit?: string | null;
					valid_on?: string;
					weights_version?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'rounds_based_on_id_fkey';
						columns: ['based_on_id'];
						isOneToOne: false;
						referencedRelation: 'rounds';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'rounds_created_by_fkey';
						columns: ['created_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'rounds_follows_id_fkey';
						columns: ['follows_id'];
						isOneToOne: false;
						referencedRelation: 'rounds';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'rounds_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'rounds_published_by_fkey';
						columns: ['published_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'rounds_region_code_fkey';
						columns: ['region_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			saved_views: {
				Row: {
					account_id: string;
					id: string;
					list: string;
					name: string;
					query: string;
					saved_at: string;
				};
				ComputedFields: never;
				Insert: {
					account_id: string;
					id: string;
					list: string;
					name: string;
					query: string;
					saved_at?: string;
				};
				Update: {
					account_id?: string;
					id?: string;
					list?: string;
					name?: string;
					query?: string;
					saved_at?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'saved_views_account_id_fkey';
						columns: ['account_id'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			second_factors: {
				Row: {
					account_id: string;
					confirmed_at: string | null;
					created_at: string;
					last_step: number | null;
					secret_sealed: string;
				};
				ComputedFields: never;
				Insert: {
					account_id: string;
					confirmed_at?: string | null;
					created_at: string;
					last_step?: number | null;
					secret_sealed: string;
				};
				Update: {
					account_id?: string;
					confirmed_at?: string | null;
					created_at?: string;
					last_step?: number | null;
					secret_sealed?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'second_factors_account_id_fkey';
						columns: ['account_id'];
						isOneToOne: true;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			sessions: {
				Row: {
					account_id: string;
					confirmed_at: string;
					created_at: string;
					device: string;
					expires_at: string;
					factor_at: string | null;
					handle: string;
					id_hash: string;
					organization_id: string | null;
					seen_at: string;
					viewed_role: string | null;
				};
				ComputedFields: never;
				Insert: {
					account_id: string;
					confirmed_at?: string;
					created_at?: string;
					device?: string;
					expires_at: string;
					factor_at?: string | null;
					handle?: string;
					id_hash: string;
					organization_id?: string | null;
					seen_at?: string;
					viewed_role?: string | null;
				};
				Update: {
					account_id?: string;
					confirmed_at?: string;
					created_at?: string;
					device?: string;
					expires_at?: string;
					factor_at?: string | null;
					handle?: string;
					id_hash?: string;
					organization_id?: string | null;
					seen_at?: string;
					viewed_role?: string | null;
				};
				Relationships: [
					{
						foreignKeyName: 'sessions_account_id_fkey';
						columns: ['account_id'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			sign_in_attempts: {
				Row: {
					failures: number;
					key: string;
					last_at: string;
					scope: string;
				};
				ComputedFields: never;
				Insert: {
					failures: number;
					key: string;
					last_at: string;
					scope: string;
				};
				Update: {
					failures?: number;
					key?: string;
					last_at?: string;
					scope?: string;
				};
				Relationships: [];
			};
			silence_reminders: {
				Row: {
					project_id: string;
					reminded_at: string;
					silent_since: string;
				};
				ComputedFields: never;
				Insert: {
					project_id: string;
					reminded_at?: string;
					silent_since: string;
				};
				Update: {
					project_id?: string;
					reminded_at?: string;
					silent_since?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'silence_reminders_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
				];
			};
			status_transitions: {
				Row: {
					act: string;
					from_status: string | null;
					record: string;
					to_status: string;
				};
				ComputedFields: never;
				Insert: {
					act: string;
					from_status?: string | null;
					record: string;
					to_status: string;
				};
				Update: {
					act?: string;
					from_status?: string | null;
					record?: string;
					to_status?: string;
				};
				Relationships: [];
			};
			update_photos: {
				Row: {
					caption: string;
					document_id: string;
					position: number;
					update_id: string;
					version: number;
				};
				ComputedFields: never;
				Insert: {
					caption?: string;
					document_id: string;
					position: number;
					update_id: string;
					version: number;
				};
				Update: {
					caption?: string;
					document_id?: string;
					position?: number;
					update_id?: string;
					version?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'update_photos_document_id_fkey';
						columns: ['document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'update_photos_version_fkey';
						columns: ['update_id', 'version'];
						isOneToOne: false;
						referencedRelation: 'update_versions';
						referencedColumns: ['update_id', 'version'];
					},
				];
			};
			update_versions: {
				Row: {
					amount_fen: number | null;
					body: string;
					correction_note: string | null;
					event_on: string;
					milestone_id: string | null;
					review_note: string | null;
					reviewed_at: string | null;
					reviewed_by: string | null;
					sending_id: string | null;
					status: string;
					update_id: string;
					version: number;
					works_percent: number | null;
					written_at: string;
					written_by: string;
				};
				ComputedFields: never;
				Insert: {
					amount_fen?: number | null;
					body: string;
					correction_note?: string | null;
					event_on: string;
					milestone_id?: string | null;
					review_note?: string | null;
					reviewed_at?: string | null;
					reviewed_by?: string | null;
					sending_id?: string | null;
					status?: string;
					update_id: string;
					version: number;
					works_percent?: number | null;
					written_at?: string;
					written_by: string;
				};
				Update: {
					amount_fen?: number | null;
					body?: string;
					correction_note?: string | null;
					event_on?: string;
					milestone_id?: string | null;
					review_note?: string | null;
					reviewed_at?: string | null;
					reviewed_by?: string | null;
					sending_id?: string | null;
					status?: string;
					update_id?: string;
					version?: number;
					works_percent?: number | null;
					written_at?: string;
					written_by?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'update_versions_milestone_id_fkey';
						columns: ['milestone_id'];
						isOneToOne: false;
						referencedRelation: 'milestones';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'update_versions_reviewed_by_fkey';
						columns: ['reviewed_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'update_versions_update_id_fkey';
						columns: ['update_id'];
						isOneToOne: false;
						referencedRelation: 'updates';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'update_versions_written_by_fkey';
						columns: ['written_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			updates: {
				Row: {
					created_at: string;
					id: string;
					is_entered_on_behalf: boolean;
					organization_id: string;
					project_id: string;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					id: string;
					is_entered_on_behalf?: boolean;
					organization_id: string;
					project_id: string;
				};
				Update: {
					created_at?: string;
					id?: string;
					is_entered_on_behalf?: boolean;
					organization_id?: string;
					project_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'updates_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'updates_project_id_fkey';
						columns: ['project_id'];
						isOneToOne: false;
						referencedRelation: 'projects';
						referencedColumns: ['id'];
					},
				];
			};
			use_changes: {
				Row: {
					answer: string | null;
					decided_at: string | null;
					decided_by: string | null;
					earmark: string;
					id: string;
					organization_id: string;
					pledge_id: string;
					reason: string;
					requested_at: string;
					requested_by: string;
					status: string;
				};
				ComputedFields: never;
				Insert: {
					answer?: string | null;
					decided_at?: string | null;
					decided_by?: string | null;
					earmark: string;
					id: string;
					organization_id: string;
					pledge_id: string;
					reason: string;
					requested_at?: string;
					requested_by: string;
					status?: string;
				};
				Update: {
					answer?: string | null;
					decided_at?: string | null;
					decided_by?: string | null;
					earmark?: string;
					id?: string;
					organization_id?: string;
					pledge_id?: string;
					reason?: string;
					requested_at?: string;
					requested_by?: string;
					status?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'use_changes_decided_by_fkey';
						columns: ['decided_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'use_changes_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'use_changes_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'goods_stages';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'use_changes_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledge_standings';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'use_changes_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledges';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'use_changes_requested_by_fkey';
						columns: ['requested_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
				];
			};
			visit_papers: {
				Row: {
					document_id: string;
					position: number;
					visit_id: string;
				};
				ComputedFields: never;
				Insert: {
					document_id: string;
					position: number;
					visit_id: string;
				};
				Update: {
					document_id?: string;
					position?: number;
					visit_id?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'visit_papers_document_id_fkey';
						columns: ['document_id'];
						isOneToOne: false;
						referencedRelation: 'documents';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'visit_papers_visit_id_fkey';
						columns: ['visit_id'];
						isOneToOne: false;
						referencedRelation: 'visits';
						referencedColumns: ['id'];
					},
				];
			};
			visits: {
				Row: {
					findings: string;
					id: string;
					is_demo: boolean;
					kind: string;
					met: string | null;
					met_count: number | null;
					organization_id: string;
					organization_kind: string;
					recorded_at: string;
					recorded_by: string;
					region_code: string;
					visited_on: string;
				};
				ComputedFields: never;
				Insert: {
					findings: string;
					id: string;
					is_demo?: boolean;
					kind: string;
					met?: string | null;
					met_count?: number | null;
					organization_id: string;
					organization_kind: string;
					recorded_at?: string;
					recorded_by: string;
					region_code: string;
					visited_on: string;
				};
				Update: {
					findings?: string;
					id?: string;
					is_demo?: boolean;
					kind?: string;
					met?: string | null;
					met_count?: number | null;
					organization_id?: string;
					organization_kind?: string;
					recorded_at?: string;
					recorded_by?: string;
					region_code?: string;
					visited_on?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'visits_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'visits_recorded_by_fkey';
						columns: ['recorded_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'visits_region_code_fkey';
						columns: ['region_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			what_ifs: {
				Row: {
					changes: NonNullable<Json>;
					created_at: string;
					created_by: string;
					delta: Json | null;
					failure: string | null;
					finished_at: string | null;
					id: string;
					progress: number;
					round_id: string;
					status: string;
				};
				ComputedFields: never;
				Insert: {
					changes: NonNullable<Json>;
					created_at?: string;
					created_by: string;
					delta?: Json | null;
					failure?: string | null;
					finished_at?: string | null;
					id?: string;
					progress?: number;
					round_id: string;
					status?: string;
				};
				Update: {
					changes?: NonNullable<Json>;
					created_at?: string;
					created_by?: string;
					delta?: Json | null;
					failure?: string | null;
					finished_at?: string | null;
					id?: string;
					progress?: number;
					round_id?: string;
					status?: string;
				};
				Relationships: [
					{
						foreignKeyName: 'what_ifs_created_by_fkey';
						columns: ['created_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'what_ifs_round_id_fkey';
						columns: ['round_id'];
						isOneToOne: false;
						referencedRelation: 'rounds';
						referencedColumns: ['id'];
					},
				];
			};
		};
		Views: {
			current_exchanges: {
				Row: {
					amount_fen: number | null;
					began_on: string;
					channel: string | null;
					days: number | null;
					ended_on: string | null;
					field: string | null;
					first_year: number | null;
					from_name: string | null;
					id: string;
					is_demo: boolean;
					is_park: boolean;
					is_withdrawn: boolean;
					jobs_count: number | null;
					kind: string;
					last_year: number | null;
					monitored_count: number | null;
					note: string | null;
					organization_id: string;
					organization_name: string;
					pairing_id: string;
					people_count: number | null;
					person_name: string | null;
					place_code: string | null;
					place_name: string | null;
					reason: string | null;
					receiving_name: string;
					receiving_region_code: string;
					role: string | null;
					side: string;
					state: string | null;
					subject: string | null;
					supporting_name: string;
					supporting_region_code: string;
					to_name: string | null;
					transport: string | null;
					version: number;
					written_at: string;
					written_by: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'exchanges_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exchanges_pairing_id_fkey';
						columns: ['pairing_id'];
						isOneToOne: false;
						referencedRelation: 'pairings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'exchanges_place_code_fkey';
						columns: ['place_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
					{
						foreignKeyName: 'exchanges_written_by_fkey';
						columns: ['written_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'pairings_receiving_region_code_fkey';
						columns: ['receiving_region_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
					{
						foreignKeyName: 'pairings_supporting_region_code_fkey';
						columns: ['supporting_region_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			current_risk_counts: {
				Row: {
					counted_on: string;
					id: string;
					is_demo: boolean;
					is_entered_on_behalf: boolean;
					judged_at: string | null;
					marginal_count: number | null;
					note: string | null;
					organization_id: string;
					organization_name: string;
					reason: string | null;
					resolved_count: number | null;
					stated_at: string;
					stated_by: string;
					sudden_count: number | null;
					unstable_count: number | null;
					verdict: string | null;
					version: number;
					village_code: string;
					village_name: string;
					year: number;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'risk_counts_organization_id_fkey';
						columns: ['organization_id'];
						isOneToOne: false;
						referencedRelation: 'organizations';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'risk_counts_stated_by_fkey';
						columns: ['stated_by'];
						isOneToOne: false;
						referencedRelation: 'accounts';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'risk_counts_village_code_fkey';
						columns: ['village_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
			fund_fold: {
				Row: {
					account_id: number | null;
					balance_fen: number | null;
					inflow_fen: number | null;
				};
				ComputedFields: never;
				Relationships: [];
			};
			goods_fold: {
				Row: {
					account_id: number | null;
					balance: number | null;
					inflow: number | null;
				};
				ComputedFields: never;
				Relationships: [];
			};
			goods_stages: {
				Row: {
					pledge_id: string;
					stage: string | null;
				};
				ComputedFields: never;
				Relationships: [];
			};
			goods_standings: {
				Row: {
					ended: number | null;
					handed_over: number | null;
					in_stock: number | null;
					item: string;
					outstanding: number | null;
					planned: number | null;
					pledge_id: string;
					position: number;
					quantity: number;
					received: number | null;
					shipped: number | null;
					unit: string;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'pledge_goods_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'goods_stages';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'pledge_goods_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledge_standings';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'pledge_goods_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledges';
						referencedColumns: ['id'];
					},
				];
			};
			instalment_standings: {
				Row: {
					amount_fen: number;
					due_on: string;
					pledge_id: string;
					position: number;
					received_fen: number | null;
					reported_fen: number | null;
					waived_fen: number | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'instalments_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'goods_stages';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'instalments_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledge_standings';
						referencedColumns: ['pledge_id'];
					},
					{
						foreignKeyName: 'instalments_pledge_id_fkey';
						columns: ['pledge_id'];
						isOneToOne: false;
						referencedRelation: 'pledges';
						referencedColumns: ['id'];
					},
				];
			};
			pledge_standings: {
				Row: {
					amount_fen: number | null;
					available_fen: number | null;
					in_transit_fen: number | null;
					lapsed_fen: number | null;
					outstanding_fen: number | null;
					pledge_id: string;
					received_fen: number | null;
					standing: string | null;
					written_off_fen: number | null;
				};
				ComputedFields: never;
				Relationships: [];
			};
			published_exchange_sums: {
				Row: {
					amount_fen: number | null;
					jobs_count: number | null;
					kind: string;
					pairing_id: string;
					people_count: number | null;
					row_count: number | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'published_exchanges_pairing_id_fkey';
						columns: ['pairing_id'];
						isOneToOne: false;
						referencedRelation: 'published_pairings';
						referencedColumns: ['id'];
					},
				];
			};
			published_splits: {
				Row: {
					bucket: string;
					donor_id: string | null;
					nature: string;
					pairing_id: string | null;
					project_id: string | null;
					row_count: number | null;
					total_fen: number | null;
					village_code: string | null;
					year: number | null;
				};
				ComputedFields: never;
				Relationships: [
					{
						foreignKeyName: 'published_postings_donor_id_fkey';
						columns: ['donor_id'];
						isOneToOne: false;
						referencedRelation: 'published_donors';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'published_postings_pairing_id_fkey';
						columns: ['pairing_id'];
						isOneToOne: false;
						referencedRelation: 'published_pairings';
						referencedColumns: ['id'];
					},
					{
						foreignKeyName: 'published_postings_village_code_fkey';
						columns: ['village_code'];
						isOneToOne: false;
						referencedRelation: 'regions';
						referencedColumns: ['code'];
					},
				];
			};
		};
		Functions: {
			accept_invitation: { Args: { token_hash: string }; Returns: string };
			accept_issue: { Args: { id: string; step_id: string }; Returns: string };
			add_passkey: {
				Args: {
					account_id: string;
					at: string;
					code_hashes: string[];
					passkey: Json;
					session_hash: string;
				};
				Returns: boolean;
			};
			advance_project: { Args: { act: string; id: string; note?: string }; Returns: string };
			answer_exchange: {
				Args: { id: string; note?: string; verdict: string; version: number };
				Returns: string;
			};
			answer_issue: { Args: { id: string; note: string; step_id: string }; Returns: string };
			answer_objection: {
				Args: { answer: string; id: string; reason?: string; status: string };
				Returns: string;
			};
			answer_use_change: {
				Args: { answer?: string; consents: boolean; id: string };
				Returns: string;
			};
			answer_what_if: { Args: { delta: Json; what_if_id: string }; Returns: undefined };
			apply_what_if: { Args: { id: string; reason: string; what_if_id: string }; Returns: string };
			approve_allocation: { Args: { id: string }; Returns: string };
			approve_goods: { Args: { id: string }; Returns: string };
			approve_goods_handover: { Args: { id: string }; Returns: string };
			approve_goods_plan: { Args: { id: string; version: number }; Returns: string };
			approve_project_payment: { Args: { id: string }; Returns: string };
			approve_project_reversal: { Args: { id: string }; Returns: string };
			approve_receipt: { Args: { id: string }; Returns: string };
			approve_reversal: { Args: { id: string }; Returns: string };
			approve_waiver: { Args: { id: string }; Returns: string };
			ask_reset: {
				Args: {
					address: string;
					at: string;
					device_hash: string;
					id: string;
					locale: string;
					login: string;
				};
				Returns: undefined;
			};
			ask_use_change: {
				Args: { earmark: string; id: string; pledge_id: string; reason: string };
				Returns: string;
			};
			ask_waiver: {
				Args: { id: string; instalment: number; pledge_id: string; reason: string };
				Returns: string;
			};
			ask_what_if: { Args: { changes: Json; id: string; round_id: string }; Returns: string };
			assign_opinion: {
				Args: {
					due_on: string;
					id: string;
					note: string;
					organization_id: string;
					owner_name: string;
					papers?: string[];
					step_id: string;
				};
				Returns: string;
			};
			begin_import: { Args: { document_id: string; id: string; kind: string }; Returns: string };
			begin_mail: {
				Args: { at: string; mail_id: string };
				Returns: {
					created_at: string;
					facts: Json;
					kind: string;
					locale: string;
					recipient: string;
				}[];
			};
			begin_session: {
				Args: {
					account_id: string;
					at: string;
					device: string;
					expires_at: string;
					has_factor: boolean;
					id_hash: string;
				};
				Returns: undefined;
			};
			begin_sign_in: {
				Args: { address: string; at: string; device_hash: string; login: string };
				Returns: {
					account_id: string;
					may_try: boolean;
					password_hash: string;
				}[];
			};
			begin_view: {
				Args: { organization_id: string; role: string; session_hash: string };
				Returns: boolean;
			};
			cancel_round: { Args: { id: string }; Returns: string };
			change_member_role: { Args: { membership_id: string; role: string }; Returns: string };
			change_password: {
				Args: {
					account_id: string;
					at: string;
					device_hash: string;
					new_hash: string;
					new_session_hash: string;
					old_hash: string;
					session_hash: string;
				};
				Returns: boolean;
			};
			clear_followers: { Args: Record<PropertyKey, never>; Returns: undefined };
			clear_mails: { Args: { at: string }; Returns: undefined };
			close_agreement: { Args: { id: string; words: string }; Returns: string };
			close_calendar: { Args: Record<PropertyKey, never>; Returns: undefined };
			close_goods_plan: { Args: { id: string; note?: string }; Returns: string };
			close_issue: { Args: { id: string; note?: string; step_id: string }; Returns: string };
			close_meeting: { Args: { id: string }; Returns: string };
			close_need: { Args: { id: string }; Returns: string };
			close_offer: { Args: { id: string }; Returns: string };
			close_opinion: { Args: { id: string; note?: string; step_id: string }; Returns: string };
			close_round: { Args: { id: string }; Returns: string };
			confirm_factor: {
				Args: {
					account_id: string;
					at: string;
					code_hashes: string[];
					resealed: string;
					secret_sealed: string;
					session_hash: string;
					step: number;
				};
				Returns: boolean;
			};
			confirm_follow: {
				Args: { follow_id: string; locale: string; token_hash: string };
				Returns: string;
			};
			confirm_goods: {
				Args: {
					document_id?: string;
					id: string;
					note?: string;
					photo_document_id: string;
					quantity: number;
					received_on: string;
					shipment_id: string;
				};
				Returns: string;
			};
			confirm_import: { Args: { id: string }; Returns: string };
			confirm_receipt: {
				Args: {
					amount_fen: number;
					document_id?: string;
					id: string;
					receipt_code?: string;
					receipt_number?: string;
					received_on: string;
					report_id: string;
				};
				Returns: string;
			};
			confirm_session: { Args: { at: string; session_hash: string }; Returns: undefined };
			correct_registration: { Args: { name: string; uscc: string }; Returns: string };
			decide_proposal: {
				Args: { cause?: string; decision: string; id: string; quantity?: number; reason?: string };
				Returns: string;
			};
			discard_import: { Args: { id: string }; Returns: string };
			discard_round: { Args: { id: string }; Returns: string };
			discard_what_if: { Args: { id: string }; Returns: string };
			draw_up_bulletin: {
				Args: {
					id: string;
					month: string;
					pairing_id?: string;
					region_code?: string;
					scope: string;
				};
				Returns: string;
			};
			draw_up_meeting_pledge: {
				Args: {
					amount_fen?: number;
					due_on?: string;
					id: string;
					item_id: string;
					receiving_organization_id: string;
				};
				Returns: string;
			};
			draw_up_meeting_project: {
				Args: {
					id: string;
					item_id: string;
					kind: string;
					pool_year: number;
					title: string;
					village_code: string;
				};
				Returns: string;
			};
			draw_up_pledge: {
				Args: {
					amount_fen?: number;
					amount_text?: string;
					change_of_use_clause?: string;
					earmark?: string;
					form: string;
					goods?: Json;
					id: string;
					instalments?: Json;
					is_anonymous?: boolean;
					is_approximate?: boolean;
					lines?: Json;
					nature: string;
					proposal_id?: string;
					receiving_organization_id: string;
					version?: number;
				};
				Returns: string;
			};
			drop_opinion: { Args: { id: string; note: string; step_id: string }; Returns: string };
			end_action: {
				Args: { evidence_id?: string; id: string; note?: string; status: string };
				Returns: string;
			};
			end_membership: { Args: { membership_id: string }; Returns: string };
			end_pairing: { Args: { id: string; valid_to: string }; Returns: string };
			end_pledge: { Args: { exit: string; id: string; reason?: string }; Returns: string };
			end_session: { Args: { id_hash: string }; Returns: undefined };
			end_sessions_of: {
				Args: { account_id: string; but_hash?: string; only_handle?: string };
				Returns: undefined;
			};
			end_view: { Args: { session_hash: string }; Returns: undefined };
			enrol_donors: { Args: Record<PropertyKey, never>; Returns: undefined };
			enter_by_passkey: {
				Args: {
					account_id: string;
					address: string;
					at: string;
					counter: number;
					credential_id: string;
				};
				Returns: boolean;
			};
			exchange_figures: {
				Args: { pairing: string; year: number };
				Returns: {
					confirmed: number;
					indicator: string;
					reported: number;
				}[];
			};
			expire_overdue: {
				Args: Record<PropertyKey, never>;
				Returns: {
					offer_count: number;
					proposal_count: number;
				}[];
			};
			fail_import: { Args: { failure: Json; import_id: string }; Returns: undefined };
			fail_round: { Args: { failure: string; round_id: string }; Returns: undefined };
			fail_what_if: { Args: { failure: string; what_if_id: string }; Returns: undefined };
			find_follows: {
				Args: { token_hash: string };
				Returns: {
					follow_id: string;
					is_confirmed: boolean;
					key: string;
					subject: string;
					title: string;
				}[];
			};
			find_issue: {
				Args: { code_hash: string };
				Returns: {
					body: string;
					category: string;
					held_since: string;
					holder_side: string;
					project_id: string;
					project_title: string;
					raised_at: string;
					status: string;
					village_code: string;
				}[];
			};
			find_issue_steps: {
				Args: { code_hash: string };
				Returns: {
					act: string;
					side: string;
					taken_at: string;
					words: string;
				}[];
			};
			find_objection: {
				Args: { code_hash: string };
				Returns: {
					answer: string;
					answered_at: string;
					body: string;
					level: string;
					project_id: string;
					project_title: string;
					raised_at: string;
					status: string;
				}[];
			};
			find_regions: {
				Args: {
					beginning: string;
					deepest: number;
					first_code: string;
					last_code: string;
					most: number;
				};
				Returns: {
					code: string;
					path: string[];
				}[];
			};
			finish_mail: { Args: { at: string; error: string; mail_id: string }; Returns: undefined };
			finish_sign_in: {
				Args: { account_id: string; address: string; device_hash: string; login: string };
				Returns: undefined;
			};
			follow: {
				Args: { address: string; key: string; locale: string; subject: string };
				Returns: undefined;
			};
			follow_up_round: { Args: { id: string; is_followed_up: boolean }; Returns: string };
			follow_up_rounds: { Args: Record<PropertyKey, never>; Returns: number };
			followed_title: { Args: { key: string; subject: string }; Returns: string };
			forget_view: { Args: { id: string }; Returns: string };
			found_organization: { Args: { invitation: Json; organization: Json }; Returns: string };
			founding_of: {
				Args: { organization_id: string };
				Returns: {
					has_admin: boolean;
					has_members: boolean;
					invited_until: string;
				}[];
			};
			fulfil_need: { Args: { id: string; outcome: string }; Returns: string };
			import_to_read: { Args: { import_id: string }; Returns: Json };
			invite_first_admin: { Args: { invitation: Json; organization_id: string }; Returns: string };
			invite_members: { Args: { invitations: Json }; Returns: number };
			join_as_new_person: {
				Args: {
					account_id: string;
					display_name: string;
					login: string;
					password_hash: string;
					token_hash: string;
				};
				Returns: string;
			};
			judge_organization: {
				Args: { act: string; id: string; note?: string; receives_donations?: boolean };
				Returns: string;
			};
			judge_risk_count: { Args: { id: string; note?: string; verdict: string }; Returns: string };
			leave_organization: { Args: Record<PropertyKey, never>; Returns: string };
			lift_by_passkey: {
				Args: {
					account_id: string;
					at: string;
					counter: number;
					credential_id: string;
					device_hash: string;
					new_session_hash: string;
					session_hash: string;
				};
				Returns: boolean;
			};
			list_attention: {
				Args: { id: string; place: string; project_id?: string; reason: string; review_on: string };
				Returns: string;
			};
			list_bodies: {
				Args: { place: string };
				Returns: {
					name: string;
					organization_id: string;
					side: string;
				}[];
			};
			list_chain: {
				Args: { after: number; up_to: number };
				Returns: {
					hash: string;
					position: number;
					previous_hash: string;
					said: string;
					sealed_at: string;
				}[];
			};
			list_deadlines: {
				Args: Record<PropertyKey, never>;
				Returns: {
					due_on: string;
					kind: string;
					part: string;
					record_id: string;
					title: string;
				}[];
			};
			list_exchange_sums: {
				Args: {
					kind?: string;
					pairing?: string;
					park?: boolean;
					role?: string;
					state?: string;
					year?: number;
				};
				Returns: {
					amount_fen: number;
					jobs_count: number;
					kind_of: string;
					people_count: number;
					row_count: number;
				}[];
			};
			list_first_acts: {
				Args: Record<PropertyKey, never>;
				Returns: {
					act: string;
					is_done: boolean;
				}[];
			};
			list_head_count_sums: {
				Args: { counted?: boolean; township?: string };
				Returns: {
					households: number;
					population: number;
					villages: number;
				}[];
			};
			list_head_counts: {
				Args: Record<PropertyKey, never>;
				Returns: {
					code: string;
					counted_on: string;
					households: number;
					name: string;
					population: number;
					source: string;
					township: string;
					township_code: string;
					year: number;
				}[];
			};
			list_idle_money: {
				Args: Record<PropertyKey, never>;
				Returns: {
					available_fen: number;
					available_since: string;
					pledge_id: string;
					undisbursed_fen: number;
					undisbursed_since: string;
				}[];
			};
			list_markets: {
				Args: { region_code: string };
				Returns: {
					category: string;
					commodity: string;
					need_count: number;
					offer_count: number;
					unit: string;
				}[];
			};
			list_need_counts: {
				Args: { donor_id?: string; pairing_id?: string; region_code?: string };
				Returns: {
					category: string;
					met: number;
					total: number;
				}[];
			};
			list_need_sums: {
				Args: { category?: string; commodity?: string; status?: string; urgency?: number };
				Returns: {
					amount_fen: number;
					row_count: number;
				}[];
			};
			list_offer_sums: {
				Args: { commodity?: string; nature?: string; status?: string; today: string };
				Returns: {
					budget_fen: number;
					nature_of: string;
					row_count: number;
				}[];
			};
			list_offer_totals: {
				Args: Record<PropertyKey, never>;
				Returns: {
					accepted: number;
					commodity: string;
					nature: string;
					offer_id: string;
					proposed: number;
					quantity: number;
					title: string;
					unit: string;
				}[];
			};
			list_pairing_dues: {
				Args: { pairing_id: string };
				Returns: {
					act: string;
					due_on: string;
					record_id: string;
					title: string;
				}[];
			};
			list_pledge_sums: {
				Args: {
					first_on?: string;
					form?: string;
					last_on?: string;
					nature?: string;
					standing?: string;
				};
				Returns: {
					amount_fen: number;
					nature_of: string;
					received_fen: number;
					row_count: number;
				}[];
			};
			list_progress: {
				Args: { donor_id?: string; pairing_id?: string; region_code?: string };
				Returns: {
					allocated_fen: number;
					disbursed_fen: number;
					nature: string;
					project_id: string;
					title: string;
					works_percent: number;
				}[];
			};
			list_project_sums: {
				Args: { kind?: string; pool_year?: number; statuses?: string[] };
				Returns: {
					budget_fen: number;
					row_count: number;
				}[];
			};
			list_proposable: {
				Args: { offer_id: string };
				Returns: {
					category: string;
					description: string;
					is_paired: boolean;
					need_id: string;
					open: number;
					quantity: number;
					title: string;
					urgency: number;
					verified_level: number;
					village_code: string;
				}[];
			};
			list_proposing: {
				Args: { need_id: string };
				Returns: {
					at_least: number;
					at_most: number;
					offer_id: string;
					title: string;
					why: string;
				}[];
			};
			list_published_villages: {
				Args: { after: string; most: number };
				Returns: {
					code: string;
				}[];
			};
			list_receipt_sums: {
				Args: { first_on?: string; last_on?: string; nature?: string; status?: string };
				Returns: {
					nature_of: string;
					received_fen: number;
					reported_fen: number;
					row_count: number;
				}[];
			};
			list_report_postings: {
				Args: {
					before?: number;
					bucket: string;
					nature: string;
					pairing_id?: string;
					region_code?: string;
					scope: string;
					since?: string;
					until: string;
					up_to: number;
				};
				Returns: {
					seq: number;
				}[];
			};
			list_round_flows: {
				Args: { round_id: string };
				Returns: {
					donor: string;
					donor_id: string;
					match_count: number;
					place: string;
					place_code: string;
					quantity: number;
				}[];
			};
			list_sheet_rows: {
				Args: { as_of: string; figure: string; pairing_id: string; skip?: number; year: number };
				Returns: {
					occurred_on: string;
					record: string;
					record_id: string;
					title: string;
					value: number;
				}[];
			};
			list_unpublished: {
				Args: { most: number };
				Returns: {
					record: string;
					record_id: string;
					seqs: number[];
				}[];
			};
			list_waiting: {
				Args: Record<PropertyKey, never>;
				Returns: {
					act: string;
					last_day: string;
					record_id: string;
					since: string;
					title: string;
				}[];
			};
			look_at_desk: {
				Args: Record<PropertyKey, never>;
				Returns: {
					before_at: string;
					row_count: number;
					seqs: number[];
				}[];
			};
			make_reset: { Args: { id: string; login: string; token_hash: string }; Returns: string };
			meet_milestone: {
				Args: { id: string; met_on?: string; note?: string; status: string };
				Returns: string;
			};
			note_likeness: {
				Args: {
					document_id: string;
					is_same_file: boolean;
					likeness: number;
					other_document_id: string;
					other_update_id: string;
					update_id: string;
				};
				Returns: undefined;
			};
			note_picture: {
				Args: {
					document_id: string;
					latitude: number;
					longitude: number;
					near: number;
					prints: string[];
					sketch: string;
					taken_at: string;
					update_id: string;
				};
				Returns: {
					is_same_file: boolean;
					other_document_id: string;
					other_sketch: string;
					other_update_id: string;
				}[];
			};
			number_project: {
				Args: { approval_number: string; id: string; implementing_unit?: string };
				Returns: string;
			};
			open_calendar: { Args: { token_hash: string }; Returns: undefined };
			open_follow: {
				Args: { address: string; at: string; key: string; locale: string; subject: string };
				Returns: undefined;
			};
			open_reset: {
				Args: { at: string; id: string; locale: string; login: string; token: string };
				Returns: undefined;
			};
			preview_round: {
				Args: {
					category?: string;
					commodity: string;
					nature: string;
					region_code: string;
					unit?: string;
					valid_on?: string;
				};
				Returns: Database['public']['CompositeTypes']['round_preview'];
				SetofOptions: {
					from: '*';
					to: 'round_preview';
					isOneToOne: true;
					isSetofReturn: false;
				};
			};
			propose_agreement: {
				Args: {
					id: string;
					note?: string;
					pairing_id?: string;
					targets: Json;
					version?: number;
					year?: number;
				};
				Returns: string;
			};
			propose_allocation: {
				Args: {
					amount_fen: number;
					id: string;
					note?: string;
					pledge_id: string;
					project_id: string;
				};
				Returns: string;
			};
			propose_goods_plan: {
				Args: {
					goods_position: number;
					id: string;
					lines: Json;
					pledge_id: string;
					reason?: string;
					scope: string;
					step?: number;
					version?: number;
					village_code?: string;
					way: string;
				};
				Returns: string;
			};
			propose_to_need: {
				Args: { id: string; need_id: string; offer_id: string; quantity: number };
				Returns: string;
			};
			publish_all: {
				Args: { items: Json };
				Returns: {
					fault: string;
					record: string;
					record_id: string;
				}[];
			};
			publish_bulletin: { Args: { id: string }; Returns: string };
			publish_meeting: { Args: { id: string }; Returns: string };
			publish_offer: { Args: { id: string }; Returns: string };
			publish_round: { Args: { id: string }; Returns: string };
			raise_issue: {
				Args: {
					body: string;
					category: string;
					code_hash: string;
					contact?: string;
					id: string;
					is_past_village?: boolean;
					place: string;
					project_id?: string;
				};
				Returns: string;
			};
			raise_objection: {
				Args: { body: string; code_hash: string; contact?: string; id: string; notice_id: string };
				Returns: string;
			};
			raise_opinion: {
				Args: {
					body: string;
					category: string;
					cause: string;
					id: string;
					papers?: string[];
					place: string;
					project_id?: string;
					title: string;
				};
				Returns: string;
			};
			raise_own_issue: {
				Args: { body: string; category: string; id: string; place: string; project_id?: string };
				Returns: string;
			};
			rate_issue: {
				Args: { code_hash: string; is_satisfied: boolean; note?: string; step_id: string };
				Returns: string;
			};
			rate_own_issue: {
				Args: { id: string; is_satisfied: boolean; note?: string; step_id: string };
				Returns: string;
			};
			recheck_opinion: {
				Args: { conclusion: string; id: string; note: string; papers?: string[]; step_id: string };
				Returns: string;
			};
			record_acceptance: {
				Args: {
					document_id: string;
					findings?: string;
					id: string;
					inspected_on: string;
					inspectors: string;
					outcome: string;
					project_id: string;
				};
				Returns: string;
			};
			record_contract: {
				Args: {
					amount_fen: number;
					contractor: string;
					document_id?: string;
					id: string;
					method: string;
					number: string;
					project_id: string;
					signed_on: string;
					subject: string;
				};
				Returns: string;
			};
			record_deliberation: {
				Args: {
					discussed_on: string;
					document_id: string;
					id: string;
					members_due: number;
					members_for: number;
					members_met_on: string;
					members_present: number;
					project_id: string;
					proposed_on: string;
					villagers_due: number;
					villagers_for: number;
					villagers_met_on: string;
					villagers_present: number;
				};
				Returns: string;
			};
			record_document: {
				Args: {
					byte_size: number;
					file_name: string;
					id: string;
					kind: string;
					media_type: string;
					sha256: string;
				};
				Returns: string;
			};
			record_event: {
				Args: {
					account_id: string;
					act: string;
					facts: Json;
					organization_id: string;
					record: string;
					record_id: string;
					request_id: string;
				};
				Returns: undefined;
			};
			record_goods_handover: {
				Args: { document_id: string; handed_on: string; id: string; lines: Json; plan_id: string };
				Returns: string;
			};
			record_goods_notice: {
				Args: {
					basis?: string;
					days?: number;
					ends_on: string;
					id: string;
					place: string;
					plan_id: string;
					starts_on: string;
				};
				Returns: string;
			};
			record_import: {
				Args: { head: Json; import_id: string; rows: Json; sums: Json };
				Returns: undefined;
			};
			record_licence: {
				Args: {
					byte_size: number;
					file_name: string;
					id: string;
					media_type: string;
					sha256: string;
				};
				Returns: string;
			};
			record_notice: {
				Args: {
					ends_on: string;
					id: string;
					level: string;
					place: string;
					project_id: string;
					starts_on: string;
				};
				Returns: string;
			};
			record_pairing: {
				Args: {
					basis?: string;
					basis_document_id?: string;
					id: string;
					kind: string;
					predecessor_id?: string;
					programme: string;
					receiving_name?: string;
					receiving_organization_id?: string;
					receiving_region_code: string;
					supporting_name?: string;
					supporting_organization_id: string;
					supporting_region_code: string;
					valid_from: string;
					valid_to?: string;
				};
				Returns: string;
			};
			record_project_payment: {
				Args: {
					amount_fen: number;
					document_id?: string;
					id: string;
					kind: string;
					paid_on: string;
					payee: string;
					pledge_id: string;
					project_id: string;
				};
				Returns: string;
			};
			record_round_outcome: { Args: { outcome: Json; round_id: string }; Returns: undefined };
			record_visit: {
				Args: {
					findings: string;
					id: string;
					kind: string;
					met?: string;
					met_count?: number;
					papers?: string[];
					place: string;
					visited_on: string;
				};
				Returns: string;
			};
			rectify_opinion: {
				Args: { id: string; note: string; papers?: string[]; step_id: string };
				Returns: string;
			};
			redraw_bulletin: { Args: { id: string }; Returns: string };
			refuse_pledge_exit: { Args: { id: string; reason: string }; Returns: string };
			refuse_waiver: { Args: { id: string; reason: string }; Returns: string };
			register_organization: { Args: { person: Json; registration: Json }; Returns: string };
			remember_device: {
				Args: { account_id: string; at: string; device_hash: string };
				Returns: undefined;
			};
			remind_of_instalments: {
				Args: { before: number[]; every: number; most: number };
				Returns: number;
			};
			remind_of_proposals: { Args: Record<PropertyKey, never>; Returns: number };
			remind_of_silence: { Args: { days: number }; Returns: number };
			remove_asset: { Args: { id: string }; Returns: string };
			remove_factor: { Args: { account_id: string }; Returns: undefined };
			remove_meeting_item: { Args: { id: string }; Returns: string };
			remove_passkey: { Args: { account_id: string; id: string }; Returns: undefined };
			renew_recovery_codes: {
				Args: { account_id: string; code_hashes: string[] };
				Returns: undefined;
			};
			reopen_need: { Args: { id: string; note: string }; Returns: string };
			reopen_opinion: { Args: { id: string; note: string; step_id: string }; Returns: string };
			report_agreement: {
				Args: {
					agreement_id: string;
					corrects_id?: string;
					document_id?: string;
					id: string;
					indicator: string;
					note: string;
					number?: string;
					occurred_on: string;
					reason?: string;
					value: number;
				};
				Returns: string;
			};
			report_payment: {
				Args: {
					amount_fen: number;
					document_id?: string;
					id: string;
					instalment_position?: number;
					paid_on: string;
					pledge_id: string;
				};
				Returns: string;
			};
			reset_account: { Args: { at: string; token_hash: string }; Returns: string };
			reset_password: {
				Args: { at: string; new_hash: string; token_hash: string };
				Returns: string;
			};
			resolve_action: {
				Args: {
					due_on: string;
					id: string;
					meeting_id: string;
					owner_name: string;
					owner_organization_id?: string;
					subject: string;
				};
				Returns: string;
			};
			resume_mails: { Args: { at: string }; Returns: number };
			return_allocation: { Args: { id: string; note: string }; Returns: string };
			return_goods: { Args: { id: string; note: string }; Returns: string };
			return_goods_handover: { Args: { id: string; note: string }; Returns: string };
			return_goods_plan: { Args: { id: string; note: string }; Returns: string };
			return_join_attempt: { Args: { address: string }; Returns: undefined };
			return_need: { Args: { id: string; note: string }; Returns: string };
			return_project_payment: { Args: { id: string; note: string }; Returns: string };
			return_project_reversal: { Args: { id: string; note: string }; Returns: string };
			return_receipt: { Args: { id: string; note: string }; Returns: string };
			return_reversal: { Args: { id: string; note: string }; Returns: string };
			reverse_allocation: {
				Args: { allocation_id: string; amount_fen: number; id: string; reason: string };
				Returns: string;
			};
			reverse_project_payment: {
				Args: { amount_fen: number; id: string; payment_id: string; reason: string };
				Returns: string;
			};
			reverse_receipt: {
				Args: { amount_fen: number; id: string; reason: string; receipt_id: string };
				Returns: string;
			};
			review_attention: {
				Args: { id: string; next_on?: string; note: string; review_id: string };
				Returns: string;
			};
			review_update: {
				Args: { decision: string; id: string; note: string; version: number };
				Returns: undefined;
			};
			revoke_invitation: { Args: { id: string }; Returns: string };
			round_input: { Args: { round_id: string }; Returns: Json };
			rule_light: {
				Args: {
					colour: string;
					holds_until: string;
					id: string;
					project_id: string;
					reason: string;
				};
				Returns: string;
			};
			save_asset: { Args: { asset: Json; id: string; project_id: string }; Returns: string };
			save_exchange: {
				Args: {
					amount_fen?: number;
					began_on: string;
					channel?: string;
					days?: number;
					ended_on?: string;
					field?: string;
					from_name?: string;
					id: string;
					is_park?: boolean;
					jobs_count?: number;
					kind: string;
					monitored_count?: number;
					note?: string;
					pairing_id: string;
					people_count?: number;
					person_name?: string;
					place_code?: string;
					reason?: string;
					role?: string;
					subject?: string;
					to_name?: string;
					transport?: string;
					version?: number;
				};
				Returns: string;
			};
			save_meeting: {
				Args: {
					agenda?: string;
					held_on: string;
					host?: string;
					id: string;
					kind: string;
					name: string;
					pairing_id: string;
					papers?: string[];
					participants?: Json;
					place?: string;
					report?: string;
					version?: number;
				};
				Returns: string;
			};
			save_meeting_item: {
				Args: {
					amount_fen?: number;
					amount_text?: string;
					form?: string;
					id: string;
					is_anonymous?: boolean;
					kind: string;
					meeting_id: string;
					nature?: string;
					party_name: string;
					party_organization_id?: string;
					place_code?: string;
					subject: string;
				};
				Returns: string;
			};
			save_milestones: {
				Args: { milestones: Json; project_id: string; version: number };
				Returns: string;
			};
			save_need: {
				Args: {
					amount_fen?: number;
					beneficiary_households?: number;
					beneficiary_persons?: number;
					category: string;
					commodity: string;
					decision_record_id?: string;
					description?: string;
					estimate_fen?: number;
					id: string;
					quantity?: number;
					title: string;
					unit?: string;
					urgency: number;
					version?: number;
					village_code: string;
				};
				Returns: string;
			};
			save_offer: {
				Args: {
					budget_fen?: number;
					categories?: string[];
					commodity: string;
					id: string;
					is_anonymous?: boolean;
					minimum_grant_fen?: number;
					nature: string;
					note?: string;
					paired_only?: boolean;
					quantity?: number;
					region_codes?: string[];
					title: string;
					unit?: string;
					valid_from: string;
					valid_to?: string;
					version?: number;
				};
				Returns: string;
			};
			save_project: {
				Args: {
					budget?: Json;
					farmer_linkage?: string;
					id: string;
					implementing_unit?: string;
					kind: string;
					need_id?: string;
					performance_target?: string;
					pool_year: number;
					title: string;
					version?: number;
					village_code: string;
					villages?: string[];
				};
				Returns: string;
			};
			save_view: {
				Args: { id: string; list: string; name: string; query: string };
				Returns: string;
			};
			seal_audit: { Args: { most?: number; reach?: number }; Returns: number };
			seal_entries: { Args: Record<PropertyKey, never>; Returns: number };
			search_published: {
				Args: {
					after_id?: string;
					after_rank?: number;
					most: number;
					near: string[];
					only_kind?: string;
					sound: string;
					words: string[];
				};
				Returns: {
					body: string;
					id: string;
					is_near: boolean;
					kind: string;
					page: string;
					path: string[];
					rank: number;
					title: string;
					total: number;
				}[];
			};
			search_records: {
				Args: {
					after_id?: string;
					after_rank?: number;
					most: number;
					near: string[];
					only_kind?: string;
					sound: string;
					words: string[];
				};
				Returns: {
					body: string;
					id: string;
					is_near: boolean;
					kind: string;
					page: string;
					path: string[];
					rank: number;
					title: string;
					total: number;
				}[];
			};
			set_funded_mails: { Args: { wanted: boolean }; Returns: undefined };
			set_import_progress: { Args: { import_id: string; progress: number }; Returns: undefined };
			set_notice_term: {
				Args: {
					basis: string;
					county_days: number;
					id: string;
					township_days: number;
					valid_from: string;
					village_days: number;
				};
				Returns: string;
			};
			set_round_progress: { Args: { progress: number; round_id: string }; Returns: undefined };
			set_what_if_progress: { Args: { progress: number; what_if_id: string }; Returns: undefined };
			settle_discrepancy: { Args: { id: string; note: string }; Returns: string };
			settle_goods: { Args: { id: string; note: string }; Returns: string };
			ship_goods: {
				Args: {
					carrier?: string;
					document_id?: string;
					goods_position: number;
					id: string;
					pledge_id: string;
					quantity: number;
					shipped_on: string;
					village_code?: string;
				};
				Returns: string;
			};
			sign_agreement: {
				Args: {
					document_id?: string;
					id: string;
					number?: string;
					signed_on?: string;
					version: number;
				};
				Returns: string;
			};
			sign_pledge: {
				Args: {
					agreement_document_id: string;
					agreement_number: string;
					agreement_on: string;
					id: string;
				};
				Returns: string;
			};
			stage_round_part: {
				Args: { content: Json; part: number; round_id: string };
				Returns: undefined;
			};
			start_factor: {
				Args: { account_id: string; at: string; secret_sealed: string };
				Returns: boolean;
			};
			start_round: {
				Args: {
					category?: string;
					commodity: string;
					expires_on?: string;
					floor: string;
					id: string;
					nature: string;
					parameters: Json;
					region_code: string;
					unit?: string;
					valid_on?: string;
					weights_version: string;
				};
				Returns: string;
			};
			state_head_count: {
				Args: {
					counted_on: string;
					households?: number;
					population: number;
					source: string;
					village_code: string;
				};
				Returns: string;
			};
			state_risk_count: {
				Args: {
					counted_on: string;
					id: string;
					marginal?: number;
					reason?: string;
					resolved?: number;
					sudden?: number;
					unstable?: number;
					version?: number;
					village_code: string;
				};
				Returns: string;
			};
			stop_following: { Args: { follow_id?: string; token_hash: string }; Returns: undefined };
			stop_notice: { Args: { id: string; reason: string }; Returns: string };
			submit_need: { Args: { id: string }; Returns: string };
			submit_update: {
				Args: {
					amount_fen: number;
					base_version?: number;
					body: string;
					correction_note: string;
					event_on: string;
					id: string;
					milestone_id: string;
					photos: Json;
					project_id: string;
					sending_id?: string;
					works_percent: number;
				};
				Returns: number;
			};
			sum_published: {
				Args: { keys: string[]; subject: string; up_to: number };
				Returns: {
					key: string;
					sums: Json;
				}[];
			};
			sum_sheet: {
				Args: { as_of: string; pairing_id: string; year: number };
				Returns: {
					figure: string;
					row_count: number;
					value: number;
				}[];
			};
			take_address: { Args: { address: string; at: string }; Returns: boolean };
			take_challenge: {
				Args: { at: string; challenge_hash: string; expires_at: string };
				Returns: boolean;
			};
			take_factor: {
				Args: { account_id: string; at: string; device_hash: string };
				Returns: boolean;
			};
			take_form_attempt: { Args: { address: string; at: string; scope: string }; Returns: boolean };
			take_proof: { Args: { at: string; session_hash: string }; Returns: boolean };
			tell_followers: { Args: { most: number }; Returns: number };
			transfer_issue: {
				Args: { id: string; note: string; organization_id: string; step_id: string };
				Returns: string;
			};
			undo_founding: { Args: { id: string }; Returns: string };
			undo_import: { Args: { id: string }; Returns: string };
			use_factor: {
				Args: {
					account_id: string;
					at: string;
					code_hash: string;
					device_hash: string;
					new_session_hash: string;
					session_hash: string;
					step: number;
				};
				Returns: boolean;
			};
			verify_audit: {
				Args: { most?: number; noted_hash?: string; noted_position?: number };
				Returns: Json;
			};
			verify_need: { Args: { id: string; level: number }; Returns: string };
			verify_opinion: {
				Args: { id: string; note?: string; organization_id: string; step_id: string };
				Returns: string;
			};
			wants_funded_mails: { Args: Record<PropertyKey, never>; Returns: boolean };
			what_if_input: { Args: { what_if_id: string }; Returns: Json };
			withdraw_exchange: { Args: { id: string; reason: string; version: number }; Returns: string };
			withdraw_goods: { Args: { id: string; reason: string }; Returns: string };
			withdraw_need: { Args: { id: string }; Returns: string };
			withdraw_offer: { Args: { id: string }; Returns: string };
			withdraw_pledge: { Args: { id: string }; Returns: string };
			withdraw_report: { Args: { id: string; reason: string }; Returns: string };
			withdraw_use_change: { Args: { id: string }; Returns: string };
			word_bulletin: {
				Args: {
					correction: string;
					foreword: string;
					id: string;
					outlook: string;
					version: number;
				};
				Returns: string;
			};
		};
		Enums: {
			[_ in never]: never;
		};
		CompositeTypes: {
			round_preview: {
				need_count: number | null;
				asked: number | null;
				village_count: number | null;
				head_count: number | null;
				uncounted: string[] | null;
				offer_count: number | null;
				offered: number | null;
				unverified_count: number | null;
				promised_need_count: number | null;
				undated_offer_count: number | null;
				promised_offer_count: number | null;
				unpaired_offer_count: number | null;
				refused_pair_count: number | null;
			};
		};
	};
};

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>];

export type Tables<
	DefaultSchemaTableNameOrOptions extends
		| keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
		| { schema: keyof DatabaseWithoutInternals },
	TableName extends (DefaultSchemaTableNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
				DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
		: never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
			DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
			Row: infer R;
		}
		? R
		: never
	: DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
		? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
				Row: infer R;
			}
			? R
			: never
		: never;

export type TablesInsert<
	DefaultSchemaTableNameOrOptions extends
		keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
	TableName extends (DefaultSchemaTableNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
		: never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
			Insert: infer I;
		}
		? I
		: never
	: DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
		? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
				Insert: infer I;
			}
			? I
			: never
		: never;

export type TablesUpdate<
	DefaultSchemaTableNameOrOptions extends
		keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
	TableName extends (DefaultSchemaTableNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
		: never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
			Update: infer U;
		}
		? U
		: never
	: DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
		? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
				Update: infer U;
			}
			? U
			: never
		: never;

export type Enums<
	DefaultSchemaEnumNameOrOptions extends
		keyof DefaultSchema['Enums'] | { schema: keyof DatabaseWithoutInternals },
	EnumName extends (DefaultSchemaEnumNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
		: never) = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
	: DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
		? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
		: never;

export type CompositeTypes<
	PublicCompositeTypeNameOrOptions extends
		keyof DefaultSchema['CompositeTypes'] | { schema: keyof DatabaseWithoutInternals },
	CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
		schema: keyof DatabaseWithoutInternals;
	}
		? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
		: never) = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
	? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
	: PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
		? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
		: never;

export const Constants = {
	public: {
		Enums: {},
	},
} as const;
