package dev.rollcall.application.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.reconcile.CensusDocument;
import dev.rollcall.domain.adoption.Census;
import dev.rollcall.domain.adoption.Promotion;

import java.time.Clock;

/** Reads what is known of how far mappings may go. */
public final class ReadPromotion {
    private final Reconciliations reconciliations;
    private final CensusDocument census;
    private final Clock clock;

    public ReadPromotion(Reconciliations reconciliations, CensusDocument census, Clock clock) {
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.census = requireNonNull(census, "census is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * @param policyDigest of the policy in force: a census of another one counts other things
     */
    public Promotion under(String policyDigest) {
        return new Promotion(
                reconciliations
                        .lastGood()
                        .flatMap(good -> census.find(good.id()))
                        .filter(Census::isGood)
                        .filter(found -> found.isFreshAt(clock.instant()))
                        .filter(found -> found.policyDigest().equals(policyDigest)));
    }
}
