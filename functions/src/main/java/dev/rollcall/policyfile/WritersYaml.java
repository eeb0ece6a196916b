package dev.rollcall.policyfile;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.Placed;
import dev.rollcall.domain.policy.Writer;
import dev.rollcall.domain.policy.WriterRule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may change what: each entry names one thing of Slack and its writer. */
final class WritersYaml {
    private static final String WRITER = "writer";

    private WritersYaml() {}

    static List<Placed<WriterRule>> read(PolicyNode file) {
        List<Placed<WriterRule>> writers = new ArrayList<>();
        for (PolicyNode node : file.optionalList("writers")) {
            rule(node).ifPresent(rule -> writers.add(new Placed<>(node.place(), rule)));
        }
        return writers;
    }

    private static Optional<WriterRule> rule(PolicyNode node) {
        node.allow(fields());
        Optional<Writer> writer = node.text(WRITER, "okta-slack-app", WritersYaml::writer);
        List<EntitlementKind> kinds =
                Arrays.stream(EntitlementKind.values())
                        .filter(kind -> node.has(kind.field()))
                        .toList();
        if (kinds.size() != 1) {
            node.fault("must name one thing of Slack", "write one of: " + things());
            return Optional.empty();
        }
        EntitlementKind kind = kinds.getFirst();
        Optional<Entitlement> entitlement = ThingsYaml.entitlement(kind, node.object(kind.field()));
        return node.make(
                "write for example writer: nobody",
                () -> new WriterRule(entitlement.orElseThrow(), writer.orElseThrow()));
    }

    private static Writer writer(String text) {
        return switch (text) {
            case "rollcall" -> new Writer.Rollcall();
            case "nobody" -> new Writer.Nobody();
            default -> new Writer.Foreign(text);
        };
    }

    private static Set<String> fields() {
        Set<String> fields = new HashSet<>(Set.of(WRITER));
        for (EntitlementKind kind : EntitlementKind.values()) {
            fields.add(kind.field());
        }
        return fields;
    }

    private static String things() {
        return Arrays.stream(EntitlementKind.values())
                .map(EntitlementKind::field)
                .collect(Collectors.joining(", "));
    }
}
