package studio.storycore.library;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import studio.storycore.access.Right;
import studio.storycore.account.Person;
import studio.storycore.contract.ProjectJson;
import studio.storycore.contract.ReadProject;
import studio.storycore.edit.RenameProject;
import studio.storycore.live.LiveProject;
import studio.storycore.live.LiveProjects;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Project;
import studio.storycore.project.TextLimits;
import studio.storycore.sample.SampleProject;
import studio.storycore.saving.LargeDocuments;
import studio.storycore.saving.LargeDocuments.Use;
import studio.storycore.saving.ProjectNotFound;
import studio.storycore.saving.ProjectPersistenceService;
import studio.storycore.storage.HeaderQuery;
import studio.storycore.storage.Member;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.storage.StorageFailure;
import studio.storycore.storage.Weight;

/**
 * Everything a person does with projects as wholes. Rights are checked here, whoever calls, by the person's account as it
 * is now and not as it was when a page was opened: a project that a person may not see is {@link ProjectNotFound}, one that
 * the person may see but not treat so is {@link NotPermitted}. Who has no account any more may see none. What
 * changes a project that others have open goes through its live project, so that they see it. A name that is longer than
 * {@link TextLimits#NAME} is an {@link InvalidValue}, and nothing is done.
 *
 * <p>What adds to a person's projects is {@link QuotaReached} when they take all that they may.
 *
 * <p>Calls block until the store has answered and throw {@link StorageFailure} when it does not. Safe for use by any
 * thread.
 */
@Service
public class ProjectLibrary {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectLibrary.class);
    private static final int MOST_ATTEMPTS_TO_SHARE = 10;

    private final ProjectPersistenceService persistence;
    private final LiveProjects live;
    private final ProjectJson json;
    private final KnownPeople people;
    private final SampleProject sample;
    private final LargeDocuments large;
    private final Quotas quotas;

    ProjectLibrary(
            ProjectPersistenceService persistence,
            LiveProjects live,
            ProjectJson json,
            KnownPeople people,
            SampleProject sample,
            LargeDocuments large,
            Quotas quotas) {
        this.persistence = persistence;
        this.live = live;
        this.json = json;
        this.people = people;
        this.sample = sample;
        this.large = large;
        this.quotas = quotas;
    }

    /** The projects that a person owns or shares. */
    public List<ProjectHeader> list(Person person, ProjectList list, int offset, int limit) {
        requireAccount(person);
        return persistence.list(query(list, Optional.of(person.username()), offset, limit));
    }

    public long count(Person person, ProjectList list) {
        requireAccount(person);
        return persistence.count(query(list, Optional.of(person.username()), 0, 1));
    }

    /** All projects of everyone; for administrators. */
    public List<ProjectHeader> listAll(Person administrator, ProjectList list, int offset, int limit) {
        requireAdministrator(administrator);
        return persistence.list(query(list, Optional.empty(), offset, limit));
    }

    public long countAll(Person administrator, ProjectList list) {
        requireAdministrator(administrator);
        return persistence.count(query(list, Optional.empty(), 0, 1));
    }

    /**
     * What happens on this server right now in a project that the person may see, without asking the store; empty when
     * nobody has it open.
     */
    public Optional<Activity> activity(Person person, String projectId) {
        return live.ifOpen(projectId)
                .filter(project -> rightOf(person, project.header()).includes(Right.VIEW))
                .map(ProjectLibrary::activity);
    }

    /** Every project that is open on this server, without asking the store; for administrators. */
    public Map<String, Activity> openNow(Person administrator) {
        requireAdministrator(administrator);
        return live.all().stream().collect(Collectors.toMap(LiveProject::id, ProjectLibrary::activity));
    }

    /** Makes a new, empty project that belongs to the person. */
    public ProjectHeader create(Person person, String name) {
        return store(person, Project.empty(newId(), newName(name)));
    }

    /** Makes a copy of the sample film, in French for French, else in English, that belongs to the person. */
    public ProjectHeader createSample(Person person, Locale locale) {
        return store(person, sample.copy(newId(), locale));
    }

    /** Makes a project of a document. If its id is taken, it becomes a copy with a new one; nothing is ever overwritten. */
    Imported importProject(Person person, ReadProject read) {
        Project project = read.project();
        Optional<ProjectHeader> created = begin(person, project);
        if (created.isPresent()) {
            logged("imported", project.id(), person);
            return new Imported(project.id(), project.name(), Optional.empty(), read.warnings());
        }
        String copy = store(person, project.withId(newId())).id();
        return new Imported(copy, project.name(), Optional.of(project.id()), read.warnings());
    }

    /** Gets a document while it is that document's turn, and is done with it when it returns. */
    @FunctionalInterface
    public interface DocumentReceiver {
        void receive(byte[] document) throws IOException;
    }

    /**
     * The newest content as a contract document, also what is not saved yet. Of a project that is open on this server it
     * does not need the store, so that people can take their work along while it is silent.
     */
    public void export(Person person, String projectId, DocumentReceiver receiver) throws IOException {
        answer(receiver, () -> {
            Optional<LiveProject> open = live.ifOpen(projectId)
                    .filter(project -> rightOf(person, project.header()).includes(Right.VIEW));
            if (open.isEmpty()) {
                requireView(person, projectId);
            }
            return json.writePretty(open.map(LiveProject::current).orElseGet(() -> content(projectId)));
        });
    }

    /** The stored document as it is, readable or not, for a project that cannot be opened. */
    public void exportRaw(Person person, String projectId, DocumentReceiver receiver) throws IOException {
        requireView(person, projectId);
        answer(receiver, () -> persistence.raw(projectId).orElseThrow(() -> new ProjectNotFound(projectId)));
    }

    private void answer(DocumentReceiver receiver, Supplier<byte[]> document) throws IOException {
        large.<Void, IOException>inTurn(Use.ANSWERED, Weight.UNKNOWN, () -> {
            receiver.receive(document.get());
            return null;
        });
    }

    /** Makes a copy of the newest content that belongs to the person. */
    public ProjectHeader duplicate(Person person, String projectId, String name) {
        requireView(person, projectId);
        return large.inTurn(
                Use.SENT,
                Weight.UNKNOWN,
                () -> store(person, content(projectId).withId(newId()).withName(newName(name))));
    }

    /**
     * Gives a project another name, and returns when that is saved or the attempts to save it are used up.
     *
     * @return whether it is saved; if not, everyone sees the new name already, and it is saved when the store is back
     */
    public boolean rename(Person person, String projectId, String name) {
        require(person, projectId, Right.EDIT);
        return live.with(projectId, project -> {
            project.submit(person, new RenameProject(newName(name)));
            return SaveWait.isSaved(project);
        });
    }

    /** Puts a project into the trash. What others are typing in it at this moment is still saved. */
    public void trash(Person person, String projectId) {
        require(person, projectId, Right.OWN);
        Instant time = persistence.delete(projectId);
        live.headerChanged(projectId, person, header -> header.withTrashedAt(time));
        logged("put into the trash", projectId, person);
    }

    /** Takes a project back from the trash. */
    public void restore(Person person, String projectId) {
        require(person, projectId, Right.OWN);
        persistence.restore(projectId);
        live.headerChanged(projectId, person, header -> header.withTrashedAt(null));
        logged("taken back from the trash", projectId, person);
    }

    /**
     * Shares a project with someone, or gives a member another role. Does nothing for the owner.
     *
     * @throws UnknownPerson when nobody here has this user name
     */
    public void share(Person person, String projectId, String username, Member.Role role) {
        require(person, projectId, Right.OWN);
        String known = people.find(username).map(Person::username).orElseThrow(() -> new UnknownPerson(username));
        changeMembers(person, projectId, header -> {
            List<Member> members = new ArrayList<>(withoutMember(header, known));
            if (!known.equals(header.owner())) {
                members.add(new Member(known, role));
            }
            return members;
        });
        logged("shared", projectId, person);
    }

    /** Stops sharing a project with someone. What that person saved stays. */
    public void unshare(Person person, String projectId, String username) {
        changeMembers(person, projectId, header -> withoutMember(header, username));
        logged("no longer shared with someone", projectId, person);
    }

    /**
     * The header of a project that the person may see. While the store does not answer, that of a project that is open
     * on this server is given as it is known here, so that whoever works in it can come back to it.
     *
     * @throws ProjectNotFound when there is none
     */
    public ProjectHeader requireView(Person person, String projectId) {
        return requireRight(person, projectId, live.knownHeader(projectId), Right.VIEW);
    }

    /** The header as the store has it, for what nobody does with a project in the trash. */
    ProjectHeader requireInUse(Person person, String projectId, Right needed) {
        ProjectHeader header = require(person, projectId, needed);
        if (header.isTrashed()) {
            throw new InTrash(projectId);
        }
        return header;
    }

    ProjectHeader require(Person person, String projectId, Right needed) {
        return requireRight(person, projectId, live.header(projectId), needed);
    }

    private ProjectHeader requireRight(Person person, String projectId, Optional<ProjectHeader> found, Right needed) {
        ProjectHeader header = found.orElseThrow(() -> new ProjectNotFound(projectId));
        Right right = rightOf(person, header);
        if (right == Right.NONE) {
            throw new ProjectNotFound(projectId);
        }
        if (!right.includes(needed)) {
            throw new NotPermitted(needed);
        }
        return header;
    }

    private Right rightOf(Person person, ProjectHeader header) {
        return people.now(person).map(now -> Right.of(now, header)).orElse(Right.NONE);
    }

    private void requireAdministrator(Person person) {
        if (people.now(person).filter(Person::administrator).isEmpty()) {
            throw new NotPermitted(Right.OWN);
        }
    }

    private void requireAccount(Person person) {
        if (people.now(person).isEmpty()) {
            throw new NotPermitted(Right.VIEW);
        }
    }

    private static Activity activity(LiveProject project) {
        return new Activity(project.viewers(), project.saveState());
    }

    private Project content(String projectId) {
        return live.ifOpen(projectId)
                .map(LiveProject::current)
                .orElseGet(() -> persistence.load(projectId).newest());
    }

    private ProjectHeader store(Person person, Project project) {
        ProjectHeader header = begin(person, project)
                .orElseThrow(() -> new IllegalStateException("a random id is taken: " + project.id()));
        logged("made", header.id(), person);
        return header;
    }

    private Optional<ProjectHeader> begin(Person person, Project project) {
        requireAccount(person);
        quotas.requireRoom(person.username());
        return persistence.create(project, person.username());
    }

    /** Looks again when someone else was faster. */
    private void changeMembers(Person person, String projectId, Function<ProjectHeader, List<Member>> change) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS_TO_SHARE; attempt++) {
            ProjectHeader header = require(person, projectId, Right.OWN);
            if (persistence.share(projectId, header.members(), change.apply(header))) {
                live.headerChanged(projectId, person, known -> known.withMembers(change.apply(known)));
                return;
            }
        }
        throw new StorageFailure(
                StorageFailure.Kind.UNAVAILABLE, "the members change all the time", new IllegalStateException());
    }

    private static List<Member> withoutMember(ProjectHeader header, String username) {
        return header.members().stream()
                .filter(member -> !member.username().equals(username))
                .toList();
    }

    private static HeaderQuery query(ProjectList list, Optional<String> visibleTo, int offset, int limit) {
        return new HeaderQuery(list.text(), visibleTo, list.trashed(), list.order(), list.descending(), offset, limit);
    }

    private static String newName(String typed) {
        return TextLimits.requireWithin("name", typed.strip());
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static void logged(String what, String projectId, Person person) {
        LOG.info("Project {} was {} by {}", projectId, what, person.username());
    }
}
