package dev.rollcall.sandbox;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.rollcall.adapter.alone.GivenPolicy;
import dev.rollcall.adapter.alone.SnapshotsInMemory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.WhichSlack;
import dev.rollcall.application.reconcile.CompareUnrecorded;
import dev.rollcall.application.reconcile.ReadSnapshot;
import dev.rollcall.application.reconcile.UnrecordedPlan;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.budget.Share;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.platform.Hashes;
import dev.rollcall.policyfile.PolicyYaml;
import dev.rollcall.wire.SandboxPlan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads both sides of a sandbox whole, and says what differs and what would come of it. */
public final class PlanInSandbox {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Credentials credentials;
    private final Clock clock;
    private final Consumer<Duration> pause;
    private final Progress progress;

    /** Hears how far it is. */
    public interface Progress {
        /** A page more was read, or a list is done with. */
        void read(Reconciliation reading);

        /** Slack or a source wants to be asked later. */
        void waits(Duration time);
    }

    /**
     * What is asked for.
     *
     * @param file what the policy file is called
     * @param organisation the id of the Slack that is meant; empty: whichever says that it is a
     *     sandbox
     * @param given links that are known from elsewhere
     * @param atMost how long it may take
     */
    public record Asked(
            PolicyYaml.Valid policy,
            String file,
            Optional<String> organisation,
            List<Link> given,
            Share share,
            Duration atMost) {
        public Asked {
            requireNonNull(policy, "policy is null");
            requireNonNull(file, "file is null");
            requireNonNull(organisation, "organisation is null");
            given = List.copyOf(given);
            requireNonNull(share, "share is null");
            requireNonNull(atMost, "atMost is null");
        }
    }

    /**
     * @param pause lets so much time pass
     */
    public PlanInSandbox(
            Credentials credentials, Clock clock, Consumer<Duration> pause, Progress progress) {
        this.credentials = requireNonNull(credentials, "credentials is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.pause = requireNonNull(pause, "pause is null");
        this.progress = requireNonNull(progress, "progress is null");
    }

    /**
     * @throws SandboxRefused if it is not the Slack that is meant, or something cannot be read at
     *     all, or it takes too long
     */
    public SandboxPlan plan(Asked asked) {
        if (asked.policy().access().sources().isEmpty()) {
            throw new SandboxRefused(
                    asked.file()
                            + " names no source, so there is nothing to compare. docs/policy.md"
                            + " says how sources are named.");
        }
        try (Sandbox sandbox =
                new Sandbox(credentials, asked.policy().access(), asked.share(), clock)) {
            return new Reading(sandbox, asked).plan();
        } catch (PortFailure.NeedsHuman refused) {
            throw new SandboxRefused(
                    requireNonNullElse(refused.getMessage(), "Slack or a source has refused."));
        } catch (PortFailure.Unavailable _) {
            throw new SandboxRefused(
                    "Slack or a source does not answer. Try again; nothing was changed.");
        }
    }

    private final class Reading {
        private final Sandbox sandbox;
        private final Asked asked;
        private final Instant end;

        Reading(Sandbox sandbox, Asked asked) {
            this.sandbox = sandbox;
            this.asked = asked;
            this.end = clock.instant().plus(asked.atMost());
        }

        SandboxPlan plan() {
            WhichSlack.Itself itself = patiently(() -> sandbox.which().ask());
            new MeantSlack(asked.organisation()).check(itself);
            CompareUnrecorded compare =
                    sandbox.compare(
                            new SnapshotsInMemory(),
                            new WatchedReconciliations(progress::read),
                            new GivenPolicy(asked.policy()),
                            asked.given());
            SnapshotId id = id();
            compare.begin(id);
            read(compare, id);
            UnrecordedPlan plan = patiently(compare::plan);
            return new SandboxPlanJson(asked, itself).of(plan);
        }

        private void read(CompareUnrecorded compare, SnapshotId id) {
            while (true) {
                switch (sandbox.reading(() -> compare.read(id, end))) {
                    case ReadSnapshot.Outcome.Whole _ -> {
                        return;
                    }
                    case ReadSnapshot.Outcome.Later(Instant notBefore) -> waitTill(notBefore);
                    case ReadSnapshot.Outcome.Onward _ -> throw tooLong();
                    case ReadSnapshot.Outcome.Stale _ ->
                            throw new IllegalStateException("Nobody else reads here");
                }
            }
        }

        private <T> T patiently(Supplier<T> ask) {
            while (true) {
                try {
                    return sandbox.asking(ask);
                } catch (PortFailure.RateLimited busy) {
                    waitTill(busy.notBefore());
                }
            }
        }

        private void waitTill(Instant notBefore) {
            Instant now = clock.instant();
            if (notBefore.isAfter(end)) {
                throw tooLong();
            }
            if (notBefore.isAfter(now)) {
                Duration wait = Duration.between(now, notBefore);
                progress.waits(wait);
                pause.accept(wait);
            }
        }

        private SandboxRefused tooLong() {
            return new SandboxRefused(
                    "Both sides were not read whole within %d minutes; nothing was compared. Give"
                                    .formatted(asked.atMost().toMinutes())
                            + " it more with --at-most.");
        }

        /** Two in one second read the same, each for itself. */
        private SnapshotId id() {
            Instant now = clock.instant();
            return new SnapshotId(
                    TIME.format(now) + "-" + Hashes.sha256(now.toString()).substring(0, 8));
        }
    }
}
