package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.port.Batches;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.person.Hint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Has those looked at whom Slack was asked to sign out with many others, a few a minute in turn: as
 * many as Slack's limit for reading sessions lets through beside the leavers.
 */
public final class LookAtHeld {
    /** Of the fourteen looks a minute that a share of 70 % of tier 2 is. */
    private static final int A_MINUTE = 10;

    private static final int BATCHES = 50;

    /** The function has 50 seconds for everything; the next minute begins further on. */
    private static final Duration AT_MOST = Duration.ofSeconds(15);

    private final Batches batches;
    private final Cases cases;
    private final Ledger ledger;
    private final ReceiveHints receive;
    private final Clock clock;

    public LookAtHeld(
            Batches batches, Cases cases, Ledger ledger, ReceiveHints receive, Clock clock) {
        this.batches = requireNonNull(batches, "batches is null");
        this.cases = requireNonNull(cases, "cases is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Returns how many are looked at now. */
    public int look() {
        Instant now = clock.instant();
        long minute = now.getEpochSecond() / Duration.ofMinutes(1).toSeconds();
        Instant until = now.plus(AT_MOST);
        List<HeldItem> held = held();
        List<Hint> hints = new ArrayList<>();
        // Those who are seen already take nobody's turn; the next minute begins further on.
        for (int n = 0;
                n < held.size() && hints.size() < A_MINUTE && clock.instant().isBefore(until);
                n++) {
            HeldItem item = held.get(Math.floorMod(minute * A_MINUTE + n, held.size()));
            if (isUnseen(item, now)) {
                hints.add(hint(item, minute, now));
            }
        }
        hints.forEach(hint -> receive.receive(List.of(hint)));
        return hints.size();
    }

    private List<HeldItem> held() {
        return batches.unfinished(BATCHES).stream()
                .filter(batch -> batch.kind() == ChangeKind.DEACTIVATE)
                .filter(ContainHeld::isMany)
                .map(Batch::id)
                .flatMap(batch -> batches.items(batch).stream())
                .toList();
    }

    private boolean isUnseen(HeldItem item, Instant now) {
        AccountId account = item.change().account();
        return cases.find(item.caseId())
                        .flatMap(leaver -> leaver.account(account))
                        .filter(progress -> progress.has(AccountMark.HELD))
                        .filter(progress -> !progress.has(AccountMark.SESSIONS_ENDED))
                        .isPresent()
                && SignOutAsked.at(ledger, item.caseId(), account)
                        .filter(at -> !now.isBefore(at.plus(SignOutAsked.LOOK_AFTER)))
                        .isPresent();
    }

    private static Hint hint(HeldItem item, long minute, Instant now) {
        return new Hint(
                item.person(),
                "look-" + item.change().account() + "-" + minute,
                "rollcall.look",
                now,
                Hint.Way.WATCH);
    }
}
