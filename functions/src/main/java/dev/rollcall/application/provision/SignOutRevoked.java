package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.leaver.EndSessions;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Revocations;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.Escalate;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.signal.Revocation;
import dev.rollcall.domain.signal.SessionRevoked;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Signs somebody out of Slack whose sessions a transmitter says were revoked, if the policy wants
 * that: all accounts that are linked and active. Nobody loses an account by it; whoever is
 * protected is left as they are, and people are told.
 */
public final class SignOutRevoked {
    private final Works works;
    private final Revocations revocations;
    private final ContainAtEnd contain;
    private final Recorder recorder;
    private final Escalate escalate;
    private final Clock clock;

    public SignOutRevoked(
            Works works,
            Revocations revocations,
            ContainAtEnd contain,
            Recorder recorder,
            Escalate escalate,
            Clock clock) {
        this.works = requireNonNull(works, "works is null");
        this.revocations = requireNonNull(revocations, "revocations is null");
        this.contain = requireNonNull(contain, "contain is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.escalate = requireNonNull(escalate, "escalate is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Returns how far it is; settled where nothing is to be done.
     *
     * @param seen how many looks had been wanted before the run began
     * @throws PortFailure if it cannot be known or done now
     */
    public Carried signOut(Runs.Ticket ticket, CaseId caseId, long seen) {
        List<Revocation> open = revocations.open(ticket.person());
        if (open.isEmpty()) {
            return new Carried.Settled();
        }
        Optional<Carried> hindrance = works.hindrance(ticket, seen);
        if (hindrance.isPresent()) {
            return hindrance.get();
        }
        Work work = works.find(caseId);
        if (work.general().observesOnly()) {
            recorder.fact(
                    work.run(),
                    work.ground(),
                    Kind.OBSERVED,
                    "observed#session-revoked",
                    Map.of("would", EndSessions.ACTION, "events", events(open)));
            return settled(open);
        }
        if (work.general().sessionRevoked() == SessionRevoked.IGNORE) {
            // The policy was another when the event came.
            return settled(open);
        }
        return switch (contain.contain(ticket, work)) {
            case ContainAtEnd.Outcome.NotYet(Carried carried) -> carried;
            case ContainAtEnd.Outcome.Done(SortedMap<String, String> signedIn) -> {
                tell(work, open, signedIn);
                yield settled(open);
            }
        };
    }

    private void tell(Work work, List<Revocation> open, SortedMap<String, String> signedIn) {
        if (!signedIn.isEmpty()) {
            escalate.raise(
                    work.run(),
                    work.ground(),
                    "session-revoked-signed-in",
                    "A transmitter says that this person's sessions were revoked, and Rollcall"
                            + " did not sign these accounts out of Slack: they are protected, or"
                            + " Slack does not let it. Decide whether to do it by hand.",
                    Map.of("signOutByHand", signedIn.toString(), "events", events(open)));
        }
    }

    private Carried settled(List<Revocation> open) {
        open.forEach(one -> revocations.settle(one, clock.instant()));
        return new Carried.Settled();
    }

    private static String events(List<Revocation> open) {
        return open.stream().map(Revocation::eventId).collect(Collectors.joining(" "));
    }
}
