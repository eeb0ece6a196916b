package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.application.record.Look;
import dev.rollcall.application.record.Order;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Effect;

import java.util.function.Supplier;

/** One account of a case that is to be signed out everywhere, singly or together with others. */
record SigningOut(Runs.Ticket ticket, LeaverCases.Open open, AccountId account) {
    SigningOut {
        requireNonNull(ticket, "ticket is null");
        requireNonNull(open, "open is null");
        requireNonNull(account, "account is null");
    }

    /** The attempts of both ways are counted together, so that neither repeats the other's. */
    Order order(Look look, Look readBack, Supplier<WriteReply> write) {
        return new Order(
                ticket,
                open.subject().with(account),
                open.ground(),
                EndSessions.ACTION,
                Effect.CONTAINS,
                "sessions=0",
                look,
                readBack,
                write);
    }
}
