package studio.storycore.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.storycore.edit.RenameProject;
import studio.storycore.project.Project;

/** Lists show what they are asked for, in the same order on every store. */
interface ListRules extends StoreUnderTest {

    @Test
    default void aListShowsWhatOnePersonOwnsOrShares() {
        String mark = mark();
        create(Project.empty(mark + "-own", "own"), "ada-" + mark);
        create(Project.empty(mark + "-shared", "shared"), "bob-" + mark);
        create(Project.empty(mark + "-foreign", "foreign"), "bob-" + mark);
        create(Project.empty(mark + "-trashed", "trashed"), "ada-" + mark);
        store().share(mark + "-shared", List.of(), List.of(new Member("ada-" + mark, Member.Role.VIEWER)));
        store().trash(mark + "-trashed", Projects.NOON);
        Projects.Query mine = Projects.query().text(mark).visibleTo("ada-" + mark);

        assertThat(names(mine)).containsExactly("own", "shared");
        assertThat(names(mine.trashed())).containsExactly("trashed");
        assertThat(names(Projects.query().text(mark))).containsExactly("foreign", "own", "shared");
        assertThat(names(mine.visibleTo("nobody"))).isEmpty();
        assertThat(store().count(mine.get())).isEqualTo(2);
    }

    @Test
    default void theSizesOfAPersonsProjectsAreSummedWithThoseInTheTrash() {
        String mark = mark();
        create(aProject("one", 3), "ada-" + mark);
        Project trashed = aProject("two", 30);
        create(trashed, "ada-" + mark);
        store().trash(trashed.id(), Projects.NOON);
        Project foreign = aProject("three", 3);
        create(foreign, "bob-" + mark);
        store().share(foreign.id(), List.of(), List.of(new Member("ada-" + mark, Member.Role.EDITOR)));
        long ofAda = Stream.of(Projects.query(), Projects.query().trashed())
                .flatMap(query -> store().headers(query.visibleTo("ada-" + mark).get()).stream())
                .filter(header -> header.owner().equals("ada-" + mark))
                .mapToLong(ProjectHeader::size)
                .sum();

        Map<String, Long> sizes = store().sizes(List.of("ada-" + mark, "bob-" + mark, "nobody-" + mark));

        assertThat(ofAda).isPositive();
        assertThat(sizes.get("ada-" + mark)).isEqualTo(ofAda);
        assertThat(sizes.get("bob-" + mark))
                .isEqualTo(store().header(foreign.id()).orElseThrow().size());
        assertThat(sizes.getOrDefault("nobody-" + mark, 0L)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ete a la",
                "ÉTÉ À LA",
                "plage (2)",
                "(2) [x] a.b*c\\d^$|+?{1}",
                "x",
                "'\"",
                "İstanbul",
                "\uD83C\uDFAC",
                "夜"
            })
    default void aListIsSearchedForAnyPartOfANameWithoutCaseAndAccents(String text) {
        String mark = mark();
        String name = "Été à la plage (2) [x] a.b*c\\d^$|+?{1} '\" İstanbul \uD83C\uDFAC 夜明け " + mark;
        create(Project.empty(mark, name), "ada");
        create(Project.empty(mark + "-other", mark), "ada");

        assertThat(names(Projects.query().text(text)).stream().filter(found -> found.endsWith(mark)))
                .contains(name)
                .allMatch(found -> found.equals(name) || mark.contains(text));
    }

    @Test
    default void aSearchNobodyMeansFindsNothingAndDoesNotFail() {
        created(1);

        assertThat(names(Projects.query().text("\0"))).isEmpty();
        assertThat(names(Projects.query().text(".*"))).isEmpty();
        assertThat(names(Projects.query().text("\\E\\Q"))).isEmpty();
        assertThat(names(Projects.query().text("long ".repeat(20_000)))).isEmpty();
    }

    @Test
    default void aListIsSearchedByIdAndOwner() {
        String mark = mark();
        create(Project.empty(mark + "-A.b_C", "name"), "owner-" + mark);

        assertThat(names(Projects.query().text(mark + "-a.B"))).containsExactly("name");
        assertThat(names(Projects.query().text("OWNER-" + mark))).containsExactly("name");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    default void aListIsOrderedAndEqualValuesById(boolean descending) {
        String mark = mark();
        for (int i = 0; i < 5; i++) {
            Project project = Projects.sample(
                    mark + "-" + i, List.of("b", "A", "á", "C", "b").get(i), i % 3);
            create(project, List.of("Zoe", "zoe", "bob", "Bob", "ada").get(i));
            store().append(Projects.revision(project.id(), 2, new RenameProject(project.name())));
            store().updateHeader(Projects.update(project, 2));
        }
        for (HeaderQuery.Order order : HeaderQuery.Order.values()) {
            Projects.Query query = Projects.query().text(mark).order(order, descending);
            List<ProjectHeader> all = store().headers(query.get());

            List<ProjectHeader> expected = new ArrayList<>(all);
            expected.sort(Projects.comparator(order, descending));
            assertThat(all).as("%s", order).hasSize(5).isEqualTo(expected);
            assertThat(pages(query, 2)).as("%s by pages", order).isEqualTo(all);
        }
    }

    private List<String> names(Projects.Query query) {
        return store().headers(query.get()).stream().map(ProjectHeader::name).toList();
    }

    private List<ProjectHeader> pages(Projects.Query query, int size) {
        List<ProjectHeader> all = new ArrayList<>();
        for (int offset = 0; offset < store().count(query.get()); offset += size) {
            all.addAll(store().headers(query.page(offset, size).get()));
        }
        return all;
    }

    /** A text that no other test uses, so that tests may share a store. */
    private static String mark() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
