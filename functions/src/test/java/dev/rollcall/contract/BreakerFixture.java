package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.NOON;
import static dev.rollcall.contract.Samples.account;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Campaigns;
import dev.rollcall.application.port.Populations;
import dev.rollcall.application.port.StopSwitch;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.BatchId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.StopPosition;

import java.time.Instant;

/** A breaker with what it looks at. */
public interface BreakerFixture {
    /** When most changes of the contracts were confirmed. */
    Instant CONFIRMED = NOON.minusSeconds(60);

    Breaker breaker();

    StopSwitch stop();

    Populations populations();

    /** The campaigns that the breaker looks at. */
    Campaigns campaigns();

    /** Makes the batch one that is being worked off. */
    void decide(BatchId batch);

    /** Makes the batch one that went back to humans. */
    void takeBack(BatchId batch);

    default void throwTo(StopPosition position) {
        stop().move(stop().read(), new StopSwitch.Thrown(position, "kim", "a drill", NOON));
    }

    default void prove(int active) {
        populations().record(new Populations.Proven(active, "snapshot-1", NOON));
    }

    default Admission deactivate(int number, Limits limits, Instant now) {
        return breaker()
                .admit(deactivation(number, CONFIRMED), Breaker.Urgency.ORDINARY, limits, now);
    }

    static Breaker.Expected deactivation(int number, Instant since) {
        return new Breaker.Expected(ChangeKind.DEACTIVATE, account(number), since);
    }
}
