const words = (text: string): string[] => text.trim().split(/\s+/);

/** Functions of pg_catalog that only calculate with their arguments. What is not here can't be called. */
export const FUNCTIONS: ReadonlySet<string> = new Set([
  ...words(`count sum avg min max any_value stddev stddev_pop stddev_samp variance var_pop var_samp corr covar_pop
    covar_samp regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy bool_and
    bool_or every bit_and bit_or bit_xor string_agg array_agg json_agg jsonb_agg json_object_agg jsonb_object_agg
    percentile_cont percentile_disc mode`),
  ...words(
    `row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value`,
  ),
  ...words(`abs ceil ceiling floor round trunc mod div power pow sqrt cbrt exp ln log log10 sign width_bucket degrees
    radians sin cos tan asin acos atan atan2 pi gcd lcm scale trim_scale random float8 float4 int4 int8 numeric text`),
  ...words(`upper lower initcap length char_length character_length octet_length bit_length substring substr left right
    btrim ltrim rtrim trim position strpos replace translate split_part concat concat_ws lpad rpad repeat reverse
    starts_with regexp_replace regexp_match regexp_matches regexp_count regexp_substr regexp_instr regexp_like
    regexp_split_to_array regexp_split_to_table string_to_array string_to_table array_to_string to_char to_date
    to_number to_timestamp md5 ascii chr overlay format similar_to_escape like_escape normalize is_normalized`),
  ...words(`date_trunc date_part extract age now make_date make_time make_timestamp make_timestamptz make_interval
    justify_days justify_hours justify_interval date_bin date_add date_subtract timezone overlaps isfinite
    clock_timestamp statement_timestamp transaction_timestamp date timestamp interval`),
  ...words(`unnest array_length array_ndims array_lower array_upper cardinality array_position array_positions
    array_remove array_replace array_append array_prepend array_cat array_sort array_reverse generate_series
    generate_subscripts`),
  ...words(`row_to_json to_json to_jsonb json_build_object jsonb_build_object json_build_array jsonb_build_array
    json_array_length jsonb_array_length json_array_elements jsonb_array_elements json_array_elements_text
    jsonb_array_elements_text json_each jsonb_each json_each_text jsonb_each_text json_extract_path
    jsonb_extract_path json_extract_path_text jsonb_extract_path_text json_object_keys jsonb_object_keys json_typeof
    jsonb_typeof json_strip_nulls jsonb_strip_nulls jsonb_pretty jsonb_set jsonb_path_exists jsonb_path_query
    jsonb_path_query_first jsonb_path_query_array`),
  ...words(`daterange tsrange tstzrange int4range int8range numrange isempty lower_inc upper_inc lower_inf upper_inf
    range_agg to_tsvector to_tsquery plainto_tsquery phraseto_tsquery websearch_to_tsquery ts_rank ts_rank_cd`),
]);

/** Types of pg_catalog that a value may be cast to; `reg…` types would read the system catalogue. */
export const TYPES: ReadonlySet<string> = new Set(
  words(`text varchar bpchar char name int2 int4 int8 smallint integer bigint int numeric decimal float4 float8 real
    bool boolean date time timetz timestamp timestamptz interval json jsonb uuid bytea daterange tsrange tstzrange
    int4range int8range numrange tsvector tsquery jsonpath record`),
);

/** Kinds of nodes in the parse tree that read and calculate. Whatever the grammar knows besides is refused. */
export const NODES: ReadonlySet<string> = new Set(
  words(`SelectStmt ResTarget ColumnRef A_Star A_Const A_Expr A_Indices A_Indirection A_ArrayExpr BoolExpr NullTest
    BooleanTest CaseExpr CaseWhen CoalesceExpr MinMaxExpr FuncCall NamedArgExpr TypeCast TypeName RowExpr SubLink
    SQLValueFunction CollateClause GroupingFunc GroupingSet WindowDef SortBy List String Integer Float Boolean Null
    RangeVar RangeSubselect RangeFunction RangeTableSample JoinExpr Alias WithClause CommonTableExpr CTESearchClause
    CTECycleClause ColumnDef JsonObjectConstructor JsonArrayConstructor JsonKeyValue JsonValueExpr JsonFormat
    JsonIsPredicate JsonReturning JsonOutput BitString DistinctExpr NullIfExpr`),
);

/** Values that tell the time; the others tell who is connected to what. */
export const TIME_VALUES: ReadonlySet<string> = new Set(
  words(`SVFOP_CURRENT_DATE SVFOP_CURRENT_TIME SVFOP_CURRENT_TIME_N SVFOP_CURRENT_TIMESTAMP SVFOP_CURRENT_TIMESTAMP_N
    SVFOP_LOCALTIME SVFOP_LOCALTIME_N SVFOP_LOCALTIMESTAMP SVFOP_LOCALTIMESTAMP_N`),
);

/** Columns that every table has without having declared them. */
export const SYSTEM_COLUMNS: ReadonlySet<string> = new Set(words('ctid xmin xmax cmin cmax tableoid oid'));

/** Position of the argument that says how much text a function makes. */
export const SIZED: Readonly<Record<string, number>> = { repeat: 1, lpad: 1, rpad: 1 };
export const MAX_MADE_TEXT = 1_000;
