package studio.storycore.view.projects;

import java.util.List;
import studio.storycore.contract.Violation;
import studio.storycore.library.Imported;

/** What became of one file. */
sealed interface ImportOutcome {

    String fileName();

    /** A project was made of it. */
    record Done(String fileName, Imported imported) implements ImportOutcome {

        /** Whether there is something to tell beyond that it worked. */
        boolean isPlain() {
            return imported.formerId().isEmpty() && imported.warnings().isEmpty();
        }
    }

    /** It cannot be read at all; the reason names the place. Nothing was stored. */
    record Unreadable(String fileName, String reason) implements ImportOutcome {}

    /** It breaks the contract. Nothing was stored. */
    record Invalid(String fileName, List<Violation> violations, int total) implements ImportOutcome {}

    /** It did not arrive, or could not be stored. */
    record Failed(String fileName, String help) implements ImportOutcome {}
}
