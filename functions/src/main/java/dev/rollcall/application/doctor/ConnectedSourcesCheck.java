package dev.rollcall.application.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Policies;
import dev.rollcall.application.source.ConnectedSources;
import dev.rollcall.domain.checkup.Finding;
import dev.rollcall.domain.person.SourceId;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Is each source of the policy connected, and does the policy speak of each that is? */
public final class ConnectedSourcesCheck implements Check {
    private static final String NAME = "sources";

    private final Policies policies;
    private final ConnectedSources connected;

    public ConnectedSourcesCheck(Policies policies, ConnectedSources connected) {
        this.policies = requireNonNull(policies, "policies is null");
        this.connected = requireNonNull(connected, "connected is null");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        Set<String> described = names(policies.access().sources().keySet());
        Set<String> there = names(connected.ids());
        List<Finding> findings = new ArrayList<>();
        for (String source : described) {
            findings.add(
                    there.contains(source)
                            ? Finding.ok(NAME, "The source " + source + " is connected.")
                            : Finding.warning(
                                    NAME,
                                    "The policy describes the source "
                                            + source
                                            + ", which is not connected: nothing is known of its"
                                            + " people, and nothing done.",
                                    "Connect it, or take it out of the policy."));
        }
        there.removeAll(described);
        for (String source : there) {
            findings.add(
                    Finding.notice(
                            NAME,
                            "The source "
                                    + source
                                    + " is connected, and the policy says nothing of it."));
        }
        return findings;
    }

    private static Set<String> names(Collection<SourceId> sources) {
        Set<String> names = new TreeSet<>();
        sources.forEach(source -> names.add(source.value()));
        return names;
    }
}
