package studio.storycore.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import studio.storycore.account.Accounts;
import studio.storycore.account.Browser;
import studio.storycore.account.Person;
import studio.storycore.library.ProjectLibrary;
import studio.storycore.project.ProjectKey;
import studio.storycore.storage.Member;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.token.AccessTokens;
import studio.storycore.token.NewToken;
import studio.storycore.token.TokenScope;

/**
 * Every address that the application answers, asked by every kind of caller. A row is a method, an address, what is sent,
 * and the answer to each caller that the first line names. The tables must name every address: one that is added to the
 * application without a row fails a test here.
 *
 * <p>The rights on a page count when Vaadin opens it, after the empty page has been loaded: see {@code PageMatrixTest}.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "storycore.admin.password=" + CallMatrixTest.FIRST_PASSWORD,
            "storycore.api.requests-per-second=10000",
            "storycore.api.burst=10000"
        })
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallMatrixTest {

    /**
     * Calls of programs, by access token. Everyone from {@code revoked} to {@code first} would be allowed everything: they
     * are an administrator with a revoked token, one whose account is disabled, and one who has not changed the first
     * password. {@code cookie} is the owner's browser without a token, {@code reading} the owner's token for reading.
     */
    private static final List<Row> CALLS = rows("""
        call                                              sends       nobody wrong revoked disabled first cookie reading stranger viewer editor owner admin
        GET    /api/projects                              -              401   401     401      403   403    401     200      200    200    200   200   200
        POST   /api/projects                              new            401   401     401      403   403    401     403      201    201    201   201   201
        POST   /api/projects                              document       401   401     401      403   403    401     403      404    403    200   200   200
        GET    /api/projects/{id}                         -              401   401     401      403   403    401     200      404    200    200   200   200
        HEAD   /api/projects/{id}                         -              401   401     401      403   403    401     200      404    200    200   200   200
        PUT    /api/projects/{id}                         document       401   401     401      403   403    401     403      404    403    200   200   200
        PUT    /api/projects/{id}                         another        401   401     401      403   403    401     403      422    422    422   422   422
        PATCH  /api/projects/{id}                         edits          401   401     401      403   403    401     403      404    403    200   200   200
        DELETE /api/projects/{id}                         -              401   401     401      403   403    401     403      404    403    403   204   204
        POST   /api/projects/{id}/restore                 -              401   401     401      403   403    401     403      404    403    403   204   204
        POST   /api/projects/{id}/generations             generation     401   401     401      403   403    401     403      404    403    200   200   200
        GET    /api/projects/{id}/revisions               -              401   401     401      403   403    401     200      404    200    200   200   200
        GET    /api/projects/{id}/revisions/{number}      -              401   401     401      403   403    401     200      404    200    200   200   200
        GET    /api/projects/{id}/revisions/{number}/document  -         401   401     401      403   403    401     200      404    200    200   200   200
        POST   /api/projects/{id}/revisions/{number}/restore   -         401   401     401      403   403    401     403      404    403    200   200   200
        POST   /api/imports                               document       401   401     401      403   403    401     403      200    200    200   200   200
        POST   /api/imports?confirm=true                  document       401   401     401      403   403    401     403      201    201    201   201   201
        GET    /api/no/such/call                          -              401   401     401      403   403    401     404      404    404    404   404   404
        """);

    /**
     * Pages, files and what watches the application, by the session of a browser. {@code login} leads to the login page.
     * {@code wrong} shows a session id that the server does not know, {@code revoked} that of a session which was logged
     * out, and {@code token} a token where only a session counts. {@code disabled} was signed in when the account was
     * disabled, {@code first} has not changed the first password.
     */
    private static final List<Row> PAGES = rows("""
        call                                              sends       nobody wrong revoked token disabled first stranger viewer editor owner admin
        GET    /                                          -            login login   login login    login   200      200    200    200   200   200
        GET    /login                                     -              200   200     200   200      200   200      200    200    200   200   200
        POST   /login                                     -            login login   login login    login login    login  login  login login login
        POST   /logout                                    -              403   403     403   403      403   403      403    403    403   403   403
        GET    /account                                   -            login login   login login    login   200      200    200    200   200   200
        GET    /projects                                  -            login login   login login    login   200      200    200    200   200   200
        GET    /projects/:projectId                       -            login login   login login    login   200      200    200    200   200   200
        GET    /projects/:projectId/sequences/:sequenceId?  -          login login   login login    login   200      200    200    200   200   200
        GET    /projects/:projectId/shots/:shotId?        -            login login   login login    login   200      200    200    200   200   200
        GET    /projects/:projectId/dialogue/:phraseId?   -            login login   login login    login   200      200    200    200   200   200
        GET    /projects/:projectId/settings              -            login login   login login    login   200      200    200    200   200   200
        GET    /admin/projects                            -            login login   login login    login   200      200    200    200   200   200
        GET    /admin/users                               -            login login   login login    login   200      200    200    200   200   200
        GET    /no/such/page                              -            login login   login login    login   200      200    200    200   200   200
        POST   /?v-r=uidl&v-uiId=0                        -              200   200     200   200      200   200      200    200    200   200   200
        GET    /vaadinServlet/projects                    -            login login   login login    login   200      200    200    200   200   200
        GET    /VAADIN/dynamic/resource/0/none/none       -              404   404     404   404      404   404      404    404    404   404   404
        GET    /actuator                                  -            login login   login login    login   403      403    403    403   403   200
        GET    /actuator/info                             -            login login   login login    login   403      403    403    403   403   200
        GET    /actuator/env                              -            login login   login login    login   403      403    403    403   403   200
        GET    /actuator/health                           -              200   200     200   200      200   200      200    200    200   200   200
        GET    /actuator/health/**                        -              200   200     200   200      200   200      200    200    200   200   200
        GET    /ping                                      -              204   204     204   204      204   204      204    204    204   204   204
        GET    /schemas/project-v1.schema.json            -              200   200     200   200      200   200      200    200    200   200   200
        GET    /v3/api-docs                               -              200   200     200   200      200   200      200    200    200   200   200
        GET    /error                                     -              500   500     500   500      500   500      500    500    500   500   500
        GET    /app/storycore.css                         -              200   200     200   200      200   200      200    200    200   200   200
        GET    /app/api.html                              -              200   200     200   200      200   200      200    200    200   200   200
        GET    /webjars/swagger-ui/{version}/index.css    -              200   200     200   200      200   200      200    200    200   200   200
        GET    /favicon.ico                               -              404   404     404   404      404   404      404    404    404   404   404
        """);

    static final String FIRST_PASSWORD = "the first password";
    private static final String PASSWORD = "a password for tests";
    private static final String SECRET = "The name that nobody else may see";
    private static final Person ADMIN = new Person("admin", "Administrator", true);
    private static final Set<String> DONE = Set.of("200", "201", "204");

    private enum Caller {
        NOBODY,
        WRONG,
        REVOKED,
        TOKEN,
        DISABLED,
        FIRST,
        COOKIE,
        READING,
        STRANGER,
        VIEWER,
        EDITOR,
        OWNER,
        ADMIN;

        String username() {
            return "matrix-" + name().toLowerCase(Locale.ROOT);
        }

        /** Those who are not let in may nothing, a stranger nothing with the project. */
        boolean mayKnowTheProject() {
            return compareTo(READING) >= 0 && this != STRANGER;
        }
    }

    /** @param address with the names of its parameters */
    private record Row(String method, String address, String sends, Map<Caller, String> answers) {

        boolean namesAProject() {
            return address.contains("{id}");
        }

        String call() {
            return method + " " + address.replaceAll("\\?[a-z].*", "");
        }

        @Override
        public String toString() {
            return method + " " + address + (sends.equals("-") ? "" : ", " + sends);
        }
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        String data = "target/test-data/" + UUID.randomUUID();
        registry.add("storycore.data-dir", () -> data);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private ServletContext servlets;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private ProjectLibrary library;

    /** The number in the address of a library's files. */
    private String swaggerVersion = "";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Caller, Person> people = new EnumMap<>(Caller.class);
    private final Map<Caller, String> shown = new EnumMap<>(Caller.class);
    private final Map<Caller, Browser> browsers = new EnumMap<>(Caller.class);

    @BeforeAll
    void letEveryoneIn() throws IOException {
        swaggerVersion = new PathMatchingResourcePatternResolver()
                .getResources("classpath*:/META-INF/resources/webjars/swagger-ui/*/index.css")[0]
                .getURL()
                .getPath()
                .replaceFirst(".*/swagger-ui/([^/]+)/index.css", "$1");
        for (Caller caller : List.of(Caller.STRANGER, Caller.VIEWER, Caller.EDITOR, Caller.OWNER)) {
            signUp(caller, false);
        }
        for (Caller caller : List.of(Caller.REVOKED, Caller.DISABLED, Caller.FIRST, Caller.ADMIN)) {
            signUp(caller, true);
        }
        people.forEach((caller, person) -> {
            NewToken token = tokens.create(person, "for tests", TokenScope.WRITE, null);
            shown.put(caller, "Bearer " + token.value());
            if (caller == Caller.REVOKED) {
                tokens.revoke(person, token.token());
            }
            browsers.put(caller, signedIn(person));
        });
        shown.put(Caller.WRONG, "Bearer scst_" + "0".repeat(43));
        shown.put(Caller.TOKEN, Objects.requireNonNull(shown.get(Caller.OWNER)));
        Person owner = people.get(Caller.OWNER);
        shown.put(
                Caller.READING,
                "Bearer "
                        + tokens.create(owner, "for reading", TokenScope.READ, null)
                                .value());

        Browser revoked = browsers.get(Caller.REVOKED);
        String session = revoked.cookie("JSESSIONID");
        revoked.logOut();
        browsers.put(Caller.REVOKED, with(session));
        browsers.put(Caller.WRONG, with("0123456789ABCDEF0123456789ABCDEF"));
        accounts.setEnabled(ADMIN, Caller.DISABLED.username(), false);
        String first = accounts.resetPassword(ADMIN, Caller.FIRST.username()).password();
        Browser fresh = new Browser(port);
        assertThat(fresh.logIn(Caller.FIRST.username(), first)).isEqualTo("/");
        browsers.put(Caller.FIRST, fresh);
    }

    private static List<Row> calls() {
        return CALLS;
    }

    private static List<Row> callsOfOneProject() {
        return CALLS.stream().filter(Row::namesAProject).toList();
    }

    private static List<Row> pages() {
        return PAGES;
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallAnswersEachCallerAsItsRowSays(Row row) {
        assertThat(answers(row, ProjectHeader::id)).isEqualTo(row.answers());
    }

    @ParameterizedTest
    @MethodSource("callsOfOneProject")
    void theKeyOfAProjectOpensNoMoreThanItsId(Row row) {
        assertThat(answers(row, project -> ProjectKey.of(project.id()))).isEqualTo(row.answers());
    }

    @ParameterizedTest
    @MethodSource("callsOfOneProject")
    void aStrangerIsToldOfAProjectWhatIsToldOfNone(Row row) {
        // A document with an id of its own makes a project, unless there is one.
        if (!row.sends().equals("document")) {
            ProjectHeader project = project(row);
            HttpResponse<String> there = send(row, Caller.STRANGER, project.id(), project.id());
            String none = UUID.randomUUID().toString();
            HttpResponse<String> absent = send(row, Caller.STRANGER, none, none);
            assertThat(absent.body().replace(none, project.id())).isEqualTo(there.body());
            assertThat(absent.headers().map().keySet())
                    .isEqualTo(there.headers().map().keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageAnswersEachCallerAsItsRowSays(Row row) {
        ProjectHeader project = project(row);
        Map<Caller, String> answers = new EnumMap<>(Caller.class);
        row.answers().keySet().forEach(caller -> answers.put(caller, visited(row, caller, project)));
        assertThat(answers).isEqualTo(row.answers());
    }

    @Test
    void everyCallHasARow() {
        Set<String> rows = Stream.concat(CALLS.stream(), PAGES.stream())
                .map(Row::call)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> mapped = new TreeSet<>();
        for (RequestMappingInfoHandlerMapping mapping : application
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()) {
            mapping.getHandlerMethods().keySet().forEach(info -> mapped.addAll(calls(info)));
        }
        assertThat(mapped).contains("GET /api/projects", "GET /actuator/health", "GET /ping");
        assertThat(mapped).as("without a row").isSubsetOf(rows);
        assertThat(rows.stream()
                        .filter(call -> call.contains(" /api/"))
                        .filter(call -> !call.endsWith("/no/such/call")))
                .as("a row without a call")
                .isSubsetOf(mapped);
    }

    @Test
    void everyPageHasARow() {
        Set<String> rows = PAGES.stream().map(Row::call).collect(Collectors.toSet());
        ApplicationRouteRegistry registry = ApplicationRouteRegistry.getInstance(new VaadinServletContext(servlets));
        assertThat(RouteConfiguration.forRegistry(registry).getAvailableRoutes().stream()
                        .map(route -> "GET /" + route.getTemplate()))
                .as("without a row")
                .contains("GET /projects")
                .isSubsetOf(rows);
    }

    /** Files, and whatever else is found by the beginning of an address. */
    @Test
    void everyFolderOfFilesAndEveryServletHasARow() {
        AntPathMatcher paths = new AntPathMatcher();
        Set<String> patterns = new TreeSet<>();
        application
                .getBeansOfType(AbstractUrlHandlerMapping.class)
                .values()
                .forEach(mapping -> patterns.addAll(mapping.getHandlerMap().keySet()));
        servlets.getServletRegistrations().values().forEach(servlet -> patterns.addAll(servlet.getMappings()));
        assertThat(patterns)
                .contains("/vaadinServlet/*")
                .allSatisfy(pattern -> assertThat(Stream.concat(CALLS.stream(), PAGES.stream()))
                        .as("without a row: " + pattern)
                        .anyMatch(row -> paths.match(pattern.replaceAll("/\\*$", "/**"), row.address())));
        assertThat(application.getBeansOfType(RouterFunctionMapping.class).values())
                .as("calls that have no row")
                .allMatch(functions -> functions.getRouterFunction() == null);
    }

    private static Set<String> calls(RequestMappingInfo info) {
        Set<String> calls = new TreeSet<>();
        for (String pattern : info.getPatternValues()) {
            Set<?> methods = info.getMethodsCondition().getMethods();
            (methods.isEmpty() ? Set.of("GET") : methods).forEach(method -> calls.add(method + " " + pattern));
        }
        return calls;
    }

    /** @param address how the address names a project */
    private Map<Caller, String> answers(Row row, Function<ProjectHeader, String> address) {
        Map<Caller, String> answers = new EnumMap<>(Caller.class);
        ProjectHeader project = project(row);
        for (Caller caller : row.answers().keySet()) {
            HttpResponse<String> answer = send(row, caller, project.id(), address.apply(project));
            String status = String.valueOf(answer.statusCode());
            answers.put(caller, status);
            if (!caller.mayKnowTheProject()) {
                assertThat(answer.body()).as(row + " as " + caller).doesNotContain(SECRET);
            }
            if (!caller.mayKnowTheProject() || !DONE.contains(status)) {
                assertThat(library.requireView(ADMIN, project.id()))
                        .as(row + " changes nothing as " + caller)
                        .isEqualTo(project);
            } else if (!row.method().equals("GET")) {
                project = project(row);
            }
        }
        return answers;
    }

    private HttpResponse<String> send(Row row, Caller caller, String id, String address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        at(row.address().replace("{id}", address).replace("{number}", "1")))
                .method(
                        row.method(),
                        row.sends().equals("-")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(body(row.sends(), id)));
        if (!row.sends().equals("-")) {
            request.header("Content-Type", "application/json");
        }
        if (shown.containsKey(caller)) {
            request.header("Authorization", shown.get(caller));
        }
        if (caller == Caller.COOKIE) {
            request.header("Cookie", "JSESSIONID=" + browsers.get(Caller.OWNER).cookie("JSESSIONID"));
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String visited(Row row, Caller caller, ProjectHeader project) {
        String path = row.address()
                .replace(":projectId", project.id())
                .replaceAll(":[a-zA-Z]+\\?", "one")
                .replace("**", "liveness")
                .replace("{version}", swaggerVersion);
        Map<String, String> headers = caller == Caller.TOKEN ? Map.of("Authorization", shown.get(caller)) : Map.of();
        Browser browser = caller == Caller.DISABLED ? justDisabled() : browsers.getOrDefault(caller, new Browser(port));
        HttpResponse<String> answer =
                row.method().equals("POST") ? browser.post(path, Map.of()) : browser.get(path, headers);
        assertThat(answer.body()).as(row + " as " + caller).doesNotContain(SECRET);
        return Browser.location(answer).startsWith("/login") ? "login" : String.valueOf(answer.statusCode());
    }

    private static String body(String kind, String id) {
        return switch (kind) {
            case "document" -> document(id);
            case "new", "another" -> document(UUID.randomUUID().toString());
            case "edits" -> "[{\"edit\": \"project.rename\", \"name\": \"Sent by someone\"}]";
            case "generation" -> "{\"id\": \"g-1\", \"timestamp\": 1768060952281, \"status\": \"success\"}";
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static String document(String id) {
        return """
                {"id": "%s", "name": "Sent by someone", "schemaVersion": "1.0",
                 "sequences": [], "shots": [], "audioPhrases": [], "generationHistory": [],
                 "capabilities": {"gridGeneration": true, "promotionEngine": true, "qaEngine": true,
                                  "autofixEngine": true, "voiceGeneration": true}}
                """.formatted(id);
    }

    /** A new project of the owner's, shared with the viewer and the editor, in the trash where it is to be taken back. */
    private ProjectHeader project(Row row) {
        Person owner = people.get(Caller.OWNER);
        String id = library.create(owner, SECRET).id();
        library.share(owner, id, Caller.VIEWER.username(), Member.Role.VIEWER);
        library.share(owner, id, Caller.EDITOR.username(), Member.Role.EDITOR);
        if (row.address().endsWith("{id}/restore")) {
            library.trash(owner, id);
        }
        return library.requireView(ADMIN, id);
    }

    private void signUp(Caller caller, boolean administrator) {
        accounts.create(ADMIN, caller.username(), caller.name(), administrator, FIRST_PASSWORD);
        Person person = accounts.person(caller.username()).orElseThrow();
        accounts.changePassword(person, FIRST_PASSWORD, PASSWORD);
        people.put(caller, person);
    }

    private Browser signedIn(Person person) {
        Browser browser = new Browser(port);
        assertThat(browser.logIn(person.username(), PASSWORD)).isEqualTo("/");
        return browser;
    }

    /** A session ends with the first request after its account was disabled, so each request needs one of its own. */
    private Browser justDisabled() {
        accounts.setEnabled(ADMIN, Caller.DISABLED.username(), true);
        Browser browser = signedIn(people.get(Caller.DISABLED));
        accounts.setEnabled(ADMIN, Caller.DISABLED.username(), false);
        return browser;
    }

    private Browser with(String session) {
        Browser browser = new Browser(port);
        browser.keep("JSESSIONID", session);
        return browser;
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static List<Row> rows(String table) {
        List<String> lines = table.lines().toList();
        String[] names = lines.getFirst().strip().split("\\s+");
        List<Caller> callers = Arrays.stream(names)
                .skip(2)
                .map(name -> Caller.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
        return lines.stream()
                .skip(1)
                .map(line -> row(line.strip().split("\\s+"), callers))
                .toList();
    }

    private static Row row(String[] cells, List<Caller> callers) {
        Map<Caller, String> answers = new EnumMap<>(Caller.class);
        for (int i = 0; i < callers.size(); i++) {
            answers.put(callers.get(i), cells[3 + i]);
        }
        return new Row(cells[0], cells[1], cells[2], answers);
    }
}
