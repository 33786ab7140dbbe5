-- Both extensions come with PostgreSQL and are trusted: whoever may create in the database may create them.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS unaccent;
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION WHEN insufficient_privilege OR feature_not_supported OR undefined_file THEN
  RAISE EXCEPTION 'the extensions unaccent and pg_trgm cannot be created here: %', SQLERRM
    USING ERRCODE = SQLSTATE, HINT = 'Let an administrator of the server install the contrib package of PostgreSQL, run "create extension unaccent; create extension pg_trgm" in this database, and start again.';
END $$;
--> statement-breakpoint
-- A text as it is searched: of one width and case, without accents, vowel signs, the lengthening stroke and what cannot be
-- seen; each Arabic letter and digit in one form; a space for each sign, so that none of them means anything to LIKE. Lines
-- stay lines. It says what `folded` says (see 0013) and less: it runs over every row of a search, so it uses no regular
-- expression, which would cost three times as much. The dictionary is named, so no search path decides which it is.
CREATE FUNCTION searchable(typed text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate(
  unaccent('unaccent'::regdictionary, translate(
    lower((CASE WHEN typed IS NFKC NORMALIZED THEN typed ELSE normalize(typed, NFKC) END) COLLATE "und-x-icu"),
    'أإآٱىیئةؤک' || '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹'
      || U&'\00AD\034F\061C\0640\064B\064C\064D\064E\064F\0650\0651\0652\0670\200B\200C\200D\200E\200F\202A\202B\202C\202D\202E\2060\2066\2067\2068\2069\FEFF',
    'اااايييهوك' || '01234567890123456789')),
  '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~«»‘’‚“”„–—·•،؛؟٪°¡¿ʿʾ',
  repeat(' ', length('!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~«»‘’‚“”„–—·•،؛؟٪°¡¿ʿʾ')));
