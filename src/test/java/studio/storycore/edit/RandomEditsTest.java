package studio.storycore.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.storycore.contract.ProjectJson;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Project;
import studio.storycore.project.Timeline;
import tools.jackson.databind.JsonNode;

/** What holds for every edit, tried with edits by chance on projects by chance. */
class RandomEditsTest {

    private static final ProjectJson JSON = new ProjectJson();

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    static LongStream manySeeds() {
        return LongStream.range(0, 80);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anySequenceOfEditsLeavesAValidProjectWithoutGapsOrDanglingReferences(long seed) {
        keepsWhatHolds(Documents.consistent(seed), new RandomEdits(seed, "new"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void editsOfADocumentFromOutsideAddNoDanglingReferencesToThoseItCameWith(long seed) {
        keepsWhatHolds(Documents.fromOutside(seed), new RandomEdits(seed, "new"));
    }

    private static void keepsWhatHolds(Project before, RandomEdits edits) {
        Project project = before;
        int warnings = JSON.warnings(project).size();
        for (int i = 0; i < 200; i++) {
            ProjectEdit edit = edits.applicableTo(project);
            project = edit.applyTo(project);

            int now = JSON.warnings(project).size();
            assertThat(now).as("dangling references after %s", edit).isLessThanOrEqualTo(warnings);
            assertThat(Timeline.follow(project)).as("after %s", edit).isEqualTo(project);
            warnings = now;
        }
        assertThat(JSON.check(project)).isEmpty();
        assertThat(JSON.read(JSON.write(project)).project()).isEqualTo(project);
        assertThat(project.generationHistory()).isEqualTo(before.generationHistory());
        assertThat(project.masterCoherenceSheet()).isEqualTo(before.masterCoherenceSheet());
        Map<String, Map<String, JsonNode>> unknown = unknown(before);
        unknown(project).forEach((where, fields) -> {
            if (unknown.containsKey(where)) {
                assertThat(fields).as(where).isEqualTo(unknown.get(where));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("manySeeds")
    void everyEditIsTakenBackExactlyByItsInverse(long seed) {
        RandomEdits edits = new RandomEdits(seed, "new");
        Project project = Documents.consistent(seed);
        for (int i = 0; i < 5; i++) {
            for (ProjectEdit edit : edits.ofEveryKind(project)) {
                if (fits(edit, project)) {
                    Project back = edit.inverse(project).applyTo(edit.applyTo(project));
                    assertThat(back).as("%s", edit).isEqualTo(project);
                    assertThat(JSON.write(back)).as("%s", edit).isEqualTo(JSON.write(project));
                }
            }
            project = edits.applicableTo(project).applyTo(project);
        }
    }

    @ParameterizedTest
    @MethodSource("manySeeds")
    void everyEditOfADocumentFromOutsideIsTakenBackUpToReferencesThatMeanNothing(long seed) {
        RandomEdits edits = new RandomEdits(seed, "new");
        Project project = Documents.fromOutside(seed);
        for (int i = 0; i < 5; i++) {
            for (ProjectEdit edit : edits.ofEveryKind(project)) {
                if (fits(edit, project)) {
                    Project back = edit.inverse(project).applyTo(edit.applyTo(project));
                    assertThat(Documents.withoutStrays(back))
                            .as("%s", edit)
                            .isEqualTo(Documents.withoutStrays(project));
                }
            }
            project = edits.applicableTo(project).applyTo(project);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPersonWhoTakesEverythingBackAndMakesItAgainEndsWhereTheyWere(long seed) {
        RandomEdits edits = new RandomEdits(seed, "new");
        Project before = Documents.consistent(seed);
        EditGroup made = new EditGroup(sequenceOf(edits, before, 30));

        ProjectEdit undo = made.inverse(before);
        Project after = made.applyTo(before);
        Project undone = undo.applyTo(after);
        assertThat(JSON.write(undone)).isEqualTo(JSON.write(before));
        Project again = undo.inverse(after).applyTo(undone);
        assertThat(JSON.write(again)).isEqualTo(JSON.write(after));
    }

    @ParameterizedTest
    @MethodSource("manySeeds")
    void everyEditAndItsInverseAreReadBackFromJsonEqual(long seed) {
        Project project = seed % 2 == 0 ? Documents.consistent(seed) : Documents.fromOutside(seed);
        for (ProjectEdit edit : new RandomEdits(seed, "new").ofEveryKind(project)) {
            assertThat(readBack(edit)).isEqualTo(edit);
            if (fits(edit, project)) {
                assertThat(readBack(edit.inverse(project))).isEqualTo(edit.inverse(project));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void editsThatOnlySetDifferentFieldsHoldInEitherOrder(long seed) {
        Project project = Documents.consistent(seed);
        List<ProjectEdit> edits = new RandomEdits(seed, "new")
                .ofEveryKind(project).stream()
                        .filter(ProjectEdit::replacesEarlier)
                        .filter(edit -> fits(edit, project))
                        .toList();
        for (ProjectEdit one : edits) {
            for (ProjectEdit other : edits) {
                if (Field.changedByBoth(one.fields(), other.fields()).isEmpty()) {
                    assertThat(one.applyTo(other.applyTo(project))).isEqualTo(other.applyTo(one.applyTo(project)));
                }
            }
        }
    }

    private static ProjectEdit readBack(ProjectEdit edit) {
        return JSON.mapper().treeToValue(JSON.readTree(JSON.mapper().writeValueAsBytes(edit)), ProjectEdit.class);
    }

    private static List<ProjectEdit> sequenceOf(RandomEdits edits, Project project, int count) {
        List<ProjectEdit> made = new ArrayList<>();
        Project changed = project;
        for (int i = 0; i < count; i++) {
            ProjectEdit edit = edits.applicableTo(changed);
            made.add(edit);
            changed = edit.applyTo(changed);
        }
        return made;
    }

    private static boolean fits(ProjectEdit edit, Project project) {
        try {
            edit.applyTo(project);
            return true;
        } catch (EditRejected | InvalidValue refused) {
            return false;
        }
    }

    private static Map<String, Map<String, JsonNode>> unknown(Project project) {
        Map<String, Map<String, JsonNode>> unknown = new HashMap<>();
        unknown.put("project", project.unknown());
        unknown.put("capabilities", project.capabilities().unknown());
        project.sequences().forEach(sequence -> unknown.put("sequence " + sequence.id(), sequence.unknown()));
        project.shots().forEach(shot -> {
            unknown.put("shot " + shot.id(), shot.unknown());
            unknown.put("metadata of shot " + shot.id(), shot.metadata().unknown());
        });
        project.audioPhrases().forEach(phrase -> {
            unknown.put("phrase " + phrase.id(), phrase.unknown());
            unknown.put("metadata of phrase " + phrase.id(), phrase.metadata().unknown());
        });
        return unknown;
    }
}
