package studio.storycore.view.shots;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.Shot;
import studio.storycore.view.project.BoundField;
import studio.storycore.view.project.Conversions;
import studio.storycore.view.project.Editor;
import studio.storycore.view.project.Fields;
import studio.storycore.view.project.TypedFields;

/** The address of the picture that was generated for a shot, and the picture once it can be loaded. */
final class ImageField extends Div {

    private final BoundField<String, @Nullable String> bound;
    private final Div preview = new Div();
    private @Nullable String shown;

    ImageField(Shot shot, Editor editor) {
        addClassName("image-field");
        TextField field = Fields.text(getTranslation("shots.field.image"));
        field.setPlaceholder("https://");
        bound = BoundField.of(field, TypedFields.IMAGE, shot.id(), shot.generatedImageUrl(), editor);
        preview.addClassName("image-preview");
        add(field, preview);
        showPicture(shot.generatedImageUrl());
    }

    void show(@Nullable String address) {
        bound.show(address);
        showPicture(address);
    }

    void setReadOnly(boolean readOnly) {
        bound.setReadOnly(readOnly);
    }

    /** The picture belongs to the project's value, not to what is being typed. */
    private void showPicture(@Nullable String address) {
        if (Objects.equals(address, shown)) {
            return;
        }
        shown = address;
        preview.removeAll();
        boolean loadable = address != null && Conversions.isAddress(address);
        preview.setVisible(loadable);
        if (loadable) {
            Image image = new Image(address, getTranslation("shots.field.image.preview"));
            image.getElement().setAttribute("referrerpolicy", "no-referrer");
            Span failed = new Span(getTranslation("shots.field.image.failed"));
            preview.add(image, failed);
            // Until the browser has it, nothing is there; when it cannot have it, that is said.
            image.getElement()
                    .executeJs("this.onload = () => this.parentNode.dataset.picture = 'loaded';"
                            + "this.onerror = () => this.parentNode.dataset.picture = 'failed';"
                            + "this.parentNode.dataset.picture = this.complete ?"
                            + " (this.naturalWidth ? 'loaded' : 'failed') : 'loading';");
        }
    }
}
