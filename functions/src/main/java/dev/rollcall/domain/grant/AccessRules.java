package dev.rollcall.domain.grant;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.Population;
import dev.rollcall.domain.policy.Provisioning;
import dev.rollcall.domain.policy.Writer;
import dev.rollcall.domain.stay.EndOfStay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a policy says that people may have. One person and a whole company are computed by the same
 * code: of a company, one {@link GroupGraph} and one {@link GroupWalk} serve everybody.
 */
public final class AccessRules {
    private final AccessPolicy policy;
    private final MappedGroups mapped;
    private final PopulationRules populations;

    public AccessRules(AccessPolicy policy) {
        this.policy = requireNonNull(policy, "policy is null");
        this.mapped = new MappedGroups(policy.mappings());
        this.populations = new PopulationRules(policy.populations());
    }

    /** Returns what somebody may have at that time whose account has no lifetime, or none yet. */
    public DesiredAccess of(PersonRecord person, Instant time) {
        return of(person, Optional.empty(), time);
    }

    /**
     * Returns what the person may have at that time.
     *
     * @param since when the person's account was first known to be theirs; a lifetime counts from
     *     then
     */
    public DesiredAccess of(PersonRecord person, Optional<Instant> since, Instant time) {
        GroupGraph graph = GroupGraph.of(person.groups());
        GroupWalk walk = new GroupWalk(graph);
        walk.from(person.groups().direct().stream().mapToInt(graph::numberOf).toArray());
        return in(graph).of(person, since, walk, time);
    }

    /** Returns the rules for all people whose groups are in the graph. */
    public InGraph in(GroupGraph graph) {
        return new InGraph(mapped.in(graph));
    }

    /** What the people of one graph may have. May be shared by threads. */
    public final class InGraph {
        private final MappedGroups.InGraph rules;

        private InGraph(MappedGroups.InGraph rules) {
            this.rules = rules;
        }

        /**
         * Returns what somebody may have at that time, whatever the attributes say of an end.
         *
         * @param walk through the graph, from the groups that name the person
         */
        public DesiredAccess of(PersonId person, Standing standing, GroupWalk walk, Instant time) {
            return desired(rules, person, standing, walk, _ -> new EndOfStay.Open(), time);
        }

        /**
         * Returns what the person may have at that time; of the groups only the walk counts.
         *
         * @param since when the person's account was first known to be theirs
         * @param walk through the graph, from the groups that name the person
         */
        public DesiredAccess of(
                PersonRecord person, Optional<Instant> since, GroupWalk walk, Instant time) {
            return desired(
                    rules,
                    person.person(),
                    person.standing(),
                    walk,
                    population -> EndOfStay.of(population, person, since),
                    time);
        }
    }

    private DesiredAccess desired(
            MappedGroups.InGraph rules,
            PersonId person,
            Standing standing,
            GroupWalk walk,
            Function<Population, EndOfStay> end,
            Instant time) {
        Optional<Population> population = populations.of(person.source(), walk);
        AccountType account = population.map(Population::account).orElse(AccountType.UNMANAGED);
        List<Grant> grants = new ArrayList<>();
        List<Withheld> withheld = new ArrayList<>();
        Provisioning provisioning = Provisioning.JIT;
        if (standing == Standing.ENTITLED && population.isPresent()) {
            boolean ended = end.apply(population.get()).hasCome(time);
            for (Reasons reasons : reasons(rules, walk, time).values()) {
                Optional<Withheld.Reason> reason = whyNot(reasons, account, ended);
                if (reason.isPresent()) {
                    withheld.add(new Withheld(reasons.grant(person), reason.get()));
                } else {
                    grants.add(reasons.grant(person));
                    provisioning = reasons.eager() ? Provisioning.EAGER : provisioning;
                }
            }
        }
        return new DesiredAccess(
                person,
                standing,
                population.map(Population::name),
                account,
                provisioning,
                grants,
                withheld,
                time);
    }

    private static Map<String, Reasons> reasons(
            MappedGroups.InGraph rules, GroupWalk walk, Instant time) {
        Map<String, Reasons> found = new TreeMap<>();
        rules.meaning(
                walk,
                time,
                (mapping, at) -> {
                    GroupPath path = walk.pathTo(at);
                    for (Entitlement entitlement : mapping.grants()) {
                        found.computeIfAbsent(entitlement.key(), _ -> new Reasons(entitlement))
                                .add(mapping, path);
                    }
                });
        return found;
    }

    private Optional<Withheld.Reason> whyNot(Reasons reasons, AccountType account, boolean ended) {
        if (!(policy.writerOf(reasons.entitlement()) instanceof Writer.Rollcall)) {
            return Optional.of(Withheld.Reason.FOREIGN_WRITER);
        }
        if (!reasons.act()) {
            return Optional.of(Withheld.Reason.NOT_ACTING);
        }
        if (!account.canHave(reasons.entitlement())) {
            return Optional.of(Withheld.Reason.ACCOUNT_TYPE);
        }
        if (ended) {
            return Optional.of(Withheld.Reason.PAST_END);
        }
        return Optional.empty();
    }
}
