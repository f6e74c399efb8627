package studio.storycore.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.storage.Revision;

/**
 * What a list tells of a revision.
 *
 * @param author of the last edit in it
 */
record RevisionItem(long sequenceNumber, String author, Instant time, List<Change> edits) {

    private static final Map<Class<?>, String> KINDS = Arrays.stream(
                    ProjectEdit.class.getAnnotation(JsonSubTypes.class).value())
            .collect(Collectors.toUnmodifiableMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));

    /** @param edit its kind, such as {@code shot.text} */
    record Change(String id, String author, Instant at, String edit, List<ChangedField> fields) {

        static Change of(AuthoredEdit edit) {
            return new Change(
                    edit.id(),
                    edit.author(),
                    edit.at(),
                    KINDS.getOrDefault(edit.edit().getClass(), ""),
                    edit.edit().fields().stream()
                            .map(field -> new ChangedField(
                                    EnumName.of(field.entity()), field.id(), FieldConflict.camelCase(field.name())))
                            .toList());
        }
    }

    /** @param field {@code place} for where the entity is, {@code content} for everything in the project */
    record ChangedField(String entity, String id, String field) {}

    static RevisionItem of(Revision revision) {
        return new RevisionItem(
                revision.sequenceNumber(),
                revision.author(),
                revision.time(),
                revision.edits().stream().map(Change::of).toList());
    }
}
