package dev.rollcall.testing;

import static java.util.Objects.requireNonNull;

import dev.rollcall.local.slack.ForbiddenSent;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.util.List;

/**
 * Fails a class after which any simulated Slack of this process has seen a forbidden call of
 * Rollcall's; found by JUnit itself, so that no test can forget it. Another class may run at the
 * same time: the call may have been that one's.
 */
public final class NothingForbiddenSent implements AfterAllCallback {
    private final ForbiddenSent sent;

    /** Found by JUnit. */
    public NothingForbiddenSent() {
        this(ForbiddenSent.ANYWHERE);
    }

    public NothingForbiddenSent(ForbiddenSent sent) {
        this.sent = requireNonNull(sent, "sent is null");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        check();
    }

    /**
     * Looks once.
     *
     * @throws AssertionError if there was a forbidden call
     */
    public void check() {
        List<String> calls = sent.takeAll();
        if (!calls.isEmpty()) {
            throw new AssertionError(
                    "Rollcall sent what nobody may send to Slack: " + String.join("; ", calls));
        }
    }
}
