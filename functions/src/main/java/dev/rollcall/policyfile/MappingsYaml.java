package dev.rollcall.policyfile;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.Nesting;
import dev.rollcall.domain.policy.Placed;
import dev.rollcall.domain.policy.Provisioning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules: whoever is in a group of a source may have these things in Slack. */
final class MappingsYaml {
    private static final Set<String> FIELDS =
            Set.of(
                    "name",
                    "idpGroup",
                    "nested",
                    "except",
                    "mode",
                    "provisioning",
                    "owner",
                    "expires",
                    "most",
                    "grants");
    private static final String NESTED = "nested";
    private static final String GRANTS = "grants";
    private static final String DIRECT = "direct";
    private static final int USUAL_DEPTH = 5;

    private MappingsYaml() {}

    static List<Placed<Mapping>> read(PolicyNode file) {
        List<Placed<Mapping>> mappings = new ArrayList<>();
        for (PolicyNode node : file.optionalList("mappings")) {
            mapping(node).ifPresent(mapping -> mappings.add(new Placed<>(node.place(), mapping)));
        }
        return mappings;
    }

    private static Optional<Mapping> mapping(PolicyNode node) {
        node.allow(FIELDS);
        Optional<MappingName> name = node.text("name", "engineering", MappingName::new);
        Optional<GroupId> group = ThingsYaml.group(node.object("idpGroup"));
        Optional<Nesting> nested = nested(node);
        Set<GroupId> except = new HashSet<>();
        for (PolicyNode one : node.absentOrFilled("except")) {
            ThingsYaml.group(one).ifPresent(except::add);
        }
        Optional<MappingMode> mode = node.choice("mode", MappingMode.class);
        Provisioning provisioning = node.choice("provisioning", Provisioning.EAGER);
        Optional<PersonId> owner = node.text("owner", "okta:00u1ab2cd", Ids::person);
        Optional<Instant> expires =
                node.optionalText("expires", "2027-03-31 Europe/Berlin", Times::end);
        int most = most(node);
        Set<Entitlement> grants = grants(node);
        return node.make(
                "see what docs/policy.md says of mappings",
                () ->
                        new Mapping(
                                name.orElseThrow(),
                                group.orElseThrow(),
                                nested.orElseThrow(),
                                except,
                                mode.orElseThrow(),
                                provisioning,
                                owner.orElseThrow().toString(),
                                expires,
                                most,
                                grants));
    }

    /** {@code direct}, which it is too if it is absent, or {@code {all: 5}} with a depth. */
    private static Optional<Nesting> nested(PolicyNode node) {
        if (node.isObject(NESTED)) {
            PolicyNode nested = node.object(NESTED);
            nested.allow(Set.of("all"));
            int depth = nested.number("all", USUAL_DEPTH);
            return nested.make(
                    "write for example {all: " + USUAL_DEPTH + "}", () -> new Nesting.All(depth));
        }
        return node.has(NESTED)
                ? node.optionalText(NESTED, DIRECT, MappingsYaml::directOnly)
                : Optional.of(new Nesting.Direct());
    }

    private static Nesting directOnly(String text) {
        if (!text.equals(DIRECT)) {
            throw new IllegalArgumentException(
                    "must be direct, or {all: 5} with how many groups down at most");
        }
        return new Nesting.Direct();
    }

    private static int most(PolicyNode node) {
        int most = node.number("most", 40);
        if (node.has("most") && most < 1 && !node.isFaulty("most")) {
            node.fault("most", "means nobody", "write how many people it may mean at most");
        }
        return most;
    }

    private static Set<Entitlement> grants(PolicyNode mapping) {
        PolicyNode node = mapping.object(GRANTS);
        node.allow(
                Arrays.stream(EntitlementKind.values())
                        .map(EntitlementKind::list)
                        .collect(Collectors.toSet()));
        Set<Entitlement> grants = new HashSet<>();
        for (EntitlementKind kind : EntitlementKind.values()) {
            for (PolicyNode one : node.absentOrFilled(kind.list())) {
                ThingsYaml.entitlement(kind, one)
                        .filter(read -> !grants.add(read))
                        .ifPresent(
                                _ -> one.fault("is granted already by this mapping", "keep one"));
            }
        }
        if (grants.isEmpty() && mapping.has(GRANTS) && !mapping.isFaulty(GRANTS)) {
            node.fault(
                    "grants nothing",
                    "write a workspace, a group or a channel, or take the mapping out");
        }
        return grants;
    }
}
