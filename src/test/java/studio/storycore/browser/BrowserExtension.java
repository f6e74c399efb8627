package studio.storycore.browser;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.springframework.util.FileSystemUtils;

/**
 * Gives tests {@link Visitors}, and skips them with a printed reason on machines without a browser. What the pages looked
 * like when a test failed is kept under {@code target/browser-failures}.
 */
final class BrowserExtension
        implements ExecutionCondition, ParameterResolver, TestExecutionExceptionHandler, AfterEachCallback {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(BrowserExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        if (Chromium.find().isPresent()) {
            return ConditionEvaluationResult.enabled("there is a browser");
        }
        System.err.println(test.getDisplayName() + ": " + Chromium.WHY_NOT);
        return ConditionEvaluationResult.disabled(Chromium.WHY_NOT);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Visitors.class;
    }

    @Override
    public Visitors resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Chromium chromium = test.getRoot()
                .getStore(HERE)
                .computeIfAbsent(Chromium.class, missing -> new Chromium(), Chromium.class);
        return test.getStore(HERE)
                .computeIfAbsent(Visitors.class, missing -> new Visitors(chromium.browser()), Visitors.class);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        Visitors visitors = visitors(test);
        if (visitors != null) {
            Path folder = Path.of(
                    "target",
                    "browser-failures",
                    test.getRequiredTestClass().getSimpleName() + "."
                            + test.getRequiredTestMethod().getName());
            try {
                FileSystemUtils.deleteRecursively(folder);
                visitors.keepEvidence(folder);
                System.err.println("What the pages looked like is in " + folder);
            } catch (IOException | RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Visitors visitors = visitors(test);
        if (visitors != null) {
            visitors.allLeave();
        }
    }

    private static @Nullable Visitors visitors(ExtensionContext test) {
        return test.getStore(HERE).get(Visitors.class, Visitors.class);
    }
}
