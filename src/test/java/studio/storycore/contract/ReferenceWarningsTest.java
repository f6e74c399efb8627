package studio.storycore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.storycore.project.Rule;
import tools.jackson.databind.node.ObjectNode;

class ReferenceWarningsTest {

    private static final ProjectJson JSON = new ProjectJson();

    @Test
    void referencesThatLeadNowhereAreKeptAndReported() {
        ObjectNode document = new CompleteDocument()
                .set("/sequences/0/shotIds", "[\"s-1\",\"s-2\",\"gone\",\"s-1\"]")
                .set("/audioPhrases/0/shotId", "\"nobody\"")
                .tree();
        ReadProject read = JSON.read(document);

        assertThat(read.warnings())
                .extracting(Violation::path, Violation::rule, Violation::arguments)
                .containsExactly(
                        tuple("/sequences/0/shotIds/2", Rule.NO_SUCH_SHOT, List.of("gone")),
                        tuple("/sequences/0/shotIds/3", Rule.LISTED_TWICE, List.of("s-1")),
                        tuple("/audioPhrases/0/shotId", Rule.NO_SUCH_SHOT, List.of("nobody")));
        assertThat(JSON.tree(read.project())).isEqualTo(document);
    }

    @Test
    void aShotWithoutItsSequenceIsReported() {
        ReadProject read = JSON.read(
                new CompleteDocument().set("/shots/1/sequenceId", "\"lost\"").tree());

        assertThat(read.warnings())
                .extracting(Violation::path, Violation::rule, Violation::arguments)
                .containsExactly(
                        tuple("/sequences/0/shotIds/1", Rule.IN_OTHER_SEQUENCE, List.of("s-2", "lost")),
                        tuple("/shots/1/sequenceId", Rule.NO_SUCH_SEQUENCE, List.of("lost")));
    }

    @Test
    void aShotThatItsSequenceDoesNotListIsReported() {
        ReadProject read = JSON.read(
                new CompleteDocument().set("/sequences/0/shotIds", "[\"s-1\"]").tree());

        assertThat(read.warnings())
                .extracting(Violation::path, Violation::rule, Violation::ids)
                .containsExactly(tuple("/shots/1/sequenceId", Rule.NOT_LISTED, Map.of("/shots/1", "s-2")));
    }

    @Test
    void anUnlinkedPhraseIsNoReason() {
        assertThat(JSON.read(new CompleteDocument()
                                .set("/audioPhrases/0/shotId", "\"\"")
                                .tree())
                        .warnings())
                .isEmpty();
    }
}
