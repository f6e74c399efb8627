package studio.storycore.browser;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import studio.storycore.browser.TypedWords.Word;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;

/**
 * A program that changes the same fields as the people, at random: single ones, and now and then the whole document, mostly
 * on condition that nobody was faster. A word counts as typed by it when its change was answered as saved.
 */
final class RandomProgram implements RandomRun.Actor {

    private static final String NAME = "program";

    private final ProjectOverHttp http;
    private final Random random;
    private final TypedWords words;
    private final RunLog log;

    RandomProgram(ProjectOverHttp http, Random random, TypedWords words, RunLog log) {
        this.http = http;
        this.random = random;
        this.words = words;
        this.log = log;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int pause() {
        return 1_500 + random.nextInt(4_000);
    }

    @Override
    public void act() {
        ProjectOverHttp.Read read = http.read();
        Project project = read.project();
        if (project.shots().isEmpty()) {
            return;
        }
        Shot shot = any(project.shots());
        int chance = random.nextInt(20);
        if (chance < 11) {
            String word = words.next();
            String text = random.nextBoolean() ? word : shot.prompt() + " " + word;
            patch("shot.PROMPT", "shot.text", "shotId", shot.id(), "PROMPT", text, word, read.number());
        } else if (chance < 14 && !project.audioPhrases().isEmpty()) {
            DialoguePhrase phrase = any(project.audioPhrases());
            String word = words.next();
            patch(
                    "phrase.TEXT",
                    "phrase.text",
                    "phraseId",
                    phrase.id(),
                    "TEXT",
                    phrase.text() + " " + word,
                    word,
                    read.number());
        } else if (chance < 16) {
            String seconds = words.nextSeconds();
            Long ifMatch = condition(read.number());
            HttpResponse<String> answer = http.patch(
                    "[{\"edit\": \"shot.duration\", \"shotId\": \"%s\", \"seconds\": %s}]"
                            .formatted(shot.id(), seconds),
                    ifMatch);
            answered("PATCH " + ifMatch, answer, seconds, "shot.duration/" + shot.id());
        } else {
            String word = words.next();
            List<Shot> shots = new ArrayList<>(project.shots());
            shots.set(shots.indexOf(shot), shot.withPrompt(shot.prompt() + " " + word));
            Long ifMatch = random.nextInt(3) > 0 ? Long.valueOf(read.number()) : null;
            HttpResponse<String> answer = http.put(http.write(project.withShots(shots)), ifMatch);
            answered("PUT " + ifMatch, answer, word, "shot.PROMPT/" + shot.id());
        }
    }

    private void patch(
            String kind, String edit, String idName, String id, String field, String text, String word, long number) {
        Long ifMatch = condition(number);
        HttpResponse<String> answer = http.patch(
                "[{\"edit\": \"%s\", \"%s\": \"%s\", \"field\": \"%s\", \"text\": \"%s\"}]"
                        .formatted(edit, idName, id, field, text),
                ifMatch);
        answered("PATCH " + ifMatch, answer, word, kind + "/" + id);
    }

    private @Nullable Long condition(long number) {
        return random.nextBoolean() ? Long.valueOf(number) : null;
    }

    private void answered(String call, HttpResponse<String> answer, String word, String field) {
        log.note(NAME, call + " " + word + " into " + field + ": " + answer.statusCode());
        if (answer.statusCode() == 200) {
            words.typed(new Word(word, NAME, field, log.now()));
        }
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
