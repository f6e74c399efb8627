package studio.storycore.browser;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a running application that all of them share: it is started for the first and ends after the last. A test
 * that kills it, or needs other settings, starts its own.
 */
final class SharedStudio implements ParameterResolver {

    private record Shared(RunningStudio studio) implements AutoCloseable {

        @Override
        public void close() {
            studio.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == RunningStudio.class;
    }

    @Override
    public RunningStudio resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedStudio.class))
                .computeIfAbsent(
                        Shared.class,
                        missing -> new Shared(RunningStudio.named("shared").start()),
                        Shared.class)
                .studio();
    }
}
