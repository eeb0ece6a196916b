package dev.rollcall.browser;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks for Chromium and its driver, and says what their absence means. */
final class ChromiumCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Programs.CHROMIUM.isPresent() && Programs.CHROMEDRIVER.isPresent()
                ? ConditionEvaluationResult.enabled("Chromium and chromedriver were found")
                : ConditionEvaluationResult.disabled(
                        "SKIPPED: no Chromium with chromedriver on the PATH. The pages are NOT"
                                + " tried in a browser here; install Debian's chromium and"
                                + " chromium-driver to do so");
    }
}
