package dev.rollcall.adapter.slack.fault;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.CarryOut;
import dev.rollcall.application.record.Order;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.breaker.Effect;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.testing.InMemoryLedger;
import dev.rollcall.testing.InMemoryRuns;
import dev.rollcall.testing.InMemoryStopSwitch;
import dev.rollcall.testing.LeaverWorld;

import java.time.Duration;
import java.time.Instant;

/**
 * Carries an operation out as a state machine does: under rule 1, one invocation after another, as
 * late as each says.
 */
final class Errand {
    private static final CaseId CASE = new CaseId("0123456789abcdef0123456789abcdef");
    private static final Duration UNAVAILABLE = Duration.ofSeconds(5);
    private static final Duration AT_MOST = Duration.ofMinutes(15);

    private final Company company;
    private final Operation operation;
    private final InMemoryRuns runs = new InMemoryRuns();
    private final CarryOut carryOut;
    private final Runs.Ticket ticket;

    /** How it ended. */
    sealed interface End {

        record Done() implements End {}

        record Refused(String code) implements End {}

        /** Not seen as it is meant to be, however long it took. */
        record OutOfTime() implements End {}
    }

    Errand(Company company, Operation operation) {
        this.company = company;
        this.operation = operation;
        this.carryOut =
                new CarryOut(
                        new InMemoryLedger(runs, new InMemoryStopSwitch()),
                        company.timeline().clock(),
                        LeaverWorld.GRACE);
        this.ticket =
                runs.want(LeaverWorld.hint(LeaverWorld.ANA, "e1", Company.START), Instant.MAX);
    }

    End run() {
        Instant end = company.timeline().now().plus(AT_MOST);
        while (company.timeline().now().isBefore(end)) {
            company.begin("errand");
            try {
                switch (carryOut.carryOut(order())) {
                    case Carried.Settled() -> {
                        return new End.Done();
                    }
                    case Carried.Refused(String code) -> {
                        return new End.Refused(code);
                    }
                    case Carried.Awaiting(Instant at) -> company.passUntil(at);
                    case Carried.Later(Instant at) -> company.passUntil(at);
                    case Carried.LookAgain(), Carried.Fenced() ->
                            throw new AssertionError("Nobody else works on it");
                }
            } catch (PortFailure.RateLimited busy) {
                company.passUntil(busy.notBefore());
            } catch (PortFailure.Unavailable _) {
                company.passUntil(company.timeline().now().plus(UNAVAILABLE));
            } catch (PortFailure.NeedsHuman refused) {
                return new End.Refused(refused.code());
            }
        }
        return new End.OutOfTime();
    }

    private Order order() {
        return new Order(
                ticket,
                Subject.of(CASE, LeaverWorld.ANA),
                new Ground("contract", "e1", "0".repeat(64)),
                "do",
                Effect.CONTAINS,
                "as-meant=true",
                () -> operation.look(company),
                () -> operation.write(company));
    }
}
