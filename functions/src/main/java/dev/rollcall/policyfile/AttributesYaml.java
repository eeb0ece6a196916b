package dev.rollcall.policyfile;

import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.policy.AttributeRules;
import dev.rollcall.domain.policy.Placed;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What accounts tell of their humans: each of Slack's attributes with the source's own. */
final class AttributesYaml {
    private AttributesYaml() {}

    static Placed<AttributeRules> read(PolicyNode file) {
        PolicyNode node = file.optionalObject("attributes");
        return new Placed<>(node.place(), rules(node).orElse(AttributeRules.DEFAULT));
    }

    /** Returns what the node says; empty if that is wrong. */
    static Optional<AttributeRules> rules(PolicyNode node) {
        node.allow(Set.of("email", "userName", "kept", "once"));
        Optional<String> email = node.optionalText("email", "email", Ids::attribute);
        Optional<String> userName = node.optionalText("userName", "login", Ids::attribute);
        Map<Attribute, String> kept = attributes(node.optionalObject("kept"));
        Map<Attribute, String> once = attributes(node.optionalObject("once"));
        if (kept.containsKey(Attribute.DISPLAY_NAME)) {
            node.fault(
                    "kept." + Spelling.camel(Attribute.DISPLAY_NAME),
                    "may not be kept equal: a name that somebody chose is never put back",
                    "write it under once, or leave it out");
        }
        return node.make(
                "see what docs/policy.md says of attributes",
                () ->
                        new AttributeRules(
                                email.orElse(AttributeRules.DEFAULT.email()),
                                userName,
                                kept,
                                once));
    }

    private static Map<Attribute, String> attributes(PolicyNode node) {
        Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);
        node.allow(
                Arrays.stream(Attribute.values()).map(Spelling::camel).collect(Collectors.toSet()));
        for (Attribute attribute : Attribute.values()) {
            node.optionalText(Spelling.camel(attribute), "title", Ids::attribute)
                    .ifPresent(from -> attributes.put(attribute, from));
        }
        return attributes;
    }
}
