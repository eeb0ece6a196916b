package dev.rollcall.application.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.port.Baselines;
import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.application.port.Policies;
import dev.rollcall.domain.adoption.EffectiveModes;
import dev.rollcall.domain.adoption.Promotion;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.Mapping;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/** Shows how far a company is adopted, and what comes next. Any role may look. */
public final class ShowAdoption {
    /** More than that are a matter for the list of questions. */
    static final int MOST_QUESTIONS = 1_000;

    private final Gate gate;
    private final Policies policies;
    private final Baselines baselines;
    private final ReadPromotion promotion;
    private final AdoptLinks links;
    private final LinkDisputes disputes;
    private final Clock clock;

    public ShowAdoption(
            Gate gate,
            Policies policies,
            Baselines baselines,
            ReadPromotion promotion,
            AdoptLinks links,
            LinkDisputes disputes,
            Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.baselines = requireNonNull(baselines, "baselines is null");
        this.promotion = requireNonNull(promotion, "promotion is null");
        this.links = requireNonNull(links, "links is null");
        this.disputes = requireNonNull(disputes, "disputes is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    public Gated<AdoptionView> show(Caller caller) {
        return gate.pass(caller, "adoption").map(_ -> view());
    }

    private AdoptionView view() {
        AccessPolicy policy = policies.access();
        EffectiveModes modes =
                new EffectiveModes(policy, policies.leavers().observesOnly(), clock.instant());
        Promotion known = promotion.under(policy.digest());
        List<AdoptionView.OfMapping> mappings =
                policy.mappings().stream()
                        .sorted(Comparator.comparing(Mapping::name))
                        .map(mapping ->
                                new AdoptionView.OfMapping(
                                        mapping,
                                        known.unclear(mapping, modes),
                                        known.next(mapping, modes)))
                        .toList();
        return new AdoptionView(
                clock.instant(),
                modes.observesOnly(),
                known.census(),
                links.proposal(),
                disputes.open(MOST_QUESTIONS).size(),
                baselines.latest(),
                baselines.sealed(),
                mappings);
    }
}
