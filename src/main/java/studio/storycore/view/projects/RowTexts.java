package studio.storycore.view.projects;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.storycore.access.Right;
import studio.storycore.account.Person;
import studio.storycore.library.Activity;
import studio.storycore.storage.ProjectHeader;

/** What a row of the list says about a project, to one person. */
final class RowTexts {

    private final Person reader;
    private final PersonNames names;
    private final Moments moments;

    RowTexts(Person reader, PersonNames names, Moments moments) {
        this.reader = reader;
        this.names = names;
        this.moments = moments;
    }

    String name(ProjectHeader header) {
        return header.name().isBlank() ? header.id() : header.name();
    }

    String counts(ProjectHeader header) {
        boolean empty = header.shots() == 0 && header.sequences() == 0 && header.phrases() == 0;
        return empty
                ? text("projects.row.empty")
                : text("projects.row.counts", header.shots(), header.sequences(), header.phrases());
    }

    /** That it was last saved and by whom, or put into the trash; with the time since that in place of {@code {0}}. */
    String saved(ProjectHeader header) {
        return header.isTrashed()
                ? text("projects.row.trashed", "{0}")
                : text("projects.row.saved", "{0}", by(header.updatedBy()));
    }

    /** When that was, in milliseconds since 1970. */
    String at(ProjectHeader header) {
        return Long.toString(moment(header).toEpochMilli());
    }

    String date(ProjectHeader header) {
        return moments.date(moment(header));
    }

    String exact(ProjectHeader header) {
        return moments.exact(moment(header));
    }

    private static Instant moment(ProjectHeader header) {
        return Objects.requireNonNullElse(header.trashedAt(), header.updatedAt());
    }

    /** With whom it is shared; empty for a project of one's own that is not. */
    String sharing(ProjectHeader header) {
        if (!header.owner().equals(reader.username())) {
            boolean editable = Right.of(reader, header).includes(Right.EDIT);
            return text(
                    editable ? "projects.row.shared-by.editor" : "projects.row.shared-by.viewer",
                    names.of(header.owner()));
        }
        int members = header.members().size();
        return members == 0 ? "" : text("projects.row.shared-with", members);
    }

    /** Who has it open; empty when nobody has. */
    String here(Optional<Activity> activity) {
        List<String> people = activity.stream()
                .flatMap(now -> now.viewers().stream())
                .map(viewer -> viewer.person().username())
                .distinct()
                .map(this::by)
                .toList();
        return people.isEmpty() ? "" : text("projects.row.here", people.stream().collect(Collectors.joining(", ")));
    }

    private String by(String username) {
        return username.equals(reader.username()) ? text("projects.row.you") : names.of(username);
    }

    private String text(String key, Object... arguments) {
        return moments.translations().getTranslation(key, moments.locale(), arguments);
    }
}
