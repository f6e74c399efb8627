package studio.storycore.api;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import studio.storycore.contract.LongText;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.library.EditNotMade;
import studio.storycore.project.InvalidValue;

/** Where an edit, or a value of it, stands in the list that was sent, as a JSON Pointer. */
final class EditPlace {

    private static final Pattern AROUND = Pattern.compile("^/(edits|generation)(?=/)");

    private EditPlace() {}

    static String of(EditNotMade refused) {
        return refused.place().stream().map(Object::toString).collect(Collectors.joining("/edits/", "/", ""));
    }

    static String of(EditNotMade refused, InvalidValue value) {
        return of(refused) + "/" + field(refused.edit(), value.field());
    }

    /** A list of edits is sent as it is, and the record of a generation too; neither is sent in an edit around it. */
    static String of(LongText tooLong) {
        return AROUND.matcher(tooLong.path()).replaceFirst("");
    }

    /** The contract's name of a field is not always the edit's; what an edit sets stands last in it. */
    private static String field(ProjectEdit edit, String name) {
        List<String> fields = Arrays.stream(edit.getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        return fields.contains(name) ? name : fields.getLast();
    }
}
