package dev.rollcall.application.explain;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.explain.PersonComparison.Result;
import dev.rollcall.application.port.KnownPeople;
import dev.rollcall.application.port.KnownPeople.Known;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.provision.Foresight;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.PolicyChange;
import dev.rollcall.domain.policy.WholePolicy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would change if a policy were in force, part by part. The policy is neither stored nor
 * activated.
 */
public final class PlanPolicy {
    /** API Gateway waits 25 seconds, and the last person's reading must still end. */
    private static final Duration BEGIN_UNTIL = Duration.ofSeconds(11);

    private static final Duration A_PERSON = Duration.ofSeconds(9);
    private static final int AT_ONCE = 10;

    /** An answer of Lambda's has 6 MB, and a change some hundred bytes. */
    private static final int MOST_CHANGES = 5_000;

    private final LookAtPerson look;
    private final Foresight foresight;
    private final SlackCapabilities capabilities;
    private final KnownPeople people;
    private final Policies policies;
    private final Clock clock;

    public PlanPolicy(
            LookAtPerson look,
            Foresight foresight,
            SlackCapabilities capabilities,
            KnownPeople people,
            Policies policies,
            Clock clock) {
        this.look = requireNonNull(look, "look is null");
        this.foresight = requireNonNull(foresight, "foresight is null");
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.people = requireNonNull(people, "people is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * @param labels what its file calls things
     */
    public record Proposal(WholePolicy policy, Map<Entitlement, String> labels) {
        public Proposal {
            requireNonNull(policy, "policy is null");
            labels = Map.copyOf(labels);
        }
    }

    /**
     * Compares for one person, whom Slack is asked about in any case; for all who are linked to the
     * account, if that is what is named.
     *
     * @throws IllegalArgumentException if nobody is linked to the account
     * @throws PortFailure if the policy in force or Slack's plan cannot be read
     */
    public PlanPage of(Proposal proposal, Subject subject) {
        List<PersonId> meant =
                switch (subject) {
                    case Subject.OfPerson(PersonId person) -> List.of(person);
                    case Subject.OfAccount(AccountId account) -> look.peopleOf(account);
                };
        if (meant.isEmpty()) {
            throw new IllegalArgumentException(
                    "Rollcall has no link to this account; name the person, as in okta:00u1");
        }
        return new Reading(proposal).these(meant);
    }

    /**
     * Compares for all whom Rollcall has a record of, as far as it gets.
     *
     * @param from {@link KnownPeople#START}, or what {@link PlanPage#next} said
     * @throws IllegalArgumentException if it is neither
     * @throws PortFailure if the policy in force or Slack's plan cannot be read
     */
    public PlanPage all(Proposal proposal, String from) {
        return new Reading(proposal).all(from);
    }

    /** One part, while it is made. */
    private final class Reading {
        private final Proposal proposal;
        private final Instant begun = clock.instant();
        private final WholePolicy inForce =
                new WholePolicy(
                        policies.leavers(),
                        policies.plans(),
                        policies.approvals(),
                        policies.operators(),
                        policies.access(),
                        policies.reactions());
        private final List<PlannedChange> changes = new ArrayList<>();
        private final List<PlanPage.LeftOut> leftOut = new ArrayList<>();
        private final PersonComparison comparison;
        private int considered;
        private int compared;
        private Optional<Instant> notBefore = Optional.empty();

        Reading(Proposal proposal) {
            this.proposal = proposal;
            SlackPlan plan = capabilities.plan();
            this.comparison =
                    new PersonComparison(
                            look,
                            foresight,
                            changesUnder(inForce, plan),
                            changesUnder(proposal.policy(), plan),
                            clock);
        }

        private static ChangesUnder changesUnder(WholePolicy policy, SlackPlan plan) {
            return new ChangesUnder(policy.access(), policy.leavers(), plan);
        }

        PlanPage these(List<PersonId> meant) {
            if (meant.stream().allMatch(person -> compare(person, true))) {
                return page(Optional.empty());
            }
            // They are asked about again together, so nothing of this counts.
            changes.clear();
            leftOut.clear();
            considered = 0;
            compared = 0;
            return page(Optional.of(KnownPeople.START));
        }

        PlanPage all(String from) {
            String point = from;
            while (true) {
                List<Known> some = people.after(point, AT_ONCE);
                if (some.isEmpty()) {
                    return page(Optional.empty());
                }
                for (Known known : some) {
                    if (isFull() || !compare(known.person(), false)) {
                        return page(Optional.of(point));
                    }
                    point = known.point();
                }
            }
        }

        private boolean isFull() {
            boolean late = !clock.instant().isBefore(begun.plus(BEGIN_UNTIL));
            return considered > 0 && (late || changes.size() >= MOST_CHANGES);
        }

        /** Returns false if it was put off. */
        private boolean compare(PersonId person, boolean always) {
            switch (comparison.of(person, always, A_PERSON)) {
                case Result.PutOff(Instant until) -> {
                    notBefore = Optional.of(until);
                    return false;
                }
                case Result.Untouched() -> {}
                case Result.NotKnown(String why) -> leftOut.add(new PlanPage.LeftOut(person, why));
                case Result.Compared(List<PlannedChange> found, Optional<String> unread) -> {
                    compared++;
                    changes.addAll(found);
                    unread.ifPresent(what -> leftOut.add(new PlanPage.LeftOut(person, what)));
                }
            }
            considered++;
            return true;
        }

        private PlanPage page(Optional<String> next) {
            Map<Entitlement, String> labels = new HashMap<>(policies.labels());
            labels.putAll(proposal.labels());
            return new PlanPage(
                    clock.instant(),
                    PolicyChange.between(inForce, proposal.policy()),
                    changes,
                    considered,
                    compared,
                    leftOut,
                    next,
                    notBefore,
                    labels);
        }
    }
}
