package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Departures;
import dev.rollcall.application.port.Residuals;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.inventory.Asset;
import dev.rollcall.domain.lifecycle.Terms;
import dev.rollcall.domain.residual.ResidualId;
import dev.rollcall.domain.residual.ResidualItem;
import dev.rollcall.domain.residual.ResidualKind;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Puts down that something is left, once for the same thing, with its owner and its due time. */
final class OpenResidual {
    private final Residuals residuals;
    private final HowTheyLeave howTheyLeave;
    private final Recorder recorder;
    private final Clock clock;

    OpenResidual(Residuals residuals, Departures departures, Recorder recorder, Clock clock) {
        this.residuals = requireNonNull(residuals, "residuals is null");
        this.howTheyLeave = new HowTheyLeave(departures);
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What is said between the reading and the putting down moves no item: it is read again. */
    private ResidualItem put(LeaverCases.Known open, ResidualItem fresh) {
        ResidualItem item = residuals.open(fresh);
        Instant due = item.due(howTheyLeave.of(open), fresh.found());
        return due.equals(item.due())
                ? item
                : residuals.due(item.caseId(), item.id(), due).orElse(item);
    }

    void open(LeaverCases.Known open, AccountId account, Asset asset) {
        ResidualKind kind = ResidualKind.of(asset.topic());
        open(open, account, kind, asset.id() + " " + asset.what() + " " + asset.since());
    }

    void open(LeaverCases.Known open, AccountId account, ResidualKind kind, String what) {
        Terms terms = open.leaver().terms();
        Instant now = clock.instant();
        ResidualId id =
                new ResidualId(Hashes.sha256(account + "#" + kind + "#" + what).substring(0, 12));
        ResidualItem item =
                put(
                        open,
                        new ResidualItem(
                                id,
                                open.leaver().id(),
                                account,
                                kind,
                                what,
                                terms.residualOwner(),
                                now,
                                now.plus(howTheyLeave.of(open).residuals()),
                                Optional.empty()));
        recorder.fact(
                open.subject().with(account),
                open.ground(),
                Kind.RESIDUAL,
                "residual#" + id,
                Map.of(
                        "item", id.value(),
                        "kind", kind.name(),
                        "what", what,
                        "owner", item.owner(),
                        "due", item.due().toString()));
    }
}
