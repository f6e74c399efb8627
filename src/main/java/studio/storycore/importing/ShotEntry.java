package studio.storycore.importing;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import studio.storycore.project.PromptValidation;
import studio.storycore.project.Shot;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A shot of any shape.
 *
 * <pre>
 * id           id, shot_id, shotId
 * sequenceId   sequenceId, sequence_id, scene_id, sceneId, sequence, scene
 * position     position, order, order_index, orderIndex, shot_number, number, numero; told by rank, and kept
 * startTime    startTime, start_time, start, debut; timing as 00:00:15-00:00:25
 * duration     duration, duration_seconds, durationSeconds, duree; timing; timing.duration in frames
 * prompt       prompt, augmented_prompt, generation.prompt, metadata.imagePrompt; else a copy of description
 * metadata     camera_angle and the like; else a copy of what prompt_modules says
 * </pre>
 */
final class ShotEntry {

    private static final Set<String> CONTRACT = Set.of(
            "id",
            "sequenceId",
            "startTime",
            "duration",
            "prompt",
            "promptValidation",
            "generatedImageUrl",
            "metadata",
            "position");
    private static final Set<String> METADATA = Set.of("cameraAngle", "lighting", "mood");

    private static final String[] ORDERS = {
        "order", "order_index", "orderIndex", "shot_number", "shotNumber", "number", "numero"
    };

    private final Binding binding;
    private final OptionalDouble frameRate;
    private final Consumer<Dialogue> dialogue;

    /** Dialogue that stands inside a shot. */
    record Dialogue(String file, String path, ArrayNode list, String shotId) {}

    /** @param dialogue gets the dialogue that stands inside a shot */
    ShotEntry(Binding binding, OptionalDouble frameRate, Consumer<Dialogue> dialogue) {
        this.binding = binding;
        this.frameRate = frameRate;
        this.dialogue = dialogue;
    }

    /** A shot that may still lack its sequence, its start and its place. */
    Draft.Entry read(Draft draft, Fields shot) {
        String id = draft.id(shot, "shot", "id", "shot_id", "shotId");
        shot.text("sequenceId", "sequenceId", "sequence_id", "scene_id", "sceneId", "sequence", "scene");
        OptionalDouble order = order(shot);
        times(shot);
        boolean prompted =
                shot.text("prompt", "prompt", "augmented_prompt", "generation.prompt", "metadata.imagePrompt")
                                .isPresent()
                        || shot.copiedText("prompt", "description").isPresent();
        if (!prompted) {
            emptyPrompt(shot);
        }
        shot.address("generatedImageUrl", "generatedImageUrl", "generated_image_url", "image_url", "imageUrl");
        binding.keepIfValid(shot, "promptValidation", PromptValidation.class, "promptValidation", "prompt_validation");
        metadata(shot);
        for (String name : new String[] {"dialogues", "dialogue", "audio_phrases"}) {
            if (shot.peek(name).orElse(null) instanceof ArrayNode list) {
                shot.list("audioPhrases", name);
                dialogue.accept(new Dialogue(shot.file(), shot.place(name), list, id));
            }
        }
        return new Draft.Entry(shot.finish(CONTRACT), shot.file(), shot.path(), order);
    }

    private static OptionalDouble order(Fields shot) {
        OptionalDouble position = shot.number("position", number -> number >= 0, "position");
        if (position.isPresent()) {
            return position;
        }
        for (String name : ORDERS) {
            OptionalDouble order = shot.peek(name).map(Values::number).orElse(OptionalDouble.empty());
            if (order.isPresent()) {
                shot.told(Note.Reason.RENAMED, name, "position");
                return order;
            }
        }
        return OptionalDouble.empty();
    }

    private void times(Fields shot) {
        Optional<Values.Span> span = shot.peekText("timing").flatMap(Values::span);
        if (span.isPresent()) {
            shot.take("startTime", "timing");
            shot.target().put("startTime", span.get().start());
            shot.target().put("duration", span.get().end() - span.get().start());
            return;
        }
        time(shot, "startTime", number -> number >= 0, "startTime", "start_time", "start", "debut");
        if (time(shot, "duration", number -> number > 0, "duration", "duration_seconds", "durationSeconds", "duree")) {
            return;
        }
        OptionalDouble frames = shot.peek("timing.duration").map(Values::number).orElse(OptionalDouble.empty());
        if (frames.isPresent() && frames.getAsDouble() > 0) {
            double seconds = frames.getAsDouble() / frameRate.orElse(0);
            if (Double.isFinite(seconds) && seconds > 0) {
                shot.take("duration", "timing.duration");
                shot.told(Note.Reason.CONVERTED, "timing.duration", frames.getAsDouble(), seconds);
                shot.target().put("duration", seconds);
                return;
            }
            shot.told(Note.Reason.NO_FRAME_RATE, "timing.duration");
        }
        shot.fillIn("duration", Shot.DEFAULT_DURATION);
    }

    /** Seconds as a number, or as a clock shows them. */
    static boolean time(Fields entity, String field, DoublePredicate allowed, String... names) {
        if (entity.number(field, allowed, names).isPresent()) {
            return true;
        }
        for (String name : names) {
            OptionalDouble seconds = entity.peek(name).map(Values::seconds).orElse(OptionalDouble.empty());
            if (seconds.isPresent() && allowed.test(seconds.getAsDouble())) {
                JsonNode text = entity.take(field, name).orElseThrow();
                entity.told(Note.Reason.CONVERTED, name, Texts.shortened(text), seconds.getAsDouble());
                entity.target().put(field, seconds.getAsDouble());
                return true;
            }
        }
        return false;
    }

    private static void emptyPrompt(Fields shot) {
        if (shot.peek("prompt").filter(JsonNode::isString).isPresent()) {
            shot.take("prompt", "prompt").ifPresent(prompt -> shot.target().set("prompt", prompt));
        } else {
            shot.fillIn("prompt", "");
        }
    }

    private static void metadata(Fields shot) {
        ObjectNode metadata = shot.object("metadata", "metadata")
                .map(nested -> {
                    nested.text("cameraAngle", "cameraAngle", "camera_angle");
                    nested.text("lighting", "lighting");
                    nested.text("mood", "mood");
                    return nested.finish(METADATA);
                })
                .orElseGet(() -> shot.target().objectNode());
        move(shot, metadata, "cameraAngle", "cameraAngle", "camera_angle", "camera", "prompt_modules.camera");
        move(shot, metadata, "lighting", "lighting", "eclairage", "prompt_modules.lighting");
        move(shot, metadata, "mood", "mood", "ambiance", "prompt_modules.mood");
        shot.target().set("metadata", metadata);
    }

    /** What stands beside the metadata instead of in it; the modules of a prompt stay together and are copied. */
    private static void move(Fields shot, ObjectNode metadata, String field, String... names) {
        for (String name : names) {
            if (metadata.has(field)) {
                return;
            }
            Optional<String> text = shot.peekText(name).filter(value -> !value.isBlank());
            if (text.isPresent()) {
                if (name.startsWith("prompt_modules.")) {
                    shot.told(Note.Reason.RENAMED, name, "metadata." + field);
                } else {
                    shot.take("metadata." + field, name);
                }
                metadata.put(field, text.get());
            }
        }
    }
}
