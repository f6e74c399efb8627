package studio.storycore.view.project;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._fireValueChange;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import studio.storycore.account.Person;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.health.StoreHealth;
import studio.storycore.health.StoreState;
import studio.storycore.library.ProjectDocuments;
import studio.storycore.library.ProjectLibrary;
import studio.storycore.live.LiveProject;
import studio.storycore.live.LiveProjects;
import studio.storycore.live.Viewer;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.PhraseMetadata;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.project.Timeline;
import studio.storycore.storage.FaultyStorageBackend;
import studio.storycore.storage.InMemoryStorageBackend;
import studio.storycore.storage.StoredProject;
import studio.storycore.view.ViewTest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pages of a project of Ada's with two sequences, four shots and one phrase, over a store whose next calls go wrong
 * as a test says. Grace is someone else, who may change every project, and has no page here.
 */
@Import(ProjectPageTest.Store.class)
@TestPropertySource(
        properties = {
            "storycore.autosave.delay=150ms",
            "storycore.autosave.max-wait=1s",
            "storycore.save.retry-delay=20ms"
        })
public abstract class ProjectPageTest extends ViewTest {

    protected static final Person GRACE = new Person("grace", "Grace Hopper", true);

    protected static final String FIRST = "shot-1";
    protected static final String SECOND = "shot-2";
    protected static final String PHRASE = "phrase-1";

    @Autowired
    protected FaultyStorageBackend store;

    @Autowired
    private StoreHealth health;

    @Autowired
    protected ProjectLibrary library;

    @Autowired
    private ProjectDocuments documents;

    @Autowired
    protected LiveProjects live;

    protected Person ada;
    protected String id;

    @TestConfiguration(proxyBeanMethods = false)
    static class Store {

        @Bean
        FaultyStorageBackend faultyStorageBackend() {
            return new FaultyStorageBackend(new InMemoryStorageBackend());
        }
    }

    @BeforeEach
    void makeProject() {
        ada = signIn("ada");
        id = newProject();
    }

    @AfterEach
    void letTheStoreWorkAgain() {
        store.comeBack();
        Awaitility.await().until(() -> health.state() instanceof StoreState.Up);
    }

    protected String newProject() {
        Project project = Timeline.follow(Project.empty("p-" + UUID.randomUUID(), "The Lighthouse")
                .with(
                        List.of(
                                sequence("seq-1", "Arrival", FIRST, SECOND),
                                sequence("seq-2", "Storm", "shot-3", "shot-4")),
                        List.of(
                                shot(FIRST, "seq-1"),
                                shot(SECOND, "seq-1"),
                                shot("shot-3", "seq-2"),
                                shot("shot-4", "seq-2")),
                        List.of(new DialoguePhrase(
                                PHRASE, FIRST, "Who is there?", 1, 3, null, null, PhraseMetadata.EMPTY, Map.of()))));
        documents.create(ada, project, null).orElseThrow();
        return project.id();
    }

    private static Sequence sequence(String id, String name, String... shots) {
        return new Sequence(id, name, "", List.of(shots), 5, Map.of());
    }

    private static Shot shot(String id, String sequence) {
        return Shot.empty(id, sequence).withPrompt("A prompt of the shot that is called " + id);
    }

    protected void open(String page) {
        UI.getCurrent().navigate("projects/" + id + "/" + page);
        MockVaadin.clientRoundtrip(false);
    }

    protected LiveProject project() {
        return live.ifOpen(id).orElseThrow();
    }

    protected Shot shot(String shotId) {
        return project().current().shot(shotId).orElseThrow();
    }

    protected Project stored() {
        StoredProject stored = store.load(id).orElseThrow();
        return stored.newest();
    }

    /** Grace makes an edit. */
    protected void meanwhile(ProjectEdit edit) {
        LiveProject project = live.enter(id, new Viewer("grace's tab", GRACE, null));
        project.submit(GRACE, edit);
    }

    protected static TextArea area(String label) {
        return _get(TextArea.class, spec -> spec.withLabel(label));
    }

    protected static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    /** What the browser sends while a person types. */
    protected static <C extends AbstractField<C, V>, V> void type(C field, V value) {
        field.setValue(value);
        _fireValueChange(field, true);
        MockVaadin.clientRoundtrip(false);
    }

    /** A person goes into a field, or leaves it: {@code focusin} or {@code focusout}. */
    protected static void focus(Component field, String event) {
        ObjectNode nothing = JsonMapper.shared().createObjectNode();
        field.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(field.getElement(), event, nothing));
    }

    protected static Component badge() {
        return _get(SaveBadge.class);
    }

    protected static String status() {
        return badge().getElement().getAttribute("data-status");
    }

    /** Waits for what reaches the page from other threads. */
    protected static void await(ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    MockVaadin.clientRoundtrip(false);
                    assertion.run();
                });
    }

    protected static <C extends Component> boolean isShown(Class<C> type) {
        return !_find(type).isEmpty();
    }
}
