export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
	public: {
		Tables: {
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
			agreement_targets: {
				Row: {
					agreement_id: string;
					indicator: string;
					unit: string;
					value: number;
				};
				ComputedFields: never;
				Insert: {
					agreement_id: string;
					indicator: string;
					unit: string;
					value: number;
				};
				Update: {
					agreement_id?: string;
					indicator?: string;
					unit?: string;
					value?: number;
				};
				Relationships: [
					{
						foreignKeyName: 'agreement_targets_agreement_id_fkey';
						columns: ['agreement_id'];
						isOneToOne: false;
						referencedRelation: 'agreements';
						referencedColumns: ['id'];
					},
				];
			};
			agreements: {
				Row: {
					created_at: string;
					document_id: string | null;
					id: string;
					number: string | null;
					pairing_id: string;
					signed_on: string | null;
					status: string;
					year: number;
				};
				ComputedFields: never;
				Insert: {
					created_at?: string;
					document_id?: string | null;
					id?: string;
					number?: string | null;
					pairing_id: string;
					signed_on?: string | null;
					status?: string;
					year: number;
				};
				Update: {
					created_at?: string;
					document_id?: string | null;
					id?: string;
					number?: string | null;
					pairing_id?: string;
					signed_on?: string | null;
					status?: string;
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
					id: string;
					is_demo: boolean;
					is_entered_on_behalf: boolean;
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
					id?: string;
					is_demo?: boolean;
					is_entered_on_behalf?: boolean;
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
					id?: string;
					is_demo?: boolean;
					is_entered_on_behalf?: boolean;
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
			pairings: {
				Row: {
					basis: string | null;
					created_at: string;
					id: string;
					is_demo: boolean;
					kind: string;
					predecessor_id: string | null;
					programme: string;
					receiving_organization_id: string | null;
					receiving_region_code: string;
					supporting_organization_id: string;
					supporting_region_code: string;
					valid_from: string;
					valid_to: string | null;
				};
				ComputedFields: never;
				Insert: {
					basis?: string | null;
					created_at?: string;
					id?: string;
					is_demo?: boolean;
					kind: string;
					predecessor_id?: string | null;
					programme: string;
					receiving_organization_id?: string | null;
					receiving_region_code: string;
					supporting_organization_id: string;
					supporting_region_code: string;
					valid_from: string;
					valid_to?: string | null;
				};
				Update: {
					basis?: string | null;
					created_at?: string;
					id?: string;
					is_demo?: boolean;
					kind?: string;
					predecessor_id?: string | null;
					programme?: string;
					receiving_organization_id?: string | null;
					receiving_region_code?: string;
					supporting_organization_id?: string;
					supporting_region_code?: string;
					valid_from?: string;
					valid_to?: string | null;
				};
				Relationships: [
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
			region_statistics: {
				Row: {
					households: number | null;
					population: number | null;
					region_code: string;
					source: string;
					year: number;
				};
				ComputedFields: never;
				Insert: {
					households?: number | null;
					population?: number | null;
					region_code: string;
					source: string;
					year: number;
				};
				Update: {
					households?: number | null;
					population?: number | null;
					region_code?: string;
					source?: string;
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
				];
			};
			regions: {
				Row: {
					code: string;
					level: number;
					name: string;
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
			sessions: {
				Row: {
					account_id: string;
					created_at: string;
					expires_at: string;
					id_hash: string;
					organization_id: string | null;
				};
				ComputedFields: never;
				Insert: {
					account_id: string;
					created_at?: string;
					expires_at: string;
					id_hash: string;
					organization_id?: string | null;
				};
				Update: {
					account_id?: string;
					created_at?: string;
					expires_at?: string;
					id_hash?: string;
					organization_id?: string | null;
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
		};
		Views: {
			[_ in never]: never;
		};
		Functions: {
			close_offer: { Args: { id: string }; Returns: string };
			end_pairing: { Args: { id: string; valid_to: string }; Returns: string };
			publish_offer: { Args: { id: string }; Returns: string };
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
			record_pairing: {
				Args: {
					basis?: string;
					id: string;
					kind: string;
					predecessor_id?: string;
					programme: string;
					receiving_organization_id?: string;
					receiving_region_code: string;
					supporting_organization_id: string;
					supporting_region_code: string;
					valid_from: string;
					valid_to?: string;
				};
				Returns: string;
			};
			reopen_need: { Args: { id: string; note: string }; Returns: string };
			return_need: { Args: { id: string; note: string }; Returns: string };
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
			submit_need: { Args: { id: string }; Returns: string };
			verify_need: { Args: { id: string; level: number }; Returns: string };
			withdraw_need: { Args: { id: string }; Returns: string };
			withdraw_offer: { Args: { id: string }; Returns: string };
		};
		Enums: {
			[_ in never]: never;
		};
		CompositeTypes: {
			[_ in never]: never;
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
