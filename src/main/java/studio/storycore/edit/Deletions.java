package studio.storycore.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.Deletion.OfPhrase;
import studio.storycore.edit.Deletion.OfSequence;
import studio.storycore.edit.Deletion.OfShot;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;

/** Finds what a change deleted from a project, by comparing what is there before and after it. */
public final class Deletions {

    private final PlayingOrder order;
    private final List<String> sequenceIds;
    private final Set<String> goneShots;
    private final Set<String> phrasesThere;
    private final Map<String, List<DialoguePhrase>> phrasesByShot;
    private final Map<String, Shot> shotsById;

    private Deletions(Project before, Set<String> goneShots, Set<String> phrasesThere) {
        this.order = PlayingOrder.of(before);
        this.sequenceIds = before.sequences().stream().map(Sequence::id).toList();
        this.goneShots = goneShots;
        this.phrasesThere = phrasesThere;
        this.phrasesByShot = before.audioPhrases().stream().collect(Collectors.groupingBy(DialoguePhrase::shotId));
        this.shotsById = before.shots().stream().collect(Collectors.toMap(Shot::id, Function.identity()));
    }

    /** Whether an edit is of a kind that can delete something. */
    public static boolean isPossibleBy(ProjectEdit edit) {
        return switch (edit) {
            case DeleteSequence delete -> true;
            case RemoveEmptySequence remove -> true;
            case DeleteShot delete -> true;
            case DeletePhrase delete -> true;
            case ReplaceProject replace -> true;
            case EditGroup group -> group.edits().stream().anyMatch(Deletions::isPossibleBy);
            case WherePossible possible -> isPossibleBy(possible.wanted());
            default -> false;
        };
    }

    /** What of a project is not there any more after a change. */
    public static List<Deletion> between(Project before, Project after) {
        List<Sequence> sequences =
                Entities.missing(before.sequences(), Entities.ids(after.sequences(), Sequence::id), Sequence::id);
        List<Shot> shots = Entities.missing(before.shots(), Entities.ids(after.shots(), Shot::id), Shot::id);
        Set<String> phraseIds = Entities.ids(after.audioPhrases(), DialoguePhrase::id);
        if (sequences.isEmpty()
                && shots.isEmpty()
                && Entities.missing(before.audioPhrases(), phraseIds, DialoguePhrase::id)
                        .isEmpty()) {
            return List.of();
        }
        return new Deletions(before, Entities.ids(shots, Shot::id), phraseIds).deletions(sequences);
    }

    private List<Deletion> deletions(List<Sequence> sequences) {
        List<Deletion> all = new ArrayList<>();
        Set<String> goneAlong = new HashSet<>();
        for (Sequence sequence : sequences) {
            OfSequence deleted = of(sequence);
            deleted.shots().forEach(shot -> goneAlong.add(shot.id()));
            all.add(deleted);
        }
        order.bySequence().forEach((sequenceId, members) -> {
            List<String> ids = members.stream().map(Shot::id).toList();
            for (int i = 0; i < ids.size(); i++) {
                if (goneShots.contains(ids.get(i)) && !goneAlong.contains(ids.get(i))) {
                    all.add(of(members.get(i), ids.subList(0, i), before(sequenceId)));
                }
            }
        });
        order.unassigned().stream()
                .filter(shot -> goneShots.contains(shot.id()))
                .forEach(shot -> all.add(of(shot, null, List.of())));
        phrasesByShot.forEach((shotId, phrases) -> {
            if (!goneShots.contains(shotId)) {
                gone(phrases).forEach(phrase -> all.add(of(phrase)));
            }
        });
        return all;
    }

    private OfSequence of(Sequence sequence) {
        List<Shot> along = order.bySequence().get(sequence.id()).stream()
                .filter(shot -> goneShots.contains(shot.id()))
                .toList();
        List<DialoguePhrase> linked =
                along.stream().flatMap(shot -> phrasesOf(shot).stream()).toList();
        return new OfSequence(
                sequence,
                along,
                gone(linked),
                linked.stream()
                        .filter(phrase -> phrasesThere.contains(phrase.id()))
                        .collect(Collectors.toMap(DialoguePhrase::id, DialoguePhrase::shotId)),
                before(sequence.id()));
    }

    private OfShot of(Shot shot, @Nullable List<String> shotsBefore, List<String> sequencesBefore) {
        List<DialoguePhrase> linked = phrasesOf(shot);
        List<String> links = linked.stream()
                .map(DialoguePhrase::id)
                .filter(phrasesThere::contains)
                .toList();
        return new OfShot(shot, gone(linked), links, shotsBefore, sequencesBefore);
    }

    private OfPhrase of(DialoguePhrase phrase) {
        Shot shot = shotsById.get(phrase.shotId());
        return new OfPhrase(phrase, shot == null ? null : shot.startTime());
    }

    private List<DialoguePhrase> phrasesOf(Shot shot) {
        return phrasesByShot.getOrDefault(shot.id(), List.of());
    }

    private List<DialoguePhrase> gone(List<DialoguePhrase> phrases) {
        return Entities.missing(phrases, phrasesThere, DialoguePhrase::id);
    }

    private List<String> before(String sequenceId) {
        return sequenceIds.subList(0, sequenceIds.indexOf(sequenceId));
    }
}
