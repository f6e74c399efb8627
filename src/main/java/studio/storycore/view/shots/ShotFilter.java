package studio.storycore.view.shots;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.Shot;
import studio.storycore.prompt.PromptState;

/**
 * Which shots of the list are shown.
 *
 * @param text  part of the prompt, of a look, of the id, or the whole number; empty for all
 * @param state how far the prompt is; empty for all
 */
record ShotFilter(String text, Optional<PromptState> state) {

    static final ShotFilter ALL = new ShotFilter("", Optional.empty());

    boolean isAll() {
        return text.isBlank() && state.isEmpty();
    }

    /** The rows to show: the shots that fit, each under the head of its sequence. */
    List<ShotRow> apply(ShotRows all) {
        if (isAll()) {
            return all.rows();
        }
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        List<ShotRow> fitting = new ArrayList<>();
        ShotRow.@Nullable Group group = null;
        for (ShotRow row : all.rows()) {
            switch (row) {
                case ShotRow.Group head -> group = head;
                case ShotRow.Item item -> {
                    if (fits(item, wanted)) {
                        if (group != null) {
                            fitting.add(group);
                            group = null;
                        }
                        fitting.add(item);
                    }
                }
            }
        }
        return fitting;
    }

    private boolean fits(ShotRow.Item item, String wanted) {
        if (state.isPresent() && state.get() != item.state()) {
            return false;
        }
        Shot shot = item.shot();
        return wanted.isEmpty()
                || wanted.equals(Integer.toString(item.number()))
                || contains(shot.prompt(), wanted)
                || contains(shot.metadata().cameraAngle(), wanted)
                || contains(shot.metadata().lighting(), wanted)
                || contains(shot.metadata().mood(), wanted)
                || contains(shot.id(), wanted);
    }

    private static boolean contains(@Nullable String text, String wanted) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
