package studio.storycore.storage;

import static org.assertj.core.api.Assertions.assertThat;

import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.project.Project;
import tools.jackson.databind.JsonNode;

/** A store, ways to look at and to damage what it holds, and what all tests of stores need. */
public interface StoreUnderTest {

    ProjectJson JSON = new ProjectJson();

    /** A store of its own for each test, or one in which no project of another test is in the way. */
    StorageBackend store();

    /** Puts any JSON in the place of a project's document, behind the store's back. */
    void damageDocument(String projectId, String json);

    /** Puts any JSON in the place of a revision's list of edits, behind the store's back. */
    void damageEdits(String projectId, long sequenceNumber, String json);

    /** All bytes that are stored for a project, in any form that shows every change. */
    String fingerprint(String projectId);

    default Project aProject(String name, int shots) {
        return Projects.sample(Projects.newId(), name, shots);
    }

    default Project created(int shots) {
        Project project = aProject("one", shots);
        assertThat(create(project, "ada")).isTrue();
        return project;
    }

    default boolean create(Project project, String owner) {
        return store().create(
                        Projects.header(project, owner),
                        Projects.revision(project.id(), 1, new ReplaceProject(project)),
                        project);
    }

    /** A whole save: revision, document and header. */
    default Project save(Project before, Revision revision) {
        assertThat(store().append(revision)).isEqualTo(AppendResult.APPENDED);
        Project after = Replay.apply(before, revision);
        long size = store().writeDocument(after, revision.sequenceNumber());
        store().updateHeader(HeaderUpdate.of(after, size, revision));
        return after;
    }

    /** What is stored as the document, without the revisions after it. */
    default Project document(String projectId) {
        return store().document(projectId).orElseThrow().project();
    }

    default StoredProject loaded(String projectId) {
        return store().load(projectId).orElseThrow();
    }

    default JsonNode json(byte[] bytes) {
        return JSON.readTree(bytes);
    }
}
