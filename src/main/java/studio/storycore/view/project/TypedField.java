package studio.storycore.view.project;

import com.vaadin.flow.component.Component;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.Field;
import studio.storycore.edit.Field.Entity;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.view.project.BoundField.Conversion;
import studio.storycore.view.project.BoundField.Unreadable;

/**
 * A kind of value that people type: where it stands in a project, how it is written in a field, and the edit that
 * changes it. All of them are in {@link TypedFields}.
 *
 * @param <M> what the project holds
 */
public final class TypedField<M extends @Nullable Object> {

    interface Editing<M extends @Nullable Object> {
        ProjectEdit edit(Project project, String id, M value);
    }

    private interface Reading<M extends @Nullable Object> {
        Optional<String> text(Project project, String id, Conversion<String, M> conversion);
    }

    private final Entity entity;
    private final String name;
    private final Reading<M> reading;
    private final Function<Component, Conversion<String, M>> form;
    private final Editing<M> editing;

    private TypedField(
            Entity entity,
            String name,
            Reading<M> reading,
            Function<Component, Conversion<String, M>> form,
            Editing<M> editing) {
        this.entity = entity;
        this.name = name;
        this.reading = reading;
        this.form = form;
        this.editing = editing;
    }

    /** Names it among all kinds. */
    String kind() {
        return entity.name().toLowerCase(Locale.ROOT) + "." + name;
    }

    /** Names one field of a project by its kind and the id of what it belongs to. */
    String key(String id) {
        return kind() + "/" + id;
    }

    /** What people call this field of a project, as {@link FieldNames} does. */
    String label(Project project, String id, Component place) {
        return FieldNames.of(new Field(entity, id, name), project, place);
    }

    Entity entity() {
        return entity;
    }

    String name() {
        return name;
    }

    /** @param place whose language refusals are written in */
    Conversion<String, M> conversion(Component place) {
        return form.apply(place);
    }

    /** What a field on the page would hold; empty if the sequence, shot or phrase is not there. */
    Optional<String> text(Project project, String id, Component place) {
        return reading.text(project, id, conversion(place));
    }

    /** How a typed value is written once the project has it; as it was typed if it makes no sense. */
    String asShown(String typed, Component place) {
        Conversion<String, M> conversion = conversion(place);
        try {
            @Nullable String shown = conversion.toField(conversion.toModel(typed));
            return shown == null ? "" : shown;
        } catch (Unreadable unreadable) {
            return typed;
        }
    }

    /**
     * The edit that gives the field this value.
     *
     * @throws studio.storycore.edit.EditRejected when what it belongs to is not there
     * @throws studio.storycore.project.InvalidValue when the value breaks the contract
     */
    ProjectEdit edit(Project project, String id, M value) {
        return editing.edit(project, id, value);
    }

    /**
     * The same for a value as it was typed.
     *
     * @throws Unreadable when it makes no sense
     */
    ProjectEdit editTyped(Project project, String id, String typed, Component place) {
        return edit(project, id, conversion(place).toModel(typed));
    }

    static <E, M extends @Nullable Object> TypedField<M> in(
            Entity entity,
            String name,
            BiFunction<Project, String, Optional<E>> find,
            Function<E, M> value,
            Function<Component, Conversion<String, M>> form,
            Editing<M> editing) {
        Reading<M> reading =
                (project, id, conversion) -> find.apply(project, id).map(found -> {
                    @Nullable String text = conversion.toField(value.apply(found));
                    return text == null ? "" : text;
                });
        return new TypedField<>(entity, name, reading, form, editing);
    }

    static <M> TypedField<M> ofProject(
            String name,
            Function<Project, M> value,
            Function<Component, Conversion<String, M>> form,
            Editing<M> editing) {
        return in(Entity.PROJECT, name, (project, id) -> Optional.of(project), value, form, editing);
    }

    static <M> TypedField<M> ofSequence(
            String name,
            Function<Sequence, M> value,
            Function<Component, Conversion<String, M>> form,
            Editing<M> editing) {
        return in(Entity.SEQUENCE, name, Project::sequence, value, form, editing);
    }

    static <M extends @Nullable Object> TypedField<M> ofShot(
            String name, Function<Shot, M> value, Function<Component, Conversion<String, M>> form, Editing<M> editing) {
        return in(Entity.SHOT, name, Project::shot, value, form, editing);
    }

    static <M extends @Nullable Object> TypedField<M> ofPhrase(
            String name,
            Function<DialoguePhrase, M> value,
            Function<Component, Conversion<String, M>> form,
            Editing<M> editing) {
        return in(Entity.PHRASE, name, Project::phrase, value, form, editing);
    }
}
