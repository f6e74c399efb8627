package studio.storycore.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import studio.storycore.importing.Draft.Entry;
import studio.storycore.project.Sequence;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Settles which shot plays where in a draft: its sequences and their lists, start times and places. For one draft. */
final class PlayingOrderOf {

    private static final String ONLY_SEQUENCE = "imported-sequence";
    private static final double MICROSECONDS = 1_000_000;

    private final Draft draft;

    PlayingOrderOf(Draft draft) {
        this.draft = draft;
    }

    /** @param name of the project, for a sequence of shots that name none */
    void settle(String name) {
        if (draft.sequences.isEmpty()) {
            makeSequences(name);
        } else {
            assignListed();
        }
        sort(draft.sequences);
        Map<String, List<Entry>> members = new HashMap<>();
        draft.shots.forEach(shot -> members.computeIfAbsent(shot.text("sequenceId"), id -> new ArrayList<>())
                .add(shot));
        members.values().forEach(PlayingOrderOf::sort);
        Map<String, Entry> shots = new HashMap<>();
        draft.shots.forEach(shot -> shots.put(shot.text("id"), shot));
        List<Entry> playing = new ArrayList<>();
        for (Entry sequence : draft.sequences) {
            List<Entry> own = members.getOrDefault(sequence.text("id"), List.of());
            playing.addAll(list(sequence, own, shots));
        }
        place(playing);
    }

    /** Where a file has no sequences, those that its shots name are made. */
    private void makeSequences(String name) {
        List<Entry> shots = new ArrayList<>(draft.shots);
        sort(shots);
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Entry shot : shots) {
            if (shot.text("sequenceId").isBlank()) {
                shot.fields().put("sequenceId", ONLY_SEQUENCE);
            }
            counts.merge(shot.text("sequenceId"), 1, Integer::sum);
        }
        counts.forEach((id, count) -> {
            Entry sequence = new Entry(JsonNodeFactory.instance.objectNode(), "", "/sequences", OptionalDouble.empty());
            sequence.fields()
                    .put("id", id)
                    .put("name", id.equals(ONLY_SEQUENCE) ? name : id)
                    .put("description", "");
            draft.sequences.add(sequence);
            draft.notes.add(Note.Reason.SEQUENCE_MADE, "", "/sequences", Texts.shortened(id), count);
        });
    }

    /** A shot that names no sequence belongs to the one that lists it. */
    private void assignListed() {
        Map<String, String> listedIn = new HashMap<>();
        for (Entry sequence : draft.sequences) {
            if (sequence.fields().get("shotIds") instanceof ArrayNode ids) {
                for (JsonNode id : ids) {
                    listedIn.putIfAbsent(id.stringValue(), sequence.text("id"));
                }
            }
        }
        for (Entry shot : draft.shots) {
            if (!shot.has("sequenceId")) {
                String sequence = listedIn.getOrDefault(shot.text("id"), "");
                shot.fields().put("sequenceId", sequence);
                String path = shot.path() + "/sequenceId";
                draft.notes.add(Note.Reason.FILLED_IN, shot.file(), path, "sequenceId", Texts.shortened(sequence));
            }
        }
    }

    /** Completes a sequence, and answers with the shots that play in it. */
    private List<Entry> list(Entry sequence, List<Entry> own, Map<String, Entry> shots) {
        List<Entry> playing = own;
        if (sequence.fields().get("shotIds") instanceof ArrayNode ids) {
            playing = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (JsonNode id : ids) {
                Entry shot = shots.get(id.stringValue());
                if (shot != null && shot.text("sequenceId").equals(sequence.text("id")) && seen.add(id.stringValue())) {
                    playing.add(shot);
                }
            }
        } else {
            ArrayNode ids = JsonNodeFactory.instance.arrayNode();
            own.forEach(shot -> ids.add(shot.text("id")));
            sequence.fields().set("shotIds", ids);
        }
        fill(sequence, "name", sequence.text("id"));
        fill(sequence, "description", "");
        duration(sequence, playing);
        return playing;
    }

    private void duration(Entry sequence, List<Entry> playing) {
        double sum = 0;
        for (Entry shot : playing) {
            sum = Math.min(sum + shot.number("duration"), Double.MAX_VALUE);
        }
        double written = sequence.has("duration") ? sequence.number("duration") : 0;
        double duration = rounded(sum) > 0 ? rounded(sum) : written > 0 ? written : Sequence.DEFAULT_DURATION;
        if (written > 0 && duration != written) {
            String path = sequence.path() + "/duration";
            draft.notes.add(Note.Reason.CONVERTED, sequence.file(), path, written, duration);
        }
        sequence.fields().put("duration", duration);
    }

    private void fill(Entry sequence, String field, String value) {
        if (!sequence.has(field)) {
            sequence.fields().put(field, value);
            String path = sequence.path() + "/" + field;
            draft.notes.add(Note.Reason.FILLED_IN, sequence.file(), path, field, Texts.shortened(value));
        }
    }

    /** A shot without a start begins where the one before it ends; a place is told by rank. */
    private void place(List<Entry> playing) {
        double end = 0;
        for (int i = 0; i < playing.size(); i++) {
            Entry shot = playing.get(i);
            start(shot, end);
            if (!shot.has("position")) {
                shot.fields().put("position", i);
            }
            end = Math.min(rounded(shot.number("startTime") + shot.number("duration")), Double.MAX_VALUE);
        }
        draft.shots.forEach(unassigned -> start(unassigned, 0));
    }

    private void start(Entry shot, double start) {
        if (!shot.has("startTime")) {
            shot.fields().put("startTime", start);
            draft.notes.add(Note.Reason.STARTS_COUNTED, shot.file(), shot.path() + "/startTime");
        }
    }

    /** By the order that the file gives, if it gives one to each; else as they stand. */
    private static void sort(List<Entry> entries) {
        if (entries.stream().allMatch(entry -> entry.order().isPresent())) {
            entries.sort(Comparator.comparingDouble(entry -> entry.order().orElse(0)));
        }
    }

    private static double rounded(double seconds) {
        return seconds > MICROSECONDS * 1_000 ? seconds : Math.round(seconds * MICROSECONDS) / MICROSECONDS;
    }
}
