-- A job deletes the counts whose time is over.
GRANT DELETE ON rate_limit TO plenary_app;
