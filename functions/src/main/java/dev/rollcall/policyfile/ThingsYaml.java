package dev.rollcall.policyfile;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.policy.Mention;

import java.util.Optional;
import java.util.Set;

/** Groups of sources and things of Slack: an id that decides, and a label for people. */
final class ThingsYaml {
    private static final String ID = "id";
    private static final String NAME = "name";
    private static final String SOURCE = "source";
    private static final String GROUP_EXAMPLE = "00g1ab2cd";

    private ThingsYaml() {}

    /** Reads {@code {source: okta, id: 00g1ab2cd, name: engineering}}. */
    static Optional<GroupId> group(PolicyNode node) {
        node.allow(Set.of(SOURCE, ID, NAME));
        Optional<SourceId> source = node.text(SOURCE, "okta", SourceId::new);
        return group(node, source.orElse(new SourceId("unknown")));
    }

    /** Reads {@code {id: 00g1ab2cd, name: engineering}}, of a source that is known already. */
    static Optional<GroupId> groupOf(SourceId source, PolicyNode node) {
        node.allow(Set.of(ID, NAME));
        return group(node, source);
    }

    private static Optional<GroupId> group(PolicyNode node, SourceId source) {
        Optional<GroupId> group = node.text(ID, GROUP_EXAMPLE, text -> new GroupId(source, text));
        Optional<String> name = node.text(NAME, "engineering", Ids::name);
        return node.make("write for example " + GROUP_EXAMPLE, group::orElseThrow)
                .map(read -> {
                    note(node, new Mention.OfGroup(read), name.orElseThrow());
                    return read;
                });
    }

    /** Reads one thing of the kind, e.g. {@code {id: C012AB3CD, name: backend}}. */
    static Optional<Entitlement> entitlement(EntitlementKind kind, PolicyNode node) {
        node.allow(kind.fields());
        Optional<String> workspace =
                kind == EntitlementKind.USER_GROUP
                        ? node.text(
                                EntitlementKind.WORKSPACE.field(),
                                EntitlementKind.WORKSPACE.example(),
                                EntitlementKind.WORKSPACE::id)
                        : Optional.empty();
        Optional<String> id = node.text(ID, kind.example(), kind::id);
        Optional<String> label = node.text(kind.labelField(), "engineering", kind::label);
        return node.make(
                        "write for example " + kind.example(),
                        () -> kind.of(workspace.orElse(""), id.orElseThrow()))
                .map(read -> {
                    note(node, new Mention.OfEntitlement(read), label.orElseThrow());
                    return read;
                });
    }

    private static void note(PolicyNode node, Mention.Thing thing, String label) {
        node.reported().mention(new Mention(node.place(), thing, label));
    }
}
