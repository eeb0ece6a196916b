package dev.rollcall.policyfile;

import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.policy.AtEnd;
import dev.rollcall.domain.policy.Placed;
import dev.rollcall.domain.policy.Population;
import dev.rollcall.domain.policy.PopulationName;
import dev.rollcall.domain.policy.Stay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kinds of people, and what kind of account each has. */
final class PopulationsYaml {
    private static final Set<String> FIELDS =
            Set.of(
                    "name",
                    "source",
                    "groups",
                    "account",
                    "sponsor",
                    "ends",
                    "zone",
                    "lifetime",
                    "atEnd",
                    "stay");

    private PopulationsYaml() {}

    static List<Placed<Population>> read(PolicyNode file) {
        List<Placed<Population>> populations = new ArrayList<>();
        for (PolicyNode node : file.optionalList("populations")) {
            population(node).ifPresent(read -> populations.add(new Placed<>(node.place(), read)));
        }
        return populations;
    }

    private static Optional<Population> population(PolicyNode node) {
        node.allow(FIELDS);
        Optional<PopulationName> name = node.text("name", "employees", PopulationName::new);
        Optional<SourceId> source = node.text("source", "okta", SourceId::new);
        Set<GroupId> groups = new HashSet<>();
        for (PolicyNode group : node.absentOrFilled("groups")) {
            ThingsYaml.groupOf(source.orElse(new SourceId("unknown")), group)
                    .ifPresent(groups::add);
        }
        Optional<AccountType> account = node.choice("account", AccountType.class);
        Optional<String> sponsor = node.optionalText("sponsor", "managerId", Ids::attribute);
        Optional<String> ends = node.optionalText("ends", "contractEnd", Ids::attribute);
        Optional<String> zone = node.optionalText("zone", "timezone", Ids::attribute);
        Optional<Duration> lifetime = node.optionalText("lifetime", "P180D", Times::days);
        AtEnd atEnd = node.choice("atEnd", AtEnd.REPORT);
        Stay stay = node.choice("stay", account.map(Population::usualStay).orElse(Stay.OPEN));
        return node.make(
                "see what docs/policy.md says of populations",
                () ->
                        new Population(
                                name.orElseThrow(),
                                source.orElseThrow(),
                                groups,
                                account.orElseThrow(),
                                sponsor,
                                ends,
                                zone,
                                lifetime,
                                atEnd,
                                stay));
    }
}
