package studio.storycore.view.settings;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.signals.Signal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import studio.storycore.edit.SetCapability;
import studio.storycore.project.Capability;
import studio.storycore.project.Project;
import studio.storycore.view.project.BoundField;
import studio.storycore.view.project.Conversions;
import studio.storycore.view.project.EditableState;
import studio.storycore.view.project.Editor;
import studio.storycore.view.project.Fields;
import studio.storycore.view.project.TypedFields;

/** The name of a project and the engines that it may use. */
final class SettingsForm extends Div {

    private final BoundField<String, String> name;
    private final Map<Capability, BoundField<Boolean, Boolean>> capabilities = new EnumMap<>(Capability.class);

    SettingsForm(Editor editor) {
        addClassName("entity-detail");
        Project project = editor.project().content().peek();

        TextField nameField = Fields.text(getTranslation("settings.name"));
        name = BoundField.of(nameField, TypedFields.PROJECT_NAME, "", project.name(), editor);
        Section general = new Section(new H2(getTranslation("settings.general")), nameField);

        Section engines = new Section(
                new H2(getTranslation("settings.capabilities")),
                new Paragraph(getTranslation("settings.capabilities.purpose")));
        for (Capability capability : Capability.values()) {
            String key = "settings.capability."
                    + capability.name().toLowerCase(Locale.ROOT).replace('_', '-');
            Checkbox box = new Checkbox(getTranslation(key));
            box.setHelperText(getTranslation(key + ".purpose"));
            box.setManualValidation(true);
            BoundField<Boolean, Boolean> bound = BoundField.of(
                    box,
                    Conversions.<Boolean>same(),
                    project.capabilities().has(capability),
                    on -> editor.attempt(new SetCapability(capability, on)));
            bound.keepDrafts(box, TypedFields.of(capability), "", editor);
            capabilities.put(capability, bound);
            engines.add(box);
        }

        Span technical = new Span(getTranslation("settings.technical", project.id(), project.schemaVersion()));
        technical.addClassName("technical");
        general.addClassName("form-section");
        engines.addClassName("form-section");
        add(general, engines, technical);

        Signal.effect(this, () -> show(editor.project().content().get()));
        EditableState.follow(this, editor.project(), editable -> {
            name.setReadOnly(!editable);
            capabilities.values().forEach(field -> field.setReadOnly(!editable));
        });
    }

    private void show(Project project) {
        name.show(project.name());
        capabilities.forEach(
                (capability, field) -> field.show(project.capabilities().has(capability)));
    }
}
