package studio.storycore.storage.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start in one line why the store cannot be opened, in place of a stack trace. */
final class StoreNotOpenedAnalyzer extends AbstractFailureAnalyzer<StoreNotOpened> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StoreNotOpened cause) {
        return new FailureAnalysis(cause.problem(), cause.action(), cause);
    }
}
