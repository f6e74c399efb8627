package studio.storycore.browser;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests with a printed reason on machines without nginx. */
final class NginxExtension implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        if (Nginx.find().isPresent()) {
            return ConditionEvaluationResult.enabled("there is nginx");
        }
        System.err.println(test.getDisplayName() + ": " + Nginx.WHY_NOT);
        return ConditionEvaluationResult.disabled(Nginx.WHY_NOT);
    }
}
