package studio.storycore.account;

import java.util.Optional;

/**
 * Who is signed in on the current thread: in a request, or in a view's listener or {@code UI.access} task.
 *
 * <p>The answer follows the account as it is now, not as it was at sign-in: a disabled account is nobody, and a right
 * that was taken away is gone. Background threads have no current person; what runs there is given its {@link Person}.
 */
@FunctionalInterface
public interface CurrentPerson {

    /** The person; empty when nobody is signed in or the account has been disabled. */
    Optional<Person> find();

    /**
     * The same without waiting for the store, for what is shown again and again: the account as it was last read, which is
     * read anew in the background.
     */
    default Optional<Person> lastKnown() {
        return find();
    }

    /** @throws NotSignedIn when nobody is signed in or the account has been disabled */
    default Person get() {
        return find().orElseThrow(NotSignedIn::new);
    }
}
