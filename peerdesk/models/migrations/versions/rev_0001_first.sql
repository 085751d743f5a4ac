CREATE TABLE account (
	slot TEXT NOT NULL,
	role VARCHAR(32) NOT NULL,
	name TEXT NOT NULL,
	ends_on DATE,
	added_at VARCHAR(24) NOT NULL,
	removed_at VARCHAR(24),
	CONSTRAINT pk_account PRIMARY KEY (slot)
)
--;
CREATE TABLE action (
	id INTEGER NOT NULL,
	at VARCHAR(24) NOT NULL,
	actor TEXT NOT NULL,
	label TEXT NOT NULL,
	kind TEXT NOT NULL,
	target_id INTEGER,
	undone_by_id INTEGER,
	from_seq BIGINT NOT NULL,
	to_seq BIGINT NOT NULL,
	tables TEXT NOT NULL,
	CONSTRAINT pk_action PRIMARY KEY (id)
)
--;
CREATE TABLE draft (
	"key" TEXT NOT NULL,
	content TEXT NOT NULL,
	changed_at VARCHAR(24) NOT NULL,
	CONSTRAINT pk_draft PRIMARY KEY ("key")
)
--;
CREATE TABLE erasure (
	number INTEGER NOT NULL,
	at VARCHAR(24) NOT NULL,
	operator TEXT NOT NULL,
	records TEXT NOT NULL,
	notes INTEGER NOT NULL,
	drafts INTEGER NOT NULL,
	labels INTEGER NOT NULL,
	originals INTEGER NOT NULL,
	backups_deleted INTEGER NOT NULL,
	backups_left INTEGER NOT NULL,
	last_backup_on DATE,
	CONSTRAINT pk_erasure PRIMARY KEY (number)
)
--;
CREATE TABLE local_state (
	"key" TEXT NOT NULL,
	value TEXT NOT NULL,
	CONSTRAINT pk_local_state PRIMARY KEY ("key")
)
--;
CREATE TABLE merge_audit (
	number INTEGER NOT NULL,
	at VARCHAR(24) NOT NULL,
	operator TEXT NOT NULL,
	digest TEXT NOT NULL,
	sender_id TEXT NOT NULL,
	status TEXT NOT NULL,
	reason TEXT NOT NULL,
	stats TEXT NOT NULL,
	cells INTEGER NOT NULL,
	cells_sha TEXT NOT NULL,
	previous TEXT NOT NULL,
	sha TEXT NOT NULL,
	CONSTRAINT pk_merge_audit PRIMARY KEY (number)
)
--;
CREATE TABLE nomination (
	round_id VARCHAR(36) NOT NULL,
	counted VARCHAR(32) NOT NULL,
	nominee_id VARCHAR(36) NOT NULL,
	votes INTEGER NOT NULL,
	CONSTRAINT pk_nomination PRIMARY KEY (round_id, counted, nominee_id)
)
 WITHOUT ROWID
--;
CREATE TABLE peer (
	id TEXT NOT NULL,
	site_id TEXT,
	name TEXT NOT NULL,
	code TEXT NOT NULL,
	is_district BOOLEAN NOT NULL,
	status VARCHAR(32) NOT NULL,
	token TEXT NOT NULL,
	share VARCHAR(32),
	wants_full BOOLEAN NOT NULL,
	owes_full BOOLEAN NOT NULL,
	added_at VARCHAR(24) NOT NULL,
	basis TEXT DEFAULT '' NOT NULL,
	basis_by TEXT DEFAULT '' NOT NULL,
	basis_at VARCHAR(24),
	CONSTRAINT pk_peer PRIMARY KEY (id)
)
--;
CREATE TABLE placement (
	student_id TEXT NOT NULL,
	site_id TEXT NOT NULL,
	is_now BOOLEAN NOT NULL,
	CONSTRAINT pk_placement PRIMARY KEY (student_id, site_id)
)
--;
CREATE TABLE purged (
	table_name TEXT NOT NULL,
	record_id TEXT NOT NULL,
	at_ms BIGINT NOT NULL,
	signer TEXT NOT NULL,
	signature TEXT NOT NULL,
	CONSTRAINT pk_purged PRIMARY KEY (table_name, record_id)
)
--;
CREATE TABLE school (
	name TEXT DEFAULT '' NOT NULL,
	code TEXT DEFAULT '' NOT NULL,
	is_district BOOLEAN DEFAULT '0' NOT NULL,
	office_extension TEXT DEFAULT '' NOT NULL,
	danger_steps TEXT DEFAULT '' NOT NULL,
	danger_phones TEXT DEFAULT '' NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_school PRIMARY KEY (id)
)
--;
CREATE TABLE action_cell (
	id INTEGER NOT NULL,
	action_id INTEGER NOT NULL,
	table_name TEXT NOT NULL,
	record_id TEXT NOT NULL,
	column_name TEXT NOT NULL,
	"before" TEXT NOT NULL,
	"after" TEXT NOT NULL,
	CONSTRAINT pk_action_cell PRIMARY KEY (id),
	CONSTRAINT fk_action_cell_action_id FOREIGN KEY(action_id) REFERENCES action (id)
)
--;
CREATE TABLE bench (
	name TEXT DEFAULT '' NOT NULL,
	mark TEXT DEFAULT '' NOT NULL,
	shape VARCHAR(32) DEFAULT 'circle' NOT NULL,
	zone TEXT DEFAULT '' NOT NULL,
	needed INTEGER DEFAULT '2' NOT NULL,
	dislike INTEGER DEFAULT '0' NOT NULL,
	is_open BOOLEAN DEFAULT '1' NOT NULL,
	began_on DATE,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_bench PRIMARY KEY (id),
	CONSTRAINT fk_bench_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE bench_board (
	school_id VARCHAR(36) NOT NULL,
	code TEXT DEFAULT '' NOT NULL,
	monday DATE,
	recess_on DATE,
	printed_on DATE,
	returned_on DATE,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_bench_board PRIMARY KEY (id),
	CONSTRAINT fk_bench_board_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE calendar_day (
	day DATE,
	kind VARCHAR(32) DEFAULT 'holiday' NOT NULL,
	label TEXT DEFAULT '' NOT NULL,
	until_minute INTEGER DEFAULT '0' NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_calendar_day PRIMARY KEY (id),
	CONSTRAINT fk_calendar_day_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE consent_topic (
	kind VARCHAR(32) DEFAULT 'survey' NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	mode VARCHAR(32) DEFAULT 'active' NOT NULL,
	needs_assent BOOLEAN DEFAULT '0' NOT NULL,
	opt_out_days INTEGER DEFAULT '14' NOT NULL,
	planned_on DATE,
	is_protected BOOLEAN DEFAULT '0' NOT NULL,
	is_federal BOOLEAN DEFAULT '0' NOT NULL,
	grades TEXT DEFAULT '' NOT NULL,
	ended_on DATE,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_consent_topic PRIMARY KEY (id),
	CONSTRAINT fk_consent_topic_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE course (
	school_id VARCHAR(36) NOT NULL,
	code TEXT DEFAULT '' NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	audience VARCHAR(32) DEFAULT 'students' NOT NULL,
	minutes INTEGER DEFAULT '45' NOT NULL,
	outline TEXT DEFAULT '' NOT NULL,
	needs TEXT DEFAULT '' NOT NULL,
	spacing_days INTEGER DEFAULT '0' NOT NULL,
	valid_months INTEGER DEFAULT '0' NOT NULL,
	coverage_percent INTEGER DEFAULT '0' NOT NULL,
	coverage_course TEXT DEFAULT '' NOT NULL,
	refresher_of TEXT DEFAULT '' NOT NULL,
	is_open BOOLEAN DEFAULT '1' NOT NULL,
	rank INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_course PRIMARY KEY (id),
	CONSTRAINT fk_course_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE export_log (
	digest TEXT NOT NULL,
	peer_id TEXT NOT NULL,
	replica TEXT NOT NULL,
	number INTEGER NOT NULL,
	to_seq BIGINT NOT NULL,
	share VARCHAR(32) NOT NULL,
	is_full BOOLEAN NOT NULL,
	file_name TEXT NOT NULL,
	check_code TEXT NOT NULL,
	size_bytes INTEGER NOT NULL,
	rows INTEGER NOT NULL,
	made_at VARCHAR(24) NOT NULL,
	basis TEXT DEFAULT '' NOT NULL,
	held_at VARCHAR(24),
	CONSTRAINT pk_export_log PRIMARY KEY (digest),
	CONSTRAINT fk_export_log_peer_id FOREIGN KEY(peer_id) REFERENCES peer (id)
)
--;
CREATE TABLE figure (
	period TEXT DEFAULT '' NOT NULL,
	measure TEXT DEFAULT '' NOT NULL,
	subgroup TEXT DEFAULT '' NOT NULL,
	n INTEGER DEFAULT '0' NOT NULL,
	value INTEGER DEFAULT '0' NOT NULL,
	is_suppressed BOOLEAN DEFAULT '0' NOT NULL,
	as_of DATE,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_figure PRIMARY KEY (id),
	CONSTRAINT fk_figure_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE import_log (
	id INTEGER NOT NULL,
	digest TEXT NOT NULL,
	peer_id TEXT,
	sender_id TEXT NOT NULL,
	sender_name TEXT NOT NULL,
	signer TEXT NOT NULL,
	recipient TEXT NOT NULL,
	replica TEXT NOT NULL,
	number INTEGER NOT NULL,
	share VARCHAR(32),
	status VARCHAR(32) NOT NULL,
	reason TEXT NOT NULL,
	file_name TEXT NOT NULL,
	stored_as TEXT NOT NULL,
	is_genuine BOOLEAN NOT NULL,
	is_held_by_us BOOLEAN NOT NULL,
	stats TEXT NOT NULL,
	made_at VARCHAR(24),
	received_at VARCHAR(24) NOT NULL,
	at_seq BIGINT NOT NULL,
	CONSTRAINT pk_import_log PRIMARY KEY (id),
	UNIQUE (digest),
	CONSTRAINT fk_import_log_peer_id FOREIGN KEY(peer_id) REFERENCES peer (id)
)
--;
CREATE TABLE partner (
	school_id VARCHAR(36) NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	organisation TEXT DEFAULT '' NOT NULL,
	phone TEXT DEFAULT '' NOT NULL,
	is_school BOOLEAN DEFAULT '0' NOT NULL,
	is_open BOOLEAN DEFAULT '1' NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_partner PRIMARY KEY (id),
	CONSTRAINT fk_partner_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE peer_key (
	verify_key TEXT NOT NULL,
	peer_id TEXT NOT NULL,
	recipient TEXT NOT NULL,
	status VARCHAR(32) NOT NULL,
	added_at VARCHAR(24) NOT NULL,
	CONSTRAINT pk_peer_key PRIMARY KEY (verify_key),
	CONSTRAINT fk_peer_key_peer_id FOREIGN KEY(peer_id) REFERENCES peer (id)
)
--;
CREATE TABLE peer_replica (
	replica TEXT NOT NULL,
	peer_id TEXT NOT NULL,
	number INTEGER NOT NULL,
	acks TEXT NOT NULL,
	lineage TEXT NOT NULL,
	history TEXT NOT NULL,
	is_forked BOOLEAN NOT NULL,
	last_at VARCHAR(24) NOT NULL,
	CONSTRAINT pk_peer_replica PRIMARY KEY (replica),
	CONSTRAINT fk_peer_replica_peer_id FOREIGN KEY(peer_id) REFERENCES peer (id)
)
--;
CREATE TABLE program (
	kind VARCHAR(32) DEFAULT 'peer_mentoring' NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	min_grade_gap INTEGER DEFAULT '2' NOT NULL,
	max_grade_gap INTEGER DEFAULT '0' NOT NULL,
	max_buddies INTEGER DEFAULT '1' NOT NULL,
	needs_consent BOOLEAN DEFAULT '1' NOT NULL,
	target_minutes INTEGER DEFAULT '60' NOT NULL,
	expected_months INTEGER DEFAULT '6' NOT NULL,
	starts_with_staff BOOLEAN DEFAULT '0' NOT NULL,
	first_check_days INTEGER DEFAULT '2' NOT NULL,
	first_month_checks INTEGER DEFAULT '2' NOT NULL,
	check_months INTEGER DEFAULT '1' NOT NULL,
	key_person_months INTEGER DEFAULT '3' NOT NULL,
	silent_weeks INTEGER DEFAULT '2' NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_program PRIMARY KEY (id),
	CONSTRAINT fk_program_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE put_off (
	school_id VARCHAR(36) NOT NULL,
	line_key TEXT DEFAULT '' NOT NULL,
	until DATE,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_put_off PRIMARY KEY (id),
	CONSTRAINT fk_put_off_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE recess_period (
	name TEXT DEFAULT '' NOT NULL,
	kind VARCHAR(32) DEFAULT 'morning' NOT NULL,
	starts_minute INTEGER DEFAULT '600' NOT NULL,
	ends_minute INTEGER DEFAULT '620' NOT NULL,
	grades TEXT DEFAULT '' NOT NULL,
	weekdays TEXT DEFAULT '' NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_recess_period PRIMARY KEY (id),
	CONSTRAINT fk_recess_period_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE recess_zone (
	school_id VARCHAR(36) NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	is_open BOOLEAN DEFAULT '1' NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_recess_zone PRIMARY KEY (id),
	CONSTRAINT fk_recess_zone_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE school_year (
	name TEXT DEFAULT '' NOT NULL,
	starts_on DATE,
	ends_on DATE,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_school_year PRIMARY KEY (id),
	CONSTRAINT fk_school_year_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE sheet_run (
	print_key TEXT DEFAULT '' NOT NULL,
	printed_at VARCHAR(24),
	count INTEGER DEFAULT '0' NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_sheet_run PRIMARY KEY (id),
	CONSTRAINT fk_sheet_run_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE staff (
	roster_id TEXT DEFAULT '' NOT NULL,
	staff_number TEXT DEFAULT '' NOT NULL,
	first_name TEXT DEFAULT '' NOT NULL,
	last_name TEXT DEFAULT '' NOT NULL,
	email TEXT DEFAULT '' NOT NULL,
	role VARCHAR(32) DEFAULT 'teacher' NOT NULL,
	is_active BOOLEAN DEFAULT '1' NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_staff PRIMARY KEY (id),
	CONSTRAINT fk_staff_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE staff_resource (
	school_id VARCHAR(36) NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	purpose TEXT DEFAULT '' NOT NULL,
	where_found TEXT DEFAULT '' NOT NULL,
	reviewed_on DATE,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_staff_resource PRIMARY KEY (id),
	CONSTRAINT fk_staff_resource_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE student (
	school_id VARCHAR(36) NOT NULL,
	code TEXT DEFAULT '' NOT NULL,
	student_number TEXT DEFAULT '' NOT NULL,
	state_id TEXT DEFAULT '' NOT NULL,
	roster_id TEXT DEFAULT '' NOT NULL,
	first_name TEXT DEFAULT '' NOT NULL,
	middle_name TEXT DEFAULT '' NOT NULL,
	last_name TEXT DEFAULT '' NOT NULL,
	preferred_name TEXT DEFAULT '' NOT NULL,
	birth_date DATE,
	grade VARCHAR(32) DEFAULT 'KG' NOT NULL,
	gender TEXT DEFAULT '' NOT NULL,
	homeroom TEXT DEFAULT '' NOT NULL,
	home_languages TEXT DEFAULT '' NOT NULL,
	interests TEXT DEFAULT '' NOT NULL,
	bus TEXT DEFAULT '' NOT NULL,
	pictogram TEXT DEFAULT '' NOT NULL,
	status VARCHAR(32) DEFAULT 'active' NOT NULL,
	left_on DATE,
	merged_into_id VARCHAR(36),
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_student PRIMARY KEY (id),
	CONSTRAINT fk_student_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_student_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE training_event (
	school_id VARCHAR(36) NOT NULL,
	course TEXT DEFAULT '' NOT NULL,
	kind VARCHAR(32) DEFAULT 'course' NOT NULL,
	day DATE,
	starts_minute INTEGER,
	minutes INTEGER DEFAULT '0' NOT NULL,
	place TEXT DEFAULT '' NOT NULL,
	trainer TEXT DEFAULT '' NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	is_held BOOLEAN DEFAULT '0' NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_training_event PRIMARY KEY (id),
	CONSTRAINT fk_training_event_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE training_rule (
	school_id VARCHAR(36) NOT NULL,
	activity VARCHAR(32) DEFAULT 'guide_buddy' NOT NULL,
	course TEXT DEFAULT '' NOT NULL,
	is_needed BOOLEAN DEFAULT '0' NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_training_rule PRIMARY KEY (id),
	CONSTRAINT fk_training_rule_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE work_sheet (
	school_id VARCHAR(36) NOT NULL,
	code TEXT DEFAULT '' NOT NULL,
	print_key TEXT DEFAULT '' NOT NULL,
	printed_on DATE,
	lines TEXT DEFAULT '' NOT NULL,
	returned_on DATE,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_work_sheet PRIMARY KEY (id),
	CONSTRAINT fk_work_sheet_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE absence (
	student_id VARCHAR(36) NOT NULL,
	starts_on DATE,
	ends_on DATE,
	note TEXT DEFAULT '' NOT NULL,
	homeroom TEXT DEFAULT '' NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_absence PRIMARY KEY (id),
	CONSTRAINT fk_absence_student_id FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_absence_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE acknowledgement (
	school_id VARCHAR(36) NOT NULL,
	student_id VARCHAR(36) NOT NULL,
	school_year_id VARCHAR(36),
	kind VARCHAR(32) DEFAULT 'pledge' NOT NULL,
	version TEXT DEFAULT '' NOT NULL,
	signed_on DATE,
	adult TEXT DEFAULT '' NOT NULL,
	recorded_on DATE,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_acknowledgement PRIMARY KEY (id),
	CONSTRAINT fk_acknowledgement_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_acknowledgement_student_id FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_acknowledgement_school_year_id FOREIGN KEY(school_year_id) REFERENCES school_year (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE bench_tally (
	school_id VARCHAR(36) NOT NULL,
	day DATE,
	recess_period_id VARCHAR(36) NOT NULL,
	bench_id VARCHAR(36) NOT NULL,
	visits INTEGER DEFAULT '0' NOT NULL,
	helped INTEGER,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_bench_tally PRIMARY KEY (id),
	CONSTRAINT fk_bench_tally_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_bench_tally_recess_period_id FOREIGN KEY(recess_period_id) REFERENCES recess_period (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_bench_tally_bench_id FOREIGN KEY(bench_id) REFERENCES bench (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE buddy_match (
	program_id VARCHAR(36) NOT NULL,
	mentor_id VARCHAR(36) NOT NULL,
	mentee_id VARCHAR(36) NOT NULL,
	number INTEGER DEFAULT '0' NOT NULL,
	status VARCHAR(32) DEFAULT 'active' NOT NULL,
	is_locked BOOLEAN DEFAULT '0' NOT NULL,
	reasons TEXT DEFAULT '' NOT NULL,
	approved_on DATE,
	started_on DATE,
	hold_until DATE,
	closed_on DATE,
	closure_reason VARCHAR(32),
	closed_by TEXT DEFAULT '' NOT NULL,
	agreed_on DATE,
	first_met_on DATE,
	first_met_with TEXT DEFAULT '' NOT NULL,
	goodbye_on DATE,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_buddy_match PRIMARY KEY (id),
	CONSTRAINT fk_buddy_match_program_id FOREIGN KEY(program_id) REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_buddy_match_mentor_id FOREIGN KEY(mentor_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_buddy_match_mentee_id FOREIGN KEY(mentee_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_buddy_match_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE consent (
	student_id VARCHAR(36) NOT NULL,
	school_year_id VARCHAR(36),
	kind VARCHAR(32) DEFAULT 'take_part' NOT NULL,
	topic_id VARCHAR(36),
	party VARCHAR(32) DEFAULT 'guardian' NOT NULL,
	status VARCHAR(32) DEFAULT 'asked' NOT NULL,
	asked_on DATE,
	due_on DATE,
	answered_on DATE,
	recorded_on DATE,
	expires_on DATE,
	signed_by TEXT DEFAULT '' NOT NULL,
	used_since DATE,
	revoked_on DATE,
	told TEXT DEFAULT '' NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_consent PRIMARY KEY (id),
	CONSTRAINT fk_consent_student_id FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_consent_school_year_id FOREIGN KEY(school_year_id) REFERENCES school_year (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_consent_topic_id FOREIGN KEY(topic_id) REFERENCES consent_topic (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_consent_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE consent_slip (
	code TEXT DEFAULT '' NOT NULL,
	number INTEGER DEFAULT '0' NOT NULL,
	student_id VARCHAR(36) NOT NULL,
	printed_on DATE,
	asks TEXT DEFAULT '' NOT NULL,
	language TEXT DEFAULT '' NOT NULL,
	returned_on DATE,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_consent_slip PRIMARY KEY (id),
	CONSTRAINT fk_consent_slip_student_id FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_consent_slip_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE duty_assignment (
	day DATE,
	recess_period_id VARCHAR(36) NOT NULL,
	bench_id VARCHAR(36) NOT NULL,
	student_id VARCHAR(36) NOT NULL,
	role VARCHAR(32) DEFAULT 'on_duty' NOT NULL,
	is_locked BOOLEAN DEFAULT '0' NOT NULL,
	by_hand BOOLEAN DEFAULT '0' NOT NULL,
	swapped_from_id VARCHAR(36),
	came BOOLEAN,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_duty_assignment PRIMARY KEY (id),
	CONSTRAINT fk_duty_assignment_recess_period_id FOREIGN KEY(recess_period_id) REFERENCES recess_period (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_duty_assignment_bench_id FOREIGN KEY(bench_id) REFERENCES bench (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_duty_assignment_student_id FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_duty_assignment_swapped_from_id FOREIGN KEY(swapped_from_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_duty_assignment_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE held_row (
	id INTEGER NOT NULL,
	import_id INTEGER NOT NULL,
	table_name TEXT NOT NULL,
	record_id TEXT NOT NULL,
	reason TEXT NOT NULL,
	columns TEXT NOT NULL,
	"row" TEXT NOT NULL,
	CONSTRAINT pk_held_row PRIMARY KEY (id),
	CONSTRAINT fk_held_row_import_id FOREIGN KEY(import_id) REFERENCES import_log (id)
)
--;
CREATE TABLE helper_mentor (
	school_id VARCHAR(36) NOT NULL,
	mentor_student_id VARCHAR(36) NOT NULL,
	new_student_id VARCHAR(36) NOT NULL,
	program_id VARCHAR(36) NOT NULL,
	starts_on DATE,
	ends_on DATE,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_helper_mentor PRIMARY KEY (id),
	CONSTRAINT fk_helper_mentor_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_helper_mentor_mentor_student_id FOREIGN KEY(mentor_student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_helper_mentor_new_student_id FOREIGN KEY(new_student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_helper_mentor_program_id FOREIGN KEY(program_id) REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE hours_entry (
	school_id VARCHAR(36) NOT NULL,
	student_id VARCHAR(36) NOT NULL,
	day DATE,
	minutes INTEGER DEFAULT '0' NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_hours_entry PRIMARY KEY (id),
	CONSTRAINT fk_hours_entry_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_hours_entry_student_id FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE leadership_team (
	school_year_id VARCHAR(36),
	name TEXT DEFAULT '' NOT NULL,
	advisor TEXT DEFAULT '' NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_leadership_team PRIMARY KEY (id),
	CONSTRAINT fk_leadership_team_school_year_id FOREIGN KEY(school_year_id) REFERENCES school_year (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_leadership_team_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE matching_run (
	program_id VARCHAR(36) NOT NULL,
	is_open BOOLEAN DEFAULT '1' NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_matching_run PRIMARY KEY (id),
	CONSTRAINT fk_matching_run_program_id FOREIGN KEY(program_id) REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_matching_run_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE merge_conflict (
	id INTEGER NOT NULL,
	import_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	table_name TEXT NOT NULL,
	record_id TEXT NOT NULL,
	column_name TEXT NOT NULL,
	kept TEXT NOT NULL,
	kept_version TEXT NOT NULL,
	lost TEXT NOT NULL,
	lost_version TEXT NOT NULL,
	theirs_won BOOLEAN NOT NULL,
	decision VARCHAR(32),
	decided_at VARCHAR(24),
	CONSTRAINT pk_merge_conflict PRIMARY KEY (id),
	CONSTRAINT fk_merge_conflict_import_id FOREIGN KEY(import_id) REFERENCES import_log (id)
)
--;
CREATE TABLE merged_row (
	id INTEGER NOT NULL,
	import_id INTEGER NOT NULL,
	table_name TEXT NOT NULL,
	record_id TEXT NOT NULL,
	versions TEXT,
	source TEXT,
	CONSTRAINT pk_merged_row PRIMARY KEY (id),
	CONSTRAINT fk_merged_row_import_id FOREIGN KEY(import_id) REFERENCES import_log (id)
)
--;
CREATE TABLE next_year_choice (
	school_year_id VARCHAR(36) NOT NULL,
	student_id VARCHAR(36) NOT NULL,
	goes VARCHAR(32) DEFAULT 'next_grade' NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_next_year_choice PRIMARY KEY (id),
	CONSTRAINT fk_next_year_choice_school_year_id FOREIGN KEY(school_year_id) REFERENCES school_year (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_next_year_choice_student_id FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_next_year_choice_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE pair_constraint (
	student_a_id VARCHAR(36) NOT NULL,
	student_b_id VARCHAR(36) NOT NULL,
	kind VARCHAR(32) DEFAULT 'keep_apart' NOT NULL,
	reason VARCHAR(32) DEFAULT 'other' NOT NULL,
	detail TEXT DEFAULT '' NOT NULL,
	expires_on DATE,
	set_on DATE,
	set_by TEXT DEFAULT '' NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_pair_constraint PRIMARY KEY (id),
	CONSTRAINT fk_pair_constraint_student_a_id FOREIGN KEY(student_a_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_pair_constraint_student_b_id FOREIGN KEY(student_b_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_pair_constraint_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE private_note (
	school_id VARCHAR(36) NOT NULL,
	student_id VARCHAR(36) NOT NULL,
	author TEXT DEFAULT '' NOT NULL,
	sealed TEXT DEFAULT '' NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_private_note PRIMARY KEY (id),
	CONSTRAINT fk_private_note_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_private_note_student_id FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE program_membership (
	program_id VARCHAR(36) NOT NULL,
	student_id VARCHAR(36) NOT NULL,
	role VARCHAR(32) DEFAULT 'buddy' NOT NULL,
	status VARCHAR(32) DEFAULT 'waiting' NOT NULL,
	capacity INTEGER DEFAULT '0' NOT NULL,
	is_experienced BOOLEAN DEFAULT '0' NOT NULL,
	busy TEXT DEFAULT '' NOT NULL,
	wished_gender TEXT DEFAULT '' NOT NULL,
	needs TEXT DEFAULT '' NOT NULL,
	joined_on DATE,
	waiting_note TEXT DEFAULT '' NOT NULL,
	waiting_since DATE,
	ended_on DATE,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_program_membership PRIMARY KEY (id),
	CONSTRAINT fk_program_membership_program_id FOREIGN KEY(program_id) REFERENCES program (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_program_membership_student_id FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_program_membership_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE recess_observation (
	school_id VARCHAR(36) NOT NULL,
	day DATE,
	recess_period_id VARCHAR(36) NOT NULL,
	zone_id VARCHAR(36) NOT NULL,
	observer TEXT DEFAULT '' NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_recess_observation PRIMARY KEY (id),
	CONSTRAINT fk_recess_observation_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_recess_observation_recess_period_id FOREIGN KEY(recess_period_id) REFERENCES recess_period (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_recess_observation_zone_id FOREIGN KEY(zone_id) REFERENCES recess_zone (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE rollover_step (
	school_year_id VARCHAR(36) NOT NULL,
	task VARCHAR(32) DEFAULT 'backup' NOT NULL,
	done_on DATE,
	count INTEGER DEFAULT '0' NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_rollover_step PRIMARY KEY (id),
	CONSTRAINT fk_rollover_step_school_year_id FOREIGN KEY(school_year_id) REFERENCES school_year (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_rollover_step_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE service_break (
	school_id VARCHAR(36) NOT NULL,
	student_id VARCHAR(36) NOT NULL,
	starts_on DATE,
	back_on DATE,
	ended_on DATE,
	paused TEXT DEFAULT '' NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_service_break PRIMARY KEY (id),
	CONSTRAINT fk_service_break_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_service_break_student_id FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE staff_training (
	school_id VARCHAR(36) NOT NULL,
	staff_id VARCHAR(36) NOT NULL,
	course TEXT DEFAULT '' NOT NULL,
	done_on DATE,
	expires_on DATE,
	event_id VARCHAR(36),
	competency VARCHAR(32) DEFAULT 'not_checked' NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_staff_training PRIMARY KEY (id),
	CONSTRAINT fk_staff_training_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_staff_training_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_staff_training_event_id FOREIGN KEY(event_id) REFERENCES training_event (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE term (
	school_year_id VARCHAR(36) NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	starts_on DATE,
	ends_on DATE,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_term PRIMARY KEY (id),
	CONSTRAINT fk_term_school_year_id FOREIGN KEY(school_year_id) REFERENCES school_year (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_term_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE training_invite (
	school_id VARCHAR(36) NOT NULL,
	event_id VARCHAR(36) NOT NULL,
	student_id VARCHAR(36),
	staff_id VARCHAR(36),
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_training_invite PRIMARY KEY (id),
	CONSTRAINT fk_training_invite_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_invite_event_id FOREIGN KEY(event_id) REFERENCES training_event (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_invite_student_id FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_invite_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE training_record (
	student_id VARCHAR(36) NOT NULL,
	course TEXT DEFAULT '' NOT NULL,
	done_on DATE,
	expires_on DATE,
	event_id VARCHAR(36),
	competency VARCHAR(32) DEFAULT 'not_checked' NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_training_record PRIMARY KEY (id),
	CONSTRAINT fk_training_record_student_id FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_record_event_id FOREIGN KEY(event_id) REFERENCES training_event (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_training_record_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE check_in (
	match_id VARCHAR(36) NOT NULL,
	kind VARCHAR(32) DEFAULT 'pair' NOT NULL,
	due_on DATE,
	done_on DATE,
	method VARCHAR(32) DEFAULT 'in_person' NOT NULL,
	minutes INTEGER DEFAULT '5' NOT NULL,
	nature VARCHAR(32) DEFAULT 'going_well' NOT NULL,
	spoke_with TEXT DEFAULT '' NOT NULL,
	feels_safe BOOLEAN,
	note TEXT DEFAULT '' NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_check_in PRIMARY KEY (id),
	CONSTRAINT fk_check_in_match_id FOREIGN KEY(match_id) REFERENCES buddy_match (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_check_in_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE exit_answer (
	match_id VARCHAR(36) NOT NULL,
	side VARCHAR(32) DEFAULT 'helper' NOT NULL,
	question TEXT DEFAULT '' NOT NULL,
	answer TEXT DEFAULT '' NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_exit_answer PRIMARY KEY (id),
	CONSTRAINT fk_exit_answer_match_id FOREIGN KEY(match_id) REFERENCES buddy_match (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_exit_answer_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE match_proposal (
	run_id VARCHAR(36) NOT NULL,
	mentor_id VARCHAR(36),
	mentee_id VARCHAR(36) NOT NULL,
	score INTEGER DEFAULT '0' NOT NULL,
	reasons TEXT DEFAULT '' NOT NULL,
	status VARCHAR(32) DEFAULT 'draft' NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_match_proposal PRIMARY KEY (id),
	CONSTRAINT fk_match_proposal_run_id FOREIGN KEY(run_id) REFERENCES matching_run (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_match_proposal_mentor_id FOREIGN KEY(mentor_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_match_proposal_mentee_id FOREIGN KEY(mentee_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_match_proposal_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE recess_count (
	school_id VARCHAR(36) NOT NULL,
	observation_id VARCHAR(36) NOT NULL,
	minute INTEGER DEFAULT '0' NOT NULL,
	alone INTEGER DEFAULT '0' NOT NULL,
	pairs INTEGER DEFAULT '0' NOT NULL,
	groups INTEGER DEFAULT '0' NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_recess_count PRIMARY KEY (id),
	CONSTRAINT fk_recess_count_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_recess_count_observation_id FOREIGN KEY(observation_id) REFERENCES recess_observation (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE recognition (
	school_id VARCHAR(36) NOT NULL,
	student_id VARCHAR(36) NOT NULL,
	team_id VARCHAR(36),
	day DATE,
	title TEXT DEFAULT '' NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_recognition PRIMARY KEY (id),
	CONSTRAINT fk_recognition_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_recognition_student_id FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_recognition_team_id FOREIGN KEY(team_id) REFERENCES leadership_team (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE selection_round (
	team_id VARCHAR(36) NOT NULL,
	school_year_id VARCHAR(36),
	grades TEXT DEFAULT '' NOT NULL,
	places INTEGER DEFAULT '0' NOT NULL,
	ballots_out INTEGER DEFAULT '0' NOT NULL,
	opened_on DATE,
	count_closed_on DATE,
	closed_on DATE,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_selection_round PRIMARY KEY (id),
	CONSTRAINT fk_selection_round_team_id FOREIGN KEY(team_id) REFERENCES leadership_team (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_selection_round_school_year_id FOREIGN KEY(school_year_id) REFERENCES school_year (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_selection_round_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE session_log (
	kind VARCHAR(32) DEFAULT 'pair' NOT NULL,
	mode VARCHAR(32) DEFAULT 'in_person' NOT NULL,
	held_at VARCHAR(24),
	minutes INTEGER DEFAULT '15' NOT NULL,
	topic VARCHAR(32),
	mood VARCHAR(32),
	mood_before INTEGER,
	mood_after INTEGER,
	title TEXT DEFAULT '' NOT NULL,
	class_name TEXT DEFAULT '' NOT NULL,
	adults TEXT DEFAULT '' NOT NULL,
	head_count INTEGER DEFAULT '0' NOT NULL,
	alias TEXT DEFAULT '' NOT NULL,
	platform TEXT DEFAULT '' NOT NULL,
	time_use VARCHAR(32),
	note TEXT DEFAULT '' NOT NULL,
	has_worry BOOLEAN,
	match_id VARCHAR(36),
	team_id VARCHAR(36),
	from_paper BOOLEAN DEFAULT '0' NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_session_log PRIMARY KEY (id),
	CONSTRAINT fk_session_log_match_id FOREIGN KEY(match_id) REFERENCES buddy_match (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_session_log_team_id FOREIGN KEY(team_id) REFERENCES leadership_team (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_session_log_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE substitution (
	assignment_id VARCHAR(36) NOT NULL,
	absent_student_id VARCHAR(36) NOT NULL,
	stand_in_student_id VARCHAR(36) NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_substitution PRIMARY KEY (id),
	CONSTRAINT fk_substitution_assignment_id FOREIGN KEY(assignment_id) REFERENCES duty_assignment (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_substitution_absent_student_id FOREIGN KEY(absent_student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_substitution_stand_in_student_id FOREIGN KEY(stand_in_student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_substitution_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE team_position (
	team_id VARCHAR(36) NOT NULL,
	student_id VARCHAR(36) NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	rank INTEGER DEFAULT '0' NOT NULL,
	starts_on DATE,
	ends_on DATE,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_team_position PRIMARY KEY (id),
	CONSTRAINT fk_team_position_team_id FOREIGN KEY(team_id) REFERENCES leadership_team (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_team_position_student_id FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_team_position_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE application (
	round_id VARCHAR(36) NOT NULL,
	student_id VARCHAR(36) NOT NULL,
	status VARCHAR(32) DEFAULT 'nominated' NOT NULL,
	put_forward VARCHAR(32) DEFAULT 'peers' NOT NULL,
	invited_on DATE,
	received_on DATE,
	referral_on DATE,
	advisors_on DATE,
	family_on DATE,
	principal_on DATE,
	decided_on DATE,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_application PRIMARY KEY (id),
	CONSTRAINT fk_application_round_id FOREIGN KEY(round_id) REFERENCES selection_round (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_application_student_id FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_application_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE concern (
	school_id VARCHAR(36) NOT NULL,
	student_id VARCHAR(36) NOT NULL,
	noticed_at VARCHAR(24),
	noticed_by VARCHAR(32) DEFAULT 'other' NOT NULL,
	how_soon VARCHAR(32) DEFAULT 'today' NOT NULL,
	told_by TEXT DEFAULT '' NOT NULL,
	facts TEXT DEFAULT '' NOT NULL,
	status VARCHAR(32) DEFAULT 'open' NOT NULL,
	due_on DATE,
	closed_on DATE,
	outcome VARCHAR(32),
	session_log_id VARCHAR(36),
	check_in_id VARCHAR(36),
	author TEXT DEFAULT '' NOT NULL,
	from_paper BOOLEAN DEFAULT '0' NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_concern PRIMARY KEY (id),
	CONSTRAINT fk_concern_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_concern_student_id FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_concern_session_log_id FOREIGN KEY(session_log_id) REFERENCES session_log (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_concern_check_in_id FOREIGN KEY(check_in_id) REFERENCES check_in (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE session_attendance (
	session_log_id VARCHAR(36) NOT NULL,
	student_id VARCHAR(36) NOT NULL,
	is_helper BOOLEAN DEFAULT '0' NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_session_attendance PRIMARY KEY (id),
	CONSTRAINT fk_session_attendance_session_log_id FOREIGN KEY(session_log_id) REFERENCES session_log (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_session_attendance_student_id FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_session_attendance_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE sheet_code (
	code TEXT DEFAULT '' NOT NULL,
	print_key TEXT DEFAULT '' NOT NULL,
	run_id VARCHAR(36),
	number INTEGER DEFAULT '0' NOT NULL,
	printed_on DATE,
	match_id VARCHAR(36),
	student_id VARCHAR(36),
	session_log_id VARCHAR(36),
	returned_on DATE,
	voided_on DATE,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_sheet_code PRIMARY KEY (id),
	CONSTRAINT fk_sheet_code_run_id FOREIGN KEY(run_id) REFERENCES sheet_run (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_sheet_code_match_id FOREIGN KEY(match_id) REFERENCES buddy_match (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_sheet_code_student_id FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_sheet_code_session_log_id FOREIGN KEY(session_log_id) REFERENCES session_log (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_sheet_code_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE supervised_session (
	supervision_id VARCHAR(36) NOT NULL,
	session_log_id VARCHAR(36) NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_supervised_session PRIMARY KEY (id),
	CONSTRAINT fk_supervised_session_supervision_id FOREIGN KEY(supervision_id) REFERENCES session_log (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_supervised_session_session_log_id FOREIGN KEY(session_log_id) REFERENCES session_log (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_supervised_session_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE team_meeting (
	school_id VARCHAR(36) NOT NULL,
	team_id VARCHAR(36) NOT NULL,
	session_log_id VARCHAR(36),
	day DATE,
	agenda TEXT DEFAULT '' NOT NULL,
	said TEXT DEFAULT '' NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_team_meeting PRIMARY KEY (id),
	CONSTRAINT fk_team_meeting_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_team_meeting_team_id FOREIGN KEY(team_id) REFERENCES leadership_team (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_team_meeting_session_log_id FOREIGN KEY(session_log_id) REFERENCES session_log (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE concern_step (
	school_id VARCHAR(36) NOT NULL,
	concern_id VARCHAR(36) NOT NULL,
	kind VARCHAR(32) DEFAULT 'note' NOT NULL,
	happened_at VARCHAR(24),
	who TEXT DEFAULT '' NOT NULL,
	fact TEXT DEFAULT '' NOT NULL,
	due_on DATE,
	done_on DATE,
	author TEXT DEFAULT '' NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_concern_step PRIMARY KEY (id),
	CONSTRAINT fk_concern_step_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_concern_step_concern_id FOREIGN KEY(concern_id) REFERENCES concern (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE interview (
	application_id VARCHAR(36) NOT NULL,
	held_on DATE,
	held_by TEXT DEFAULT '' NOT NULL,
	scores TEXT DEFAULT '' NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	school_id VARCHAR(36) NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_interview PRIMARY KEY (id),
	CONSTRAINT fk_interview_application_id FOREIGN KEY(application_id) REFERENCES application (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_interview_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE referral (
	school_id VARCHAR(36) NOT NULL,
	concern_id VARCHAR(36) NOT NULL,
	partner_id VARCHAR(36) NOT NULL,
	code TEXT DEFAULT '' NOT NULL,
	shares TEXT DEFAULT '' NOT NULL,
	release VARCHAR(32) DEFAULT 'not_asked' NOT NULL,
	release_on DATE,
	sent_on DATE,
	reply_due_on DATE,
	replied_on DATE,
	outcome VARCHAR(32),
	reply TEXT DEFAULT '' NOT NULL,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_referral PRIMARY KEY (id),
	CONSTRAINT fk_referral_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_referral_concern_id FOREIGN KEY(concern_id) REFERENCES concern (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_referral_partner_id FOREIGN KEY(partner_id) REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE TABLE team_meeting_action (
	school_id VARCHAR(36) NOT NULL,
	meeting_id VARCHAR(36) NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	student_id VARCHAR(36),
	staff_id VARCHAR(36),
	due_on DATE,
	done_on DATE,
	id VARCHAR(36) NOT NULL,
	created_at VARCHAR(24) NOT NULL,
	created_by VARCHAR(16) NOT NULL,
	versions TEXT,
	deleted_at VARCHAR(24),
	seq BIGINT NOT NULL,
	source VARCHAR(16),
	arrived_seq BIGINT NOT NULL,
	CONSTRAINT pk_team_meeting_action PRIMARY KEY (id),
	CONSTRAINT fk_team_meeting_action_school_id FOREIGN KEY(school_id) REFERENCES school (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_team_meeting_action_meeting_id FOREIGN KEY(meeting_id) REFERENCES team_meeting (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_team_meeting_action_student_id FOREIGN KEY(student_id) REFERENCES student (id) DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT fk_team_meeting_action_staff_id FOREIGN KEY(staff_id) REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED
)
--;
CREATE INDEX ix_merge_audit_digest ON merge_audit (digest)
--;
CREATE INDEX ix_peer_site_id ON peer (site_id)
--;
CREATE INDEX ix_school_seq ON school (seq)
--;
CREATE INDEX ix_action_cell_action_id ON action_cell (action_id)
--;
CREATE INDEX ix_action_cell_record ON action_cell (table_name, record_id)
--;
CREATE INDEX ix_bench_school_id ON bench (school_id)
--;
CREATE INDEX ix_bench_seq ON bench (seq)
--;
CREATE INDEX ix_bench_board_code ON bench_board (code)
--;
CREATE INDEX ix_bench_board_monday ON bench_board (monday)
--;
CREATE INDEX ix_bench_board_school_id ON bench_board (school_id)
--;
CREATE INDEX ix_bench_board_seq ON bench_board (seq)
--;
CREATE INDEX ix_calendar_day_day ON calendar_day (day)
--;
CREATE INDEX ix_calendar_day_school_id ON calendar_day (school_id)
--;
CREATE INDEX ix_calendar_day_seq ON calendar_day (seq)
--;
CREATE INDEX ix_consent_topic_school_id ON consent_topic (school_id)
--;
CREATE INDEX ix_consent_topic_seq ON consent_topic (seq)
--;
CREATE INDEX ix_course_code ON course (code)
--;
CREATE INDEX ix_course_school_id ON course (school_id)
--;
CREATE INDEX ix_course_seq ON course (seq)
--;
CREATE INDEX ix_export_log_peer_id ON export_log (peer_id)
--;
CREATE INDEX ix_figure_school_id ON figure (school_id)
--;
CREATE INDEX ix_figure_seq ON figure (seq)
--;
CREATE INDEX ix_import_log_peer_id ON import_log (peer_id)
--;
CREATE INDEX ix_partner_school_id ON partner (school_id)
--;
CREATE INDEX ix_partner_seq ON partner (seq)
--;
CREATE INDEX ix_peer_key_peer_id ON peer_key (peer_id)
--;
CREATE INDEX ix_peer_replica_peer_id ON peer_replica (peer_id)
--;
CREATE INDEX ix_program_school_id ON program (school_id)
--;
CREATE INDEX ix_program_seq ON program (seq)
--;
CREATE INDEX ix_put_off_line_key ON put_off (line_key)
--;
CREATE INDEX ix_put_off_school_id ON put_off (school_id)
--;
CREATE INDEX ix_put_off_seq ON put_off (seq)
--;
CREATE INDEX ix_recess_period_school_id ON recess_period (school_id)
--;
CREATE INDEX ix_recess_period_seq ON recess_period (seq)
--;
CREATE INDEX ix_recess_zone_school_id ON recess_zone (school_id)
--;
CREATE INDEX ix_recess_zone_seq ON recess_zone (seq)
--;
CREATE INDEX ix_school_year_school_id ON school_year (school_id)
--;
CREATE INDEX ix_school_year_seq ON school_year (seq)
--;
CREATE INDEX ix_sheet_run_school_id ON sheet_run (school_id)
--;
CREATE INDEX ix_sheet_run_seq ON sheet_run (seq)
--;
CREATE INDEX ix_staff_roster_id ON staff (roster_id)
--;
CREATE INDEX ix_staff_school_id ON staff (school_id)
--;
CREATE INDEX ix_staff_seq ON staff (seq)
--;
CREATE INDEX ix_staff_resource_school_id ON staff_resource (school_id)
--;
CREATE INDEX ix_staff_resource_seq ON staff_resource (seq)
--;
CREATE INDEX ix_student_merged_into_id ON student (merged_into_id)
--;
CREATE INDEX ix_student_roster_id ON student (roster_id)
--;
CREATE INDEX ix_student_school_id ON student (school_id)
--;
CREATE INDEX ix_student_seq ON student (seq)
--;
CREATE INDEX ix_student_state_id ON student (state_id)
--;
CREATE INDEX ix_student_student_number ON student (student_number)
--;
CREATE INDEX ix_training_event_day ON training_event (day)
--;
CREATE INDEX ix_training_event_school_id ON training_event (school_id)
--;
CREATE INDEX ix_training_event_seq ON training_event (seq)
--;
CREATE INDEX ix_training_rule_school_id ON training_rule (school_id)
--;
CREATE INDEX ix_training_rule_seq ON training_rule (seq)
--;
CREATE INDEX ix_work_sheet_code ON work_sheet (code)
--;
CREATE INDEX ix_work_sheet_school_id ON work_sheet (school_id)
--;
CREATE INDEX ix_work_sheet_seq ON work_sheet (seq)
--;
CREATE INDEX ix_absence_school_id ON absence (school_id)
--;
CREATE INDEX ix_absence_seq ON absence (seq)
--;
CREATE INDEX ix_absence_starts_on ON absence (starts_on)
--;
CREATE INDEX ix_absence_student_id ON absence (student_id)
--;
CREATE INDEX ix_acknowledgement_school_id ON acknowledgement (school_id)
--;
CREATE INDEX ix_acknowledgement_school_year_id ON acknowledgement (school_year_id)
--;
CREATE INDEX ix_acknowledgement_seq ON acknowledgement (seq)
--;
CREATE INDEX ix_acknowledgement_student_id ON acknowledgement (student_id)
--;
CREATE INDEX ix_bench_tally_bench_id ON bench_tally (bench_id)
--;
CREATE INDEX ix_bench_tally_day ON bench_tally (day)
--;
CREATE INDEX ix_bench_tally_recess_period_id ON bench_tally (recess_period_id)
--;
CREATE INDEX ix_bench_tally_school_id ON bench_tally (school_id)
--;
CREATE INDEX ix_bench_tally_seq ON bench_tally (seq)
--;
CREATE INDEX ix_buddy_match_mentee_id ON buddy_match (mentee_id)
--;
CREATE INDEX ix_buddy_match_mentor_id ON buddy_match (mentor_id)
--;
CREATE INDEX ix_buddy_match_program_id ON buddy_match (program_id)
--;
CREATE INDEX ix_buddy_match_school_id ON buddy_match (school_id)
--;
CREATE INDEX ix_buddy_match_seq ON buddy_match (seq)
--;
CREATE INDEX ix_consent_school_id ON consent (school_id)
--;
CREATE INDEX ix_consent_school_year_id ON consent (school_year_id)
--;
CREATE INDEX ix_consent_seq ON consent (seq)
--;
CREATE INDEX ix_consent_student_id ON consent (student_id)
--;
CREATE INDEX ix_consent_topic_id ON consent (topic_id)
--;
CREATE INDEX ix_consent_slip_code ON consent_slip (code)
--;
CREATE INDEX ix_consent_slip_school_id ON consent_slip (school_id)
--;
CREATE INDEX ix_consent_slip_seq ON consent_slip (seq)
--;
CREATE INDEX ix_consent_slip_student_id ON consent_slip (student_id)
--;
CREATE INDEX ix_duty_assignment_bench_id ON duty_assignment (bench_id)
--;
CREATE INDEX ix_duty_assignment_day ON duty_assignment (day)
--;
CREATE INDEX ix_duty_assignment_recess_period_id ON duty_assignment (recess_period_id)
--;
CREATE INDEX ix_duty_assignment_school_id ON duty_assignment (school_id)
--;
CREATE INDEX ix_duty_assignment_seq ON duty_assignment (seq)
--;
CREATE INDEX ix_duty_assignment_student_id ON duty_assignment (student_id)
--;
CREATE INDEX ix_duty_assignment_swapped_from_id ON duty_assignment (swapped_from_id)
--;
CREATE INDEX ix_held_row_import_id ON held_row (import_id)
--;
CREATE INDEX ix_held_row_record_id ON held_row (record_id)
--;
CREATE INDEX ix_helper_mentor_mentor_student_id ON helper_mentor (mentor_student_id)
--;
CREATE INDEX ix_helper_mentor_new_student_id ON helper_mentor (new_student_id)
--;
CREATE INDEX ix_helper_mentor_program_id ON helper_mentor (program_id)
--;
CREATE INDEX ix_helper_mentor_school_id ON helper_mentor (school_id)
--;
CREATE INDEX ix_helper_mentor_seq ON helper_mentor (seq)
--;
CREATE INDEX ix_hours_entry_day ON hours_entry (day)
--;
CREATE INDEX ix_hours_entry_school_id ON hours_entry (school_id)
--;
CREATE INDEX ix_hours_entry_seq ON hours_entry (seq)
--;
CREATE INDEX ix_hours_entry_student_id ON hours_entry (student_id)
--;
CREATE INDEX ix_leadership_team_school_id ON leadership_team (school_id)
--;
CREATE INDEX ix_leadership_team_school_year_id ON leadership_team (school_year_id)
--;
CREATE INDEX ix_leadership_team_seq ON leadership_team (seq)
--;
CREATE INDEX ix_matching_run_program_id ON matching_run (program_id)
--;
CREATE INDEX ix_matching_run_school_id ON matching_run (school_id)
--;
CREATE INDEX ix_matching_run_seq ON matching_run (seq)
--;
CREATE INDEX ix_merge_conflict_import_id ON merge_conflict (import_id)
--;
CREATE INDEX ix_merge_conflict_record ON merge_conflict (table_name, record_id)
--;
CREATE INDEX ix_merged_row_import_id ON merged_row (import_id)
--;
CREATE INDEX ix_merged_row_record ON merged_row (table_name, record_id)
--;
CREATE INDEX ix_next_year_choice_school_id ON next_year_choice (school_id)
--;
CREATE INDEX ix_next_year_choice_school_year_id ON next_year_choice (school_year_id)
--;
CREATE INDEX ix_next_year_choice_seq ON next_year_choice (seq)
--;
CREATE INDEX ix_next_year_choice_student_id ON next_year_choice (student_id)
--;
CREATE INDEX ix_pair_constraint_school_id ON pair_constraint (school_id)
--;
CREATE INDEX ix_pair_constraint_seq ON pair_constraint (seq)
--;
CREATE INDEX ix_pair_constraint_student_a_id ON pair_constraint (student_a_id)
--;
CREATE INDEX ix_pair_constraint_student_b_id ON pair_constraint (student_b_id)
--;
CREATE INDEX ix_private_note_school_id ON private_note (school_id)
--;
CREATE INDEX ix_private_note_seq ON private_note (seq)
--;
CREATE INDEX ix_private_note_student_id ON private_note (student_id)
--;
CREATE INDEX ix_program_membership_program_id ON program_membership (program_id)
--;
CREATE INDEX ix_program_membership_school_id ON program_membership (school_id)
--;
CREATE INDEX ix_program_membership_seq ON program_membership (seq)
--;
CREATE INDEX ix_program_membership_student_id ON program_membership (student_id)
--;
CREATE INDEX ix_recess_observation_day ON recess_observation (day)
--;
CREATE INDEX ix_recess_observation_recess_period_id ON recess_observation (recess_period_id)
--;
CREATE INDEX ix_recess_observation_school_id ON recess_observation (school_id)
--;
CREATE INDEX ix_recess_observation_seq ON recess_observation (seq)
--;
CREATE INDEX ix_recess_observation_zone_id ON recess_observation (zone_id)
--;
CREATE INDEX ix_rollover_step_school_id ON rollover_step (school_id)
--;
CREATE INDEX ix_rollover_step_school_year_id ON rollover_step (school_year_id)
--;
CREATE INDEX ix_rollover_step_seq ON rollover_step (seq)
--;
CREATE INDEX ix_service_break_school_id ON service_break (school_id)
--;
CREATE INDEX ix_service_break_seq ON service_break (seq)
--;
CREATE INDEX ix_service_break_student_id ON service_break (student_id)
--;
CREATE INDEX ix_staff_training_event_id ON staff_training (event_id)
--;
CREATE INDEX ix_staff_training_school_id ON staff_training (school_id)
--;
CREATE INDEX ix_staff_training_seq ON staff_training (seq)
--;
CREATE INDEX ix_staff_training_staff_id ON staff_training (staff_id)
--;
CREATE INDEX ix_term_school_id ON term (school_id)
--;
CREATE INDEX ix_term_school_year_id ON term (school_year_id)
--;
CREATE INDEX ix_term_seq ON term (seq)
--;
CREATE INDEX ix_training_invite_event_id ON training_invite (event_id)
--;
CREATE INDEX ix_training_invite_school_id ON training_invite (school_id)
--;
CREATE INDEX ix_training_invite_seq ON training_invite (seq)
--;
CREATE INDEX ix_training_invite_staff_id ON training_invite (staff_id)
--;
CREATE INDEX ix_training_invite_student_id ON training_invite (student_id)
--;
CREATE INDEX ix_training_record_event_id ON training_record (event_id)
--;
CREATE INDEX ix_training_record_school_id ON training_record (school_id)
--;
CREATE INDEX ix_training_record_seq ON training_record (seq)
--;
CREATE INDEX ix_training_record_student_id ON training_record (student_id)
--;
CREATE INDEX ix_check_in_done_on ON check_in (done_on)
--;
CREATE INDEX ix_check_in_match_id ON check_in (match_id)
--;
CREATE INDEX ix_check_in_school_id ON check_in (school_id)
--;
CREATE INDEX ix_check_in_seq ON check_in (seq)
--;
CREATE INDEX ix_exit_answer_match_id ON exit_answer (match_id)
--;
CREATE INDEX ix_exit_answer_school_id ON exit_answer (school_id)
--;
CREATE INDEX ix_exit_answer_seq ON exit_answer (seq)
--;
CREATE INDEX ix_match_proposal_mentee_id ON match_proposal (mentee_id)
--;
CREATE INDEX ix_match_proposal_mentor_id ON match_proposal (mentor_id)
--;
CREATE INDEX ix_match_proposal_run_id ON match_proposal (run_id)
--;
CREATE INDEX ix_match_proposal_school_id ON match_proposal (school_id)
--;
CREATE INDEX ix_match_proposal_seq ON match_proposal (seq)
--;
CREATE INDEX ix_recess_count_observation_id ON recess_count (observation_id)
--;
CREATE INDEX ix_recess_count_school_id ON recess_count (school_id)
--;
CREATE INDEX ix_recess_count_seq ON recess_count (seq)
--;
CREATE INDEX ix_recognition_day ON recognition (day)
--;
CREATE INDEX ix_recognition_school_id ON recognition (school_id)
--;
CREATE INDEX ix_recognition_seq ON recognition (seq)
--;
CREATE INDEX ix_recognition_student_id ON recognition (student_id)
--;
CREATE INDEX ix_recognition_team_id ON recognition (team_id)
--;
CREATE INDEX ix_selection_round_school_id ON selection_round (school_id)
--;
CREATE INDEX ix_selection_round_school_year_id ON selection_round (school_year_id)
--;
CREATE INDEX ix_selection_round_seq ON selection_round (seq)
--;
CREATE INDEX ix_selection_round_team_id ON selection_round (team_id)
--;
CREATE INDEX ix_session_log_held_at ON session_log (held_at)
--;
CREATE INDEX ix_session_log_kind_held_at ON session_log (kind, held_at)
--;
CREATE INDEX ix_session_log_match_id ON session_log (match_id)
--;
CREATE INDEX ix_session_log_mode_held_at ON session_log (mode, held_at) WHERE mode <> 'in_person'
--;
CREATE INDEX ix_session_log_school_id ON session_log (school_id)
--;
CREATE INDEX ix_session_log_seq ON session_log (seq)
--;
CREATE INDEX ix_session_log_team_id ON session_log (team_id)
--;
CREATE INDEX ix_session_log_title ON session_log (title)
--;
CREATE INDEX ix_session_log_worry_held_at ON session_log (has_worry, held_at) WHERE has_worry = 1
--;
CREATE INDEX ix_substitution_absent_student_id ON substitution (absent_student_id)
--;
CREATE INDEX ix_substitution_assignment_id ON substitution (assignment_id)
--;
CREATE INDEX ix_substitution_school_id ON substitution (school_id)
--;
CREATE INDEX ix_substitution_seq ON substitution (seq)
--;
CREATE INDEX ix_substitution_stand_in_student_id ON substitution (stand_in_student_id)
--;
CREATE INDEX ix_team_position_school_id ON team_position (school_id)
--;
CREATE INDEX ix_team_position_seq ON team_position (seq)
--;
CREATE INDEX ix_team_position_student_id ON team_position (student_id)
--;
CREATE INDEX ix_team_position_team_id ON team_position (team_id)
--;
CREATE INDEX ix_application_round_id ON application (round_id)
--;
CREATE INDEX ix_application_school_id ON application (school_id)
--;
CREATE INDEX ix_application_seq ON application (seq)
--;
CREATE INDEX ix_application_student_id ON application (student_id)
--;
CREATE INDEX ix_concern_check_in_id ON concern (check_in_id)
--;
CREATE INDEX ix_concern_due_on ON concern (due_on)
--;
CREATE INDEX ix_concern_school_id ON concern (school_id)
--;
CREATE INDEX ix_concern_seq ON concern (seq)
--;
CREATE INDEX ix_concern_session_log_id ON concern (session_log_id)
--;
CREATE INDEX ix_concern_student_id ON concern (student_id)
--;
CREATE INDEX ix_session_attendance_school_id ON session_attendance (school_id)
--;
CREATE INDEX ix_session_attendance_seq ON session_attendance (seq)
--;
CREATE INDEX ix_session_attendance_session_log_id ON session_attendance (session_log_id)
--;
CREATE INDEX ix_session_attendance_student_id ON session_attendance (student_id)
--;
CREATE INDEX ix_sheet_code_code ON sheet_code (code)
--;
CREATE INDEX ix_sheet_code_match_id ON sheet_code (match_id)
--;
CREATE INDEX ix_sheet_code_run_id ON sheet_code (run_id)
--;
CREATE INDEX ix_sheet_code_school_id ON sheet_code (school_id)
--;
CREATE INDEX ix_sheet_code_seq ON sheet_code (seq)
--;
CREATE INDEX ix_sheet_code_session_log_id ON sheet_code (session_log_id)
--;
CREATE INDEX ix_sheet_code_student_id ON sheet_code (student_id)
--;
CREATE INDEX ix_supervised_session_school_id ON supervised_session (school_id)
--;
CREATE INDEX ix_supervised_session_seq ON supervised_session (seq)
--;
CREATE INDEX ix_supervised_session_session_log_id ON supervised_session (session_log_id)
--;
CREATE INDEX ix_supervised_session_supervision_id ON supervised_session (supervision_id)
--;
CREATE INDEX ix_team_meeting_day ON team_meeting (day)
--;
CREATE INDEX ix_team_meeting_school_id ON team_meeting (school_id)
--;
CREATE INDEX ix_team_meeting_seq ON team_meeting (seq)
--;
CREATE INDEX ix_team_meeting_session_log_id ON team_meeting (session_log_id)
--;
CREATE INDEX ix_team_meeting_team_id ON team_meeting (team_id)
--;
CREATE INDEX ix_concern_step_concern_id ON concern_step (concern_id)
--;
CREATE INDEX ix_concern_step_school_id ON concern_step (school_id)
--;
CREATE INDEX ix_concern_step_seq ON concern_step (seq)
--;
CREATE INDEX ix_interview_application_id ON interview (application_id)
--;
CREATE INDEX ix_interview_school_id ON interview (school_id)
--;
CREATE INDEX ix_interview_seq ON interview (seq)
--;
CREATE INDEX ix_referral_code ON referral (code)
--;
CREATE INDEX ix_referral_concern_id ON referral (concern_id)
--;
CREATE INDEX ix_referral_partner_id ON referral (partner_id)
--;
CREATE INDEX ix_referral_reply_due_on ON referral (reply_due_on)
--;
CREATE INDEX ix_referral_school_id ON referral (school_id)
--;
CREATE INDEX ix_referral_seq ON referral (seq)
--;
CREATE INDEX ix_team_meeting_action_meeting_id ON team_meeting_action (meeting_id)
--;
CREATE INDEX ix_team_meeting_action_school_id ON team_meeting_action (school_id)
--;
CREATE INDEX ix_team_meeting_action_seq ON team_meeting_action (seq)
--;
CREATE INDEX ix_team_meeting_action_staff_id ON team_meeting_action (staff_id)
--;
CREATE INDEX ix_team_meeting_action_student_id ON team_meeting_action (student_id)
--;
CREATE TRIGGER guard_school BEFORE UPDATE ON "school" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of school'); END
--;
CREATE TRIGGER guard_bench BEFORE UPDATE ON "bench" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of bench'); END
--;
CREATE TRIGGER guard_bench_board BEFORE UPDATE ON "bench_board" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of bench_board'); END
--;
CREATE TRIGGER guard_calendar_day BEFORE UPDATE ON "calendar_day" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of calendar_day'); END
--;
CREATE TRIGGER guard_consent_topic BEFORE UPDATE ON "consent_topic" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of consent_topic'); END
--;
CREATE TRIGGER guard_course BEFORE UPDATE ON "course" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of course'); END
--;
CREATE TRIGGER guard_figure BEFORE UPDATE ON "figure" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of figure'); END
--;
CREATE TRIGGER guard_partner BEFORE UPDATE ON "partner" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of partner'); END
--;
CREATE TRIGGER guard_program BEFORE UPDATE ON "program" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of program'); END
--;
CREATE TRIGGER guard_put_off BEFORE UPDATE ON "put_off" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of put_off'); END
--;
CREATE TRIGGER guard_recess_period BEFORE UPDATE ON "recess_period" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of recess_period'); END
--;
CREATE TRIGGER guard_recess_zone BEFORE UPDATE ON "recess_zone" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of recess_zone'); END
--;
CREATE TRIGGER guard_school_year BEFORE UPDATE ON "school_year" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of school_year'); END
--;
CREATE TRIGGER guard_sheet_run BEFORE UPDATE ON "sheet_run" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of sheet_run'); END
--;
CREATE TRIGGER guard_staff BEFORE UPDATE ON "staff" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of staff'); END
--;
CREATE TRIGGER guard_staff_resource BEFORE UPDATE ON "staff_resource" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of staff_resource'); END
--;
CREATE TRIGGER guard_student BEFORE UPDATE ON "student" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of student'); END
--;
CREATE TRIGGER guard_training_event BEFORE UPDATE ON "training_event" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of training_event'); END
--;
CREATE TRIGGER guard_training_rule BEFORE UPDATE ON "training_rule" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of training_rule'); END
--;
CREATE TRIGGER guard_work_sheet BEFORE UPDATE ON "work_sheet" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of work_sheet'); END
--;
CREATE TRIGGER guard_absence BEFORE UPDATE ON "absence" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of absence'); END
--;
CREATE TRIGGER guard_acknowledgement BEFORE UPDATE ON "acknowledgement" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of acknowledgement'); END
--;
CREATE TRIGGER guard_bench_tally BEFORE UPDATE ON "bench_tally" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of bench_tally'); END
--;
CREATE TRIGGER guard_buddy_match BEFORE UPDATE ON "buddy_match" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of buddy_match'); END
--;
CREATE TRIGGER guard_consent BEFORE UPDATE ON "consent" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of consent'); END
--;
CREATE TRIGGER guard_consent_slip BEFORE UPDATE ON "consent_slip" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of consent_slip'); END
--;
CREATE TRIGGER guard_duty_assignment BEFORE UPDATE ON "duty_assignment" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of duty_assignment'); END
--;
CREATE TRIGGER guard_helper_mentor BEFORE UPDATE ON "helper_mentor" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of helper_mentor'); END
--;
CREATE TRIGGER guard_hours_entry BEFORE UPDATE ON "hours_entry" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of hours_entry'); END
--;
CREATE TRIGGER guard_leadership_team BEFORE UPDATE ON "leadership_team" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of leadership_team'); END
--;
CREATE TRIGGER guard_matching_run BEFORE UPDATE ON "matching_run" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of matching_run'); END
--;
CREATE TRIGGER guard_next_year_choice BEFORE UPDATE ON "next_year_choice" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of next_year_choice'); END
--;
CREATE TRIGGER guard_pair_constraint BEFORE UPDATE ON "pair_constraint" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of pair_constraint'); END
--;
CREATE TRIGGER guard_private_note BEFORE UPDATE ON "private_note" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of private_note'); END
--;
CREATE TRIGGER guard_program_membership BEFORE UPDATE ON "program_membership" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of program_membership'); END
--;
CREATE TRIGGER guard_recess_observation BEFORE UPDATE ON "recess_observation" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of recess_observation'); END
--;
CREATE TRIGGER guard_rollover_step BEFORE UPDATE ON "rollover_step" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of rollover_step'); END
--;
CREATE TRIGGER guard_service_break BEFORE UPDATE ON "service_break" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of service_break'); END
--;
CREATE TRIGGER guard_staff_training BEFORE UPDATE ON "staff_training" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of staff_training'); END
--;
CREATE TRIGGER guard_term BEFORE UPDATE ON "term" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of term'); END
--;
CREATE TRIGGER guard_training_invite BEFORE UPDATE ON "training_invite" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of training_invite'); END
--;
CREATE TRIGGER guard_training_record BEFORE UPDATE ON "training_record" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of training_record'); END
--;
CREATE TRIGGER guard_check_in BEFORE UPDATE ON "check_in" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of check_in'); END
--;
CREATE TRIGGER guard_exit_answer BEFORE UPDATE ON "exit_answer" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of exit_answer'); END
--;
CREATE TRIGGER guard_match_proposal BEFORE UPDATE ON "match_proposal" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of match_proposal'); END
--;
CREATE TRIGGER guard_recess_count BEFORE UPDATE ON "recess_count" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of recess_count'); END
--;
CREATE TRIGGER guard_recognition BEFORE UPDATE ON "recognition" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of recognition'); END
--;
CREATE TRIGGER guard_selection_round BEFORE UPDATE ON "selection_round" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of selection_round'); END
--;
CREATE TRIGGER guard_session_log BEFORE UPDATE ON "session_log" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of session_log'); END
--;
CREATE TRIGGER guard_substitution BEFORE UPDATE ON "substitution" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of substitution'); END
--;
CREATE TRIGGER guard_team_position BEFORE UPDATE ON "team_position" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of team_position'); END
--;
CREATE TRIGGER guard_application BEFORE UPDATE ON "application" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of application'); END
--;
CREATE TRIGGER guard_concern BEFORE UPDATE ON "concern" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of concern'); END
--;
CREATE TRIGGER guard_session_attendance BEFORE UPDATE ON "session_attendance" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of session_attendance'); END
--;
CREATE TRIGGER guard_sheet_code BEFORE UPDATE ON "sheet_code" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of sheet_code'); END
--;
CREATE TRIGGER guard_supervised_session BEFORE UPDATE ON "supervised_session" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of supervised_session'); END
--;
CREATE TRIGGER guard_team_meeting BEFORE UPDATE ON "team_meeting" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of team_meeting'); END
--;
CREATE TRIGGER guard_concern_step BEFORE UPDATE ON "concern_step" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of concern_step'); END
--;
CREATE TRIGGER guard_interview BEFORE UPDATE ON "interview" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of interview'); END
--;
CREATE TRIGGER guard_referral BEFORE UPDATE ON "referral" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of referral'); END
--;
CREATE TRIGGER guard_team_meeting_action BEFORE UPDATE ON "team_meeting_action" WHEN NEW.seq IS OLD.seq BEGIN SELECT RAISE(ABORT, 'unstamped update of team_meeting_action'); END
--;
CREATE TRIGGER keep_merge_audit_update BEFORE UPDATE ON merge_audit BEGIN SELECT RAISE(ABORT, 'the record of merges is only added to'); END
--;
CREATE TRIGGER keep_merge_audit_delete BEFORE DELETE ON merge_audit BEGIN SELECT RAISE(ABORT, 'the record of merges is only added to'); END
