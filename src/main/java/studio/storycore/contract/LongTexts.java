package studio.storycore.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.storycore.contract.RecordShape.Field;
import studio.storycore.contract.RecordShape.Kind;
import studio.storycore.project.TextLimits;

/**
 * Finds the texts of a project, or of a part of one, that are longer than new ones may be. Texts in fields that the contract
 * does not name have no limit of their own.
 */
public final class LongTexts {

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return RecordShape.of(type.asSubclass(Record.class));
        }
    };

    private final List<LongText> found = new ArrayList<>();

    /** The sequence, shot, phrase or generation of the project that is looked at, and its place. */
    private @Nullable Object entity;

    private DocumentPath place = DocumentPath.ROOT;

    private LongTexts() {}

    /**
     * In time proportional to the size of what is looked at.
     *
     * @param part a project, or a record of the contract that is part of one
     */
    public static List<LongText> of(Record part) {
        LongTexts texts = new LongTexts();
        texts.record(part, SHAPES.get(part.getClass()), DocumentPath.ROOT);
        return texts.found;
    }

    private void record(Object value, RecordShape shape, DocumentPath path) {
        for (Field field : shape.fields().values()) {
            @Nullable Object part = field.of(value);
            if (part != null) {
                part(part, field, path);
            }
        }
    }

    private void part(Object part, Field field, DocumentPath above) {
        switch (field.kind()) {
            case TEXT -> text((String) part, field, above, field.name());
            case TEXTS, RECORDS -> list((List<?>) part, field, above.to(field.name()));
            case RECORD -> record(part, field.requiredShape(), above.to(field.name()));
            case NUMBER, FLAG, CHOICE -> {
                // No text.
            }
        }
    }

    private void list(List<?> entries, Field field, DocumentPath path) {
        boolean ofTheProject = path.parent() == DocumentPath.ROOT && field.kind() == Kind.RECORDS;
        int index = 0;
        for (Object entry : entries) {
            if (field.kind() == Kind.TEXTS) {
                text((String) entry, field, path, index);
            } else {
                DocumentPath at = path.to(index);
                if (ofTheProject) {
                    entity = entry;
                    place = at;
                }
                record(entry, field.requiredShape(), at);
            }
            index++;
        }
        if (ofTheProject) {
            entity = null;
        }
    }

    private void text(String text, Field field, DocumentPath above, Object step) {
        if (text.length() > TextLimits.of(field.name())) {
            found.add(new LongText(new DocumentPath(above, step).pointer(), field.name(), text, ids()));
        }
    }

    private Map<String, String> ids() {
        if (entity == null) {
            return Map.of();
        }
        Field id = SHAPES.get(entity.getClass()).fields().get("id");
        return id != null && id.of(entity) instanceof String text ? Map.of(place.pointer(), text) : Map.of();
    }
}
