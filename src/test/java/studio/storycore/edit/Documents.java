package studio.storycore.edit;

import java.util.List;
import studio.storycore.contract.RandomProjects;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;
import studio.storycore.project.Timeline;

/** Projects by chance to try edits on, and what it means that two of them are the same. */
final class Documents {

    private Documents() {}

    /** As this application leaves a project, with everything on the top level that edits do not touch. */
    static Project consistent(long seed) {
        Project wild = new RandomProjects(seed).wild();
        Project consistent = new RandomProjects(seed).consistent((int) (seed % 24));
        return new Project(
                consistent.id(),
                consistent.name(),
                consistent.schemaVersion(),
                consistent.sequences(),
                consistent.shots(),
                consistent.audioPhrases(),
                wild.masterCoherenceSheet(),
                wild.generationHistory(),
                wild.capabilities(),
                wild.unknown());
    }

    /** As it comes from outside, with references that dangle, but with times that follow. */
    static Project fromOutside(long seed) {
        return Timeline.follow(new RandomProjects(seed).wild());
    }

    /** Without the references that mean nothing: entries that give no shot a place, and links to shots not there. */
    static Project withoutStrays(Project project) {
        PlayingOrder order = PlayingOrder.of(project);
        return project.with(
                project.sequences().stream()
                        .map(sequence -> sequence.withShotIds(order.bySequence().get(sequence.id()).stream()
                                .map(Shot::id)
                                .toList()))
                        .toList(),
                project.shots(),
                project.audioPhrases().stream()
                        .map(phrase -> project.shot(phrase.shotId()).isPresent() ? phrase : phrase.withShotId(""))
                        .toList());
    }

    static List<Shot> played(Project project) {
        return PlayingOrder.of(project).shots();
    }
}
