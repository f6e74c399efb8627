package studio.storycore.account;

/** Thrown when something needs a person and nobody is signed in, or not any more. */
public final class NotSignedIn extends RuntimeException {

    NotSignedIn() {
        super("nobody is signed in, or the account has been disabled");
    }
}
