package studio.storycore.view.admin;

import com.vaadin.flow.component.Component;
import java.text.NumberFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import studio.storycore.library.Activity;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.view.layout.SizeText;
import studio.storycore.view.project.Reasons;
import studio.storycore.view.project.SaveText;
import studio.storycore.view.projects.Desk;
import studio.storycore.view.projects.Moments;

/** What the rows of all projects say. */
final class AllProjectsTexts {

    private final Component place;
    private final Desk desk;
    private final Moments moments;
    private final Reasons reasons;
    private final Function<ProjectHeader, Optional<Activity>> activity;
    private final NumberFormat numbers;

    /** @param place the page, in whose language they are */
    AllProjectsTexts(
            Component place,
            Desk desk,
            Moments moments,
            Reasons reasons,
            Function<ProjectHeader, Optional<Activity>> activity) {
        this.place = place;
        this.desk = desk;
        this.moments = moments;
        this.reasons = reasons;
        this.activity = activity;
        numbers = NumberFormat.getIntegerInstance(moments.locale());
    }

    String owner(ProjectHeader header) {
        return desk.names().of(header.owner());
    }

    String updatedBy(ProjectHeader header) {
        return desk.names().of(header.updatedBy());
    }

    String sequences(ProjectHeader header) {
        return numbers.format(header.sequences());
    }

    String shots(ProjectHeader header) {
        return numbers.format(header.shots());
    }

    String phrases(ProjectHeader header) {
        return numbers.format(header.phrases());
    }

    String counts(ProjectHeader header) {
        boolean empty = header.shots() == 0 && header.sequences() == 0 && header.phrases() == 0;
        return empty
                ? place.getTranslation("projects.row.empty")
                : place.getTranslation("projects.row.counts", header.shots(), header.sequences(), header.phrases());
    }

    String size(ProjectHeader header) {
        return SizeText.of(place, moments.locale(), header.size());
    }

    /** When it was last saved, in milliseconds since 1970. */
    String at(ProjectHeader header) {
        return Long.toString(header.updatedAt().toEpochMilli());
    }

    String date(ProjectHeader header) {
        return moments.date(header.updatedAt());
    }

    String exact(ProjectHeader header) {
        return moments.exact(header.updatedAt());
    }

    /** That it was last saved and by whom, with the time since that in place of {@code {0}}. */
    String saved(ProjectHeader header) {
        return place.getTranslation("projects.row.saved", "{0}", updatedBy(header));
    }

    /** Who has it open; empty when nobody has. */
    String here(ProjectHeader header) {
        return activity.apply(header).stream()
                .flatMap(now -> now.viewers().stream())
                .map(viewer -> viewer.person().displayName())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** The same as a sentence. */
    String hereSentence(ProjectHeader header) {
        String people = here(header);
        return people.isEmpty() ? "" : place.getTranslation("projects.row.here", people);
    }

    /** The words of the badge inside the project; empty when it is not open on this server, and so saved. */
    String saving(ProjectHeader header) {
        return activity.apply(header)
                .map(now -> new SaveText(now.saving(), reasons, desk.scheduler().getClock(), place).sentence())
                .orElse("");
    }

    /** The badge's {@code data-status}. */
    String status(ProjectHeader header) {
        return activity.apply(header).map(now -> now.saving().status().code()).orElse("");
    }
}
