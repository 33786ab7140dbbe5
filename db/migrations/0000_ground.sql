CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'plenary_app') THEN
    CREATE ROLE plenary_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END $$;
--> statement-breakpoint
-- From PostgreSQL 16 on, creating a role gives its maker no right to act as it: the grant is needed even then.
DO $$
BEGIN
  EXECUTE format('GRANT plenary_app TO %I', current_user);
EXCEPTION WHEN insufficient_privilege THEN
  IF NOT pg_has_role(current_user, 'plenary_app', 'MEMBER') THEN
    RAISE;
  END IF;
END $$;
