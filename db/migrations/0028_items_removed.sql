-- An item of the agenda is removed while no session belongs to it: the key "session_item" keeps the others.
GRANT DELETE ON agenda_item TO plenary_app;
