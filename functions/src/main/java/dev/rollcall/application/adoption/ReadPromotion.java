package dev.rollcall.application.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Baselines;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.reconcile.CensusDocument;
import dev.rollcall.domain.adoption.Census;
import dev.rollcall.domain.adoption.Promotion;

/** Reads what is known of how far mappings may go. */
public final class ReadPromotion {
    private final Baselines baselines;
    private final Reconciliations reconciliations;
    private final CensusDocument census;

    public ReadPromotion(
            Baselines baselines, Reconciliations reconciliations, CensusDocument census) {
        this.baselines = requireNonNull(baselines, "baselines is null");
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.census = requireNonNull(census, "census is null");
    }

    /**
     * @param policyDigest of the policy in force: a census of another one counts other things
     */
    public Promotion under(String policyDigest) {
        return new Promotion(
                baselines.covered(),
                reconciliations
                        .lastGood()
                        .flatMap(good -> census.find(good.id()))
                        .filter(Census::isGood)
                        .filter(found -> found.policyDigest().equals(policyDigest)));
    }
}
