package dev.rollcall.bench;

import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Share;
import dev.rollcall.testing.InMemoryRateBudget;

import java.time.Duration;
import java.time.Instant;

/**
 * Many leavers released at once: one call signs all of them out, each is deactivated and read back,
 * and each one's sessions are looked at.
 */
record LeaverStorm(int leavers, Share share, long seed) {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Wire BULK = Wire.tierTwo("admin.users.session.resetBulk");
    private static final Wire SESSIONS = Wire.tierTwo("admin.users.session.list");

    /**
     * @param inactive when the last one was read back as inactive
     * @param lookedAt when the last one's sessions had been looked at
     */
    record Result(Duration inactive, Duration lookedAt, int sent, int refused) {}

    Result run() {
        Simulation simulation = new Simulation(START);
        SlackServer slack = new SlackServer();
        Caller caller = new Caller(simulation, new InMemoryRateBudget(share), slack, seed);
        new ForeignApp(simulation, slack, seed + 1).start(Duration.ofHours(1));
        Instant[] inactive = {START};
        Instant[] lookedAt = {START};
        caller.call(BULK, Lane.LEAVER, "", () -> {});
        for (int leaver = 0; leaver < leavers; leaver++) {
            String resource = "leaver-" + leaver;
            caller.call(
                    Wire.USER_PATCH,
                    Lane.LEAVER,
                    resource,
                    () ->
                            caller.call(
                                    Wire.SCIM_READ,
                                    Lane.LEAVER,
                                    "",
                                    () -> inactive[0] = simulation.now()));
            caller.call(SESSIONS, Lane.LEAVER, "", () -> lookedAt[0] = simulation.now());
        }
        simulation.runUntil(START.plus(Duration.ofHours(2)));
        return new Result(
                Duration.between(START, inactive[0]),
                Duration.between(START, lookedAt[0]),
                caller.sent(),
                caller.refused());
    }
}
