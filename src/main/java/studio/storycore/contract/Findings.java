package studio.storycore.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import studio.storycore.project.Rule;
import tools.jackson.databind.JsonNode;

/**
 * The violations of one document. Keeps the first {@value InvalidDocument#MOST_TOLD} and counts the rest, so that a hostile
 * document cannot fill the memory with them. For one thread.
 */
final class Findings {

    private static final List<String> ORDER =
            List.of("sequences", "shots", "audioPhrases", "masterCoherenceSheet", "generationHistory", "capabilities");

    private final JsonNode document;
    private final List<Violation> kept = new ArrayList<>();
    private final Set<String> keptPaths = new HashSet<>();
    private int total;

    Findings(JsonNode document) {
        this.document = document;
    }

    void add(DocumentPath path, Rule rule, Object... arguments) {
        total++;
        if (kept.size() < InvalidDocument.MOST_TOLD) {
            Violation violation = new Violation(path.pointer(), rule, Arrays.asList(arguments), path.ids(document));
            kept.add(violation);
            keptPaths.add(violation.path());
        }
    }

    /** Adds a violation that says no more than another one of the same value would, if there is one. */
    void addUnlessKnown(DocumentPath path, Rule rule, Object... arguments) {
        if (!keptPaths.contains(path.pointer())) {
            add(path, rule, arguments);
        }
    }

    boolean isEmpty() {
        return total == 0;
    }

    int total() {
        return total;
    }

    /** In the order of the contract's lists, and of the entries in them. */
    List<Violation> inOrder() {
        return kept.stream()
                .sorted(Comparator.<Violation>comparingInt(violation -> ORDER.indexOf(step(violation, 1)))
                        .thenComparingInt(violation -> index(step(violation, 2))))
                .toList();
    }

    private static String step(Violation violation, int number) {
        String[] steps = violation.path().split("/", -1);
        return steps.length > number ? steps[number] : "";
    }

    private static int index(String step) {
        return step.matches("\\d{1,9}") ? Integer.parseInt(step) : -1;
    }
}
