package studio.storycore.workspace;

import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.storycore.access.Right;
import studio.storycore.account.AccountChanged;
import studio.storycore.account.AccountWatch;
import studio.storycore.account.CurrentPerson;
import studio.storycore.account.Person;
import studio.storycore.storage.ProjectHeader;

/**
 * The person who has a project open in a tab, by the account as it is now: rights are given and taken away while the page
 * is open, and the account may be disabled.
 *
 * <p>To be used under the session's lock, in the tab's own UI; only the watching goes on elsewhere.
 */
final class TabPerson {

    private final Person opened;
    private final CurrentPerson current;
    private final ValueSignal<Optional<Person>> now;
    private final ValueSignal<Optional<Person>> changedBy = new ValueSignal<>(Optional.empty());
    private volatile @Nullable AccountChanged lastChange;

    TabPerson(Person opened, CurrentPerson current) {
        this.opened = opened;
        this.current = current;
        this.now = new ValueSignal<>(Optional.of(opened));
    }

    /** As the person was when the project was opened. */
    Person opened() {
        return opened;
    }

    /** As the tab shows the person; empty when the account is disabled. */
    Signal<Optional<Person>> shown() {
        return now.asReadonly();
    }

    /** Who changed the account last while the project was open; empty while nobody did on this server. */
    Signal<Optional<Person>> changedBy() {
        return changedBy.asReadonly();
    }

    /** Tells when the account is changed, on any thread. */
    Registration watch(AccountWatch accounts, Runnable changed) {
        return accounts.watch(opened.username(), change -> {
            lastChange = change;
            changed.run();
        });
    }

    /** Who acts in the tab at this moment; empty when nobody does any more, or someone else. */
    Optional<Person> acting() {
        return current.find().filter(this::isSame);
    }

    /** The right of now, without waiting for the store. */
    Right right(ProjectHeader header) {
        return right(current.lastKnown().filter(this::isSame), header);
    }

    static Right right(Optional<Person> person, ProjectHeader header) {
        return person.map(known -> Right.of(known, header)).orElse(Right.NONE);
    }

    /** Shows what has become of the account; tells whether that is something new. */
    boolean refresh() {
        Optional<Person> known = current.lastKnown().filter(this::isSame);
        if (known.equals(now.peek())) {
            return false;
        }
        AccountChanged change = lastChange;
        changedBy.set(Optional.ofNullable(change == null ? null : change.changedBy()));
        now.set(known);
        return true;
    }

    private boolean isSame(Person person) {
        return person.username().equals(opened.username());
    }
}
