package dev.rollcall.domain.policy;

import dev.rollcall.domain.access.Entitlement;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What changes in the rules. To give somebody more is what a policy is for; to take away with
 * authority, to mean more people than was agreed, or to outlive an end is weaker than before.
 */
final class MappingChanges {
    private MappingChanges() {}

    static void find(AccessPolicy before, AccessPolicy after, Differences found) {
        Map<MappingName, Mapping> old = byName(before);
        Map<MappingName, Mapping> now = byName(after);
        TreeSet<MappingName> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        for (MappingName name : names) {
            Mapping was = old.get(name);
            Mapping is = now.get(name);
            if (was == null && is != null) {
                found.added(whole(is), isAuthoritative(is));
            } else if (is == null && was != null) {
                found.removed(whole(was), isAuthoritative(was));
            } else if (is != null && was != null) {
                mapping("mapping " + name, was, is, found);
            }
        }
    }

    private static void mapping(String name, Mapping before, Mapping after, Differences found) {
        boolean authority = isAuthoritative(before) || isAuthoritative(after);
        found.value("the mode of " + name, before.mode(), after.mode(), authority);
        found.value("the group of " + name, before.group(), after.group(), authority);
        found.value(
                "the depth of " + name,
                before.nested().levels(),
                after.nested().levels(),
                authority);
        found.set("exception of " + name + ":", before.except(), after.except(), authority, true);
        found.value(
                "the provisioning of " + name, before.provisioning(), after.provisioning(), false);
        found.value("the owner of " + name, before.owner(), after.owner(), false);
        found.value(
                "the end of " + name,
                before.expires(),
                after.expires(),
                end -> end.map(Instant::toString).orElse("never"),
                isLater(before.expires(), after.expires()) || authority);
        found.value("the most of " + name, before.most(), after.most(), (b, a) -> a > b);
        found.set(
                "grant of " + name + ":",
                before.grants().stream().map(Entitlement::key).toList(),
                after.grants().stream().map(Entitlement::key).toList(),
                authority,
                authority);
    }

    private static boolean isLater(Optional<Instant> before, Optional<Instant> after) {
        return before.isPresent() && (after.isEmpty() || after.get().isAfter(before.get()));
    }

    private static boolean isAuthoritative(Mapping mapping) {
        return mapping.mode() == MappingMode.AUTHORITATIVE;
    }

    private static String whole(Mapping mapping) {
        return "mapping "
                + mapping.name()
                + " (group "
                + mapping.group()
                + ", at most "
                + mapping.most()
                + " people: "
                + mapping.grants().stream()
                        .map(Entitlement::key)
                        .sorted()
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static Map<MappingName, Mapping> byName(AccessPolicy policy) {
        return policy.mappings().stream()
                .collect(Collectors.toMap(Mapping::name, Function.identity(), (one, _) -> one));
    }
}
