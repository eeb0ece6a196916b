package dev.rollcall.policyfile;

import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.AttributeRules;
import dev.rollcall.domain.policy.LeaveDates;
import dev.rollcall.domain.policy.Placed;
import dev.rollcall.domain.policy.SourceRules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where people come from, and what each source may say. */
final class SourcesYaml {
    private SourcesYaml() {}

    static List<Placed<SourceRules>> read(PolicyNode file) {
        List<Placed<SourceRules>> sources = new ArrayList<>();
        for (PolicyNode node : file.optionalList("sources")) {
            source(node).ifPresent(source -> sources.add(new Placed<>(node.place(), source)));
        }
        return sources;
    }

    private static Optional<SourceRules> source(PolicyNode node) {
        node.allow(Set.of("id", "emailDomains", "hrKey", "attributes", "leaveDates"));
        Optional<SourceId> id = node.text("id", "okta", SourceId::new);
        List<String> domains = node.optionalTexts("emailDomains", "acme.example", Ids::domain);
        Optional<String> hrKey = node.optionalText("hrKey", "employeeNumber", Ids::attribute);
        Optional<AttributeRules> attributes =
                node.has("attributes")
                        ? AttributesYaml.rules(node.optionalObject("attributes"))
                        : Optional.empty();
        LeaveDates leaveDates = node.choice("leaveDates", LeaveDates.IGNORE);
        return node.make(
                "write for example okta",
                () ->
                        new SourceRules(
                                id.orElseThrow(),
                                new HashSet<>(domains),
                                hrKey,
                                attributes,
                                leaveDates));
    }
}
