package dev.rollcall.browser;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.util.function.Supplier;

/**
 * One company and one browser for all stories; both end with the test run. After each story it
 * looks at what no page may ever do.
 */
final class SharedStage implements ParameterResolver, BeforeEachCallback, AfterEachCallback {
    private static final Namespace STAGE = Namespace.create(SharedStage.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == NightCompany.class || type == ApproversBrowser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == NightCompany.class
                ? company(context)
                : browser(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        browser(context).asNew();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        browser(context).traffic().assertNothingForeign(company(context).sites());
    }

    private static NightCompany company(ExtensionContext context) {
        return shared(context, NightCompany.class, NightCompany::start);
    }

    private static ApproversBrowser browser(ExtensionContext context) {
        return shared(context, ApproversBrowser.class, ApproversBrowser::start);
    }

    /** The root's store closes what it holds when the run ends. */
    private static <T extends AutoCloseable> T shared(
            ExtensionContext context, Class<T> type, Supplier<T> start) {
        return type.cast(context.getRoot().getStore(STAGE).computeIfAbsent(type, _ -> start.get()));
    }
}
