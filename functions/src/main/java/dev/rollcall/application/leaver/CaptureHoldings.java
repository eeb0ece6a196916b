package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads what the account has before it is cut, so that it can be restored and must be cleared. */
public final class CaptureHoldings {
    private final LeaverCases leaverCases;
    private final Memberships memberships;
    private final Recorder recorder;

    public CaptureHoldings(LeaverCases leaverCases, Memberships memberships, Recorder recorder) {
        this.leaverCases = requireNonNull(leaverCases, "leaverCases is null");
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
    }

    /** The groups that must be left, by their keys. */
    public sealed interface Outcome {
        record Captured(List<String> groups) implements Outcome {
            public Captured {
                groups = List.copyOf(groups);
            }
        }

        /** Not all could be read in time: list again after the cut. */
        record InPart() implements Outcome {}
    }

    public Outcome capture(CaseId caseId, AccountId id, Duration atMost) {
        LeaverCases.Open open = leaverCases.find(caseId);
        Holdings holdings = memberships.of(id, atMost);
        String suffix = holdings.whole() ? "" : "#in-part#" + holdings.readAt().getEpochSecond();
        recorder.fact(
                open.subject().with(id),
                open.ground(),
                Kind.CAPTURED,
                "captured#" + id + suffix,
                Map.of(
                        "has",
                        holdings.entitlements().stream()
                                .map(Entitlement::key)
                                .collect(Collectors.joining(" ")),
                        "unread",
                        String.join(" ", holdings.unread())));
        return holdings.whole() ? new Outcome.Captured(groups(holdings)) : new Outcome.InPart();
    }

    /** Returns the keys of what the runbook itself clears: groups of both kinds. */
    static List<String> groups(Holdings holdings) {
        return holdings.entitlements().stream()
                .filter(CaptureHoldings::cleared)
                .map(Entitlement::key)
                .toList();
    }

    private static boolean cleared(Entitlement entitlement) {
        return switch (entitlement) {
            case Entitlement.IdpGroup _, Entitlement.UserGroup _ -> true;
            case Entitlement.Workspace _, Entitlement.Channel _, Entitlement.AdminRole _ -> false;
        };
    }
}
