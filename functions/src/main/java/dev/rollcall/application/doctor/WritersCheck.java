package dev.rollcall.application.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.SlackWriters;
import dev.rollcall.application.port.SlackWriters.Writer;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.checkup.Finding;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Who but us changed users and groups in Slack during the last week, by its audit logs. */
public final class WritersCheck implements Check {
    private static final String NAME = "slack-writers";
    private static final Duration LOOKED_BACK = Duration.ofDays(7);

    private final SlackCapabilities capabilities;
    private final Accounts accounts;
    private final SlackWriters writers;
    private final Clock clock;

    public WritersCheck(
            SlackCapabilities capabilities, Accounts accounts, SlackWriters writers, Clock clock) {
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.writers = requireNonNull(writers, "writers is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        if (!capabilities.detect().has(Capability.AUDIT_LOGS)) {
            return List.of(
                    Finding.notice(
                            NAME,
                            "Could not be read: there are no audit logs for our tokens, see plan"
                                    + " and scopes.",
                            "Ask the owners which apps and scripts change users and groups."));
        }
        String installer = accounts.installer().value();
        SlackWriters.Seen seen = writers.since(clock.instant().minus(LOOKED_BACK));
        List<Finding> findings = new ArrayList<>();
        seen.writers().stream()
                .filter(writer -> !writer.actor().equals(installer))
                .map(WritersCheck::foreign)
                .forEach(findings::add);
        long ours =
                seen.writers().stream().filter(writer -> writer.actor().equals(installer)).count();
        if (ours > 1) {
            findings.add(
                    Finding.warning(
                            NAME,
                            "Account "
                                    + installer
                                    + ", which installed our tokens, wrote through "
                                    + ours
                                    + " applications. Which of them is ours cannot be told apart.",
                            "Use that account for Rollcall alone."));
        }
        if (!seen.whole()) {
            findings.add(
                    Finding.notice(
                            NAME,
                            "There were more changes than could be read; these are the newest."));
        }
        return findings.isEmpty()
                ? List.of(
                        Finding.ok(NAME, "Nobody else changed users or groups in the last 7 days."))
                : findings;
    }

    private static Finding foreign(Writer writer) {
        String changes =
                writer.changes().entrySet().stream()
                        .map(change -> change.getKey() + " " + change.getValue())
                        .collect(Collectors.joining(", "));
        return Finding.warning(
                NAME,
                "Account "
                        + writer.actor()
                        + (writer.app().isEmpty() ? " by hand" : " through app " + writer.app())
                        + ", in the last 7 days: "
                        + changes
                        + "; the newest at "
                        + writer.newest()
                        + ". What others write is observed, never corrected, and uses up the same"
                        + " rate limits.",
                "Find out who it is; have it stop, or leave it those objects.");
    }
}
