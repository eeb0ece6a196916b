package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.application.record.Look;
import dev.rollcall.application.record.Order;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.lifecycle.Assessment;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** One account of a case on its way out of one group, workspace, channel or role. */
record Leaving(Runs.Ticket ticket, LeaverCases.Open open, AccountId account, Entitlement group) {
    /** So long a step takes at most between its first call and the intent. */
    private static final Duration A_STEP = Duration.ofSeconds(30);

    Leaving {
        requireNonNull(ticket, "ticket is null");
        requireNonNull(open, "open is null");
        requireNonNull(account, "account is null");
        requireNonNull(group, "group is null");
    }

    /**
     * Returns whether the reading of the source will still be good when the intent is due. Asked
     * before the first call: a slot that was waited for must not be spent on finding that it is
     * not.
     */
    static boolean hasTime(Assessment basis, Instant now) {
        return basis.carries(now.plus(A_STEP));
    }

    Assessment basis() {
        return open.leaver().assessment().orElseThrow();
    }

    Order order(Look look, Look readBack, Supplier<WriteReply> write) {
        return new Order(
                        ticket,
                        open.subject().with(account).with(group),
                        open.ground(),
                        "leave",
                        Removal.effect(open, account),
                        "member=false",
                        look,
                        readBack,
                        write)
                .basedOn(basis());
    }

    static Look.Seen seen(boolean member) {
        return new Look.Seen(!member, "member=" + member);
    }
}
