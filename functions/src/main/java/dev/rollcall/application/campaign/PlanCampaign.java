package dev.rollcall.application.campaign;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.operator.OperatorRecord;
import dev.rollcall.application.port.Campaigns;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.campaign.Campaign;
import dev.rollcall.domain.campaign.CampaignBudget;
import dev.rollcall.domain.campaign.CampaignList;
import dev.rollcall.domain.campaign.CampaignName;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.PolicyProposal.Proposer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a campaign's exact list. It asks nobody and takes nothing. */
public final class PlanCampaign {
    private static final String ACTION = "campaign-plan";

    private final Gate gate;
    private final OperatorRecord operators;
    private final Reconciliations reconciliations;
    private final FindCandidates find;
    private final Campaigns campaigns;
    private final Policies policies;
    private final CampaignRecord record;
    private final Clock clock;

    public PlanCampaign(
            Gate gate,
            OperatorRecord operators,
            Reconciliations reconciliations,
            FindCandidates find,
            Campaigns campaigns,
            Policies policies,
            CampaignRecord record,
            Clock clock) {
        this.gate = requireNonNull(gate, "gate is null");
        this.operators = requireNonNull(operators, "operators is null");
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.find = requireNonNull(find, "find is null");
        this.campaigns = requireNonNull(campaigns, "campaigns is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.record = requireNonNull(record, "record is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What is asked for.
     *
     * @param thing only this one; empty: all that the mapping lists
     * @param most at most so many
     */
    public record Wish(
            CampaignName name,
            MappingName mapping,
            Optional<Entitlement> thing,
            int most,
            CampaignBudget budget) {
        public Wish {
            requireNonNull(name, "name is null");
            requireNonNull(mapping, "mapping is null");
            requireNonNull(thing, "thing is null");
            requireNonNull(budget, "budget is null");
            if (most < 1 || most > CampaignList.MOST) {
                throw new IllegalArgumentException(
                        "A campaign's list has 1 to " + CampaignList.MOST + " memberships");
            }
        }
    }

    /** What became of it. */
    public sealed interface Outcome {
        /**
         * @param leftOut how many are not in the list though they are meant, by the reason's code
         * @param more how many there were no room for
         */
        record Planned(CampaignView view, Map<String, Integer> leftOut, int more)
                implements Outcome {
            public Planned {
                requireNonNull(view, "view is null");
                leftOut = Map.copyOf(leftOut);
            }
        }

        /** Nothing of it can be taken. */
        record Nothing(Map<String, Integer> leftOut) implements Outcome {
            public Nothing {
                leftOut = Map.copyOf(leftOut);
            }
        }

        /** Under that name approvers were asked already; or somebody just planned one. */
        record NameTaken() implements Outcome {}

        /** The policy has no such mapping, or it does not list the thing. */
        record NoSuchThing() implements Outcome {}

        /** The last day lies behind us, or too far ahead. */
        record NoSuchDay() implements Outcome {}

        /** Nobody has read both sides whole within a day. */
        record NoGoodReading() implements Outcome {}

        /** The policy does not say which human the caller is. */
        record NoIdentity() implements Outcome {}
    }

    public Gated<Outcome> plan(Caller caller, Wish wish) {
        return gate.pass(caller, ACTION, Operator.ADOPTING)
                .map(operator -> plan(caller, operator, wish));
    }

    private Outcome plan(Caller caller, Operator operator, Wish wish) {
        // Of whom nobody knows which human they are, nobody can tell that they do not decide.
        Optional<PersonId> human = operator.human();
        if (human.isEmpty()) {
            operators.refused(caller, ACTION, "identity");
            return new Outcome.NoIdentity();
        }
        Instant now = clock.instant();
        if (!wish.budget().fits(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            return new Outcome.NoSuchDay();
        }
        Set<Entitlement> things = things(wish);
        if (things.isEmpty()) {
            return new Outcome.NoSuchThing();
        }
        Optional<Campaign> before = campaigns.find(wish.name());
        if (before.filter(one -> !one.mayBeReplaced()).isPresent()) {
            return new Outcome.NameTaken();
        }
        if (reconciliations
                .lastGood()
                .filter(good -> good.begun().plus(Campaign.GOOD_FOR).isAfter(now))
                .isEmpty()) {
            return new Outcome.NoGoodReading();
        }
        FindCandidates.Found found = find.of(things, wish.most());
        if (found.items().isEmpty()) {
            return new Outcome.Nothing(found.leftOut());
        }
        Campaign fresh =
                planned(wish, new Proposer(operator.person(), human.get()), now, found, before);
        campaigns.keep(fresh, found.items());
        if (!campaigns.replace(before, fresh)) {
            return new Outcome.NameTaken();
        }
        record.planned(caller, fresh);
        return new Outcome.Planned(
                new CampaignView(fresh, found.items()), found.leftOut(), found.more());
    }

    private Campaign planned(
            Wish wish,
            Proposer by,
            Instant now,
            FindCandidates.Found found,
            Optional<Campaign> before) {
        String policyDigest = policies.access().digest();
        String digest =
                ListDigest.of(
                        wish.name(),
                        wish.mapping(),
                        policyDigest,
                        wish.budget(),
                        now,
                        found.items());
        return Campaign.planned(
                wish.name(),
                new CampaignList(wish.mapping(), policyDigest, found.items().size(), digest),
                wish.budget(),
                by,
                now,
                before);
    }

    private Set<Entitlement> things(Wish wish) {
        Set<Entitlement> all =
                policies.access().mapping(wish.mapping()).map(Mapping::grants).orElse(Set.of());
        return wish.thing()
                .map(one -> all.contains(one) ? Set.of(one) : Set.<Entitlement>of())
                .orElse(all);
    }
}
