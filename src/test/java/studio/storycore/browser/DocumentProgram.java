package studio.storycore.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import studio.storycore.contract.ProjectJson;
import studio.storycore.storage.Projects;

/**
 * A program that puts whole documents of one project, each another one, and reads them, without waiting for the answers; it
 * notes each of them. Safe for use by several threads.
 */
final class DocumentProgram implements AutoCloseable {

    static final String PROJECT = "whole-documents";

    private static final int BYTES_OF_A_SHOT = 1_250;
    private static final String PROMPT = "@";
    private static final String NAME = "NAME";
    private static final List<String> WORDS = List.of(
            "harbour",
            "light",
            "slowly",
            "rain",
            "window",
            "the",
            "under",
            "mast",
            "gulls",
            "cold",
            "grey",
            "morning",
            "rope",
            "face",
            "distant",
            "crane",
            "smoke",
            "quay",
            "waits",
            "wide",
            "lens",
            "handheld",
            "turns",
            "and");

    /** What was asked for. */
    enum Kind {
        PUT,
        GET
    }

    /**
     * An answer.
     *
     * @param status     0 when the connection broke
     * @param retryAfter whether it says when to try again
     */
    record Answer(Kind kind, int status, boolean retryAfter, Duration took) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final String authorization;
    private final byte[] beforeName;
    private final byte[] afterName;
    private final AtomicInteger number = new AtomicInteger();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Phaser asked = new Phaser(1);

    /** @param bytes of each document, roughly */
    DocumentProgram(RunningStudio studio, String token, int bytes) {
        address = URI.create(studio.url("/api/projects/" + PROJECT));
        authorization = "Bearer " + token;
        String film = film(bytes);
        int name = film.indexOf(NAME);
        beforeName = film.substring(0, name).getBytes(StandardCharsets.UTF_8);
        afterName = film.substring(name + NAME.length()).getBytes(StandardCharsets.UTF_8);
    }

    /** A film of shots whose prompts are words in any order. */
    private static String film(int bytes) {
        Random random = new Random(1);
        int shots = bytes / BYTES_OF_A_SHOT;
        String json = new String(
                new ProjectJson()
                        .write(Projects.withPrompts(PROJECT, shots, PROMPT).withName(NAME)),
                StandardCharsets.UTF_8);
        int words = (bytes - json.length()) / shots / 6;
        StringBuilder film = new StringBuilder(bytes + BYTES_OF_A_SHOT);
        for (int i = 0; i < json.length(); i++) {
            film.append(json.startsWith(PROMPT, i) ? prompt(words, random) : json.substring(i, i + 1));
        }
        return film.toString();
    }

    private static String prompt(int words, Random random) {
        return IntStream.range(0, words)
                .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(" "));
    }

    int documentBytes() {
        return beforeName.length + afterName.length;
    }

    /** Puts the next document, and returns at once. */
    void put() {
        byte[] name = ("Film " + number.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
        ask(
                Kind.PUT,
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofByteArrays(List.of(beforeName, name, afterName))));
    }

    /** Reads the document, and returns at once. */
    void get() {
        ask(Kind.GET, HttpRequest.newBuilder(address));
    }

    private void ask(Kind kind, HttpRequest.Builder request) {
        asked.register();
        Thread.startVirtualThread(() -> {
            long begun = System.nanoTime();
            int status = 0;
            boolean retryAfter = false;
            try {
                HttpResponse<Void> answer = http.send(
                        request.header("Authorization", authorization).build(), HttpResponse.BodyHandlers.discarding());
                status = answer.statusCode();
                retryAfter = answer.headers().firstValue("Retry-After").isPresent();
            } catch (IOException broken) {
                // Noted as no status.
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                answers.add(new Answer(kind, status, retryAfter, Duration.ofNanos(System.nanoTime() - begun)));
                asked.arriveAndDeregister();
            }
        });
    }

    /** Waits for all answers. */
    void awaitAnswers() {
        asked.arriveAndAwaitAdvance();
    }

    List<Answer> answers(Kind kind) {
        return answers.stream().filter(answer -> answer.kind() == kind).toList();
    }

    /** How often it was answered what, and the longest wait for it. */
    String summary(Kind kind) {
        return answers(kind).stream()
                .collect(Collectors.groupingBy(Answer::status, java.util.TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(same -> same.getValue().size() + " x " + same.getKey() + ", at most " + longest(same.getValue()))
                .collect(Collectors.joining("; ", kind + ": ", ""));
    }

    static Duration longest(List<Answer> answers) {
        return answers.stream().map(Answer::took).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
