package dev.rollcall.domain.policy;

import dev.rollcall.domain.person.SourceId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is wrong with what the file says of sources: each stands once and claims its own domains.
 */
final class SourceFaults {
    private SourceFaults() {}

    static List<Fault> of(AccessDraft draft) {
        List<Fault> faults = new ArrayList<>();
        Set<SourceId> seen = new HashSet<>();
        Map<String, SourceId> claimed = new HashMap<>();
        for (Placed<SourceRules> source : draft.sources()) {
            SourceId id = source.value().id();
            if (!seen.add(id)) {
                faults.add(
                        Fault.error(
                                source.place() + ".id",
                                "the source " + id + " is described already",
                                "keep one of the two"));
            }
            for (String domain : source.value().emailDomains()) {
                SourceId other = claimed.putIfAbsent(domain, id);
                if (other != null && !other.equals(id)) {
                    faults.add(
                            Fault.error(
                                    source.place() + ".emailDomains",
                                    "the domain "
                                            + domain
                                            + " is claimed by the source "
                                            + other
                                            + " too, so an address there could be either's",
                                    "leave it with the one that is right"));
                }
            }
        }
        return faults;
    }
}
