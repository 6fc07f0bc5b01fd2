# ruff: noqa: S608 — nothing but constants is put into these statements
"""What PostgreSQL's catalogue says of a schema: the questions by which a book's is looked at."""

from __future__ import annotations

_HERE = "(SELECT quote_ident(current_schema())::regnamespace::oid)"  # asked once a query
_OURS = (
    "NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = {0}.oid AND d.deptype IN ('e', 'i')"
    " AND d.classid = '{1}'::regclass)"
)
_SHORT = "replace({0}, quote_ident(current_schema()) || '.', '')"
QUERIES = (
    # tables with all that stands in a row, their keys and whether rows are hidden from some
    f"""
SELECT 'table', c.relname, concat_ws(' ', c.relkind, c.relpersistence, c.relrowsecurity,
  c.relforcerowsecurity, c.relispartition, c.relhassubclass,
  (SELECT string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
     CASE WHEN a.attnotnull THEN 'not null' END, l.collname, nullif(a.attidentity::text, ''),
     nullif(a.attgenerated::text, ''), pg_get_expr(f.adbin, f.adrelid)), ', ' ORDER BY a.attnum)
   FROM pg_attribute a LEFT JOIN pg_collation l ON l.oid = a.attcollation
   LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
   WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
  (SELECT string_agg({_SHORT.format("pg_get_constraintdef(k.oid)")}, ', '
     ORDER BY k.contype, k.conname)
   FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f', 'c', 'x')))
FROM pg_class c WHERE c.relnamespace = {_HERE} AND c.relkind IN ('r', 'p')
""",
    f"""
SELECT CASE c.relkind WHEN 'S' THEN 'sequence' ELSE 'view' END, c.relname, c.relkind
FROM pg_class c WHERE c.relnamespace = {_HERE} AND c.relkind IN ('v', 'm', 'f', 'S')
 AND {_OURS.format("c", "pg_class")}
""",
    f"""
SELECT 'index', c.relname, concat_ws(' ', {_SHORT.format("pg_get_indexdef(c.oid)")}, i.indisvalid)
FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid WHERE c.relnamespace = {_HERE}
 AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = c.oid AND k.contype != 'f')
""",
    f"""
SELECT 'trigger', t.tgname, concat_ws(' ', {_SHORT.format("pg_get_triggerdef(t.oid)")}, t.tgenabled)
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE c.relnamespace = {_HERE} AND NOT t.tgisinternal
""",
    f"""
SELECT 'function', p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')',
 concat_ws(' ', l.lanname, p.prokind, p.prosecdef,
  p.proconfig = ARRAY['search_path=' || quote_ident(current_schema())], md5(p.prosrc))
FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
WHERE p.pronamespace = {_HERE} AND {_OURS.format("p", "pg_proc")}
""",
    f"""
SELECT 'rule', r.rulename, {_SHORT.format("pg_get_ruledef(r.oid)")}
FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
WHERE c.relnamespace = {_HERE} AND c.relkind IN ('r', 'p')
""",
    f"""
SELECT 'policy', y.polname, c.relname FROM pg_policy y JOIN pg_class c ON c.oid = y.polrelid
WHERE c.relnamespace = {_HERE}
""",
    f"""
SELECT 'operator', o.oprname, o.oprcode FROM pg_operator o
WHERE o.oprnamespace = {_HERE} AND {_OURS.format("o", "pg_operator")}
""",
)
# what changes whenever anybody changes any of the above
COOKIE = f"""
SELECT md5(string_agg(one, ' ' ORDER BY one)) FROM (
 SELECT 'c' || c.oid || ':' || c.xmin AS one FROM pg_class c WHERE c.relnamespace = {_HERE}
 UNION ALL SELECT 't' || t.oid || ':' || t.xmin FROM pg_trigger t
  JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = {_HERE}
 UNION ALL SELECT 'p' || p.oid || ':' || p.xmin FROM pg_proc p WHERE p.pronamespace = {_HERE}
 UNION ALL SELECT 'r' || r.oid || ':' || r.xmin FROM pg_rewrite r
  JOIN pg_class c ON c.oid = r.ev_class WHERE c.relhasrules AND c.relnamespace = {_HERE}
 UNION ALL SELECT 'd' || f.oid || ':' || f.xmin FROM pg_attrdef f
  JOIN pg_class c ON c.oid = f.adrelid WHERE c.relnamespace = {_HERE}
 UNION ALL SELECT 'k' || k.oid || ':' || k.xmin FROM pg_constraint k
  WHERE k.connamespace = {_HERE}
 UNION ALL SELECT 'y' || y.oid || ':' || y.xmin FROM pg_policy y
  JOIN pg_class c ON c.oid = y.polrelid WHERE c.relnamespace = {_HERE}
 UNION ALL SELECT 'o' || o.oid || ':' || o.xmin FROM pg_operator o WHERE o.oprnamespace = {_HERE}
) things
"""
