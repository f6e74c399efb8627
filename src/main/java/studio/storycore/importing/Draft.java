package studio.storycore.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A project while its files are read; {@link Completion} makes a document of it. For one thread. */
final class Draft {

    /**
     * A sequence, shot or phrase on its way.
     *
     * @param order the place in the playing order that its file gives it
     */
    record Entry(ObjectNode fields, String file, String path, OptionalDouble order) {

        Entry(ObjectNode fields, Fields source) {
            this(fields, source.file(), source.path(), OptionalDouble.empty());
        }

        boolean has(String field) {
            return fields.has(field);
        }

        String text(String field) {
            return fields.has(field) ? fields.get(field).stringValue() : "";
        }

        double number(String field) {
            return Values.number(fields.get(field)).orElse(0);
        }
    }

    final Notes notes;
    final List<FoundProject.Source> files = new ArrayList<>();
    final ObjectNode project = JsonNodeFactory.instance.objectNode();
    final List<Entry> sequences = new ArrayList<>();
    final List<Entry> shots = new ArrayList<>();
    final List<Entry> phrases = new ArrayList<>();

    final List<Entry> history = new ArrayList<>();
    private int made;

    Draft(Notes notes) {
        this.notes = notes;
    }

    /** The id of an entity; one is made for it if it has none. */
    String id(Fields entity, String kind, String... names) {
        return entity.text("id", names).orElseGet(() -> {
            made++;
            String id = "imported-" + kind + "-" + made;
            entity.fillIn("id", id);
            return id;
        });
    }

    /** Goes through the objects of a list; tells of entries that are none. */
    void each(String file, String path, ArrayNode list, Consumer<Fields> read) {
        for (int i = 0; i < list.size(); i++) {
            String place = path + "/" + i;
            if (list.get(i) instanceof ObjectNode entry) {
                read.accept(new Fields(file, place, entry, notes));
            } else {
                notes.add(Note.Reason.NO_OBJECT, file, place, Texts.shortened(list.get(i)));
            }
        }
    }

    /** What a file beside the project says about itself has no place in the project but is kept in it. */
    void keepAside(String file, ObjectNode rest) {
        if (!rest.isEmpty()) {
            String field = "importedFiles";
            while (project.has(field) && !project.get(field).isObject()) {
                field += "_";
            }
            ObjectNode aside = project.withObjectProperty(field);
            String name = file;
            while (aside.has(name)) {
                name += "_";
            }
            aside.set(name, rest);
        }
    }
}
