package studio.storycore.api;

import java.util.List;

/** Some of a project's revisions, the latest first. */
record RevisionPage(List<RevisionItem> revisions) {}
