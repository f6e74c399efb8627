package studio.storycore.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import studio.storycore.project.Project;

/** From snapshots earlier states are made without all revisions before. */
interface SnapshotRules extends StoreUnderTest {

    @Test
    default void theLatestSnapshotThatIsNotLaterThanARevisionIsFound() {
        Project project = created(3);
        Snapshot first = new Snapshot(project.withName("first"), 1_004);
        Snapshot second = new Snapshot(project.withName("second"), 2_000);
        Snapshot muchLater = new Snapshot(project.withName("much later"), 201_999);
        store().keepSnapshot(second);
        store().keepSnapshot(first);
        store().keepSnapshot(muchLater);

        assertThat(store().snapshot(project.id(), 1_003)).isEmpty();
        assertThat(store().snapshot(project.id(), 1_004)).contains(first);
        assertThat(store().snapshot(project.id(), 1_999)).contains(first);
        assertThat(store().snapshot(project.id(), 2_000)).contains(second);
        assertThat(store().snapshot(project.id(), 201_998)).contains(second);
        assertThat(store().snapshot(project.id(), 250_000)).contains(muchLater);
    }

    @Test
    default void keepingASnapshotTwiceIsTheSameAsOnce() {
        Project project = created(1);
        Snapshot snapshot = new Snapshot(project, 1_000);

        store().keepSnapshot(snapshot);
        store().keepSnapshot(snapshot);

        assertThat(store().snapshot(project.id(), 1_000)).contains(snapshot);
    }

    @Test
    default void theSnapshotsOfOneProjectAreNotThoseOfAnother() {
        store().keepSnapshot(new Snapshot(created(1), 1_000));

        assertThat(store().snapshot(created(1).id(), 1_000)).isEmpty();
        assertThat(store().snapshot(Projects.newId(), 1_000)).isEmpty();
    }
}
