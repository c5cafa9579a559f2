DROP INDEX sessions_silent;

CREATE INDEX sessions_unsummarized ON sessions (id) WHERE unsummarized > 0;

DROP INDEX changes_at;
