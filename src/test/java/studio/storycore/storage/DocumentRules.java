package studio.storycore.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.storycore.edit.DeleteShot;
import studio.storycore.edit.PhraseFate;
import studio.storycore.edit.RenameProject;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.project.Project;

/** Header and document follow the revisions and never go back; sharing and the trash are no part of a save. */
interface DocumentRules extends StoreUnderTest {

    @Test
    default void loadingAppliesTheRevisionsThatTheDocumentLacks() {
        Project project = created(3);
        store().append(Projects.revision(project.id(), 2, new RenameProject("two")));
        store().append(Projects.revision(project.id(), 3, new DeleteShot("shot-2", PhraseFate.DELETE)));

        StoredProject loaded = loaded(project.id());

        assertThat(document(project.id())).isEqualTo(project);
        assertThat(loaded.documentSequenceNumber()).isEqualTo(1);
        assertThat(loaded.sequenceNumber()).isEqualTo(3);
        assertThat(loaded.newest().name()).isEqualTo("two");
        assertThat(loaded.newest().shot("shot-2")).isEmpty();
    }

    @Test
    default void aWrittenDocumentContainsItsRevision() {
        Project project = created(2);
        Revision revision = Projects.revision(project.id(), 2, new RenameProject("two"));
        Project renamed = save(project, revision);

        StoredProject loaded = loaded(project.id());

        assertThat(document(project.id())).isEqualTo(renamed);
        assertThat(loaded.documentSequenceNumber()).isEqualTo(2);
        assertThat(loaded.sequenceNumber()).isEqualTo(2);
        assertThat(loaded.header().name()).isEqualTo("two");
        assertThat(loaded.header().sequenceNumber()).isEqualTo(2);
    }

    @Test
    default void aDocumentIsWeighedByItsJsonInWhateverFormItIsStored() {
        Project project = created(2);
        assertThat(store().documentWeight(project.id())).contains(new DocumentWeight(JSON.write(project).length, 1));

        Project large = Projects.withPrompts(project.id(), 10_000, "A long view over the harbour. ".repeat(30));
        store().append(Projects.revision(project.id(), 2, new ReplaceProject(large)));
        store().writeDocument(large, 2);

        assertThat(store().documentWeight(project.id())).contains(new DocumentWeight(JSON.write(large).length, 2));
        assertThat(JSON.write(large).length).isGreaterThan(8 * 1024 * 1024);
        assertThat(store().documentWeight(Projects.newId())).isEmpty();
    }

    @Test
    default void aLateDocumentDoesNotReplaceANewerOne() {
        Project project = created(2);
        store().append(Projects.revision(project.id(), 2, new RenameProject("two")));
        store().append(Projects.revision(project.id(), 3, new RenameProject("three")));
        store().writeDocument(project.withName("three"), 3);
        String before = fingerprint(project.id());

        assertThat(store().writeDocument(project.withName("two"), 2)).isPositive();
        store().writeDocument(project.withName("not three"), 3);

        assertThat(fingerprint(project.id())).isEqualTo(before);
    }

    @Test
    default void aLateHeaderDoesNotReplaceANewerOne() {
        Project project = created(2);
        store().updateHeader(Projects.update(project.withName("three"), 3));
        store().updateHeader(Projects.update(project.withName("two"), 2));
        store().updateHeader(Projects.update(project.withName("not three"), 3));

        assertThat(store().header(project.id()).orElseThrow().name()).isEqualTo("three");
    }

    @Test
    default void theSizeOfTheSameRevisionIsTakenOverAndThatOfAnEarlierOneIsNot() {
        Project project = created(2);
        store().updateHeader(sized(project.withName("three"), 3, 300));
        store().updateHeader(sized(project.withName("not three"), 3, 333));
        store().updateHeader(sized(project.withName("two"), 2, 200));

        ProjectHeader header = store().header(project.id()).orElseThrow();
        assertThat(header.size()).isEqualTo(333);
        assertThat(header.name()).isEqualTo("three");
    }

    private static HeaderUpdate sized(Project project, long sequenceNumber, long size) {
        return HeaderUpdate.of(
                project, size, Projects.revision(project.id(), sequenceNumber, new RenameProject(project.name())));
    }

    @Test
    default void aSaveChangesNeitherOwnerNorMembersNorTheTrash() {
        Project project = created(2);
        List<Member> members = List.of(new Member("bob", Member.Role.EDITOR), new Member("eve", Member.Role.VIEWER));
        store().share(project.id(), List.of(), members);
        store().trash(project.id(), Projects.NOON);

        save(project, Projects.revision(project.id(), 2, new RenameProject("two")));

        ProjectHeader header = store().header(project.id()).orElseThrow();
        assertThat(header.name()).isEqualTo("two");
        assertThat(header.owner()).isEqualTo("ada");
        assertThat(header.members()).isEqualTo(members);
        assertThat(header.trashedAt()).isEqualTo(Projects.NOON);
    }

    @Test
    default void documentsWrittenAtOnceLeaveTheNewest() throws Exception {
        Project project = created(2);
        for (int number = 2; number <= 17; number++) {
            store().append(Projects.revision(project.id(), number, new RenameProject("name " + number)));
        }

        AtOnce.run(16, i -> {
            store().updateHeader(Projects.update(project.withName("name " + (i + 2)), i + 2));
            return store().writeDocument(project.withName("name " + (i + 2)), i + 2);
        });

        StoredProject loaded = loaded(project.id());
        assertThat(document(project.id()).name()).isEqualTo("name 17");
        assertThat(loaded.header().name()).isEqualTo("name 17");
    }

    @Test
    default void aProjectIsSharedWithExactlyThePeopleNamedLast() {
        Project project = created(1);
        List<Member> bob = List.of(new Member("bob", Member.Role.EDITOR));
        List<Member> eve = List.of(new Member("eve", Member.Role.VIEWER));
        assertThat(store().share(project.id(), List.of(), bob)).isTrue();
        assertThat(store().share(project.id(), bob, eve)).isTrue();

        assertThat(store().header(project.id()).orElseThrow().members())
                .containsExactly(new Member("eve", Member.Role.VIEWER));
    }

    @Test
    default void membersAreNotChangedByWhoeverBelievesInOlderOnes() {
        Project project = created(1);
        List<Member> bob = List.of(new Member("bob", Member.Role.EDITOR));
        store().share(project.id(), List.of(), bob);

        assertThat(store().share(project.id(), List.of(), List.of(new Member("eve", Member.Role.VIEWER))))
                .isFalse();
        assertThat(store().header(project.id()).orElseThrow().members()).isEqualTo(bob);
    }

    @Test
    default void aTrashedProjectIsStillThereAndComesBack() {
        Project project = created(1);
        store().trash(project.id(), Projects.NOON);
        assertThat(loaded(project.id()).header().trashedAt()).isEqualTo(Projects.NOON);

        store().trash(project.id(), null);
        assertThat(loaded(project.id()).header().isTrashed()).isFalse();
    }

    @Test
    default void whatIsNotThereIsNotMadeByChangingIt() {
        String id = Projects.newId();
        store().share(id, List.of(), List.of(new Member("bob", Member.Role.EDITOR)));
        store().trash(id, Projects.NOON);
        store().updateHeader(Projects.update(Project.empty(id, "ghost"), 5));

        assertThat(store().header(id)).isEmpty();
        assertThat(store().load(id)).isEmpty();
        assertThat(store().raw(id)).isEmpty();
    }
}
