package studio.storycore.view.projects;

import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import studio.storycore.account.Person;
import studio.storycore.contract.InvalidDocument;
import studio.storycore.contract.ProjectJson;
import studio.storycore.contract.UnreadableDocument;
import studio.storycore.contract.ViolationTexts;
import studio.storycore.library.ProjectLibrary;

/**
 * Makes projects of files, two at a time on the whole server: a large document takes many times its size in memory while
 * it is read. Calls wait for their turn; safe for use by any thread.
 */
@Component
class Imports {

    private static final int AT_A_TIME = 2;

    private final ProjectLibrary library;
    private final FailureTexts failures;
    private final ViolationTexts violations;
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);

    Imports(ProjectLibrary library, FailureTexts failures, ViolationTexts violations) {
        this.library = library;
        this.failures = failures;
        this.violations = violations;
    }

    /** Makes a project of a document that belongs to the person; tells instead of throwing when that does not work. */
    ImportOutcome read(Person person, String fileName, byte[] document, Locale locale) {
        turns.acquireUninterruptibly();
        try {
            return new ImportOutcome.Done(fileName, library.importDocument(person, document));
        } catch (UnreadableDocument unreadable) {
            return new ImportOutcome.Unreadable(fileName, violations.text(unreadable, locale));
        } catch (InvalidDocument invalid) {
            return new ImportOutcome.Invalid(fileName, invalid.violations(), invalid.total());
        } catch (RuntimeException failure) {
            return new ImportOutcome.Failed(fileName, failures.help(failure, locale));
        } finally {
            turns.release();
        }
    }

    /** For a file that is larger than what is read. */
    ImportOutcome tooLarge(String fileName, Locale locale) {
        UnreadableDocument tooLarge = new UnreadableDocument(
                UnreadableDocument.Reason.TOO_LARGE, 1, 1, ProjectJson.LARGEST_DOCUMENT / (1024 * 1024));
        return new ImportOutcome.Unreadable(fileName, violations.text(tooLarge, locale));
    }
}
